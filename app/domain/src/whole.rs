//! Whether the bytes of a file are all there: how a PDF and a picture end. What was cut off on its way begins as it
//! should, and nobody can open it.

/// How much of the end of a PDF is looked at: readers look for its end mark in the last kilobyte, and scanners pad.
pub const TAIL: u64 = 4 * 1024;
/// How far from the place that the end names its table may begin: some writers count their first bytes otherwise.
pub const NEAR: u64 = 64;

/// Where the table of a PDF begins, as its last bytes say; `None` where they do not end it.
pub fn pdf_table(tail: &[u8]) -> Option<u64> {
    let end = last(tail, b"%%EOF")?;
    let start = last(&tail[..end], b"startxref")? + b"startxref".len();
    std::str::from_utf8(&tail[start..end]).ok()?.trim().parse().ok()
}

/// Whether a table, or the object that holds one, begins within these bytes.
pub fn is_pdf_table(near: &[u8]) -> bool {
    let is_named = |word: &[u8]| word == b"xref" || word == b"obj";
    near.split(|byte| byte.is_ascii_whitespace() || *byte == b'<').any(is_named)
}

fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|found| found == word)
}

/// A picture as it is read piece by piece.
pub struct Picture {
    format: Format,
    /// What has not been taken yet.
    rest: Vec<u8>,
    /// Bytes of the present part that say nothing of its end.
    skip: u64,
    /// Of a part of a PNG that every reader needs: its check sum so far, which comes after it.
    sum: Option<u32>,
    has_ended: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Png,
    /// Between two parts, or in the picture itself, which has no length.
    Jpeg {
        is_scan: bool,
    },
}

impl Picture {
    pub fn png() -> Self {
        Self::new(Format::Png, 8)
    }

    pub fn jpeg() -> Self {
        Self::new(Format::Jpeg { is_scan: false }, 2)
    }

    fn new(format: Format, skip: u64) -> Self {
        Self { format, rest: Vec::new(), skip, sum: None, has_ended: false }
    }

    /// What comes after the end, such as the film that some telephones add, is not looked at.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    pub fn read(&mut self, piece: &[u8]) {
        let mut bytes = std::mem::take(&mut self.rest);
        bytes.extend_from_slice(piece);
        let mut at = 0;
        while !self.has_ended {
            let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(bytes.len() - at);
            self.skip -= skipped as u64;
            self.sum = self.sum.map(|sum| checked(sum, &bytes[at..at + skipped]));
            at += skipped;
            let Some(taken) = self.step(&bytes[at..]) else { break };
            at += taken;
        }
        self.rest = bytes.split_off(at);
    }

    /// How many bytes the next mark takes; `None` before it is all there.
    fn step(&mut self, bytes: &[u8]) -> Option<usize> {
        match self.format {
            Format::Png => {
                if let Some(sum) = self.sum {
                    if !sum != u32::from_be_bytes(*bytes.first_chunk::<4>()?) {
                        return self.lose();
                    }
                    self.sum = None;
                    return Some(4);
                }
                let part = bytes.first_chunk::<8>()?;
                let length = u32::from_be_bytes([part[0], part[1], part[2], part[3]]);
                if &part[4..] == b"IEND" {
                    self.has_ended = bytes.len() >= 12;
                    return self.has_ended.then_some(12);
                }
                // Small letters: readers do without it.
                let is_needed = part[4].is_ascii_uppercase();
                self.sum = is_needed.then(|| checked(u32::MAX, &part[4..]));
                self.skip = u64::from(length) + if is_needed { 0 } else { 4 };
                Some(8)
            }
            Format::Jpeg { is_scan: true } => {
                let mark = bytes.windows(2).position(|two| two[0] == 0xff && !matches!(two[1], 0 | 0xd0..=0xd7 | 0xff));
                // The last byte may be the first of a mark.
                let Some(mark) = mark else { return bytes.len().checked_sub(1).filter(|n| *n > 0) };
                self.format = Format::Jpeg { is_scan: false };
                Some(mark)
            }
            Format::Jpeg { is_scan: false } => match *bytes.first_chunk::<2>()? {
                [0xff, 0xd9] => {
                    self.has_ended = true;
                    Some(2)
                }
                [0xff, 0xff] => Some(1),
                [0xff, code] => {
                    let part = bytes.first_chunk::<4>()?;
                    self.skip = u64::from(u16::from_be_bytes([part[2], part[3]])).saturating_sub(2);
                    self.format = Format::Jpeg { is_scan: code == 0xda };
                    Some(4)
                }
                // No mark where one has to be.
                _ => self.lose(),
            },
        }
    }

    /// Nothing can be shown from here on.
    fn lose(&mut self) -> Option<usize> {
        (self.skip, self.sum) = (u64::MAX, None);
        Some(0)
    }
}

/// A CRC-32 with these bytes as well; it begins as all ones, and is turned over in the end.
fn checked(sum: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(sum, |sum, byte| CRC[usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8))
}

const CRC: [u32; 256] = {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let (mut sum, mut bit) = (n as u32, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[n] = sum;
        n += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_pdf_names_its_table() {
        assert_eq!(pdf_table(b"...startxref\r\n23975\r\n%%EOF\r\n"), Some(23_975));
        // Changed after it was signed: the last end counts.
        assert_eq!(pdf_table(b"startxref\n9\n%%EOF\n...startxref\n70\n%%EOF"), Some(70));
        for cut in [b"startxref\n9\n%%EO".as_slice(), b"garbage %%EOF", b"startxref\nx\n%%EOF", b"%%EOF startxref 9", b""] {
            assert_eq!(pdf_table(cut), None, "{}", String::from_utf8_lossy(cut));
        }
        for table in [b"xref\n0 5\n".as_slice(), b"\r\n12 0 obj<</Type/XRef", b"f \nxref 0 1"] {
            assert!(is_pdf_table(table));
        }
        for other in [b"startxref\n9\n%%EOF".as_slice(), b"endobj\n", b""] {
            assert!(!is_pdf_table(other));
        }
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x02IHDRabU\x02\x86\xa9\0\0\0\x04IDATIENDe%X\x99\0\0\0\x02tEXtxycrc.\0\0\0\0IEND\xaeB`\x82";
    const JPEG: &[u8] =
        b"\xff\xd8\xff\xe0\0\x06\xff\xd9..\xff\xff\xda\0\x03.scan\xff\0\xff\xd0more\xff\xc4\0\x04..\xff\xda\0\x02data\xff\xd9";

    #[test]
    fn a_picture_ends_at_its_own_end_and_not_before() {
        for (new, whole) in [(Picture::png as fn() -> Picture, PNG), (Picture::jpeg, JPEG)] {
            for step in [1, 2, 3, 7, 1000] {
                for end in 0..=whole.len() {
                    let mut picture = new();
                    whole[..end].chunks(step).for_each(|piece| picture.read(piece));
                    assert_eq!(picture.has_ended(), end == whole.len(), "{end} of {} by {step}", whole.len());
                }
            }
            let mut picture = new();
            picture.read(&[whole, b"and a film"].concat());
            assert!(picture.has_ended());
        }
    }

    #[test]
    fn a_png_whose_picture_was_damaged_does_not_end() {
        let at = |word: &[u8]| PNG.windows(word.len()).position(|found| found == word).expect("there");
        for (at, is_whole) in [(at(b"IDATIEND") + 5, false), (at(b"IHDR") + 4, false), (at(b"tEXt") + 4, true)] {
            for step in [1, 5, 1000] {
                let mut damaged = PNG.to_vec();
                damaged[at] ^= 1;
                let mut picture = Picture::png();
                damaged.chunks(step).for_each(|piece| picture.read(piece));
                assert_eq!(picture.has_ended(), is_whole, "{at} by {step}");
            }
        }
    }

    #[test]
    fn what_is_broken_in_a_picture_is_looked_at_without_harm() {
        for (new, whole) in [(Picture::png as fn() -> Picture, PNG), (Picture::jpeg, JPEG)] {
            for at in 0..whole.len() {
                let mut broken = whole.to_vec();
                broken[at] ^= 0xff;
                new().read(&broken);
            }
        }
    }
}

//! The smallest files of their kinds that are all there.

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n29\n%%EOF\n";
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82";
pub const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x02\xff\xda\0\x02\0\xff\xd9";

/// A PDF with this in it.
pub fn pdf(content: &[u8]) -> Vec<u8> {
    let mut bytes = [b"%PDF-1.7\n", content, b"\n"].concat();
    let end = format!("xref\n0 0\ntrailer\n<<>>\nstartxref\n{}\n%%EOF\n", bytes.len());
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

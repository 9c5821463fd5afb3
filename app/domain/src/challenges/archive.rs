//! The dossier of a call as a folder to keep: what lies in it, what each part's hash is, and a page that says so without this site.

use crate::{
    locale::Locale::Vi,
    time::Moment,
    verbatim::{canonical, sha256},
};
use serde::{Deserialize, Serialize};

pub const INDEX: &str = "index.html";
pub const MANIFEST: &str = "manifest.json";
/// In the form that `sha256sum -c` reads.
pub const SUMS: &str = "SHA256SUMS";

/// For whom it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// What everybody may read.
    Public,
    /// What the office may read.
    Office,
}

/// A folder, and what lies in it beside [`INDEX`], [`MANIFEST`] and [`SUMS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    pub challenge: String,
    pub title: String,
    pub edition: Edition,
    /// RFC 3339, Viet Nam time.
    pub made: String,
    /// Where the call is read while the site is there.
    pub address: String,
    pub is_illustrative: bool,
    pub parts: Vec<Filed>,
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    pub path: String,
    /// What it is, in Vietnamese.
    pub what: String,
    /// Bytes.
    pub size: u64,
    /// Lower-case hex.
    pub sha256: String,
}

impl Filed {
    pub fn of(path: impl Into<String>, what: impl Into<String>, bytes: &[u8]) -> Self {
        Self { path: path.into(), what: what.into(), size: bytes.len() as u64, sha256: sha256(bytes) }
    }
}

impl Package {
    /// The folder's own name.
    pub fn folder(&self) -> String {
        let edition = if self.edition == Edition::Public { "cong-khai" } else { "noi-bo" };
        format!("ho-so-{}-{edition}", self.challenge)
    }

    /// Every file of the folder in the order of reading, the last of which vouches for the others.
    pub fn own_files(&self, at: Moment) -> [(&'static str, String); 3] {
        let (index, manifest) = (self.index(at), canonical(self));
        let own = [(INDEX, &index), (MANIFEST, &manifest)].map(|(path, text)| (sha256(text), path.to_owned()));
        let parts = self.parts.iter().map(|part| (part.sha256.clone(), part.path.clone()));
        let sums = own.into_iter().chain(parts).map(|(hash, path)| format!("{hash}  {path}\n")).collect();
        [(INDEX, index), (MANIFEST, manifest), (SUMS, sums)]
    }

    /// A page that any browser shows from the disk: no script, nothing from elsewhere.
    fn index(&self, at: Moment) -> String {
        let (code, title) = (escaped(&self.challenge), escaped(&self.title));
        let edition = match self.edition {
            Edition::Public => {
                "Bản công khai: đề bài, hỏi – đáp, thông báo, văn bản, kết quả và kết quả thực hiện như mọi người đọc được trên cổng. Không có hồ sơ của doanh nghiệp, phiếu đánh giá từng thành viên và nội dung trao đổi riêng."
            }
            Edition::Office => {
                "Bản của cơ quan thường trực: có thêm hồ sơ của doanh nghiệp, kiến nghị và trả lời, lịch sử xử lý; chỉ lưu hành trong cơ quan. Không có nhận xét mà Hội đồng gửi riêng từng doanh nghiệp và trao đổi riêng về hồ sơ."
            }
        };
        let illustrative = if self.is_illustrative { "<p><strong>Dữ liệu minh họa.</strong></p>" } else { "" };
        let row = |part: &Filed| {
            let (path, what) = (escaped(&part.path), escaped(&part.what));
            let href = part.path.split('/').map(encoded).collect::<Vec<_>>().join("/");
            format!(
                "<tr><td><a href=\"{href}\">{path}</a></td><td>{what}</td><td>{}</td><td><code>{}</code></td></tr>\n",
                part.size, part.sha256
            )
        };
        let rows: String = self.parts.iter().map(row).collect();
        format!(
            "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>Hồ sơ lưu trữ {code}</title>\
             <style>body{{font:1.1rem/1.6 serif;margin:2rem auto;max-width:60rem;padding:0 1rem}}\
             table{{border-collapse:collapse;display:block;overflow-x:auto}}td,th{{border:1px solid #888;padding:.4rem;text-align:left;vertical-align:top}}\
             code{{overflow-wrap:anywhere}}</style></head><body>\n\
             <h1>Hồ sơ lưu trữ bài toán {code}</h1>\n<p>{title}</p>\n{illustrative}<p>{edition}</p>\n\
             <p>Lập lúc {} (giờ Việt Nam). Địa chỉ trên cổng: {}</p>\n\
             <h2>Các tệp trong hồ sơ</h2>\n<table><thead><tr><th>Tệp</th><th>Nội dung</th><th>Số byte</th><th>Mã băm SHA-256</th></tr></thead>\n\
             <tbody>{rows}</tbody></table>\n\
             <h2>Cách kiểm tra</h2>\n<p>Tệp {SUMS} ghi mã băm của mọi tệp. Trên Linux, mở cửa sổ lệnh trong thư mục này và gõ \
             <code>sha256sum -c {SUMS}</code>; trên macOS, <code>shasum -a 256 -c {SUMS}</code>. Trên Windows, gõ <code>certutil -hashfile TÊN-TỆP SHA256</code> rồi so với dòng của tệp đó. \
             Mã băm khác nghĩa là tệp đã bị thay đổi.</p>\n\
             <p lang=\"en\">Archive of one call. {SUMS} holds the SHA-256 of every file; {MANIFEST} lists them for programs.</p>\n\
             </body></html>\n",
            at.show(Vi),
            escaped(&self.address),
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A part of a path as it stands in a link.
fn encoded(part: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    part.bytes().map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_links_every_file_and_runs_nothing_that_a_name_says() {
        let hostile = "tep/\"><script>alert(1)</script>.pdf";
        let package = Package {
            challenge: "BT-06".into(),
            title: "An toàn <b>mỏ</b>".into(),
            edition: Edition::Public,
            made: Moment(0).to_rfc3339(),
            address: "https://baitoan.example/challenges/BT-06".into(),
            is_illustrative: true,
            parts: vec![Filed::of("quy-che.json", "Quy chế", b"{}"), Filed::of(hostile, "Tệp", b"x")],
        };
        let [(_, index), (_, manifest), (_, sums)] = package.own_files(Moment(0));
        assert!(!index.contains("<script") && !index.contains("<b>") && !index.contains("src="), "{index}");
        assert!(index.contains("href=\"quy-che.json\"") && index.contains("Dữ liệu minh họa") && index.contains(&sha256("{}")));
        assert!(index.contains("href=\"tep/%22%3E%3Cscript%3E"));
        assert_eq!(serde_json::from_str::<Package>(&manifest).expect("read again"), package);
        let lines: Vec<&str> = sums.lines().collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0], format!("{}  {INDEX}", sha256(&index)));
        assert_eq!(package.folder(), "ho-so-BT-06-cong-khai");
    }
}

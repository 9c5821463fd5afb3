//! The binary as an operator runs it: what it answers, and with which exit code.

use rust_xlsxwriter::Workbook;
use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

fn run(folder: &TempDir, arguments: &[&str], input: &str) -> Output {
    run_with(folder, arguments, input, &[])
}

fn run_with(folder: &TempDir, arguments: &[&str], input: &str, settings: &[(&str, &str)]) -> Output {
    let place = |name: &str| folder.path().join(name).display().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command
        .args(arguments)
        .env_remove("APP_MODE")
        .env("DATABASE_URL", format!("sqlite:{}?mode=rwc", place("app.db")))
        .env("STORAGE_URL", format!("file:{}", place("files")))
        .env("SMTP_URL", format!("file:{}", place("outbox")))
        .envs(settings.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("started");
    // One that has refused already does not read.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    child.wait_with_output().expect("ended")
}

fn create_user(folder: &TempDir, email: &str, password: &str) -> Output {
    run(folder, &["create-user", "--email", email, "--name", "Nguyễn Thị Mai", "--role", "officer"], &format!("{password}\n"))
}

/// The one line that says what is wrong.
fn error(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stderr);
    let (_, error) = text.split_once("error: ").expect("an error");
    error.trim_end().to_owned()
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

fn list(path: &Path, rows: &[[&str; 3]]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let head = ["Mã bài toán", "Tên bài toán", "Kết quả cần đạt"];
    for (row, cells) in std::iter::once(&head).chain(rows).enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *text).expect("written");
        }
    }
    workbook.save(path).expect("saved");
}

#[test]
fn an_account_is_created_once_with_a_password_that_is_good_enough() {
    let folder = tempfile::tempdir().expect("folder");
    assert!(
        said(&create_user(&folder, "mai@quangninh.example", "mot-mat-khau-dai"))
            .starts_with("Created mai@quangninh.example with role officer: ")
    );
    let again = error(&create_user(&folder, "Mai@quangninh.example", "mot-mat-khau-dai"));
    assert_eq!(again, "there is an account Mai@quangninh.example already");
    let weak = error(&create_user(&folder, "nam@quangninh.example", "ngan"));
    assert!(weak.starts_with("password: At least ") && weak.lines().count() == 1, "{weak}");
    let nothing = run(&folder, &["create-user", "--email", "x@y.example", "--name", "X", "--role", "king"], "");
    assert_eq!(nothing.status.code(), Some(2), "{nothing:?}");
}

#[test]
fn a_list_needs_an_officer_who_imports_it() {
    let folder = tempfile::tempdir().expect("folder");
    let nobody = run(&folder, &["import-challenges", "danh-muc.xlsx"], "");
    assert_eq!(error(&nobody), "there is no officer yet: server create-user --role officer makes one");
}

#[test]
fn a_setting_that_leads_nowhere_stops_the_start_and_is_named() {
    let folder = tempfile::tempdir().expect("folder");
    let site = folder.path().display().to_string();
    for (name, value) in [
        ("SITE_ROOT", "/nonexistent"),
        ("DATABASE_URL", "postgres:foo"),
        ("DATABASE_URL", "sqlite:/proc/nope/app.db"),
        ("STORAGE_URL", "file:/proc/nope"),
    ] {
        let settings = [("LISTEN", "127.0.0.1:0"), ("SITE_ROOT", site.as_str()), (name, value)];
        let line = error(&run_with(&folder, &["serve"], "", &settings));
        assert!(line.starts_with(name) && line.lines().count() == 1, "{name}={value}: {line}");
    }
}

#[test]
fn a_list_is_imported_once_however_often_it_is_given() {
    let folder = tempfile::tempdir().expect("folder");
    said(&create_user(&folder, "mai@quangninh.example", "mot-mat-khau-dai"));
    let path = folder.path().join("danh-muc.xlsx");
    let file = path.display().to_string();
    let import = || run(&folder, &["import-challenges", &file, "--as", "mai@quangninh.example"], "");
    list(&path, &[["BT-01", "Trợ lý ảo", "Trả lời đúng 90%."], ["BT-02", "Giám sát vịnh", "Cảnh báo trong 5 phút."]]);
    assert_eq!(said(&import()), "2 created, 0 existed already and stay as they are.");
    assert_eq!(said(&import()), "0 created, 2 existed already and stay as they are.");

    list(&path, &[["BT-03", "Bản đồ số", "Đủ 100% xã."], ["BT-04", "Cảng số", ""]]);
    let broken = error(&import());
    assert!(broken.starts_with("nothing was imported:") && broken.contains("row 3, required_result_vi: "), "{broken}");
    std::fs::write(&path, "PK, but no workbook").expect("written");
    assert!(error(&import()).contains("the list: "));
    list(&path, &[["BT-03", "Bản đồ số", "Đủ 100% xã."]]);
    assert_eq!(said(&import()), "1 created, 0 existed already and stay as they are.", "nothing of the broken list was kept");
    let bare = || run(&folder, &["import-challenges", &file], "");
    assert_eq!(said(&bare()), "0 created, 1 existed already and stay as they are.", "by the only officer there is");
    said(&create_user(&folder, "nam@quangninh.example", "mot-mat-khau-dai"));
    assert_eq!(error(&bare()), "there are 2 officers: choose the one who imports with --as EMAIL");
    let nobody = run(&folder, &["import-challenges", &file, "--as", "nobody@quangninh.example"], "");
    assert_eq!(error(&nobody), "there is no account nobody@quangninh.example");
}

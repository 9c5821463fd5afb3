//! The dossier of a call that has closed, as an archive: for everybody what is public, for the office what the office may read. Each
//! part is asked for as its reader would ask for it, so that nothing is in it that is not on a page of theirs.

use crate::{
    Backend, Error, Result, db,
    errands::{Progress, Workbook},
    files::{Bundle, Owner, Piece, bundle},
    papers::Format,
    questions,
    results::ComplaintLine,
};
use documents::{brief, plain};
use domain::{
    access::{self, Action, Denied, Site},
    challenges::{
        Challenge,
        archive::{Edition, Filed, Package},
        outcome,
    },
    locale::Locale,
    notices::Notice,
    people::Actor,
    proposals::lifecycle::OpeningLine,
    text::fold,
    time::Moment,
    verbatim::canonical,
};
use std::collections::HashSet;

/// What lies in the folder, with what it is made of.
#[derive(Default)]
struct Parts {
    filed: Vec<Filed>,
    pieces: Vec<Piece>,
    taken: HashSet<String>,
}

impl Parts {
    fn text(&mut self, path: impl Into<String>, what: impl Into<String>, text: String) {
        let path = self.free(path.into());
        self.filed.push(Filed::of(path, what, text.as_bytes()));
        self.pieces.push(Piece::Text(text));
    }

    fn bytes(&mut self, path: impl Into<String>, what: impl Into<String>, bytes: Vec<u8>) {
        let path = self.free(path.into());
        self.filed.push(Filed::of(path, what, &bytes));
        self.pieces.push(Piece::Bytes(bytes));
    }

    fn stored(&mut self, path: impl Into<String>, what: impl Into<String>, file: &db::file::Stored) {
        let (path, size) = (self.free(path.into()), file.view.size.unsigned_abs());
        self.filed.push(Filed { path, what: what.into(), size, sha256: file.view.sha256.clone() });
        self.pieces.push(Piece::Stored { storage_key: file.storage_key.clone(), size });
    }

    /// Under its own name, and with a number where another has it already, whatever its case or marks.
    fn free(&mut self, path: String) -> String {
        let (stem, ending) = path.rsplit_once('.').map_or((path.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let numbered = (2..).map(|n| format!("{stem} ({n}){ending}"));
        let free = std::iter::once(path.clone()).chain(numbered).find(|path| self.taken.insert(fold(path)));
        free.unwrap_or(path)
    }
}

impl Backend {
    /// Once it has closed. `is_public` also gives the office what everybody gets. `workbooks` are made for the same reader.
    pub async fn archive(&self, actor: &Actor, code: &str, is_public: bool, workbooks: Vec<Workbook>) -> Result<Bundle> {
        self.archive_by_steps(actor, code, is_public, workbooks, &Progress::untold()).await
    }

    pub(crate) async fn archive_by_steps(
        &self,
        actor: &Actor,
        code: &str,
        is_public: bool,
        workbooks: Vec<Workbook>,
        progress: &Progress<'_>,
    ) -> Result<Bundle> {
        let (now, db) = (self.clock.now(), &self.db.read);
        let is_office = !is_public && access::check(actor, Action::UseOffice, &Site, now).is_ok();
        let reader = if is_office { actor } else { &Actor::Visitor };
        let challenge = self.challenge_case(db, reader, code, now).await?.challenge;
        if !challenge.stage(now).has_dossier() {
            return Err(Denied::WrongState.into());
        }
        let mut parts = Parts::default();
        progress.expect(3);
        self.add_texts(&mut parts, &challenge, now).await?;
        progress.step().await?;
        self.add_papers(&mut parts, reader, code, progress).await?;
        self.add_result(&mut parts, reader, &challenge).await?;
        self.add_told(&mut parts, reader, code).await?;
        progress.step().await?;
        if is_office {
            self.add_proposals(&mut parts, reader, &challenge, progress).await?;
            self.add_complaints(&mut parts, reader, code).await?;
            self.add_trail(&mut parts, reader, code).await?;
        }
        for workbook in workbooks {
            parts.bytes(format!("bang-tinh/{}", workbook.path), workbook.what, workbook.bytes);
        }
        progress.step().await?;
        let package = Package {
            title: challenge.content.title.get(Locale::Vi).to_owned(),
            edition: if is_office { Edition::Office } else { Edition::Public },
            made: now.to_rfc3339(),
            address: format!("{}/challenges/{}", self.base_url, challenge.code),
            is_illustrative: challenge.is_illustrative || self.is_demo,
            challenge: challenge.code,
            parts: parts.filed,
        };
        let folder = package.folder();
        let own = package.own_files(now).into_iter().map(|(path, text)| (path.to_owned(), Piece::Text(text)));
        let parts = package.parts.iter().map(|part| part.path.clone()).zip(parts.pieces);
        let all = own.chain(parts).map(|(path, piece)| (format!("{folder}/{path}"), piece)).collect();
        Ok(bundle(self, format!("{folder}.zip"), now, all))
    }

    /// Every published text, the rules as they were hashed, the public files, what was asked and the record of the opening.
    async fn add_texts(&self, parts: &mut Parts, challenge: &Challenge, now: Moment) -> Result<()> {
        let db = &self.db.read;
        let versions = db::challenge_version::list(db, challenge.id, now).await?;
        let mut listed = Vec::new();
        for version in versions.iter().rev() {
            let brief = brief::Brief {
                agency: self.agency.name.get(Locale::Vi).to_owned(),
                version: Some((version.version, version.at)),
                rules_hash: version.content.rules.hash(),
                address: format!("{}/challenges/{}", self.base_url, challenge.code),
                printed: version.at,
                content: version.content.clone(),
                code: challenge.code.clone(),
            };
            let (number, name) = (version.version, format!("de-bai/phien-ban-{}", version.version));
            parts.text(format!("{name}.txt"), format!("Đề bài, phiên bản {number}"), plain(&brief::document(&brief)));
            parts.text(format!("{name}.json"), format!("Đề bài, phiên bản {number}, cho máy đọc"), canonical(&version.content));
            listed.extend(version.files.iter().map(|file| file.id));
        }
        parts.text("quy-che.json", "Quy chế đánh giá, đúng từng byte như khi lập mã băm", challenge.content.rules.text());
        let mut seen = HashSet::new();
        for id in listed.into_iter().filter(|id| seen.insert(*id)) {
            let stored = db::file::find(db, id).await?.filter(|file| file.owner == Owner::Challenge(challenge.id));
            if let Some(file) = stored {
                parts.stored(format!("tep/{}", file.view.name), "Tệp công bố cùng đề bài", &file);
            }
        }
        let asked = questions::published(db, challenge, now).await?;
        if !asked.answers.is_empty() {
            let one = |of: &questions::PublicAnswer| {
                format!("Câu hỏi {}:\n{}\n\nTrả lời ({}):\n{}\n", of.number, of.question, of.at.show(Locale::Vi), of.answer)
            };
            parts.text("hoi-dap.txt", "Hỏi – đáp làm rõ", asked.answers.iter().map(one).collect::<Vec<_>>().join("\n"));
        }
        let record = db::challenge::find(db, challenge.id).await?.ok_or(Error::NotFound)?.opening_record()?;
        if let Some(record) = record {
            // Without who gave the reason: the edition for the public names nobody.
            let early = record.early.map(|early| serde_json::json!({ "planned": early.planned.to_rfc3339(), "reason": early.reason }));
            let line = |line: &OpeningLine| {
                let submitted = line.submitted_at.to_rfc3339();
                serde_json::json!({ "code": line.code, "version": line.version, "submitted_at": submitted, "sha256": line.sha256 })
            };
            let lines: Vec<_> = record.lines.iter().map(line).collect();
            let record = serde_json::json!({ "at": record.at.to_rfc3339(), "proposals": lines, "early": early });
            parts.text("mo-ho-so.json", "Biên bản mở hồ sơ, cho máy đọc: mã hồ sơ, thời điểm nộp, mã băm", canonical(&record));
        }
        Ok(())
    }

    /// Those that the reader may have, and the signed copies beside them.
    async fn add_papers(&self, parts: &mut Parts, reader: &Actor, code: &str, progress: &Progress<'_>) -> Result<()> {
        let lines = self.papers(reader, code).await?.lines;
        progress.expect(lines.iter().filter(|line| line.paper.is_ok()).count());
        for line in lines {
            let Ok(paper) = line.paper else { continue };
            progress.step().await?;
            let printed = self.print_paper(reader, paper, Format::Pdf).await?;
            let name = line.name(Locale::Vi);
            parts.bytes(format!("van-ban/{}", printed.name), name.as_str(), printed.bytes);
            if let Some(signed) = line.signed
                && let Some(file) = db::file::find(&self.db.read, signed.id).await?
            {
                parts.stored(format!("van-ban/da-ky/{}", signed.name), format!("{name}, bản đã ký"), &file);
            }
        }
        Ok(())
    }

    async fn add_result(&self, parts: &mut Parts, reader: &Actor, challenge: &Challenge) -> Result<()> {
        let result = match reader {
            Actor::Visitor => self.public_result_file(reader, &challenge.code).await,
            _ => self.result_file(reader, &challenge.code).await,
        };
        match result {
            Ok(file) => parts.text("ket-qua.json", "Tệp kết quả; lệnh server recompute tính lại xếp hạng từ tệp này", file),
            // There is none yet, or none for everybody.
            Err(Error::Denied(_) | Error::NotFound) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What the office told, to everybody or to those who read it here, and what became of the result.
    async fn add_told(&self, parts: &mut Parts, reader: &Actor, code: &str) -> Result<()> {
        let l = Locale::Vi;
        let notices = self.challenge(reader, code).await?.notices;
        if !notices.is_empty() {
            let one = |of: &Notice| {
                let (subject, text) = (of.draft.subject.get(l), of.draft.text.get(l));
                format!("Thông báo số {} ({}):\n{subject}\n\n{text}\n", of.number, of.at.show(l))
            };
            let text = notices.iter().rev().map(one).collect::<Vec<_>>().join("\n");
            parts.text("thong-bao.txt", "Thông báo của cơ quan thường trực", text);
        }
        match self.outcome(reader, code).await {
            Ok(outcome) if !outcome.editions.is_empty() => {
                let one =
                    |of: &outcome::Edition| serde_json::json!({ "version": of.version, "at": of.at.to_rfc3339(), "outcome": of.outcome });
                let all: Vec<_> = outcome.editions.iter().map(one).collect();
                let text = outcome.editions.iter().rev().map(became).collect::<Vec<_>>().join("\n");
                parts.text("thuc-hien.txt", "Kết quả thực hiện sau quyết định, lần cập nhật mới nhất trước", text);
                parts.text("thuc-hien.json", "Kết quả thực hiện sau quyết định, từng lần cập nhật, cho máy đọc", canonical(&all));
            }
            // There is none yet.
            Ok(_) | Err(Error::Denied(_) | Error::NotFound) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Complaints about the result, with what was answered.
    async fn add_complaints(&self, parts: &mut Parts, reader: &Actor, code: &str) -> Result<()> {
        let lines = match self.follow_up(reader, code).await {
            Ok(follow_up) => follow_up.complaints,
            Err(Error::Denied(_) | Error::NotFound) => return Ok(()),
            Err(error) => return Err(error),
        };
        let one = |of: &ComplaintLine| {
            let of_it = &of.complaint;
            let answer = of_it.answer.as_ref();
            let answer = answer.map(
                |a| serde_json::json!({ "at": a.at.to_rfc3339(), "finding": a.finding, "text": a.text, "consequence": a.consequence }),
            );
            let (at, grounds) = (of_it.at.to_rfc3339(), of_it.grounds.code());
            serde_json::json!({ "proposal": of.code, "firm": of.firm_name, "at": at, "grounds": grounds, "text": of_it.text, "answer": answer })
        };
        let all: Vec<_> = lines.iter().map(one).collect();
        if !all.is_empty() {
            parts.text("kien-nghi.json", "Kiến nghị về kết quả và trả lời", canonical(&all));
        }
        Ok(())
    }

    /// Of each proposal the version that was opened, with what its receipt says of it.
    async fn add_proposals(&self, parts: &mut Parts, reader: &Actor, challenge: &Challenge, progress: &Progress<'_>) -> Result<()> {
        let all = db::proposal::all_handed_in(&self.db.read, challenge.id).await?;
        progress.expect(all.len());
        for proposal in all {
            progress.step().await?;
            let exported = match self.opened_export(reader, proposal.id).await {
                Ok(exported) => exported,
                // What should be there and cannot be read is said: a package that lacks it reads as whole.
                Err(Error::NotFound) if challenge.stage(self.clock.now()).is_unsealed() => {
                    let said = "Không đọc được hồ sơ này từ cơ sở dữ liệu.";
                    parts.text(format!("ho-so/{}-khong-doc-duoc.txt", proposal.code), format!("Hồ sơ {}", proposal.code), said.to_owned());
                    continue;
                }
                // Of a call that was cancelled nothing is shown.
                Err(Error::Denied(_) | Error::NotFound) => continue,
                Err(error) => return Err(error),
            };
            for (path, text) in exported.texts {
                parts.text(format!("ho-so/{path}"), format!("Hồ sơ {}", proposal.code), text);
            }
            for (path, file) in exported.files {
                parts.stored(format!("ho-so/{path}"), format!("Hồ sơ {}, tệp đính kèm", proposal.code), &file);
            }
        }
        Ok(())
    }

    async fn add_trail(&self, parts: &mut Parts, reader: &Actor, code: &str) -> Result<()> {
        let lines = self.challenge_trail(reader, code).await?;
        let line = |line: &crate::firms::HistoryLine| {
            let (at, by, about) = (line.at.to_rfc3339(), line.by.as_str(), line.about.as_str());
            serde_json::json!({ "at": at, "act": line.event.kind, "by": by, "about": about, "note": line.event.note })
        };
        let all: Vec<_> = lines.iter().map(line).collect();
        parts.text("lich-su.json", "Lịch sử xử lý trong hệ thống", canonical(&all));
        Ok(())
    }
}

/// One edition, to be read without a program.
fn became(edition: &outcome::Edition) -> String {
    let l = Locale::Vi;
    let said = &edition.outcome;
    let day = |at: Option<Moment>, none: &str| at.map_or_else(|| none.to_owned(), |at| at.show_date(l));
    let step = |step: &outcome::Step| {
        format!("- {} (kế hoạch: {}; hoàn thành: {})", step.what, day(step.due, "không ghi"), day(step.done, "chưa"))
    };
    let mut lines = vec![format!("Lần cập nhật {} ({}):", edition.version, edition.at.show(l))];
    lines.extend(said.lines());
    lines.extend(said.steps.iter().map(step));
    lines.extend((!said.lessons.is_empty()).then(|| format!("Bài học kinh nghiệm: {}", said.lessons)));
    lines.extend((!edition.reason.is_empty()).then(|| format!("Lý do thay đổi: {}", edition.reason)));
    lines.push(String::new());
    lines.join("\n")
}

//! Workbooks for those who compute again: texts stay texts, whatever they begin with.

use crate::{Error, text::clean};
use domain::{locale::Locale, time::Moment};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// Excel takes no more in a cell and in the name of a sheet.
const MAX_TEXT: usize = 32_767;
const MAX_NAME: usize = 31;

/// One sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Of the sheet, unique in the workbook.
    pub name: String,
    /// Heading and width in characters.
    pub columns: Vec<(String, u16)>,
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Whole(i64),
    /// Half points, shown as points: `37` is 18,5.
    HalfPoints(i64),
    /// A number in hundredths, shown with two decimals: `7196` is 71,96.
    Hundredths(i64),
    /// The same with four decimals.
    TenThousandths(i64),
    /// A date and time in Việt Nam, to the second.
    Moment(Moment),
    /// A day in Việt Nam.
    Date(Moment),
}

/// The tables as XLSX, one sheet each, above each of them the line `notice` if there is one; `at` is written into it as
/// the time of its making.
pub fn workbook(tables: &[Table], notice: Option<&str>, at: Moment) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(at.0.div_euclid(1000))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        fill(workbook.add_worksheet(), table, notice)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, notice: Option<&str>) -> Result<(), Error> {
    sheet.set_name(sheet_name(&table.name))?;
    if let Some(notice) = notice {
        text(sheet, (0, 0), notice, Format::new().set_italic())?;
    }
    let first = u32::from(notice.is_some());
    sheet.set_freeze_panes(first + 1, 0)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border_bottom(FormatBorder::Thin);
    for (column, (heading, width)) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(*width))?;
        text(sheet, (first, column), heading, head.clone())?;
    }
    for (row, cells) in (first + 1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            let at = (row, column);
            match cell {
                Cell::Empty => {}
                Cell::Text(value) => text(sheet, at, value, Format::new().set_text_wrap().set_align(FormatAlign::Top))?,
                Cell::Whole(value) => number(sheet, at, *value as f64, "#,##0")?,
                Cell::HalfPoints(value) => number(sheet, at, *value as f64 / 2.0, "#,##0.0")?,
                Cell::Hundredths(value) => number(sheet, at, *value as f64 / 100.0, "#,##0.00")?,
                Cell::TenThousandths(value) => number(sheet, at, *value as f64 / 10_000.0, "#,##0.0000")?,
                Cell::Moment(value) => time(sheet, at, *value, "dd/mm/yyyy hh:mm:ss")?,
                Cell::Date(value) => time(sheet, at, *value, "dd/mm/yyyy")?,
            }
        }
    }
    Ok(())
}

/// Writes a string as a string; of one that no cell holds, the end shows as an ellipsis. One that a spreadsheet could take for a formula, when it is edited
/// or saved as CSV, is marked as quoted: what typing an apostrophe before it does.
fn text(sheet: &mut Worksheet, (row, column): (u32, u16), value: &str, format: Format) -> Result<(), Error> {
    let whole = clean(value);
    let value: String = match whole.chars().count() > MAX_TEXT {
        true => whole.chars().take(MAX_TEXT - 1).chain(std::iter::once('…')).collect(),
        false => whole,
    };
    let is_risky = value.trim_start().starts_with(['=', '+', '-', '@']);
    let format = if is_risky { format.set_quote_prefix() } else { format };
    sheet.write_string_with_format(row, column, value, &format)?;
    Ok(())
}

fn number(sheet: &mut Worksheet, (row, column): (u32, u16), value: f64, shown: &str) -> Result<(), Error> {
    let format = Format::new().set_num_format(shown).set_align(FormatAlign::Top);
    sheet.write_number_with_format(row, column, value, &format)?;
    Ok(())
}

/// A real date, which sorts and subtracts; one that Excel does not know stays a text.
fn time(sheet: &mut Worksheet, (row, column): (u32, u16), value: Moment, shown: &str) -> Result<(), Error> {
    let is_day = !shown.contains("hh");
    let seconds = value.local_seconds();
    let Ok(date) = ExcelDateTime::from_timestamp(if is_day { seconds - seconds.rem_euclid(86_400) } else { seconds }) else {
        let said = if is_day { value.show_date(Locale::Vi) } else { value.show_exact(Locale::Vi) };
        return text(sheet, (row, column), &said, Format::new().set_align(FormatAlign::Top));
    };
    let format = Format::new().set_num_format(shown).set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    sheet.write_datetime_with_format(row, column, &date, &format)?;
    Ok(())
}

fn sheet_name(name: &str) -> String {
    let allowed = clean(name).replace(['[', ']', ':', '*', '?', '/', '\\', '\n'], "-");
    let trimmed = allowed.trim_matches('\'');
    if trimmed.is_empty() { "Bảng".to_owned() } else { trimmed.chars().take(MAX_NAME).collect() }
}

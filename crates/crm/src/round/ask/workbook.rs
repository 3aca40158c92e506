//! The form as a workbook for one school: a row a field, what we hold beside the school's answer.
//!
//! [`crate::round::layout`] says where everything stands. Only answers can be typed into; the sheet is protected without a
//! password, against slips and not against people. Answers are text to Excel, so that a telephone keeps its zero and a day
//! is read by us, day before month.

use super::{Asked, Form};
use crate::error::{Error, Result};
use crate::round::form::{FormField, FormKind};
use crate::round::layout::{
    ANSWER_COLUMN, ANSWER_HEADING, ASKED_HEADING, CHECK_NAME_COLUMN, CHECK_POSTCODE_COLUMN,
    CHECK_SHEET, CHECK_URN_COLUMN, CHECK_VALUE_COLUMN, FIRST_CHECK_ROW, FORM_SHEET, FORMAT,
    HELD_COLUMN, HELD_HEADING, KEY_COLUMN, LABEL_COLUMN, MARK, NO_CHANGE, SCHOOL_KEY, WORDS_COLUMN,
    block_key, in_words,
};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, Workbook, Worksheet, XlsxError, utility,
};

/// The column of the hidden sheet where the words of the first field's choices stand; those of the next one beside it.
const FIRST_CHOICES_COLUMN: u16 = 6;
/// A4, as Excel counts paper.
const A4: u8 = 9;

/// What stands before the school's name.
const SCHOOL_HEADING: &str = "School";
/// What stands beside a block's drop-down, which shows only once its cell is chosen.
const TICK_HINT: &str = "All below is right? Choose “No change” here \u{2192}";

/// How cells look. Colours repeat what words and borders say.
pub(super) struct Look {
    pub title: Format,
    pub words: Format,
    pub heading: Format,
    pub block: Format,
    pub hint: Format,
    pub label: Format,
    pub held: Format,
    pub answer: Format,
    pub tick: Format,
}

impl Look {
    pub fn new() -> Self {
        let wrapped = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left)
        };
        let lined = || {
            wrapped()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00B4_BDC5))
        };
        let block = || lined().set_background_color(Color::RGB(0x00E3_EBF2));
        let open = || {
            lined()
                .set_num_format("@")
                .set_unlocked()
                .set_background_color(Color::RGB(0x00FF_F8DC))
        };
        Self {
            title: Format::new().set_bold().set_font_size(16),
            words: wrapped(),
            heading: lined().set_bold(),
            block: block().set_bold(),
            hint: block().set_align(FormatAlign::Right),
            label: lined(),
            held: lined()
                .set_num_format("@")
                .set_font_color(Color::RGB(0x0033_3F4A)),
            answer: open(),
            tick: open().set_bold(),
        }
    }
}

/// The workbook of one school.
///
/// # Errors
/// [`crate::error::Kind::Bug`]; a form always fits a workbook.
pub(super) fn of_one(form: &Form, school: &Asked) -> Result<Vec<u8>> {
    let mut book = begun(form);
    sheet(book.add_worksheet(), form, school).map_err(failed)?;
    let words = words_around(form);
    check_sheet(&mut book, form, std::slice::from_ref(school), &words).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

/// An empty workbook that says what it is.
pub(super) fn begun(form: &Form) -> Workbook {
    let mut book = Workbook::new();
    let about = DocProperties::new()
        .set_title(&form.round.title)
        .set_author(&form.office);
    book.set_properties(&about);
    book
}

fn sheet(sheet: &mut Worksheet, form: &Form, school: &Asked) -> std::result::Result<(), XlsxError> {
    let look = Look::new();
    sheet.set_name(FORM_SHEET)?;
    for (column, width) in [
        (LABEL_COLUMN, 34.0),
        // An address at a school's domain fits.
        (HELD_COLUMN, 46.0),
        (ANSWER_COLUMN, 46.0),
    ] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(KEY_COLUMN)?;
    sheet.write_string_with_format(0, LABEL_COLUMN, &form.round.title, &look.title)?;
    sheet.set_row_height(0, 24)?;
    let mut row = 1;
    for words in guide(form) {
        sheet.merge_range(row, LABEL_COLUMN, row, ANSWER_COLUMN, &words, &look.words)?;
        sheet.set_row_height(row, 30)?;
        row += 1;
    }
    sheet.write_string_with_format(row, LABEL_COLUMN, SCHOOL_HEADING, &look.heading)?;
    sheet.write_string_with_format(row, HELD_COLUMN, &school.name, &look.heading)?;
    sheet.write_blank(row, ANSWER_COLUMN, &look.heading)?;
    sheet.write_string(row, KEY_COLUMN, SCHOOL_KEY)?;
    row += 1;
    for (column, words) in [
        (LABEL_COLUMN, ASKED_HEADING),
        (HELD_COLUMN, HELD_HEADING),
        (ANSWER_COLUMN, ANSWER_HEADING),
    ] {
        sheet.write_string_with_format(row, column, words, &look.heading)?;
    }
    row += 1;
    sheet.set_freeze_panes(row, 0)?;
    let first_answer = row;
    let mut choices = Choices::default();
    for block in form.blocks() {
        let Some(first) = block.first() else { continue };
        sheet.write_string_with_format(row, LABEL_COLUMN, &first.heading, &look.block)?;
        sheet.write_string_with_format(row, HELD_COLUMN, TICK_HINT, &look.hint)?;
        sheet.write_blank(row, ANSWER_COLUMN, &look.tick)?;
        sheet.write_string(row, KEY_COLUMN, block_key(&first.block))?;
        sheet.add_data_validation(row, ANSWER_COLUMN, row, ANSWER_COLUMN, &no_change()?)?;
        row += 1;
        for field in block {
            sheet.write_string_with_format(row, LABEL_COLUMN, &field.label, &look.label)?;
            let held = in_words(field, school.holds(&field.key));
            sheet.write_string_with_format(row, HELD_COLUMN, &held, &look.held)?;
            sheet.write_blank(row, ANSWER_COLUMN, &look.answer)?;
            sheet.write_string(row, KEY_COLUMN, &field.key)?;
            if let Some(rule) = choices.rule(field)? {
                sheet.add_data_validation(row, ANSWER_COLUMN, row, ANSWER_COLUMN, &rule)?;
            }
            row += 1;
        }
    }
    sheet.set_selection(first_answer, ANSWER_COLUMN, first_answer, ANSWER_COLUMN)?;
    protect(sheet);
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// What the sheet says to whoever opens it.
fn guide(form: &Form) -> Vec<String> {
    let due = match form.due().as_str() {
        "" => String::new(),
        due => format!(" by {due}"),
    };
    vec![
        format!(
            "{} asks you to look this over and send it back{due}. If all of it is right, you need not fill in anything: answer the e-mail with OK.",
            form.office
        ),
        format!(
            "Beside a heading, choose “{NO_CHANGE}” where all below it is right. Else write only what differs. Where nobody is in post, write “none” as the name. Dates with the day first: 3/9/2026."
        ),
    ]
}

/// All that stands on the sheet and is neither a question nor what we hold.
fn words_around(form: &Form) -> Vec<String> {
    let fixed = [
        SCHOOL_HEADING,
        ASKED_HEADING,
        HELD_HEADING,
        ANSWER_HEADING,
        TICK_HINT,
    ];
    let blocks = form.blocks().filter_map(|block| block.first());
    std::iter::once(form.round.title.clone())
        .chain(guide(form))
        .chain(fixed.map(str::to_owned))
        .chain(blocks.map(|first| first.heading.clone()))
        .collect()
}

/// Locks all but the answers; widths and heights may be changed.
pub(super) fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
}

/// The drop-down beside a block.
pub(super) fn no_change() -> std::result::Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&[NO_CHANGE])?
        .set_error_message("Choose “No change”, or leave this empty.")
}

/// The words of choices on the hidden sheet, since a rule of its own holds 255 letters at most.
#[derive(Default)]
pub(super) struct Choices {
    fields: u16,
}

impl Choices {
    /// The drop-down of a field that has choices. Where several may be chosen, they can be typed, too.
    pub fn rule(
        &mut self,
        field: &FormField,
    ) -> std::result::Result<Option<DataValidation>, XlsxError> {
        if field.choices.is_empty() {
            return Ok(None);
        }
        let column = FIRST_CHOICES_COLUMN + self.fields;
        self.fields += 1;
        let last = u32::try_from(field.choices.len()).unwrap_or(u32::MAX);
        let [from, to] = [1, last].map(|row| utility::row_col_to_cell_absolute(row, column));
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={CHECK_SHEET}!{from}:{to}")));
        Ok(Some(if field.kind == FormKind::Many {
            rule.show_error_message(false)
                .set_input_title("One or more")?
                .set_input_message("Choose one, or write several with ; between them.")?
        } else {
            rule.set_error_message("Choose one of the answers in the list, or leave this empty.")?
        }))
    }
}

/// The hidden sheet: which schools the workbook is for, the words around its questions, and those of the choices.
pub(super) fn check_sheet(
    book: &mut Workbook,
    form: &Form,
    schools: &[Asked],
    words: &[String],
) -> std::result::Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(CHECK_SHEET)?;
    sheet.write_string(0, 0, MARK)?;
    sheet.write_number(1, 0, FORMAT)?;
    for (school, row) in schools.iter().zip(FIRST_CHECK_ROW..) {
        sheet.write_string(row, CHECK_VALUE_COLUMN, &school.check)?;
        let urn = school.urn.map(|urn| urn.to_string()).unwrap_or_default();
        sheet.write_string(row, CHECK_URN_COLUMN, &urn)?;
        sheet.write_string(row, CHECK_NAME_COLUMN, &school.name)?;
        sheet.write_string(row, CHECK_POSTCODE_COLUMN, &school.postcode)?;
    }
    for (text, row) in words.iter().zip(0..) {
        sheet.write_string(row, WORDS_COLUMN, text)?;
    }
    let with_choices = form.fields.iter().filter(|field| !field.choices.is_empty());
    for (field, column) in with_choices.zip(FIRST_CHOICES_COLUMN..) {
        sheet.write_string(0, column, &field.key)?;
        for (choice, row) in field.choices.iter().zip(1..) {
            sheet.write_string(row, column, &choice.label)?;
        }
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(())
}

pub(super) fn failed(error: XlsxError) -> Error {
    Error::bug(format!("The workbook could not be written ({error})."))
}

#include "records/team_export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/durable.h"
#include "base/path.h"
#include "base/utf8.h"

enum { HEADS = 7, FIRST_ROW = 3 };

static const char *const heads[HEADS] = {"工号", "姓名",     "班组",    "岗位",
                                         "现状", "达标项数", "最近练习"};

/* The row of a person and competency; NULL: there is no evidence. The rows lie by person and
 * competency. */
static const struct person_readiness *cell_find(const struct team_export *team, int64_t person,
                                                const char *competency)
{
    size_t low = 0, high = team->n_rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct person_readiness *row = &team->rows[middle];
        bool before =
            row->person != person ? row->person < person : strcmp(row->competency, competency) < 0;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    const struct person_readiness *row = low < team->n_rows ? &team->rows[low] : NULL;
    return row && row->person == person && strcmp(row->competency, competency) == 0 ? row : NULL;
}

static enum readiness_word cell_word(const struct team_export *team,
                                     const struct person_readiness *cell)
{
    return cell ? readiness_word(&cell->readiness, team->now_unix_ms) : READINESS_NOT_STARTED;
}

/* "": never. */
static void date_text(int64_t unix_ms, char out[CLOCK_DAY_SIZE])
{
    out[0] = '\0';
    if (unix_ms)
        clock_day(unix_ms, out);
}

/* Waits until the part is on the disk and gives it its name; or takes it away. */
static enum status part_take(enum status status, const char *part, const char *path)
{
    if (status == STATUS_OK && rename(part, path) == 0 && durable_file(path) == STATUS_OK)
        return STATUS_OK;
    unlink(part);
    return status == STATUS_OK ? STATUS_IO : status;
}

/* CSV. */

static void person_put(const struct team_export *team, const struct export_person *person,
                       FILE *file)
{
    const struct team_row *row = person->row;
    char ready[16], last[CLOCK_DAY_SIZE];
    snprintf(ready, sizeof ready, "%d", row->counts.ready);
    date_text(row->last_unix_ms, last);
    const char *const texts[HEADS] = {
        row->number, row->name, row->team, row->post, readiness_word_text(person->word),
        ready,       last};
    for (int i = 0; i < HEADS; i++)
        csv_cell(file, texts[i], i + 1 == HEADS && team->n_competencies == 0);
    for (size_t i = 0; i < team->n_competencies; i++)
        csv_cell(file,
                 readiness_word_text(
                     cell_word(team, cell_find(team, row->id, team->competencies[i].id))),
                 i + 1 == team->n_competencies);
}

enum status team_export_csv(const struct team_export *team, const char *path)
{
    char part[PATH_SIZE];
    enum status status = path_format(part, "%s.part", path);
    FILE *file = status == STATUS_OK ? fopen(part, "wbe") : NULL;
    if (!file)
        return status == STATUS_OK ? STATUS_IO : status;
    fputs("\xEF\xBB\xBF", file);
    for (int i = 0; i < HEADS; i++)
        csv_cell(file, heads[i], i + 1 == HEADS && team->n_competencies == 0);
    for (size_t i = 0; i < team->n_competencies; i++)
        csv_cell(file, team->competencies[i].name, i + 1 == team->n_competencies);
    for (size_t i = 0; i < team->n_people; i++)
        person_put(team, &team->people[i], file);
    bool failed = ferror(file) != 0;
    failed |= fclose(file) != 0;
    return part_take(failed ? STATUS_IO : STATUS_OK, part, path);
}

/* XLSX. */

struct book {
    lxw_workbook *workbook;
    lxw_format *words[READINESS_WORDS], *head, *slanted, *title, *plain;
    const struct team_export *team;
};

static void formats_make(struct book *book)
{
    static const struct {
        lxw_color_t ground, ink;
    } looks[READINESS_WORDS] = {
        [READINESS_NOT_STARTED] = {0xF4F0E6, 0x505A5C}, [READINESS_THIN] = {0xE9E3D4, 0x1F2A2E},
        [READINESS_PRACTISING] = {0xD7E7E2, 0x0A3D3C},  [READINESS_READY] = {0x0E5A57, 0xFFFFFF},
        [READINESS_EXPIRING] = {0xF6E7C8, 0x834E04},    [READINESS_EXPIRED] = {0xF5DFD6, 0x9C2E20},
        [READINESS_OVERDUE] = {0x9C2E20, 0xFFFFFF}};
    for (int i = 0; i < READINESS_WORDS; i++) {
        book->words[i] = workbook_add_format(book->workbook);
        format_set_bg_color(book->words[i], looks[i].ground);
        format_set_font_color(book->words[i], looks[i].ink);
        format_set_align(book->words[i], LXW_ALIGN_CENTER);
    }
    book->head = workbook_add_format(book->workbook);
    format_set_bold(book->head);
    book->slanted = workbook_add_format(book->workbook);
    format_set_bold(book->slanted);
    format_set_rotation(book->slanted, 60);
    book->title = workbook_add_format(book->workbook);
    format_set_bold(book->title);
    format_set_font_size(book->title, 16);
    book->plain = workbook_add_format(book->workbook);
    format_set_num_format(book->plain, "@"); /* a number that is typed over stays a text */
}

static void text_put(const struct book *book, lxw_worksheet *sheet, lxw_row_t row, int column,
                     const char *text)
{
    if (*text)
        worksheet_write_string(sheet, row, (lxw_col_t)column, text, book->plain);
}

static void legend_put(const struct book *book, lxw_worksheet *sheet)
{
    for (int i = 0; i < READINESS_WORDS; i++)
        worksheet_write_string(sheet, 1, (lxw_col_t)(HEADS + i),
                               readiness_word_text((enum readiness_word)i), book->words[i]);
    worksheet_write_string(
        sheet, 1, 0,
        "格子里的数：八成把握能做到的比例（%）。70 以上、两个以上情景、四次以上才算达标。", NULL);
}

static double per_cent(double share)
{
    return round(share * 100);
}

static void person_row_put(const struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                           const struct export_person *person)
{
    const struct team_export *team = book->team;
    const struct team_row *who = person->row;
    char last[CLOCK_DAY_SIZE];
    date_text(who->last_unix_ms, last);
    text_put(book, sheet, row, 0, who->number);
    text_put(book, sheet, row, 1, who->name);
    text_put(book, sheet, row, 2, who->team);
    text_put(book, sheet, row, 3, who->post);
    worksheet_write_string(sheet, row, 4, readiness_word_text(person->word),
                           book->words[person->word]);
    worksheet_write_number(sheet, row, 5, who->counts.ready, NULL);
    text_put(book, sheet, row, 6, last);
    for (size_t i = 0; i < team->n_competencies; i++) {
        const struct person_readiness *cell = cell_find(team, who->id, team->competencies[i].id);
        lxw_col_t column = (lxw_col_t)(HEADS + i);
        lxw_format *format = book->words[cell_word(team, cell)];
        if (cell)
            worksheet_write_number(sheet, row, column,
                                   per_cent(readiness_lower(&cell->readiness, team->now_unix_ms)),
                                   format);
        else
            worksheet_write_blank(sheet, row, column, format);
    }
}

static void team_sheet(const struct book *book)
{
    const struct team_export *team = book->team;
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, "总表");
    worksheet_write_string(sheet, 0, 0, "应答：谁练得怎么样", book->title);
    legend_put(book, sheet);
    worksheet_set_row(sheet, FIRST_ROW - 1, 90, NULL);
    for (int i = 0; i < HEADS; i++)
        worksheet_write_string(sheet, FIRST_ROW - 1, (lxw_col_t)i, heads[i], book->head);
    for (size_t i = 0; i < team->n_competencies; i++)
        worksheet_write_string(sheet, FIRST_ROW - 1, (lxw_col_t)(HEADS + i),
                               team->competencies[i].name, book->slanted);
    for (size_t i = 0; i < team->n_people; i++)
        person_row_put(book, sheet, (lxw_row_t)(FIRST_ROW + i), &team->people[i]);
    worksheet_set_column(sheet, 0, 3, 14, NULL);
    worksheet_set_column(sheet, 4, 6, 11, NULL);
    if (team->n_competencies)
        worksheet_set_column(sheet, HEADS, (lxw_col_t)(HEADS + team->n_competencies - 1), 8, NULL);
    worksheet_freeze_panes(sheet, FIRST_ROW, 2);
    if (team->n_people)
        worksheet_autofilter(sheet, FIRST_ROW - 1, 0, (lxw_row_t)(FIRST_ROW + team->n_people - 1),
                             (lxw_col_t)(HEADS + team->n_competencies - 1));
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

/* At most 31 characters, none of []:*?/\, no apostrophe at an end, and no two alike: the place in
 * the table stands before the name. */
static void sheet_name(const struct export_person *person, size_t at, char out[160])
{
    char name[NAME_SIZE];
    size_t used = (size_t)snprintf(out, 160, "%zu ", at + 1), characters = used;
    snprintf(name, sizeof name, "%s", person->row->name);
    for (const char *c = name; *c && characters < 30;) {
        uint32_t code;
        size_t n = utf8_decode(c, strlen(c), &code);
        n = n ? n : 1;
        bool refused = n == 1 && strchr("[]:*?/\\'", *c);
        memcpy(out + used, refused ? "_" : c, refused ? 1 : n);
        used += refused ? 1 : n;
        characters += code > 0xFFFF ? 2 : 1; /* as Excel counts, in UTF-16 */
        c += n;
    }
    out[used] = '\0';
}

static void reason_put(const struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                       const struct competency *competency, const struct person_readiness *cell)
{
    int64_t now = book->team->now_unix_ms;
    enum readiness_word word = cell_word(book->team, cell);
    char last[CLOCK_DAY_SIZE], until[CLOCK_DAY_SIZE];
    text_put(book, sheet, row, 0, competency->name);
    worksheet_write_string(sheet, row, 1, readiness_word_text(word), book->words[word]);
    if (!cell)
        return;
    date_text(cell->readiness.last_unix_ms, last);
    date_text(cell->readiness.until_unix_ms, until);
    worksheet_write_number(sheet, row, 2, per_cent(readiness_lower(&cell->readiness, now)), NULL);
    worksheet_write_number(sheet, row, 3, per_cent(readiness_mean(&cell->readiness, now)), NULL);
    worksheet_write_number(sheet, row, 4, round(cell->readiness.met * 10) / 10, NULL);
    worksheet_write_number(sheet, row, 5, round(cell->readiness.missed * 10) / 10, NULL);
    worksheet_write_number(sheet, row, 6, cell->readiness.plays, NULL);
    text_put(book, sheet, row, 7, last);
    text_put(book, sheet, row, 8, until);
}

static void person_sheet(const struct book *book, const struct export_person *person, size_t at)
{
    static const char *const columns[] = {"能力",   "现状",   "把握下限 %", "平均 %", "做到",
                                          "没做到", "情景数", "最近",       "有效到"};
    const struct team_export *team = book->team;
    char name[160], title[200];
    sheet_name(person, at, name);
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (!sheet)
        return;
    snprintf(title, sizeof title, "%s %s %s", person->row->name, person->row->number,
             person->row->team);
    worksheet_write_string(sheet, 0, 0, title, book->title);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        worksheet_write_string(sheet, 2, (lxw_col_t)i, columns[i], book->head);
    for (size_t i = 0; i < team->n_competencies; i++)
        reason_put(book, sheet, (lxw_row_t)(3 + i), &team->competencies[i],
                   cell_find(team, person->row->id, team->competencies[i].id));
    worksheet_set_column(sheet, 0, 0, 28, NULL);
    worksheet_set_column(sheet, 1, 8, 12, NULL);
    worksheet_freeze_panes(sheet, 3, 1);
}

enum status team_export_xlsx(const struct team_export *team, const char *path)
{
    char part[PATH_SIZE];
    struct book book = {.team = team};
    enum status status = path_format(part, "%s.part", path);
    if (status != STATUS_OK)
        return status;
    book.workbook = workbook_new(part);
    if (!book.workbook)
        return STATUS_NO_MEMORY;
    formats_make(&book);
    team_sheet(&book);
    for (size_t i = 0; i < team->n_people && team->n_people <= EXPORT_SHEETS_MAX; i++) {
        if (team->people[i].row->counts.seen)
            person_sheet(&book, &team->people[i], i);
    }
    return part_take(workbook_close(book.workbook) == LXW_NO_ERROR ? STATUS_OK : STATUS_IO, part,
                     path);
}

#include "records/people_import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xlsx.h"
#include "language/encoding/encoding.h"
#include "records/columns.h"
#include "records/person.h"

enum column { COLUMN_NUMBER, COLUMN_NAME, COLUMN_TEAM, COLUMN_POST, COLUMNS };
enum { HEAD_ROWS = 10, NO_COLUMN = TABLE_CELLS_MAX };

const char *import_kind_text(enum import_kind kind)
{
    static const char *const texts[] = {"new", "changed", "same", "unclear"};
    return texts[kind];
}

const char *import_why_text(enum import_why why)
{
    static const char *const texts[IMPORT_WHYS] = {
        [IMPORT_FINE] = "",
        [IMPORT_NO_NAME] = "the row has no name",
        [IMPORT_TOO_LONG] = "a name, number, team or post is too long, or no text",
        [IMPORT_TWICE] = "an earlier row of the file is the same person",
        [IMPORT_OTHER_NAME] = "the number belongs to somebody of another name",
        [IMPORT_NAMESAKES] = "several people have this name: the row needs a number",
        [IMPORT_ZERO_LOST] = "the number is known with zeros before it",
    };
    return texts[why];
}

/* What offices call the columns; folded keys. */
static const struct {
    const char *head;
    enum column column;
} heads[] = {
    {"工号", COLUMN_NUMBER},     {"员工号", COLUMN_NUMBER},   {"员工工号", COLUMN_NUMBER},
    {"员工编号", COLUMN_NUMBER}, {"人员编号", COLUMN_NUMBER}, {"职工号", COLUMN_NUMBER},
    {"职工编号", COLUMN_NUMBER}, {"编号", COLUMN_NUMBER},     {"number", COLUMN_NUMBER},
    {"no", COLUMN_NUMBER},       {"id", COLUMN_NUMBER},       {"姓名", COLUMN_NAME},
    {"名字", COLUMN_NAME},       {"员工姓名", COLUMN_NAME},   {"人员姓名", COLUMN_NAME},
    {"name", COLUMN_NAME},       {"班组", COLUMN_TEAM},       {"班组名称", COLUMN_TEAM},
    {"所在班组", COLUMN_TEAM},   {"部门", COLUMN_TEAM},       {"所属部门", COLUMN_TEAM},
    {"单位", COLUMN_TEAM},       {"供电所", COLUMN_TEAM},     {"team", COLUMN_TEAM},
    {"岗位", COLUMN_POST},       {"岗位名称", COLUMN_POST},   {"职务", COLUMN_POST},
    {"工种", COLUMN_POST},       {"post", COLUMN_POST},
};

struct columns {
    size_t at[COLUMNS]; /* NO_COLUMN: there is none */
};

static void head_take(struct columns *columns, const char *cell, size_t at)
{
    char key[NAME_SIZE];
    fold_key(cell, key);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (strcmp(heads[i].head, key) == 0 && columns->at[heads[i].column] == NO_COLUMN)
            columns->at[heads[i].column] = at;
    }
}

/* The row of the heads, behind which the people begin; the table's count: there is none. A title
 * may stand above. */
static size_t heads_find(const struct table *table, struct columns *columns)
{
    for (size_t row = 0; row < table->count && row < HEAD_ROWS; row++) {
        *columns = (struct columns){{NO_COLUMN, NO_COLUMN, NO_COLUMN, NO_COLUMN}};
        for (size_t i = 0; i < table->rows[row].count; i++)
            head_take(columns, table->rows[row].cells[i], i);
        if (columns->at[COLUMN_NAME] != NO_COLUMN)
            return row;
    }
    return table->count;
}

static enum status csv_open(struct table *table, const char *path, const char *name,
                            struct problems *problems)
{
    FILE *file = fopen(path, "rbe");
    if (!file) {
        problems_add(problems, name, 0, "%s", errno == ENOENT ? "missing" : strerror(errno));
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    }
    char *bytes = malloc(TABLE_FILE_BYTES_MAX + 1), *text = NULL;
    size_t length = bytes ? fread(bytes, 1, TABLE_FILE_BYTES_MAX + 1, file) : 0, n = 0;
    enum status status = !bytes ? STATUS_NO_MEMORY : ferror(file) ? STATUS_IO : STATUS_OK;
    if (status == STATUS_IO)
        problems_add(problems, name, 0, "cannot be read: perhaps it is a folder");
    if (status == STATUS_OK && length > TABLE_FILE_BYTES_MAX) {
        problems_add(problems, name, 0, "the file is larger than 16 MiB");
        status = STATUS_LIMIT;
    }
    if (status == STATUS_OK)
        status = encoding_to_utf8(bytes, length, name, &text, &n, problems);
    if (status == STATUS_OK)
        status = csv_read(table, name, text, n, problems);
    free(text);
    free(bytes);
    fclose(file);
    return status;
}

/* By what the file is, not by what it is called: people rename. */
static bool is_workbook(const char *path)
{
    unsigned char mark[4] = {0};
    FILE *file = fopen(path, "rbe");
    size_t n = file ? fread(mark, 1, sizeof mark, file) : 0;
    if (file)
        fclose(file);
    return n == 4 && (memcmp(mark, "PK\3\4", 4) == 0 || memcmp(mark, "\xD0\xCF\x11\xE0", 4) == 0);
}

static const char *keep(struct people_import *import, const char *text)
{
    const char *kept = arena_text(&import->arena, text, strlen(text));
    return kept ? kept : "";
}

static struct person_who who_keep(struct people_import *import, const struct person_row *row)
{
    return (struct person_who){keep(import, row->number), keep(import, row->name),
                               keep(import, row->team), keep(import, row->post)};
}

static bool is_blank(const struct table_row *row, const struct columns *columns)
{
    char folded[NAME_SIZE];
    for (int i = 0; i < COLUMNS; i++) {
        const char *cell = table_cell(row, columns->at[i]);
        if (fold_name(cell, folded, sizeof folded) != STATUS_OK || *folded)
            return false;
    }
    return true;
}

static void row_take(struct people_import *import, const struct table_row *row,
                     const struct columns *columns)
{
    struct import_row *out = &import->rows[import->count++];
    char number[NUMBER_SIZE] = "", texts[COLUMNS][NAME_SIZE] = {{0}};
    enum status status =
        fold_number(table_cell(row, columns->at[COLUMN_NUMBER]), number, NUMBER_SIZE);
    *out = (struct import_row){.line = row->line};
    for (int i = COLUMN_NAME; i < COLUMNS && status == STATUS_OK; i++)
        status = fold_name(table_cell(row, columns->at[i]), texts[i], NAME_SIZE);
    if (status != STATUS_OK)
        out->why = IMPORT_TOO_LONG;
    else if (!*texts[COLUMN_NAME])
        out->why = IMPORT_NO_NAME;
    out->who =
        (struct person_who){keep(import, number), keep(import, texts[COLUMN_NAME]),
                            keep(import, texts[COLUMN_TEAM]), keep(import, texts[COLUMN_POST])};
}

/* Whose row it is in the file: the number, or the name without one. Sorted, so that a list of a
 * thousand is not compared a million times. */
struct key {
    char text[NAME_SIZE + 1];
    size_t row;
};

static int key_order(const void *a, const void *b)
{
    const struct key *one = a, *other = b;
    int order = strcmp(one->text, other->text);
    return order ? order : one->row < other->row ? -1 : 1;
}

static enum status twins_mark(struct people_import *import)
{
    struct key *keys = calloc(import->count + 1, sizeof *keys);
    if (!keys)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < import->count; i++) {
        const struct person_who *who = &import->rows[i].who;
        keys[i].row = i;
        keys[i].text[0] = *who->number ? '#' : '=';
        if (*who->number)
            snprintf(keys[i].text + 1, NAME_SIZE, "%s", who->number);
        else
            fold_key(who->name, keys[i].text + 1);
    }
    qsort(keys, import->count, sizeof *keys, key_order);
    for (size_t i = 1; i < import->count; i++) {
        struct import_row *row = &import->rows[keys[i].row];
        if (row->why == IMPORT_FINE && strcmp(keys[i].text, keys[i - 1].text) == 0)
            row->why = IMPORT_TWICE;
    }
    free(keys);
    return STATUS_OK;
}

static enum status rows_take(struct people_import *import, const struct table *table,
                             const char *name, struct problems *problems)
{
    struct columns columns;
    size_t head = heads_find(table, &columns);
    if (head == table->count) {
        problems_add(problems, name, table->count ? table->rows[0].line : 0,
                     "no column is called 姓名 (name): the first row has to name the columns");
        return STATUS_INVALID;
    }
    import->rows = calloc(table->count + 1, sizeof *import->rows);
    if (!import->rows)
        return STATUS_NO_MEMORY;
    for (size_t i = head + 1; i < table->count; i++) {
        if (!is_blank(&table->rows[i], &columns))
            row_take(import, &table->rows[i], &columns);
    }
    return import->arena.failed ? STATUS_NO_MEMORY : twins_mark(import);
}

/* A number with zeros before it that somebody has. */
static enum status zeros_look(struct records *records, const char *number, int64_t *id)
{
    char longer[2 * NUMBER_SIZE];
    enum status status = STATUS_NOT_FOUND;
    for (int zeros = 1; zeros <= 4 && status == STATUS_NOT_FOUND; zeros++) {
        snprintf(longer, sizeof longer, "%.*s%s", zeros, "0000", number);
        status = person_by_number(records, longer, id);
    }
    return status;
}

/* Who is meant; STATUS_NOT_FOUND: nobody that is known. */
static enum status person_meant(struct records *records, const struct person_row *row,
                                struct import_row *out, int64_t *id)
{
    struct namesakes namesakes;
    enum status status;
    if (*row->number) {
        status = person_by_number(records, row->number, id);
        if (status != STATUS_NOT_FOUND)
            return status;
        status = zeros_look(records, row->number, id);
        out->why = status == STATUS_OK ? IMPORT_ZERO_LOST : IMPORT_FINE;
        if (status != STATUS_NOT_FOUND)
            return status;
    }
    status = person_namesakes(records, row->key, &namesakes);
    if (status != STATUS_OK)
        return status;
    if (*row->number) { /* who had none so far, and is the only one of that name */
        *id = namesakes.without == 1 && namesakes.with == 0 ? namesakes.id_without : 0;
        return *id ? STATUS_OK : STATUS_NOT_FOUND;
    }
    if (namesakes.with + namesakes.without > 1)
        out->why = IMPORT_NAMESAKES;
    *id = namesakes.without ? namesakes.id_without : namesakes.id_with;
    return *id ? STATUS_OK : STATUS_NOT_FOUND;
}

static bool differs(const char *wanted, const char *known)
{
    return *wanted && strcmp(wanted, known) != 0;
}

/* Called "工号 0273" because nobody knew the name. */
static bool is_called_by_number(const struct person_row *known)
{
    char text[NAME_SIZE];
    snprintf(text, sizeof text, "工号 %s", known->number);
    return strcmp(text, known->name) == 0;
}

static void row_compare(struct import_row *out, const struct person_row *row,
                        const struct person_row *known, bool retired)
{
    bool renamed = strcmp(row->key, known->key) != 0;
    if (renamed && !is_called_by_number(known) && out->why == IMPORT_FINE)
        out->why = IMPORT_OTHER_NAME;
    if (out->why != IMPORT_FINE)
        out->kind = IMPORT_UNCLEAR;
    else if (renamed || retired || differs(row->number, known->number) ||
             differs(row->team, known->team) || differs(row->post, known->post))
        out->kind = IMPORT_CHANGED;
    else
        out->kind = IMPORT_SAME;
}

/* Within a transaction or not. `row` and `id` (0: nobody) are for whoever stores it. */
static enum status row_look(struct people_import *import, struct records *records,
                            struct import_row *out, struct person_row *row, int64_t *id)
{
    struct person_row known;
    bool retired = false;
    *id = 0;
    if (out->why == IMPORT_NO_NAME || out->why == IMPORT_TOO_LONG || out->why == IMPORT_TWICE) {
        out->kind = IMPORT_UNCLEAR;
        return STATUS_OK;
    }
    out->why = IMPORT_FINE;
    enum status status = person_fold(records, &out->who, row);
    if (status == STATUS_OK)
        status = person_meant(records, row, out, id);
    if (status == STATUS_NOT_FOUND) {
        out->kind = IMPORT_NEW;
        return STATUS_OK;
    }
    if (status == STATUS_OK)
        status = person_read_row(records, *id, &known, &retired);
    if (status != STATUS_OK)
        return status;
    out->known = who_keep(import, &known);
    row_compare(out, row, &known, retired);
    return import->arena.failed ? STATUS_NO_MEMORY : STATUS_OK;
}

static enum status rows_look(struct people_import *import, struct records *records)
{
    struct person_row row;
    int64_t id;
    enum status status = STATUS_OK;
    memset(import->n_kind, 0, sizeof import->n_kind);
    for (size_t i = 0; i < import->count && status == STATUS_OK; i++) {
        status = row_look(import, records, &import->rows[i], &row, &id);
        import->n_kind[import->rows[i].kind]++;
    }
    return status;
}

enum status people_import_read(struct people_import *import, struct records *records,
                               const char *path, struct problems *problems)
{
    struct table table = {0};
    const char *name = path_name(path);
    *import = (struct people_import){0};
    enum status status = is_workbook(path) ? xlsx_read(&table, path, name, problems)
                                           : csv_open(&table, path, name, problems);
    if (status == STATUS_OK)
        status = rows_take(import, &table, name, problems);
    table_finish(&table);
    return status == STATUS_OK ? rows_look(import, records) : status;
}

static enum status row_store(struct people_import *import, struct records *records,
                             struct import_row *out)
{
    struct person_row row;
    int64_t id;
    enum status status = row_look(import, records, out, &row, &id);
    import->n_kind[out->kind]++;
    if (status != STATUS_OK || out->kind == IMPORT_SAME || out->kind == IMPORT_UNCLEAR)
        return status;
    if (out->kind == IMPORT_NEW)
        return person_insert(records, &row, &id);
    status = person_come_back(records, id);
    return status == STATUS_OK ? person_change(records, id, &row) : status;
}

enum status people_import_store(struct people_import *import, struct records *records)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    memset(import->n_kind, 0, sizeof import->n_kind);
    for (size_t i = 0; i < import->count && status == STATUS_OK; i++)
        status = row_store(import, records, &import->rows[i]);
    return database_end(records, status);
}

void people_import_finish(struct people_import *import)
{
    free(import->rows);
    arena_finish(&import->arena);
    *import = (struct people_import){0};
}

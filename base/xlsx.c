#include "base/xlsx.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

#include "base/grow.h"

enum {
    PART_BYTES_MAX = 64 * 1024 * 1024, /* of one part, unpacked: 100,000 rows of 40 cells */
    STRINGS_MAX = 4 * 1000 * 1000,
    DEPTH_MAX = 64,
    NAME_MAX_BYTES = 256
};

struct text { /* that grows */
    char *bytes;
    size_t used, capacity;
};

struct reader {
    struct table *table;
    struct problems *problems;
    const char *name;
    zip_t *zip;
    XML_Parser parser;
    enum status status; /* of the part being parsed; its problem is added */
    char **strings;     /* shared ones */
    size_t n_strings, strings_capacity;
    struct text text;
    bool collects; /* between <t> or <v> and their ends */
    int phonetic;  /* how deep in <rPh>, which is how a name is read and not what it is */
    int row;
    size_t column; /* of the cell being read, from 0 */
    char type;     /* of that cell: 's'hared, 'i'nline or formula text, 'b'ool, 'e'rror, 'n'umber */
    bool in_row, in_cell;
    char sheet_id[64], target[NAME_MAX_BYTES]; /* of the first sheet */
    int depth;
};

static void fail(struct reader *reader, enum status status, const char *reason)
{
    if (reader->status != STATUS_OK)
        return;
    reader->status = status;
    if (status != STATUS_NO_MEMORY)
        problems_add(reader->problems, reader->name, reader->in_row ? reader->row : 0, "%s",
                     reason);
    if (reader->parser)
        XML_StopParser(reader->parser, XML_FALSE);
}

static bool text_add(struct text *text, const char *bytes, size_t length)
{
    if (grow(&text->bytes, &text->capacity, text->used + length + 1, 1) != STATUS_OK)
        return false;
    memcpy(text->bytes + text->used, bytes, length);
    text->used += length;
    text->bytes[text->used] = '\0';
    return true;
}

static void text_clear(struct text *text)
{
    text->used = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

/* Behind a prefix: some programs write x:row. */
static const char *local_name(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static bool is_named(const char *name, const char *wanted)
{
    return strcmp(local_name(name), wanted) == 0;
}

static const char *attribute(const char **attributes, const char *wanted)
{
    for (; attributes[0]; attributes += 2) {
        if (is_named(attributes[0], wanted))
            return attributes[1];
    }
    return NULL;
}

static void XMLCALL on_doctype(void *self, const char *doctype, const char *system,
                               const char *public_id, int has_internal)
{
    (void)doctype, (void)system, (void)public_id, (void)has_internal;
    fail(self, STATUS_INVALID, "the workbook declares a document type, which no spreadsheet does");
}

static void XMLCALL on_text(void *self, const char *bytes, int length)
{
    struct reader *reader = self;
    if (!reader->collects || reader->phonetic)
        return;
    if (reader->text.used + (size_t)length > TABLE_CELL_BYTES_MAX)
        fail(reader, STATUS_LIMIT, "a cell holds more than 16 KiB");
    else if (!text_add(&reader->text, bytes, (size_t)length))
        fail(reader, STATUS_NO_MEMORY, "");
}

static bool deeper(struct reader *reader)
{
    if (++reader->depth > DEPTH_MAX)
        fail(reader, STATUS_INVALID, "the workbook nests too deep");
    return reader->status == STATUS_OK;
}

/* workbook.xml: the relation of the first sheet. */
static void XMLCALL book_start(void *self, const char *name, const char **attributes)
{
    struct reader *reader = self;
    if (!deeper(reader) || !is_named(name, "sheet") || *reader->sheet_id)
        return;
    for (; attributes[0]; attributes += 2) {
        const char *colon = strchr(attributes[0], ':'); /* r:id, beside sheetId */
        if (colon && strcmp(colon + 1, "id") == 0)
            snprintf(reader->sheet_id, sizeof reader->sheet_id, "%s", attributes[1]);
    }
}

static void XMLCALL rels_start(void *self, const char *name, const char **attributes)
{
    struct reader *reader = self;
    const char *id = attribute(attributes, "Id"), *target = attribute(attributes, "Target");
    if (!deeper(reader) || !is_named(name, "Relationship") || !id || !target)
        return;
    if (strcmp(id, reader->sheet_id) == 0)
        snprintf(reader->target, sizeof reader->target, "%s%s", *target == '/' ? "" : "xl/",
                 *target == '/' ? target + 1 : target);
}

static void XMLCALL plain_end(void *self, const char *name)
{
    (void)name;
    ((struct reader *)self)->depth--;
}

static void XMLCALL strings_start(void *self, const char *name, const char **attributes)
{
    struct reader *reader = self;
    (void)attributes;
    if (!deeper(reader))
        return;
    if (is_named(name, "si"))
        text_clear(&reader->text);
    reader->phonetic += is_named(name, "rPh");
    reader->collects = is_named(name, "t");
}

static void string_keep(struct reader *reader)
{
    enum status status = grow(&reader->strings, &reader->strings_capacity, reader->n_strings + 1,
                              sizeof *reader->strings);
    char *copy = status == STATUS_OK ? strdup(reader->text.bytes ? reader->text.bytes : "") : NULL;
    if (reader->n_strings >= STRINGS_MAX)
        fail(reader, STATUS_LIMIT, "the workbook holds more texts than a list of people can");
    else if (!copy)
        fail(reader, STATUS_NO_MEMORY, "");
    if (reader->status == STATUS_OK)
        reader->strings[reader->n_strings++] = copy;
    else
        free(copy);
}

static void XMLCALL strings_end(void *self, const char *name)
{
    struct reader *reader = self;
    reader->depth--;
    reader->collects = false;
    reader->phonetic -= is_named(name, "rPh");
    if (is_named(name, "si"))
        string_keep(reader);
}

/* "BC12": the column, from 0; SIZE_MAX where it has no letters. */
static size_t column_of(const char *reference)
{
    size_t column = 0;
    const char *at = reference;
    for (; *at >= 'A' && *at <= 'Z' && at - reference < 4; at++)
        column = 26 * column + (size_t)(*at - 'A' + 1);
    return at == reference ? SIZE_MAX : column - 1;
}

static void row_begin(struct reader *reader, const char **attributes)
{
    const char *number = attribute(attributes, "r");
    long row = number ? strtol(number, NULL, 10) : reader->row + 1;
    reader->row = row > reader->row && row < 10000000 ? (int)row : reader->row + 1;
    reader->in_row = true;
    reader->column = SIZE_MAX; /* before the first */
    enum status status = table_row_begin(reader->table, reader->row);
    if (status != STATUS_OK)
        fail(reader, status, "the table has more than 100000 rows");
}

static void cell_add(struct reader *reader, const char *text)
{
    enum status status = table_cell_add(reader->table, text, strlen(text));
    if (status != STATUS_OK)
        fail(reader, status, "the row has more than 256 cells");
}

/* Cells that are empty are left out of the file. */
static void cell_begin(struct reader *reader, const char **attributes)
{
    const char *reference = attribute(attributes, "r"), *type = attribute(attributes, "t");
    size_t column = reference ? column_of(reference) : SIZE_MAX;
    size_t next = reader->column + 1; /* of SIZE_MAX: 0 */
    reader->column = column != SIZE_MAX && column >= next ? column : next;
    reader->type = !type                    ? 'n'
                   : strcmp(type, "s") == 0 ? 's'
                   : strcmp(type, "b") == 0 ? 'b'
                   : strcmp(type, "e") == 0 ? 'e'
                   : strcmp(type, "n") == 0 ? 'n'
                                            : 'i';
    reader->in_cell = true;
    text_clear(&reader->text);
    if (reader->column >= TABLE_CELLS_MAX) {
        fail(reader, STATUS_LIMIT, "the row has more than 256 cells");
        return;
    }
    for (size_t i = next; i < reader->column && reader->status == STATUS_OK; i++)
        cell_add(reader, "");
}

static void XMLCALL sheet_start(void *self, const char *name, const char **attributes)
{
    struct reader *reader = self;
    if (!deeper(reader))
        return;
    reader->phonetic += is_named(name, "rPh");
    if (is_named(name, "row"))
        row_begin(reader, attributes);
    else if (is_named(name, "c") && reader->in_row)
        cell_begin(reader, attributes);
    reader->collects = reader->in_cell && (is_named(name, "v") || is_named(name, "t"));
}

/* A whole number is kept without its ".0" or exponent: numbers of people are often such. */
static void number_text(const char *value, char out[64])
{
    char *end = NULL;
    double number = strtod(value, &end);
    bool whole = end != value && *end == '\0' && number > -1e15 && number < 1e15 &&
                 number == (double)(long long)number;
    if (whole)
        snprintf(out, 64, "%lld", (long long)number);
    else
        snprintf(out, 64, "%.63s", value);
}

static void cell_end(struct reader *reader)
{
    char number[64];
    const char *value = reader->text.bytes ? reader->text.bytes : "";
    if (reader->type == 's') {
        char *end = NULL;
        unsigned long index = strtoul(value, &end, 10);
        if (end == value || *end || index >= reader->n_strings)
            fail(reader, STATUS_INVALID, "a cell's text is not in the workbook");
        else
            cell_add(reader, reader->strings[index]);
    } else if (reader->type == 'n' && *value) {
        number_text(value, number);
        cell_add(reader, number);
    } else {
        cell_add(reader, value);
    }
    reader->in_cell = false;
}

/* Empty rows in between are no rows: people leave such. */
static void row_end(struct reader *reader)
{
    struct table_row *row = &reader->table->rows[reader->table->count - 1];
    bool empty = true;
    for (size_t i = 0; i < row->count; i++)
        empty = empty && !*row->cells[i];
    if (empty)
        reader->table->count--;
    reader->in_row = false;
}

static void XMLCALL sheet_end(void *self, const char *name)
{
    struct reader *reader = self;
    reader->depth--;
    reader->collects = false;
    reader->phonetic -= is_named(name, "rPh");
    if (reader->status != STATUS_OK)
        return;
    if (is_named(name, "c") && reader->in_cell)
        cell_end(reader);
    else if (is_named(name, "row") && reader->in_row)
        row_end(reader);
}

static void parse_fed(struct reader *reader, zip_file_t *file)
{
    char block[16 * 1024];
    zip_int64_t n = 0, all = 0;
    enum XML_Status fed = XML_STATUS_OK;
    while (reader->status == STATUS_OK && fed == XML_STATUS_OK &&
           (n = zip_fread(file, block, sizeof block)) > 0) {
        all += n;
        if (all > PART_BYTES_MAX)
            fail(reader, STATUS_LIMIT, "the workbook unpacks to more than 64 MiB");
        else
            fed = XML_Parse(reader->parser, block, (int)n, XML_FALSE);
    }
    if (reader->status == STATUS_OK && n < 0)
        fail(reader, STATUS_INVALID, "the workbook is damaged: a part cannot be unpacked");
    if (reader->status == STATUS_OK && fed == XML_STATUS_OK)
        fed = XML_Parse(reader->parser, "", 0, XML_TRUE);
    if (reader->status == STATUS_OK && fed != XML_STATUS_OK)
        fail(reader, STATUS_INVALID, "the workbook is damaged: a part is not XML to its end");
}

/* STATUS_NOT_FOUND: the workbook has no such part, which may be nothing wrong. */
static enum status part_parse(struct reader *reader, const char *part,
                              XML_StartElementHandler start, XML_EndElementHandler end)
{
    zip_file_t *file = zip_fopen(reader->zip, part, 0);
    if (!file)
        return STATUS_NOT_FOUND;
    reader->parser = XML_ParserCreate(NULL);
    reader->depth = reader->phonetic = 0;
    reader->collects = reader->in_row = reader->in_cell = false;
    if (reader->parser) {
        XML_SetUserData(reader->parser, reader);
        XML_SetElementHandler(reader->parser, start, end);
        XML_SetCharacterDataHandler(reader->parser, on_text);
        XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
        parse_fed(reader, file);
        XML_ParserFree(reader->parser);
        reader->parser = NULL;
    } else {
        fail(reader, STATUS_NO_MEMORY, "");
    }
    zip_fclose(file);
    return reader->status;
}

static enum status missing_is_fine(enum status status)
{
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status book_read(struct reader *reader)
{
    snprintf(reader->target, sizeof reader->target, "xl/worksheets/sheet1.xml");
    enum status status = part_parse(reader, "xl/workbook.xml", book_start, plain_end);
    if (status == STATUS_NOT_FOUND)
        fail(reader, STATUS_INVALID, "not an Excel workbook: there is no xl/workbook.xml in it");
    if (status == STATUS_OK)
        status = missing_is_fine(
            part_parse(reader, "xl/_rels/workbook.xml.rels", rels_start, plain_end));
    if (status == STATUS_OK)
        status =
            missing_is_fine(part_parse(reader, "xl/sharedStrings.xml", strings_start, strings_end));
    if (status == STATUS_OK &&
        part_parse(reader, reader->target, sheet_start, sheet_end) == STATUS_NOT_FOUND)
        fail(reader, STATUS_INVALID, "the workbook has no first sheet");
    return reader->status;
}

static enum status source_read(struct reader *reader, zip_source_t *source)
{
    zip_error_t error;
    zip_error_init(&error);
    reader->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!reader->zip) {
        zip_source_free(source);
        fail(reader, STATUS_INVALID, "not an Excel workbook, or a damaged one");
    } else {
        book_read(reader);
        zip_discard(reader->zip);
    }
    zip_error_fini(&error);
    return reader->status;
}

static const unsigned char ole_mark[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

enum status xlsx_read_bytes(struct table *table, const char *name, const void *bytes, size_t length,
                            struct problems *problems)
{
    struct reader reader = {.table = table, .problems = problems, .name = name};
    zip_error_t error;
    if (length > TABLE_FILE_BYTES_MAX) {
        fail(&reader, STATUS_LIMIT, "the file is larger than 16 MiB");
        return reader.status;
    }
    if (length >= sizeof ole_mark && memcmp(bytes, ole_mark, sizeof ole_mark) == 0) {
        fail(&reader, STATUS_UNSUPPORTED,
             "an old .xls, or protected by a password; save it as .xlsx or CSV without one");
        return reader.status;
    }
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    zip_error_fini(&error);
    if (!source)
        return STATUS_NO_MEMORY;
    source_read(&reader, source);
    for (size_t i = 0; i < reader.n_strings; i++)
        free(reader.strings[i]);
    free(reader.strings);
    free(reader.text.bytes);
    return reader.status;
}

enum status xlsx_read(struct table *table, const char *path, const char *name,
                      struct problems *problems)
{
    FILE *file = fopen(path, "rbe");
    if (!file) {
        problems_add(problems, name, 0, "%s", errno == ENOENT ? "missing" : strerror(errno));
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    }
    char *bytes = malloc(TABLE_FILE_BYTES_MAX + 1);
    size_t length = bytes ? fread(bytes, 1, TABLE_FILE_BYTES_MAX + 1, file) : 0;
    enum status status = !bytes         ? STATUS_NO_MEMORY
                         : ferror(file) ? STATUS_IO
                                        : xlsx_read_bytes(table, name, bytes, length, problems);
    if (status == STATUS_IO)
        problems_add(problems, name, 0, "cannot be read to its end");
    free(bytes);
    fclose(file);
    return status;
}

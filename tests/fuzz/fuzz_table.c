/* A list of people as somebody brings it: CSV in any encoding, or the parts of a workbook. An input
 * of one file is both at once; `=== NAME` parts are zipped as the workbook's. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "base/xlsx.h"
#include "language/encoding/encoding.h"
#include "tests/fuzz/blob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is refused is said, and what is read is text. */
static void table_look(struct table *table, enum status status, struct problems *problems)
{
    if (status != STATUS_OK && status != STATUS_NO_MEMORY && problems->count == 0)
        abort();
    for (size_t i = 0; i < table->count; i++) {
        if (i && table->rows[i].line <= table->rows[i - 1].line)
            abort();
        for (size_t k = 0; k < table->rows[i].count; k++) {
            const char *cell = table_cell(&table->rows[i], k);
            if (status == STATUS_OK && !utf8_valid(cell, strlen(cell), NULL))
                abort();
        }
    }
    table_finish(table);
    problems_finish(problems);
}

static void csv_try(const uint8_t *data, size_t size)
{
    struct table table = {0};
    struct problems problems = {0};
    char *text = NULL;
    size_t length = 0;
    enum status status = encoding_to_utf8((const char *)data, size, "a", &text, &length, &problems);
    if (status == STATUS_OK)
        status = csv_read(&table, "a", text, length, &problems);
    table_look(&table, status, &problems);
    free(text);
}

static void workbook_try(const void *bytes, size_t size)
{
    struct table table = {0};
    struct problems problems = {0};
    enum status status = xlsx_read_bytes(&table, "a", bytes, size, &problems);
    table_look(&table, status, &problems);
}

/* In memory: a zip by chance would hardly ever be one. */
static void parts_try(const struct blob *blob)
{
    zip_error_t error;
    zip_stat_t about;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, &error) : NULL;
    if (!zip)
        abort();
    zip_source_keep(source);
    for (size_t i = 0; i < blob->count; i++)
        zip_file_add(zip, blob->files[i].name,
                     zip_source_buffer(zip, blob->files[i].bytes, blob->files[i].size, 0),
                     ZIP_FL_OVERWRITE);
    if (blob->count && zip_close(zip) == 0 && zip_source_open(source) == 0) {
        zip_source_stat(source, &about);
        char *bytes = malloc(about.size);
        if (bytes && zip_source_read(source, bytes, about.size) == (zip_int64_t)about.size)
            workbook_try(bytes, about.size);
        free(bytes);
        zip_source_close(source);
    } else if (!blob->count) {
        zip_discard(zip);
    }
    zip_source_free(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct blob blob;
    blob_split(&blob, data, size, "xl/worksheets/sheet1.xml");
    csv_try(data, size);
    workbook_try(data, size);
    parts_try(&blob);
    return 0;
}

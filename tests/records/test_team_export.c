/* records/team_export: what is written is read back as it was, and nothing in it is a formula. */
#include "records/team_export.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/xlsx.h"
#include "tests/check.h"

static const int64_t now = 1700000000000;
static const struct competency competencies[] = {{"phrases", "规范用语"}, {"greet", "问候"}};
static struct team_row rows[3] = {
    {.id = 4,
     .number = "0273",
     .name = "李敏",
     .team = "抢修一班",
     .post = "抢修员",
     .last_unix_ms = 1699999000000,
     .counts = {.wanted = 2, .seen = 2, .ready = 1}},
    {.id = 7, .number = "+86", .name = "=HYPERLINK(\"x\")", .team = "@班,\"一\"", .post = "-\n二"},
    {.id = 9, .number = "", .name = "A/B:*?[c]'", .team = "", .post = "", .counts = {.seen = 1}},
};
static const struct person_readiness cells[] = {
    {4, "greet", {8, 0, 2, 1699999000000, 1799999000000}},
    {4, "phrases", {3, 5, 2, 1699999000000, 0}},
    {9, "greet", {1, 0, 1, 1699999000000, 0}},
};
static const struct export_person people[] = {{&rows[0], READINESS_PRACTISING},
                                              {&rows[1], READINESS_NOT_STARTED},
                                              {&rows[2], READINESS_THIN}};
static const struct team_export team = {people, 3, competencies, 2, cells, 3, 1700000000000};

static struct table table;
static struct problems problems;

static char *file_text(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 65536);
    *length = file ? fread(text, 1, 65535, file) : 0;
    if (file)
        fclose(file);
    return text;
}

static void check_cell(size_t row, size_t column, const char *text)
{
    CHECK(row < table.count);
    if (row < table.count)
        CHECK_TEXT(table_cell(&table.rows[row], column), text);
}

static void the_csv_is_read_back_equal(void)
{
    static const char path[] = "/tmp/yingda-export.csv";
    size_t length;
    CHECK_INT(team_export_csv(&team, path), STATUS_OK);
    char *text = file_text(path, &length);
    CHECK(memcmp(text, "\xEF\xBB\xBF", 3) == 0);
    CHECK_INT(csv_read(&table, "a", text + 3, length - 3, &problems), STATUS_OK);
    CHECK_INT(table.count, 4);
    check_cell(0, 0, "工号");
    check_cell(0, 8, "问候");
    check_cell(1, 0, "0273");
    check_cell(1, 1, "李敏");
    check_cell(1, 4, "练习中");
    check_cell(1, 5, "1");
    check_cell(1, 7, "练习中");
    check_cell(1, 8, "达标");
    check_cell(2, 2, "'@班,\"一\"");
    check_cell(2, 8, "未开始");
    check_cell(3, 8, "证据不足");
    for (size_t row = 0; row < table.count; row++) {
        for (size_t i = 0; i < table.rows[row].count; i++)
            CHECK(!*table.rows[row].cells[i] || !strchr("=+-@\t\r\n", *table.rows[row].cells[i]));
    }
    table_finish(&table);
    free(text);
    unlink(path);
}

static void the_workbook_is_read_back_equal(void)
{
    static const char path[] = "/tmp/yingda-export.xlsx";
    char number[16];
    CHECK_INT(team_export_xlsx(&team, path), STATUS_OK);
    CHECK_INT(xlsx_read(&table, path, "a", &problems), STATUS_OK);
    CHECK_INT(problems.count, 0);
    CHECK_INT(table.count, 6); /* title, legend, heads, people */
    check_cell(2, 0, "工号");
    check_cell(2, 7, "规范用语");
    check_cell(3, 0, "0273"); /* a text: its zero is there */
    check_cell(3, 1, "李敏");
    check_cell(4, 1, "=HYPERLINK(\"x\")"); /* a text and no formula, or it would read otherwise */
    check_cell(4, 0, "+86");
    check_cell(4, 3, "-\n二");
    snprintf(number, sizeof number, "%.0f", 100 * readiness_lower(&cells[0].readiness, now));
    check_cell(3, 8, number);
    check_cell(4, 8, "");
    table_finish(&table);
    unlink(path);
}

static void what_cannot_be_written_is_said_and_leaves_nothing(void)
{
    CHECK_INT(team_export_csv(&team, "/nonexistent/a.csv"), STATUS_IO);
    CHECK_INT(team_export_xlsx(&team, "/nonexistent/a.xlsx"), STATUS_IO);
    CHECK_INT(team_export_csv(&team, "/dev/full/a.csv"), STATUS_IO);
}

int main(void)
{
    RUN(the_csv_is_read_back_equal);
    RUN(the_workbook_is_read_back_equal);
    RUN(what_cannot_be_written_is_said_and_leaves_nothing);
    problems_finish(&problems);
    return CHECK_RESULT();
}

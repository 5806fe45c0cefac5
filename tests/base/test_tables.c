/* base/csv and base/xlsx: what offices save is read as they see it, and what is broken is said. */
#include "base/csv.h"
#include "base/xlsx.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "tests/check.h"

static struct table table;
static struct problems problems;

static enum status csv(const char *text)
{
    table_finish(&table);
    problems_finish(&problems);
    return csv_read(&table, "list.csv", text, strlen(text), &problems);
}

static void check_row(size_t row, int line, const char *cells)
{
    char joined[512] = "";
    CHECK(row < table.count);
    if (row >= table.count)
        return;
    CHECK_INT(table.rows[row].line, line);
    for (size_t i = 0; i < table.rows[row].count; i++) {
        strcat(joined, i ? "|" : "");
        strcat(joined, table.rows[row].cells[i]);
    }
    CHECK_TEXT(joined, cells);
}

static void check_problem(int line, const char *part)
{
    CHECK(problems.count > 0);
    if (problems.count == 0)
        return;
    CHECK_INT(problems.items[0].line, line);
    CHECK(strstr(problems.items[0].reason, part) != NULL);
}

static void cells_are_parted_by_what_there_is_most_of(void)
{
    CHECK_INT(csv("工号,姓名,班组\n0273,李敏,抢修一班\n"), STATUS_OK);
    check_row(0, 1, "工号|姓名|班组");
    check_row(1, 2, "0273|李敏|抢修一班");
    CHECK_INT(csv("number;name\r\n1;Li, Min\r\n"), STATUS_OK);
    check_row(1, 2, "1|Li, Min");
    CHECK_INT(csv("number\tname\r1\tLi; Min"), STATUS_OK);
    check_row(1, 2, "1|Li; Min");
    CHECK_INT(csv("\"a,b,c\";d;e\n"), STATUS_OK);
    check_row(0, 1, "a,b,c|d|e");
    CHECK_INT(csv("sep=;\na,x,y;b\n"), STATUS_OK);
    check_row(0, 2, "a,x,y|b");
}

static void quoted_cells_hold_breaks_quotes_and_commas(void)
{
    CHECK_INT(csv("a,\"b\r\nsecond \"\"line\"\"\",c\nd,,\"\"\n"), STATUS_OK);
    check_row(0, 1, "a|b\nsecond \"line\"|c");
    check_row(1, 3, "d||");
    CHECK_INT(csv("5\" pipe,x\n"), STATUS_OK); /* a quote in the middle is a quote */
    check_row(0, 1, "5\" pipe|x");
}

static void empty_lines_are_no_rows_and_lines_are_counted(void)
{
    CHECK_INT(csv("\n\r\na,b\n\n\nc,d"), STATUS_OK);
    CHECK_INT(table.count, 2);
    check_row(0, 3, "a|b");
    check_row(1, 6, "c|d");
    CHECK_INT(csv(""), STATUS_OK);
    CHECK_INT(table.count, 0);
}

static void what_is_broken_is_said_with_its_line(void)
{
    CHECK_INT(csv("a,b\nc,\"d\ne,f\n"), STATUS_INVALID);
    check_problem(2, "never closed");
    CHECK_INT(csv("a\n\"b\" c,d\n"), STATUS_INVALID);
    check_problem(2, "behind a closing quote");
    char *long_one = malloc(TABLE_CELL_BYTES_MAX + 3);
    memset(long_one, 'x', TABLE_CELL_BYTES_MAX + 2);
    long_one[TABLE_CELL_BYTES_MAX + 2] = '\0';
    CHECK_INT(csv(long_one), STATUS_LIMIT);
    check_problem(1, "16 KiB");
    memset(long_one, ',', 300);
    long_one[300] = '\0';
    CHECK_INT(csv(long_one), STATUS_LIMIT);
    check_problem(1, "256 cells");
    free(long_one);
}

static const char workbook[] = "/tmp/yingda-tables.xlsx";

static enum status xlsx(void)
{
    table_finish(&table);
    problems_finish(&problems);
    return xlsx_read(&table, workbook, "list.xlsx", &problems);
}

static void a_workbook_of_another_program_is_read(void)
{
    lxw_workbook *book = workbook_new(workbook);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "人员");
    worksheet_write_string(sheet, 0, 0, "工号", NULL);
    worksheet_write_string(sheet, 0, 1, "姓名", NULL);
    worksheet_write_string(sheet, 0, 3, "班组", NULL); /* a column is left out */
    worksheet_write_string(sheet, 1, 0, "0273", NULL);
    worksheet_write_string(sheet, 1, 1, "李敏 <&\" 上\n下", NULL);
    worksheet_write_number(sheet, 3, 0, 274, NULL);
    worksheet_write_number(sheet, 3, 1, 1.5, NULL);
    worksheet_write_boolean(sheet, 3, 2, 1, NULL);
    worksheet_write_formula_str(sheet, 3, 3, "=A1&\"x\"", NULL, "工号x");
    workbook_add_worksheet(book, "第二张");
    CHECK_INT(workbook_close(book), LXW_NO_ERROR);
    CHECK_INT(xlsx(), STATUS_OK);
    CHECK_INT(problems.count, 0);
    CHECK_INT(table.count, 3);
    check_row(0, 1, "工号|姓名||班组");
    check_row(1, 2, "0273|李敏 <&\" 上\n下");
    check_row(2, 4, "274|1.5|1|工号x");
}

struct part {
    const char *name, *text;
};

static void write_parts(const struct part *parts, size_t n)
{
    int error = 0;
    zip_t *zip = zip_open(workbook, ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (size_t i = 0; zip && i < n; i++)
        zip_file_add(zip, parts[i].name,
                     zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0),
                     ZIP_FL_OVERWRITE);
    CHECK(zip && zip_close(zip) == 0);
}

#define BOOK "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"rId7\"/></sheets></workbook>"
#define RELS                                                                                       \
    "<Relationships><Relationship Id=\"rId7\" Target=\"/xl/worksheets/b.xml\"/></Relationships>"

static void texts_of_many_runs_are_one_and_how_they_are_read_is_left_out(void)
{
    const struct part parts[] = {
        {"xl/workbook.xml", BOOK},
        {"xl/_rels/workbook.xml.rels", RELS},
        {"xl/sharedStrings.xml",
         "<x:sst xmlns:x=\"x\"><x:si><x:r><x:t>李</x:t></x:r><x:r><x:t>敏</x:t>"
         "</x:r><x:rPh><x:t>limin</x:t></x:rPh></x:si></x:sst>"},
        {"xl/worksheets/b.xml",
         "<worksheet><sheetData><row r=\"5\"><c t=\"s\"><v>0</v></c>"
         "<c r=\"C5\" t=\"inlineStr\"><is><t>班</t></is></c></row></sheetData></worksheet>"},
    };
    write_parts(parts, 4);
    CHECK_INT(xlsx(), STATUS_OK);
    CHECK_INT(table.count, 1);
    check_row(0, 5, "李敏||班");
}

static void a_broken_workbook_is_refused_and_said(void)
{
    static const char bomb[] =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        "<worksheet><row><c><v>&b;</v></c></row></worksheet>";
    static const struct {
        const char *sheet, *says;
    } cases[] = {
        {bomb, "document type"},
        {"<worksheet><row r=\"3\"><c t=\"s\"><v>9</v></c></row></worksheet>",
         "not in the workbook"},
        {"<worksheet><row><c><v>1", "not XML to its end"},
        {"<worksheet><row><c r=\"XFD1\"><v>1</v></c></row></worksheet>", "256 cells"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct part parts[] = {{"xl/workbook.xml", BOOK},
                                     {"xl/_rels/workbook.xml.rels", RELS},
                                     {"xl/worksheets/b.xml", cases[i].sheet}};
        write_parts(parts, 3);
        CHECK(xlsx() != STATUS_OK);
        CHECK(problems.count == 1 && strstr(problems.items[0].reason, cases[i].says) != NULL);
    }
    write_parts(&(struct part){"readme.txt", "no workbook"}, 1);
    CHECK_INT(xlsx(), STATUS_INVALID);
    CHECK_INT(xlsx_read_bytes(&table, "a", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12, &problems),
              STATUS_UNSUPPORTED);
    CHECK_INT(xlsx_read_bytes(&table, "a", "PK\3\4", 4, &problems), STATUS_INVALID);
    CHECK_INT(xlsx_read(&table, "/nonexistent.xlsx", "a", &problems), STATUS_NOT_FOUND);
    unlink(workbook);
}

/* What is written is read back as it was, but for the sign that keeps a text from being a formula.
 */
static void what_is_written_is_read_back(void)
{
    static const char *const cells[] = {"0307",   "欧阳,振华", "\"引号\"", "两\n行",
                                        "a;b\tc", "",          "=1+1"};
    enum { CELLS = sizeof cells / sizeof *cells };
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    for (int i = 0; i < CELLS; i++)
        csv_cell(file, cells[i], i + 1 == CELLS);
    csv_cell(file, "0308", true);
    fclose(file);
    CHECK_INT(csv(text), STATUS_OK);
    CHECK_INT(table.count, 2);
    CHECK_INT(table.rows[0].count, CELLS);
    for (int i = 0; i + 1 < CELLS; i++)
        CHECK_TEXT(table.rows[0].cells[i], cells[i]);
    CHECK_TEXT(table.rows[0].cells[CELLS - 1], "'=1+1");
    CHECK_TEXT(table.rows[1].cells[0], "0308");
    free(text);
}

int main(void)
{
    RUN(cells_are_parted_by_what_there_is_most_of);
    RUN(what_is_written_is_read_back);
    RUN(quoted_cells_hold_breaks_quotes_and_commas);
    RUN(empty_lines_are_no_rows_and_lines_are_counted);
    RUN(what_is_broken_is_said_with_its_line);
    RUN(a_workbook_of_another_program_is_read);
    RUN(texts_of_many_runs_are_one_and_how_they_are_read_is_left_out);
    RUN(a_broken_workbook_is_refused_and_said);
    table_finish(&table);
    problems_finish(&problems);
    return CHECK_RESULT();
}

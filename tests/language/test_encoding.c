/* language/encoding: the same list in every encoding that offices save it in. */
#include "language/encoding/encoding.h"

#include <stdlib.h>

#include "tests/check.h"

static struct problems problems;

#define BYTES(text) (text), sizeof(text) - 1

static void check_read(const char *bytes, size_t length, enum encoding expected, const char *text)
{
    size_t mark, n = 0;
    char *out = NULL;
    CHECK_TEXT(encoding_text(encoding_guess(bytes, length, &mark)), encoding_text(expected));
    CHECK_INT(encoding_to_utf8(bytes, length, "a.csv", &out, &n, &problems), STATUS_OK);
    CHECK_TEXT(out ? out : "(null)", text);
    CHECK_INT(n, strlen(text));
    free(out);
}

static void the_same_list_is_read_in_every_encoding(void)
{
    check_read(BYTES("工号,李敏\n"), ENCODING_UTF8, "工号,李敏\n");
    check_read(BYTES("\xEF\xBB\xBF工号\n"), ENCODING_UTF8, "工号\n");
    check_read(BYTES("\xFF\xFE\x4E\x67\x0F\x65\t\0\n\0"), ENCODING_UTF16LE, "李攏\t\n");
    check_read(BYTES("\xFF\xFE\xE5\x5D\xF7\x53\t\0\n\0"), ENCODING_UTF16LE, "工号\t\n");
    check_read(BYTES("\xFE\xFF\x5D\xE5\x53\xF7\0\t"), ENCODING_UTF16BE, "工号\t");
    check_read(BYTES("\xE5\x5D\xF7\x53\t\0001\0002\0\n\0"), ENCODING_UTF16LE, "工号\t12\n");
    check_read(BYTES("\xB9\xA4\xBA\xC5,\xC0\xEE\xC3\xF4\n"), ENCODING_GB18030, "工号,李敏\n");
    check_read(BYTES("\xC1\xAA\xCD\xA8"), ENCODING_GB18030, "联通"); /* what Notepad got wrong */
    check_read(BYTES("\x82\x31\xC5\x32"), ENCODING_GB18030, "㱃"); /* four bytes */
    check_read(BYTES(""), ENCODING_UTF8, "");
}

static void check_refused(const char *bytes, size_t length, int line)
{
    size_t n = 0;
    char *out = NULL;
    problems_finish(&problems);
    CHECK_INT(encoding_to_utf8(bytes, length, "a.csv", &out, &n, &problems), STATUS_INVALID);
    CHECK(!out && problems.count == 1);
    if (problems.count)
        CHECK_INT(problems.items[0].line, line);
}

static void what_is_no_text_is_refused_with_its_line(void)
{
    check_refused(BYTES("a\n\xC0\xEE\n\xFF\xFFz"), 3); /* GB18030 so far */
    check_refused(BYTES("a\n\xC0"), 2);
    check_refused(BYTES("\xFF\xFE\n\0\x00\xD8z\0"), 2); /* half of a pair */
    check_refused(BYTES("\xEF\xBB\xBF"
                        "a\n\xFFz"),
                  2);
    check_refused(BYTES("a long line of a text\nwith a\0NUL"), 2);
}

int main(void)
{
    RUN(the_same_list_is_read_in_every_encoding);
    RUN(what_is_no_text_is_refused_with_its_line);
    problems_finish(&problems);
    return CHECK_RESULT();
}

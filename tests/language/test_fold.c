/* language/name/fold: what looks the same is the same, and nothing else is. */
#include "language/name/fold.h"

#include <string.h>

#include "tests/check.h"

static const char *name(const char *text)
{
    static char out[NAME_SIZE];
    CHECK_INT(fold_name(text, out, sizeof out), STATUS_OK);
    return out;
}

static const char *number(const char *text)
{
    static char out[NUMBER_SIZE];
    CHECK_INT(fold_number(text, out, sizeof out), STATUS_OK);
    return out;
}

static void a_name_has_no_blanks_beside_its_characters(void)
{
    CHECK_TEXT(name("王芳"), "王芳");
    CHECK_TEXT(name("王 芳"), "王芳");
    CHECK_TEXT(name("王　芳"), "王芳");           /* U+3000 */
    CHECK_TEXT(name("　王芳　 "), "王芳");        /* around it too */
    CHECK_TEXT(name("王\xC2\xA0芳"), "王芳");     /* U+00A0, as web pages have it */
    CHECK_TEXT(name("\t王芳\r\n"), "王芳");       /* a cell of a spreadsheet */
    CHECK_TEXT(name("王\n芳"), "王芳");           /* a cell with a line break in it */
    CHECK_TEXT(name("王\xE2\x80\xA8芳"), "王芳"); /* U+2028 */
}

static void what_cannot_be_seen_is_not_part_of_a_name(void)
{
    static const char *const unseen[] = {"\xE2\x80\x8B" /* U+200B zero width space */,
                                         "\xE2\x80\x8F" /* U+200F right to left */,
                                         "\xE2\x80\x8E" /* U+200E left to right */,
                                         "\xEF\xBB\xBF" /* the byte order mark */,
                                         "\xE2\x81\xA0" /* U+2060 word joiner */,
                                         "\xC2\xAD" /* U+00AD soft hyphen */,
                                         "\xEF\xB8\x8F" /* U+FE0F variation */,
                                         "\xE2\x80\xAA" /* U+202A embedding */,
                                         "\x7F",
                                         "\x01"};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s王%s敏%s", unseen[i], unseen[i], unseen[i]);
        CHECK_TEXT(name(text), "王敏");
        snprintf(text, sizeof text, "%s02%s73%s", unseen[i], unseen[i], unseen[i]);
        CHECK_TEXT(number(text), "0273");
        CHECK_TEXT(name(unseen[i]), "");
    }
}

static void widths_do_not_matter(void)
{
    CHECK_TEXT(number("００１１"), "0011");
    CHECK_TEXT(number("ＳＤ－０２７３"), "SD-0273");
    CHECK_TEXT(name("Ｌｉ　Ｍｉｎ"), "Li Min");
    CHECK_TEXT(name("⽅⽂"), "方文"); /* Kangxi radicals, as PDF files give them */
}

static void letters_keep_one_blank_and_dots_are_one_dot(void)
{
    CHECK_TEXT(name("  Li \t Min "), "Li Min");
    CHECK_TEXT(name("买买提・艾力"), "买买提·艾力");
    CHECK_TEXT(name("买买提 • 艾力"), "买买提·艾力");
    CHECK_TEXT(name("买买提·艾力"), "买买提·艾力");
    CHECK_TEXT(name("买买提･艾力"), "买买提·艾力"); /* half width */
}

static void a_number_has_no_blanks_and_capital_letters(void)
{
    CHECK_TEXT(number(" 02 73\n"), "0273");
    CHECK_TEXT(number("sd–0273"), "SD-0273");
    CHECK_TEXT(number("0273"), "0273"); /* its nought stays: a number is a text */
}

static void different_people_stay_different(void)
{
    CHECK(strcmp(name("王敏"), "王民") != 0);
    CHECK(strcmp(number("0273"), "273") != 0);
    CHECK_TEXT(name("李雪梅"), "李雪梅");
    CHECK_TEXT(name("㛃𠮷"), "㛃𠮷");
    CHECK_TEXT(name("欧阳 娜娜"), "欧阳娜娜");
}

static void names_are_compared_by_small_letters(void)
{
    char one[NAME_SIZE], two[NAME_SIZE];
    fold_key("Li  MIN", one);
    fold_key("ｌｉ min", two);
    CHECK_TEXT(one, two);
    fold_key("王　芳 ", one);
    CHECK_TEXT(one, "王芳");
    fold_key("\xE2\x80\x8B", one); /* an old name of nothing: still not the same as nobody */
    CHECK_TEXT(one, "\xE2\x80\x8B");
}

static void what_is_no_text_or_too_long_is_said(void)
{
    char out[NAME_SIZE], text[4 * NAME_SIZE] = "";
    CHECK_INT(fold_name("\xE5\xBC", out, sizeof out), STATUS_INVALID);
    CHECK_TEXT(out, "");
    for (int i = 0; i < 21; i++)
        strcat(text, "王");
    CHECK_INT(fold_name(text, out, sizeof out), STATUS_OK);
    CHECK_INT(strlen(out), 63);
    strcat(text, "芳");
    CHECK_INT(fold_name(text, out, sizeof out), STATUS_LIMIT);
    CHECK_TEXT(out, "");
    CHECK_INT(fold_number("0123456789012345678901234567890123", out, NUMBER_SIZE), STATUS_LIMIT);
    char long_text[4000];
    memset(long_text, 'a', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    CHECK_INT(fold_name(long_text, out, sizeof out), STATUS_LIMIT);
}

int main(void)
{
    RUN(a_name_has_no_blanks_beside_its_characters);
    RUN(what_cannot_be_seen_is_not_part_of_a_name);
    RUN(widths_do_not_matter);
    RUN(letters_keep_one_blank_and_dots_are_one_dot);
    RUN(a_number_has_no_blanks_and_capital_letters);
    RUN(different_people_stay_different);
    RUN(names_are_compared_by_small_letters);
    RUN(what_is_no_text_or_too_long_is_said);
    return CHECK_RESULT();
}

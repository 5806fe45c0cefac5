/* language/name/name_pinyin: names in the order of a telephone book, and found by what one types.
 */
#include "language/name/name_pinyin.h"

#include <stdlib.h>
#include <string.h>

#include "language/reading/syllable.h"
#include "tests/check.h"

static int by_order(const void *a, const void *b)
{
    char one[NAME_ORDER_SIZE], two[NAME_ORDER_SIZE];
    name_order(*(const char *const *)a, one);
    name_order(*(const char *const *)b, two);
    return strcmp(one, two);
}

static void names_stand_as_in_a_telephone_book(void)
{
    static const char *const right[] = {"Anna Lee", "丁洋", "冯巩",   "傅明",   "何静",
                                        "李民族",   "李敏", "李雪梅", "刘洋",   "单田芳",
                                        "万方",     "王芳", "王敏",   "王敏敏", "解晓东",
                                        "于丽",     "余涛", "曾国藩", "张伟"};
    enum { N = sizeof right / sizeof *right };
    const char *names[N];
    for (size_t i = 0; i < N; i++)
        names[i] = right[(i * 7 + 3) % N];
    qsort(names, N, sizeof *names, by_order);
    for (size_t i = 0; i < N; i++)
        CHECK_TEXT(names[i], right[i]); /* 民 min2 before 敏 min3: the tone decides */
}

static void a_name_is_found_by_the_beginnings_of_its_syllables(void)
{
    CHECK(name_matches("李敏", "0273", ""));
    CHECK(name_matches("李敏", "0273", "L"));
    CHECK(name_matches("李敏", "0273", "LM"));
    CHECK(name_matches("李敏", "0273", "limin"));
    CHECK(name_matches("李敏", "0273", "lim"));
    CHECK(name_matches("李敏", "0273", "lmin"));
    CHECK(!name_matches("李敏", "0273", "lmm"));
    CHECK(!name_matches("李敏", "0273", "m"));
    CHECK(!name_matches("李敏", "0273", "lx"));
    CHECK(name_matches("张伟", "", "zw") && name_matches("张伟", "", "zhw"));
    CHECK(name_matches("吕娜", "", "lvn"));
    CHECK(name_matches("Li Min", "", "lm") && name_matches("Li Min", "", "LI MIN"));
    CHECK(name_matches("买买提·艾力", "", "mmtal"));
}

static void surnames_are_read_as_surnames(void)
{
    CHECK(name_matches("单田芳", "", "stf") && !name_matches("单田芳", "", "dtf"));
    CHECK(name_matches("仇志强", "", "qzq"));
    CHECK(name_matches("解晓东", "", "xxd"));
    CHECK(name_matches("尉迟恭", "", "ycg"));
    CHECK(name_matches("万俟卨", "", "mq"));
    CHECK(name_matches("万方", "", "wf"));    /* not the first half of 万俟 */
    CHECK(name_matches("王解放", "", "wjf")); /* only at the beginning */
}

static void a_number_is_found_by_any_part_of_it_and_a_name_by_its_characters(void)
{
    CHECK(name_matches("李敏", "0273", "0273") && name_matches("李敏", "0273", "73"));
    CHECK(name_matches("李敏", "0273", "０２７"));
    CHECK(!name_matches("李敏", "0273", "9") && !name_matches("李敏", "", "0"));
    CHECK(name_matches("工号 0307", "0307", "03"));
    CHECK(name_matches("李敏", "", "敏") && !name_matches("李敏", "", "民"));
}

int main(void)
{
    RUN(names_stand_as_in_a_telephone_book);
    RUN(a_name_is_found_by_the_beginnings_of_its_syllables);
    RUN(surnames_are_read_as_surnames);
    RUN(a_number_is_found_by_any_part_of_it_and_a_name_by_its_characters);
    return CHECK_RESULT();
}

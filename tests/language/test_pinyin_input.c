/* language/name/pinyin_input: the names of ordinary people, typed with one finger. */
#include "language/name/pinyin_input.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "language/name/common_surname.h"
#include "tests/check.h"

enum { MAX = 60, SHOWN = 18 }; /* what the pad shows on its first page */

static struct pinyin_choice choices[MAX];

/* The place of a text among the choices; MAX: it is not among them. */
static size_t place(enum name_part part, const char *letters, const char *text)
{
    size_t n = pinyin_input_choices(part, letters, choices, MAX);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choices[i].text, text) == 0)
            return i;
    }
    return MAX;
}

static void surnames_come_first_as_surnames(void)
{
    CHECK_INT(place(NAME_SURNAME, "wang", "王"), 0);
    CHECK_INT(place(NAME_SURNAME, "l", "李"), 0);
    CHECK(place(NAME_SURNAME, "shan", "单") < 3);
    CHECK(place(NAME_SURNAME, "xie", "解") < 3);
    CHECK(place(NAME_SURNAME, "zha", "查") < 3);
    CHECK(place(NAME_SURNAME, "qiu", "仇") < 4);
    CHECK_INT(place(NAME_SURNAME, "ouyang", "欧阳"), 0);
    CHECK_INT(choices[0].letters, 6);
}

static void what_is_no_common_surname_is_there_too(void)
{
    CHECK(place(NAME_SURNAME, "xue", "雪") < MAX);
    CHECK(place(NAME_SURNAME, "mu", "牧") < MAX);
}

static void a_whole_name_in_letters_is_taken_piece_by_piece(void)
{
    size_t at = place(NAME_SURNAME, "limin", "李");
    CHECK(at < SHOWN);
    CHECK_INT(choices[at].letters, 2);
    at = place(NAME_GIVEN, "xuemei", "雪");
    CHECK(at < MAX);
    CHECK_INT(choices[at].letters, 3);
    at = place(NAME_GIVEN, "xuemei", "雪梅");
    CHECK(at < SHOWN);
    CHECK_INT(choices[at].letters, 6);
}

/* Forty ordinary names: each character is wanted on the first page of the pad. */
static void the_characters_of_ordinary_names_are_near(void)
{
    static const struct {
        const char *pinyin[4], *name;
    } names[] = {
        {{"wang", "min"}, "王敏"},
        {{"li", "xue", "mei"}, "李雪梅"},
        {{"zhang", "wei"}, "张伟"},
        {{"liu", "yang"}, "刘洋"},
        {{"chen", "jing"}, "陈静"},
        {{"yang", "fan"}, "杨帆"},
        {{"huang", "li", "juan"}, "黄丽娟"},
        {{"zhao", "qiang"}, "赵强"},
        {{"wu", "jian", "guo"}, "吴建国"},
        {{"zhou", "de", "ming"}, "周德明"},
        {{"xu", "ting"}, "徐婷"},
        {{"sun", "hao", "ran"}, "孙浩然"},
        {{"ma", "dong", "mei"}, "马冬梅"},
        {{"zhu", "zi", "han"}, "朱子涵"},
        {{"hu", "xin", "yi"}, "胡欣怡"},
        {{"guo", "jia"}, "郭佳"},
        {{"he", "jun"}, "何军"},
        {{"lin", "yu", "xuan"}, "林宇轩"},
        {{"gao", "shan"}, "高珊"},
        {{"luo", "hui"}, "罗辉"},
        {{"zheng", "kai"}, "郑凯"},
        {{"liang", "bo"}, "梁博"},
        {{"xie", "fang"}, "谢芳"},
        {{"song", "jia", "qi"}, "宋佳琪"},
        {{"tang", "rui"}, "唐瑞"},
        {{"xu", "jing"}, "许晶"},
        {{"han", "xiao"}, "韩晓"},
        {{"deng", "chao"}, "邓超"},
        {{"feng", "gang"}, "冯刚"},
        {{"cao", "lei"}, "曹磊"},
        {{"peng", "peng"}, "彭鹏"},
        {{"zeng", "guo", "fan"}, "曾国藩"},
        {{"xiao", "yan"}, "肖燕"},
        {{"tian", "tao"}, "田涛"},
        {{"dong", "jie"}, "董洁"},
        {{"shan", "tian", "fang"}, "单田芳"},
        {{"xie", "xiao", "dong"}, "解晓东"},
        {{"qiu", "zhi", "qiang"}, "仇志强"},
        {{"zha", "liang"}, "查亮"},
        {{"ou", "yang", "na"}, "欧阳娜"},
    };
    int near = 0, all = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *at = names[i].name;
        for (int k = 0; k < 4 && names[i].pinyin[k]; k++, all++) {
            char character[8] = "";
            uint32_t code;
            memcpy(character, at, utf8_decode(at, strlen(at), &code));
            at += strlen(character);
            enum name_part part = k == 0 ? NAME_SURNAME : NAME_GIVEN;
            size_t found = place(part, names[i].pinyin[k], character);
            near += found < SHOWN;
            if (found >= MAX)
                printf("     %s of %s is not among %d\n", character, names[i].name, MAX);
            CHECK(found < MAX);
        }
        CHECK_TEXT(at, "");
    }
    printf("     %d of %d characters on the first page\n", near, all);
    CHECK(near * 100 >= all * 95);
}

static void a_choice_is_there_once_and_letters_of_nothing_give_none(void)
{
    size_t n = pinyin_input_choices(NAME_SURNAME, "li", choices, MAX);
    CHECK(n > 10);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            CHECK(strcmp(choices[i].text, choices[k].text) != 0);
    }
    CHECK_INT(pinyin_input_choices(NAME_SURNAME, "", choices, MAX), 0);
    CHECK_INT(pinyin_input_choices(NAME_GIVEN, "li", choices, 3), 3);
    CHECK_INT(pinyin_input_choices(NAME_GIVEN, "abcdefghijklmnopqrstuvwxyzabcdefgh", choices, MAX),
              0);
    (void)pinyin_input_choices(NAME_GIVEN, "vvvv", choices, MAX);
}

static void every_common_surname_has_a_reading_and_stands_once(void)
{
    char surname[SURNAME_SIZE], other[SURNAME_SIZE], pinyin[SURNAME_PINYIN_SIZE];
    size_t n = 0;
    for (; *surname_common(n, surname); n++) {
        surname_pinyin(surname, pinyin);
        CHECK(*pinyin != '\0');
        for (size_t k = 0; k < n; k++)
            CHECK(strcmp(surname_common(k, other), surname) != 0);
    }
    CHECK(n > 350);
    surname_pinyin("尉迟", pinyin);
    CHECK_TEXT(pinyin, "yuchi");
    surname_pinyin("欧阳", pinyin);
    CHECK_TEXT(pinyin, "ouyang");
}

static void what_is_not_open_offers_nothing(void)
{
    pinyin_input_close();
    CHECK_INT(pinyin_input_choices(NAME_SURNAME, "li", choices, MAX), 0);
    pinyin_input_close();
}

int main(void)
{
    char dictionary[PATH_SIZE];
    CHECK_INT(pinyin_input_open(dictionary), STATUS_OK);
    CHECK(strstr(dictionary, "dict_pinyin.dat") != NULL);
    CHECK_INT(pinyin_input_open(NULL), STATUS_OK);
    RUN(surnames_come_first_as_surnames);
    RUN(what_is_no_common_surname_is_there_too);
    RUN(a_whole_name_in_letters_is_taken_piece_by_piece);
    RUN(the_characters_of_ordinary_names_are_near);
    RUN(a_choice_is_there_once_and_letters_of_nothing_give_none);
    RUN(every_common_surname_has_a_reading_and_stands_once);
    RUN(what_is_not_open_offers_nothing);
    return CHECK_RESULT();
}

/* language/lexicon: how text is read aloud, and written for a speech synthesiser. */
#include "language/reading/lexicon.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static struct lexicon *lexicon;

/* The readings of a text as "qing3 zuo4"; "?" after one that is unsure; NULL-safe for CHECK_TEXT.
 */
static const char *read_with(const struct lexicon *with, const char *text)
{
    static char out[1024];
    struct reading *readings;
    size_t count, n = 0, offset = 0;
    enum status status = lexicon_read(with, text, &readings, &count, &offset);
    if (status != STATUS_OK) {
        snprintf(out, sizeof out, "error at %zu", offset);
        return out;
    }
    out[0] = '\0';
    for (size_t i = 0; i < count && n + 16 < sizeof out; i++) {
        n += (size_t)sprintf(out + n, "%s", i ? " " : "");
        n += syllable_format(readings[i].syllable, out + n);
        n += (size_t)sprintf(out + n, "%s", readings[i].unsure ? "?" : "");
    }
    free(readings);
    return out;
}

static const char *readings(const char *text)
{
    return read_with(lexicon, text);
}

static const char *hanzi(const char *text)
{
    static char out[256];
    struct reading *all;
    size_t count;
    out[0] = '\0';
    if (lexicon_read(lexicon, text, &all, &count, NULL) != STATUS_OK)
        return "error";
    for (size_t i = 0; i < count; i++)
        strcat(out, all[i].hanzi);
    free(all);
    return out;
}

static const char *pinyin(const char *text)
{
    static char out[256];
    char *spoken;
    if (lexicon_pinyin(lexicon, text, &spoken) != STATUS_OK)
        return "error";
    snprintf(out, sizeof out, "%s", spoken);
    free(spoken);
    return out;
}

static void the_standard_phrases_read_right(void)
{
    CHECK_TEXT(readings("您好,请坐,请问您需要什么帮助吗?"),
               "nin2 hao3 qing3 zuo4 qing3 wen4 nin2 xu1 yao4 shen2 me5 bang1 zhu4 ma5");
    CHECK_TEXT(readings("请稍候,我们马上为您办理!"),
               "qing3 shao1 hou4 wo3 men5 ma3 shang4 wei4 nin2 ban4 li3");
    CHECK_TEXT(readings("别客气,这是我们应该做的!"),
               "bie2 ke4 qi5 zhe4 shi4 wo3 men5 ying1 gai1 zuo4 de5");
    CHECK_TEXT(
        readings("因为线路检修,导致您那里停电了,请谅解"),
        "yin1 wei4 xian4 lu4 jian3 xiu1 dao3 zhi4 nin2 na4 li5 ting2 dian4 le5 qing3 liang4 jie3");
    CHECK_TEXT(readings("请您给予支持和配合"), "qing3 nin2 ji3 yu3 zhi1 chi2 he2 pei4 he2");
    CHECK_TEXT(readings("我们将立即派人前去修复"),
               "wo3 men5 jiang1 li4 ji2 pai4 ren2 qian2 qu4 xiu1 fu4");
}

static void a_word_settles_what_a_character_leaves_open(void)
{
    CHECK_TEXT(readings("着急"), "zhao2 ji2");
    CHECK_TEXT(readings("等着吧"), "deng3 zhe5 ba5");
    CHECK_TEXT(readings("着火了"), "zhao2 huo3 le5");
    CHECK_TEXT(readings("重复地址"), "chong2 fu4 di4 zhi3");
    CHECK_TEXT(readings("耐心地解释"), "nai4 xin1 de5 jie3 shi4");
    CHECK_TEXT(readings("银行行长"), "yin2 hang2 hang2 zhang3");
    CHECK_TEXT(readings("行不行"), "xing2 bu4 xing2");
    CHECK_TEXT(readings("我了解了,办不了"), "wo3 liao3 jie3 le5 ban4 bu4 liao3");
    CHECK_TEXT(readings("我不了解"), "wo3 bu4 liao3 jie3");
    CHECK_TEXT(readings("得到回复,觉得还行,我得走了"),
               "de2 dao4 hui2 fu4 jue2 de5 hai2 xing2 wo3 dei3 zou3 le5");
    CHECK_TEXT(readings("那得补多少钱啊"), "na4 dei3 bu3 duo1 shao3 qian2 a5");
    CHECK_TEXT(readings("调查以后调整空调"), "diao4 cha2 yi3 hou4 tiao2 zheng3 kong1 tiao2");
    CHECK_TEXT(readings("应该反应供应"), "ying1 gai1 fan3 ying4 gong1 ying4");
    CHECK_TEXT(readings("方便又便宜"), "fang1 bian4 you4 pian2 yi5");
    CHECK_TEXT(readings("还款还没还"), "huan2 kuan3 hai2 mei2 hai2");
    CHECK_TEXT(readings("都在首都"), "dou1 zai4 shou3 du1");
    CHECK_TEXT(readings("处理好处"), "chu3 li3 hao3 chu4");
    CHECK_TEXT(readings("目的地的地方"), "mu4 di4 di4 de5 di4 fang5");
    CHECK_TEXT(readings("干部干净"), "gan4 bu4 gan1 jing4");
    CHECK_TEXT(readings("我得到了,你得去"), "wo3 de2 dao4 le5 ni3 dei3 qu4");
    CHECK_TEXT(readings("你干净,你干的"), "ni3 gan1 jing4 ni3 gan4 de5");
    CHECK_TEXT(readings("算我倒霉"), "suan4 wo3 dao3 mei2");
    CHECK_TEXT(readings("不当场报数"), "bu4 dang1 chang3 bao4 shu4");
    CHECK_TEXT(readings("进行业务"), "jin4 xing2 ye4 wu4");
    CHECK_TEXT(readings("重要的是重新来"), "zhong4 yao4 de5 shi4 chong2 xin1 lai2");
}

static void the_words_of_power_supply_read_right(void)
{
    CHECK_TEXT(readings("跳闸欠费违约金"), "tiao4 zha2 qian4 fei4 wei2 yue1 jin1");
    CHECK_TEXT(readings("追补电费"), "zhui1 bu3 dian4 fei4");
    CHECK_TEXT(readings("抄表收费装表换表"), "chao1 biao3 shou1 fei4 zhuang1 biao3 huan4 biao3");
    CHECK_TEXT(readings("用电检查员测量三相电压"),
               "yong4 dian4 jian3 cha2 yuan2 ce4 liang2 san1 xiang4 dian4 ya1");
    CHECK_TEXT(readings("电表倒转,重合闸"), "dian4 biao3 dao4 zhuan4 chong2 he2 zha2");
    CHECK_TEXT(readings("调度室抢修负荷"), "diao4 du4 shi4 qiang3 xiu1 fu4 he4");
}

static void digits_are_read_as_they_are_said(void)
{
    CHECK_TEXT(hanzi("24"), "二十四");
    CHECK_TEXT(hanzi("95598"), "九五五九八");
    CHECK_TEXT(hanzi("工号0273"), "工号零二七三");
    CHECK_TEXT(hanzi("220伏"), "二百二十伏");
    CHECK_TEXT(hanzi("10、15、105、110、1005、1050"), "十十五一百零五一百一十一千零五一千零五十");
    CHECK_TEXT(hanzi("2024年"), "二零二四年");
    CHECK_TEXT(readings("二〇二四年"), "er4 ling2 er4 si4 nian2");
    CHECK_TEXT(hanzi("1.5倍"), "一点五倍");
    CHECK_TEXT(hanzi("7%"), "百分之七");
    CHECK_TEXT(hanzi("0.38"), "零点三八");
    CHECK_TEXT(hanzi("12,000元"), "一万两千元");
    CHECK_TEXT(hanzi("8:30和12:05"), "八点三十和十二点零五");
    CHECK_TEXT(hanzi("2个2月2小时"), "两个二月两小时");
    CHECK_TEXT(hanzi("24小时"), "二十四小时");
    CHECK_TEXT(hanzi("0"), "零");
    CHECK_TEXT(hanzi("\uFF12\uFF14户"), "二十四户");
    CHECK_TEXT(hanzi("12345678901234567890123456789012345678"),
               "一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七八");
}

static void signs_between_digits_are_said_too(void)
{
    CHECK_TEXT(hanzi("5-10天"), "五到十天");
    CHECK_TEXT(hanzi("5~10天，20～30"), "五到十天二十到三十");
    CHECK_TEXT(hanzi("5—10天，５－１０天"), "五到十天五到十天");
    CHECK_TEXT(hanzi("2-3天"), "两到三天");
    CHECK_TEXT(hanzi("1.5-2.5元"), "一点五到二点五元");
    CHECK_TEXT(hanzi("5%-10%"), "百分之五到百分之十");
    CHECK_TEXT(hanzi("8点-10点，9:00-17:30"), "八点到十点九点到十七点三十");
    CHECK_TEXT(hanzi("2023-2024年"), "二零二三到二零二四年");
    CHECK_TEXT(hanzi("-5度，-5元"), "零下五度负五元");
    CHECK_TEXT(hanzi("今天-3度"), "今天零下三度");
    CHECK_TEXT(hanzi("3:5"), "三比五");
    CHECK_TEXT(hanzi("2024-05-06"), "二零二四年五月六日");
    CHECK_TEXT(hanzi("0531-95598"), "零五三一九五五九八");
    CHECK_TEXT(hanzi("138 0013 8000，138-0013-8000"),
               "一三八零零一三八零零零一三八零零一三八零零零");
    CHECK_TEXT(hanzi("3·15"), "三一五");
}

/* Without the sign the numbers would run together, and nobody knows what is said for it. */
static void signs_that_mean_this_or_that_are_refused(void)
{
    static const char *const unclear[] = {"3-2",  "5_10",    "3-502室", "10 000", "8:30:15",
                                          "5'30", "尾号3-4", "5/10",    "24*7"};
    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++)
        CHECK_TEXT(hanzi(unclear[i]), "error");
    CHECK_TEXT(hanzi("1、2、3"), "一二三");
    CHECK_TEXT(hanzi("电能表5(60)安"), "电能表五六十安");
}

static void what_is_counted_by_thousands_is_a_number(void)
{
    CHECK_TEXT(hanzi("12000元"), "一万两千元");
    CHECK_TEXT(hanzi("10000-20000元"), "一万到两万元");
    CHECK_TEXT(hanzi("1，200元，10 000元"), "一千二百元一万元");
    CHECK_TEXT(hanzi("拨打95598处理，95598人工"), "拨打九五五九八处理九五五九八人工");
    CHECK_TEXT(hanzi("户号12000，95598户号"), "户号一二零零零九五五九八户号");
}

static void a_surname_of_a_reading_of_its_own_is_read_so(void)
{
    CHECK_TEXT(readings("仇先生您好,报仇"), "qiu2 xian1 sheng5 nin2 hao3 bao4 chou2");
    CHECK_TEXT(readings("解女士,朴先生,万俟先生"),
               "xie4 nv3 shi4 piao2 xian1 sheng5 mo4 qi2 xian1 sheng5");
    CHECK_TEXT(readings("单师傅,华经理"), "shan4 shi1 fu5 hua4 jing1 li3");
    CHECK_TEXT(readings("城区主任"), "cheng2 qu1 zhu3 ren4");
    CHECK_TEXT(readings("区先生"), "ou1 xian1 sheng5");
    CHECK_TEXT(readings("仇志强"), "chou2 zhi4 qiang2");
    CHECK_INT(lexicon_add_name(lexicon, "仇志强"), STATUS_OK);
    CHECK_INT(lexicon_add_name(lexicon, "尉迟敬德"), STATUS_OK);
    CHECK_INT(lexicon_add_name(lexicon, "王芳"), STATUS_OK);
    CHECK_INT(lexicon_add_name(lexicon, "解"), STATUS_OK);
    CHECK_INT(lexicon_add_name(lexicon, "单kV"), STATUS_OK);
    CHECK_INT(lexicon_add_name(lexicon, ""), STATUS_OK);
    CHECK_TEXT(readings("您是仇志强吗"), "nin2 shi4 qiu2 zhi4 qiang2 ma5");
    CHECK_TEXT(readings("尉迟敬德,王芳"), "yu4 chi2 jing4 de2 wang2 fang1");
    CHECK_TEXT(readings("解决"), "jie3 jue2");
}

static void every_reading_knows_where_it_came_from(void)
{
    struct reading *all;
    size_t count;
    CHECK_INT(lexicon_read(lexicon, "请\u201C等\u201D95598一会儿\u3002", &all, &count, NULL),
              STATUS_OK);
    static const size_t offsets[] = {0, 6, 12, 13, 14, 15, 16, 17, 20};
    CHECK_INT(count, 9);
    for (size_t i = 0; i < count && i < 9; i++)
        CHECK_INT(all[i].offset, offsets[i]);
    CHECK_TEXT(all[8].hanzi, "会儿");
    CHECK_INT(all[8].syllable.erhua, 1);
    CHECK_INT(all[8].other.erhua, 0);
    CHECK_INT(all[8].pause, '.');
    CHECK_INT(all[7].pause, 0);
    free(all);
}

static void what_cannot_be_read_is_refused_where_it_stands(void)
{
    CHECK_TEXT(readings("请A"), "error at 3");
    CHECK_TEXT(readings("工号××"), "error at 6");
    CHECK_TEXT(readings("好\xFF"), "error at 3");
    CHECK_TEXT(readings("好%"), "error at 3");
    CHECK_TEXT(readings(""), "");
    CHECK_TEXT(readings("……\uFF01\uFF1F\u201C\u201D"), "");
}

static void open_questions_are_flagged_and_settled_ones_are_not(void)
{
    struct reading *all;
    size_t count;
    CHECK_TEXT(readings("行"), "xing2?");
    CHECK_TEXT(readings("蓝蓝地亮"), "lan2 lan2 de5? liang4");
    CHECK_TEXT(readings("亩地,好地。"), "mu3 di4? hao3 di4?");
    CHECK_TEXT(readings("行,为停电道歉"), "xing2 wei4 ting2 dian4 dao4 qian4");
    CHECK_TEXT(readings("我的了好吗"), "wo3 de5 le5 hao3 ma5");
    CHECK_INT(lexicon_read(lexicon, "行谁", &all, &count, NULL), STATUS_OK);
    CHECK_INT(all[0].other.final, FINAL_ANG);
    CHECK_INT(all[1].unsure, 0);
    CHECK_INT(all[1].syllable.final, FINAL_EI);
    CHECK_INT(all[1].other.final, FINAL_UI);
    free(all);
}

static void rare_characters_are_left_to_icu(void)
{
    CHECK_TEXT(readings("馕垚龘"), "nang2 yao2 da2");
}

static const char *write_words(const char *content)
{
    static char path[] = "/tmp/yingda-words-XXXXXX";
    strcpy(path + sizeof path - 7, "XXXXXX");
    int fd = mkstemp(path);
    CHECK(fd >= 0 && write(fd, content, strlen(content)) == (ssize_t)strlen(content));
    close(fd);
    return path;
}

static void a_pack_overrides_and_adds_words(void)
{
    struct lexicon *own = NULL;
    struct problems problems = {0};
    CHECK_INT(lexicon_open(&own), STATUS_OK);
    const char *path = write_words("# comment\n着急\tzhe5 ji2\n\nkV\t千伏\nAPP\tei1 pi1 pi1\n");
    CHECK_INT(lexicon_add_words(own, path, &problems), STATUS_OK);
    unlink(path);
    CHECK_TEXT(read_with(own, "着急"), "zhe5 ji2");
    CHECK_TEXT(read_with(own, "10kV"), "shi2 qian1 fu2");
    CHECK_TEXT(read_with(own, "用APP"), "yong4 ei1 pi1 pi1");
    CHECK_TEXT(read_with(own, "APPS"), "error at 0");
    CHECK_TEXT(readings("着急"), "zhao2 ji2");
    problems_finish(&problems);
    lexicon_close(own);
}

static void bad_lines_of_a_pack_are_named_and_good_ones_kept(void)
{
    struct lexicon *own = NULL;
    struct problems problems = {0};
    CHECK_INT(lexicon_open(&own), STATUS_OK);
    const char *path = write_words("电表 dian4 biao3\n电表\tdian4\n电表\tdian4 bioa3\n"
                                   "\xFF\tda4\n电表\t\n电表\tdian1 biao1\n");
    CHECK_INT(lexicon_add_words(own, path, &problems), STATUS_INVALID);
    unlink(path);
    CHECK_INT(problems.count, 5);
    for (size_t i = 0; i < problems.count; i++)
        CHECK_INT(problems.items[i].line, (int)i + 1);
    CHECK(problems.count > 2 && strstr(problems.items[2].reason, "'bioa3'"));
    CHECK_TEXT(read_with(own, "电表"), "dian1 biao1");
    CHECK_INT(lexicon_add_words(own, "/nonexistent/words.tsv", &problems), STATUS_NOT_FOUND);
    problems_finish(&problems);
    lexicon_close(own);
}

static void pinyin_for_speech_has_pauses_and_sandhi(void)
{
    CHECK_TEXT(pinyin("您好\uFF0C请坐\uFF01"), "nin2 hao3, qing3 zuo4!");
    CHECK_TEXT(pinyin("你好。"), "ni2 hao3.");
    CHECK_TEXT(pinyin("一个,一天,一起,第一名,十一号"),
               "yi2 ge5, yi4 tian1, yi4 qi3, di4 yi1 ming2, shi2 yi1 hao4");
    CHECK_TEXT(pinyin("不对,不好,是不是"), "bu2 dui4, bu4 hao3, shi4 bu5 shi4");
    CHECK_TEXT(pinyin("看一看"), "kan4 yi5 kan4");
    CHECK_TEXT(pinyin("你,我"), "ni3, wo3");
    CHECK_TEXT(pinyin("绿女略"), "lv4 nv3 lve4");
    CHECK_TEXT(pinyin("玩儿一会儿"), "wa2 r5 yi2 hui4 r5");
    CHECK_TEXT(pinyin("怎么回事?!"), "zen3 me5 hui2 shi4!");
    CHECK_TEXT(pinyin(""), "");
    CHECK_TEXT(pinyin("ABC"), "error");
}

static void numbers_are_said_as_people_say_them(void)
{
    CHECK_TEXT(pinyin("电话13512346789。"),
               "dian4 hua4 yao1 san1 wu3, yao1 er4 san1 si4, liu4 qi1 ba1 jiu3.");
    CHECK_TEXT(pinyin("63321017"), "liu4 san1 san1 er4, yao1 ling2 yao1 qi1");
    CHECK_TEXT(pinyin("6332101"), "liu4 san1 san1, er4 yao1 ling2 yao1");
    CHECK_TEXT(pinyin("工号307"), "gong1 hao4 san1 ling2 qi1");
    CHECK_TEXT(pinyin("工号是117"), "gong1 hao4 shi4 yao1 yao1 qi1");
    CHECK_TEXT(pinyin("三单元一零一"), "san1 dan1 yuan2 yao1 ling2 yao1");
    CHECK_TEXT(pinyin("302室"), "san1 ling2 er4 shi4");
    CHECK_TEXT(pinyin("1203房间"), "yao1 er4 ling2 san1 fang2 jian1");
    CHECK_TEXT(pinyin("房间号是501"), "fang2 jian1 hao4 shi4 wu3 ling2 yao1");
    CHECK_TEXT(pinyin("3室2厅"), "san1 shi4 er4 ting1");
    CHECK_TEXT(pinyin("房租1200元"), "fang2 zu1 yi4 qian1 er4 bai3 yuan2");
    CHECK_TEXT(pinyin("307户"), "san1 bai3 ling2 qi1 hu4");
    CHECK_TEXT(pinyin("2011年"), "er4 ling2 yi1 yi1 nian2");
    CHECK_TEXT(pinyin("3.1415"), "san1 dian3 yi1 si4 yi1 wu3");
    CHECK_TEXT(pinyin("110元"), "yi4 bai3 yi1 shi2 yuan2");
}

int main(void)
{
    if (lexicon_open(&lexicon) != STATUS_OK)
        return 1;
    RUN(the_standard_phrases_read_right);
    RUN(a_word_settles_what_a_character_leaves_open);
    RUN(the_words_of_power_supply_read_right);
    RUN(digits_are_read_as_they_are_said);
    RUN(signs_between_digits_are_said_too);
    RUN(signs_that_mean_this_or_that_are_refused);
    RUN(what_is_counted_by_thousands_is_a_number);
    RUN(a_surname_of_a_reading_of_its_own_is_read_so);
    RUN(every_reading_knows_where_it_came_from);
    RUN(what_cannot_be_read_is_refused_where_it_stands);
    RUN(open_questions_are_flagged_and_settled_ones_are_not);
    RUN(rare_characters_are_left_to_icu);
    RUN(a_pack_overrides_and_adds_words);
    RUN(bad_lines_of_a_pack_are_named_and_good_ones_kept);
    RUN(pinyin_for_speech_has_pauses_and_sandhi);
    RUN(numbers_are_said_as_people_say_them);
    lexicon_close(lexicon);
    lexicon_close(NULL);
    return CHECK_RESULT();
}

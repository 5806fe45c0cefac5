/* language/slot_*: what the built-in slots take, what it means, and how one value is said. */
#include <stdlib.h>

#include "language/slot/slot.h"
#include "language/wording/network.h"
#include "tests/check.h"

static struct lexicon *lexicon;
static struct network_error error;

static const char *const companies[] = {"城东供电公司", "城西供电公司"};
static const char *const people[] = {"张小明", "李雷"};
static const struct slot_list lists[] = {{"company", companies, 2}, {"name", people, 2}};

#define CHECK_HOLDS(text, part) CHECK(strstr(text, part) != NULL)

static struct network compiled(const char *wording)
{
    struct network network = {0};
    size_t n_lists = strstr(wording, "{company}") ? 2 : 0;
    if (network_init_wording(&network, wording, lexicon, lists, n_lists, &error) != STATUS_OK) {
        fprintf(stderr, "%s: %zu: %s\n", wording, error.offset, error.reason);
        check_failures++;
    }
    return network;
}

static void check_slot_takes(const char *wording, const char *const *texts, bool taken)
{
    struct network network = compiled(wording);
    for (size_t i = 0; texts[i]; i++) {
        if (network_accepts(&network, texts[i], lexicon, NETWORK_WHOLE) != taken) {
            fprintf(stderr, "%s %s %s\n", wording, taken ? "refuses" : "takes", texts[i]);
            check_failures++;
        }
    }
    network_finish(&network);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void slots_take_what_people_say(void)
{
    check_slot_takes("{number}",
                     TEXTS("零二七三", "幺幺零", "一百零三", "两千", "两百五", "二十四", "十五",
                           "三千零五十", "三千零五", "三千五", "九千九百九十九", "两", "五",
                           "95598", "12345678", "一千零一十五", "0273", "八百", "两千两百",
                           "洞两拐三", "洞幺两三四五六拐"),
                     true);
    check_slot_takes(
        "{number}",
        TEXTS("十百", "两三", "百", "123456789", "张三", "一万", "洞两", "零两拐三", "拐百"),
        false);
    check_slot_takes("{time}",
                     TEXTS("八点", "八点半", "下午三点二十分", "十五点", "两点", "上午十二点一刻",
                           "二十四点", "零点", "九点零五", "九点零五分", "九点五分", "晚上八点整",
                           "凌晨三点三刻", "十点钟", "二十时三十分", "八点五十九", "十一点过五分",
                           "早上八点十分", "8:30", "15:05", "差五分三点", "下午差一刻四点",
                           "三点差十分", "差五分下午三点", "差十分钟三点", "今天下午四点以前",
                           "今晚八点", "明早九点半", "明天上午九点之前", "后天十点左右",
                           "十五时三十分", "半夜一点"),
                     true);
    check_slot_takes(
        "{time}",
        TEXTS("八点五", "三十点", "点半", "下午", "八", "八点两刻", "差三点", "今天", "差五三点"),
        false);
    check_slot_takes("{phone}",
                     TEXTS("13800138000", "幺三八零零幺三八零零零", "8765432", "87654321",
                           "010 87654321", "0571 8765432", "4006095598", "05718765432"),
                     true);
    check_slot_takes("{phone}",
                     TEXTS("876543", "1380013800012", "一百三十八", "12800138000", "1380013800",
                           "18765432", "08765432"),
                     false);
    check_slot_takes("{amount}",
                     TEXTS("一百二十八块五", "三块五毛", "一千二百元", "一百二十八点五元", "五毛",
                           "两毛钱", "零点五元", "五分", "三块零五分", "二百八十元", "五块钱",
                           "一万二千元", "一万零五百块", "三块五毛二", "二百元整", "128.50元",
                           "三角五分", "两百块", "一万二", "一百二", "两百八", "两千", "三块半",
                           "一百二十三元五角", "三千零五十元", "一百"),
                     true);
    check_slot_takes("{amount}", TEXTS("十", "五", "五十", "元", "块五", "一百元钱五"), false);
    check_slot_takes("{name}", TEXTS("王伟", "欧阳娜娜", "张小明"), true);
    check_slot_takes("{name}", TEXTS("王", "一二三四五"), false);
    check_slot_takes("(在)?{time}(左右)?", TEXTS("八点左右", "在八点"), true);
    check_slot_takes("工号{number}?为您服务", TEXTS("工号为您服务", "工号0273为您服务"), true);
}

static void check_value(enum slot_type type, const char *hanzi, const char *expected)
{
    char value[32] = "none";
    enum status status =
        slot_value(&(struct network_slot){.type = type}, hanzi, value, sizeof value);
    if (status == STATUS_INVALID)
        strcpy(value, "none");
    if (strcmp(value, expected) != 0) {
        fprintf(stderr, "value of %s is %s, expected %s\n", hanzi, value, expected);
        check_failures++;
    }
}

static void numbers_have_values(void)
{
    static const char *const all[][2] = {
        {"零二七三", "0273"},
        {"幺幺零", "110"},
        {"一百零三", "103"},
        {"两千", "2000"},
        {"两百五", "250"},
        {"十", "10"},
        {"十五", "15"},
        {"二十", "20"},
        {"三千零五十", "3050"},
        {"三千零五", "3005"},
        {"三千五", "3500"},
        {"两", "2"},
        {"九千九百九十九", "9999"},
        {"五", "5"},
        {"〇二", "02"},
        {"95598", "95598"},
        {"一千零一十五", "1015"},
        {"一百一", "110"},
        {"十百", "none"},
        {"百", "none"},
        {"一百零", "none"},
        {"", "none"},
        {"张三", "none"},
        {"一百千", "none"},
        {"一百一百", "none"},
        {"一千十五", "none"},
        {"洞两拐三", "0273"},
        {"洞幺勾", "019"},
        {"两三", "none"},
        {"拐百", "none"},
        {"两千两百二十二", "2222"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check_value(SLOT_NUMBER, all[i][0], all[i][1]);
}

static void times_have_values(void)
{
    static const char *const all[][2] = {
        {"三点半", "3:30"},
        {"下午三点半", "15:30"},
        {"十五点三十分", "15:30"},
        {"八点", "8:00"},
        {"上午八点", "8:00"},
        {"晚上八点整", "20:00"},
        {"中午十二点", "12:00"},
        {"中午一点", "13:00"},
        {"中午五点", "none"},
        {"凌晨十二点半", "0:30"},
        {"凌晨三点三刻", "3:45"},
        {"晚上十二点", "24:00"},
        {"晚上十二点半", "0:30"},
        {"零点", "0:00"},
        {"二十四点", "24:00"},
        {"二十四点半", "none"},
        {"九点零五", "9:05"},
        {"九点零五分", "9:05"},
        {"九点五分", "9:05"},
        {"九点五", "none"},
        {"两点一刻", "2:15"},
        {"十点钟", "10:00"},
        {"十一点过五分", "11:05"},
        {"八点五十九", "8:59"},
        {"八点六十", "none"},
        {"二十五点", "none"},
        {"8:30", "8:30"},
        {"下午15点05分", "15:05"},
        {"傍晚六点", "18:00"},
        {"下午十二点十分", "12:10"},
        {"夜里两点", "2:00"},
        {"夜里十一点", "23:00"},
        {"点", "none"},
        {"三", "none"},
        {"", "none"},
        {"八点零十分", "none"},
        {"差五分三点", "2:55"},
        {"下午差五分三点", "14:55"},
        {"差一刻下午四点", "15:45"},
        {"三点差十分", "2:50"},
        {"差十分钟三点", "2:50"},
        {"零点差五分", "23:55"},
        {"晚上差五分十二点", "23:55"},
        {"差五三点", "none"},
        {"差五分三点二十", "none"},
        {"三点零五", "3:05"},
        {"十五点三十分", "15:30"},
        {"三点一刻", "3:15"},
        {"今天下午四点以前", "16:00"},
        {"下午四点半之前", "16:30"},
        {"八点左右", "8:00"},
        {"今晚八点", "20:00"},
        {"明早九点半", "明天 9:30"},
        {"明天下午三点", "明天 15:00"},
        {"后天十点", "后天 10:00"},
        {"半夜一点", "1:00"},
        {"今天", "none"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check_value(SLOT_TIME, all[i][0], all[i][1]);
}

static void phones_and_amounts_have_values(void)
{
    static const char *const phones[][2] = {
        {"幺三八零零幺三八零零零", "13800138000"},
        {"八七六五四三二", "8765432"},
        {"13800138000", "13800138000"},
        {"幺三八三个零幺三两个八二", "13800013882"},
        {"幺三八3个0一三八〇〇〇", "138000138000"},
        {"幺三八三个一百零二三四", "none"},
        {"八七六五三个", "none"},
        {"八七六五四三", "none"},
        {"一二三四五六七八九零一二三", "none"},
        {"一百三十八万", "none"},
    };
    for (size_t i = 0; i < sizeof phones / sizeof *phones; i++)
        check_value(SLOT_PHONE, phones[i][0], phones[i][1]);
    static const char *const amounts[][2] = {
        {"一百二十八块五", "128.50"},
        {"三块五毛", "3.50"},
        {"一千二百元", "1200.00"},
        {"一百二十八点五元", "128.50"},
        {"五毛", "0.50"},
        {"两毛钱", "0.20"},
        {"零点五元", "0.50"},
        {"五分", "0.05"},
        {"三块零五分", "3.05"},
        {"五块钱", "5.00"},
        {"一万二千元", "12000.00"},
        {"一万二块", "12000.00"},
        {"一万零五百块", "10500.00"},
        {"三块五毛二", "3.52"},
        {"二百元整", "200.00"},
        {"128.5元", "128.50"},
        {"128.50元", "128.50"},
        {"三角五分", "0.35"},
        {"一百二块", "120.00"},
        {"一百零二块", "102.00"},
        {"两万块", "20000.00"},
        {"一点零五元", "1.05"},
        {"一点二三四元", "none"},
        {"一百", "100.00"},
        {"一百二", "120.00"},
        {"一万二", "12000.00"},
        {"两千", "2000.00"},
        {"五十", "none"},
        {"五", "none"},
        {"三块半", "3.50"},
        {"一百二十三元五角", "123.50"},
        {"一百二十三块五", "123.50"},
        {"三千零五十元", "3050.00"},
        {"一万零元", "none"},
        {"元", "none"},
        {"", "none"},
    };
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        check_value(SLOT_AMOUNT, amounts[i][0], amounts[i][1]);
    check_value(SLOT_NAME, "张三", "张三");
    check_value(SLOT_LISTED, "城东供电公司", "城东供电公司");
    char small[4];
    CHECK_INT(
        slot_value(&(struct network_slot){.type = SLOT_NUMBER}, "零二七三", small, sizeof small),
        STATUS_LIMIT);
}

/* slot_value must understand what the slot lets through, but for what nobody says: 中午五点, 两十.
 */
static void every_sample_of_a_slot_has_a_value(void)
{
    static const struct {
        const char *wording;
        enum slot_type type;
    } all[] = {{"{number}", SLOT_NUMBER},
               {"{time}", SLOT_TIME},
               {"{phone}", SLOT_PHONE},
               {"{amount}", SLOT_AMOUNT}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct network network = compiled(all[i].wording);
        unsigned seed = 1;
        int good = 0, walks = 2000;
        for (int walk = 0; walk < walks; walk++) {
            char text[200] = "", value[32];
            for (unsigned node = 0, arc = 0; node + 1u < network.n_nodes;) {
                unsigned first = arc, n = 0;
                while (first < network.n_arcs && network.arcs[first].from != node)
                    first++;
                while (first + n < network.n_arcs && network.arcs[first + n].from == node)
                    n++;
                seed = seed * 1103515245u + 12345u;
                arc = first + (seed >> 8) % n;
                strcat(text, network.arcs[arc].hanzi);
                node = network.arcs[arc].to;
            }
            good += slot_value(&network.slots[0], text, value, sizeof value) == STATUS_OK;
        }
        if (good < walks * 85 / 100)
            fprintf(stderr, "%s: only %d of %d\n", all[i].wording, good, walks);
        CHECK(good >= walks * 85 / 100);
        network_finish(&network);
    }
}

static void check_counted_value(int low, int high, const char *hanzi, const char *expected)
{
    struct network_slot slot = {.type = SLOT_NUMBER, .low = (uint8_t)low, .high = (uint8_t)high};
    char value[32];
    if (slot_value(&slot, hanzi, value, sizeof value) != STATUS_OK)
        strcpy(value, "none");
    CHECK_TEXT(value, expected);
}

static void a_count_of_digits_limits_numbers_and_phones(void)
{
    check_slot_takes("{number:4}", TEXTS("零二七三", "洞两拐三", "二百七十三", "两千零一"), true);
    check_slot_takes("{number:4}", TEXTS("二七三", "五", "零二七三一", "洞两拐"), false);
    check_slot_takes("{number:4-6}", TEXTS("零二七三", "零二七三一", "零二七三一五"), true);
    check_slot_takes("{number:4-6}", TEXTS("二七三", "零二七三一五六"), false);
    check_slot_takes("{number:13}", TEXTS("1234567890123"), true);
    check_slot_takes("{phone:11}", TEXTS("13800138000", "01087654321", "05718765432"), true);
    check_slot_takes("{phone:11}", TEXTS("87654321", "4006095598"), false);
    check_slot_takes("{phone:7-8}", TEXTS("8765432", "87654321"), true);
    check_slot_takes("{phone:7-8}", TEXTS("13800138000"), false);
    check_counted_value(4, 4, "二百七十三", "0273");
    check_counted_value(4, 8, "二百七十三", "0273");
    check_counted_value(4, 4, "洞两拐三", "0273");
    check_counted_value(4, 4, "二七三", "none");
    check_counted_value(4, 4, "零零二七三", "none");
    check_counted_value(2, 3, "二百七十三", "273");
    check_counted_value(2, 2, "二百七十三", "none");
}

static void a_count_of_digits_is_checked(void)
{
    static const char *const bad[] = {"请{number:}",   "请{number:0}",     "请{number:8-4}",
                                      "请{number:21}", "请{number:4-}",    "请{number:x}",
                                      "请{number:-4}", "请{number:4-5-6}", "请{number:99999}"};
    struct network network;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK_INT(network_init_wording(&network, bad[i], lexicon, NULL, 0, &error), STATUS_INVALID);
        CHECK_HOLDS(error.reason, "is no count of digits");
        CHECK_INT(error.offset, 4);
    }
    CHECK_INT(network_init_wording(&network, "请{time:4}", lexicon, NULL, 0, &error),
              STATUS_INVALID);
    CHECK_HOLDS(error.reason, "only number and phone have a count of digits");
    CHECK_INT(network_init_wording(&network, "请{nummer:4}", lexicon, NULL, 0, &error),
              STATUS_INVALID);
    CHECK_HOLDS(error.reason, "no slot is called {nummer}");
}

static void a_wording_may_give_the_digits_itself(void)
{
    check_slot_takes("电话是{phone=1380}", TEXTS("电话是幺三八零", "电话是一三八零"), true);
    check_slot_takes("电话是{phone=1380}",
                     TEXTS("电话是幺三八幺", "电话是幺三八", "电话是洞三八零"), false);
    check_slot_takes("电话是{phone=138000}",
                     TEXTS("电话是幺三八零零零", "电话是幺三八三个零", "电话是幺三八零两个零",
                           "电话是一三八两个零零"),
                     true);
    check_slot_takes("电话是{phone=138000}",
                     TEXTS("电话是幺三八两个零", "电话是幺三八四个零", "电话是幺三八三个八",
                           "电话是三个零", "电话是幺三八三零"),
                     false);
    check_slot_takes("{phone=8811}", TEXTS("两个八两个幺", "八八两个一", "两个八一幺"), true);
    struct network network = compiled("{phone_end=8000}对吗");
    CHECK_INT(network.n_slots, 1);
    CHECK(network.slots[0].literal && network.slots[0].expected);
    CHECK_TEXT(network.slots[0].name, "phone_end");
    network_finish(&network);
}

static void digits_in_a_wording_are_checked(void)
{
    static const char *const bad[] = {"请{=12}",
                                      "请{phone=}",
                                      "请{phone=12x}",
                                      "请{phone=一二}",
                                      "请{phone=123456789012345678901}",
                                      "请{a-name-longer-than-a-slot-may-have=12}"};
    struct network network;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK_INT(network_init_wording(&network, bad[i], lexicon, NULL, 0, &error), STATUS_INVALID);
        CHECK_HOLDS(error.reason, "'='");
        CHECK_INT(error.offset, 4);
    }
}

static void companies_and_names_are_those_of_the_pack(void)
{
    check_slot_takes("我是{company}的{name}", TEXTS("我是城西供电公司的李雷"), true);
    check_slot_takes("我是{company}的{name}",
                     TEXTS("我是城南供电公司的李雷", "我是城西供电公司的王伟"), false);
}

/* What is expected in a slot has a way of its own, marked as such, that says this value alone. */
static struct network expecting(const char *wording, const char *name, const char *value)
{
    struct network network = {0};
    struct slot_expected expected = {name, value};
    enum status status =
        network_init_expecting(&network, wording, lexicon, lists, 2, &expected, 1, &error);
    if (status != STATUS_OK)
        fprintf(stderr, "%s of %s: %s\n", value, wording, error.reason);
    CHECK_INT(status, STATUS_OK);
    return network;
}

/* The network without what is not the expected value. */
static bool expects(struct network *network, const char *text)
{
    struct network only = *network;
    struct network_arc *arcs = malloc(network->n_arcs * sizeof *arcs);
    only.arcs = arcs;
    only.n_arcs = 0;
    for (size_t i = 0; i < network->n_arcs; i++) {
        uint8_t slot = network->arcs[i].slot;
        if (slot == 0 || network->slots[slot - 1].expected)
            arcs[only.n_arcs++] = network->arcs[i];
    }
    bool accepted = network_accepts(&only, text, lexicon, NETWORK_WHOLE);
    free(arcs);
    return accepted;
}

static void check_expects(const char *name, const char *value, const char *const *ways,
                          const char *const *others)
{
    char wording[64];
    snprintf(wording, sizeof wording, "是{%s}", name);
    struct network network = expecting(wording, name, value);
    for (int right = 1; right >= 0; right--) {
        for (const char *const *said = right ? ways : others; *said; said++) {
            char text[128];
            snprintf(text, sizeof text, "是%s", *said);
            if (expects(&network, text) != right) {
                fprintf(stderr, "%s %s %s\n", value, right ? "refuses" : "takes", *said);
                check_failures++;
            }
        }
    }
    network_finish(&network);
}

static void an_expected_value_is_said_in_all_its_ways_and_no_other(void)
{
    check_expects("number", "0273", TEXTS("零二七三", "洞两拐三"), TEXTS("零二七", "零二七五"));
    check_expects("number", "273", TEXTS("二七三", "二百七十三", "两百七十三", "两拐三"),
                  TEXTS("二百七十", "三七三"));
    check_expects("number", "2200", TEXTS("二千二百", "两千二百", "两千两百", "两千二", "二二零零"),
                  TEXTS("两千零二"));
    check_expects("phone", "13800138000", TEXTS("幺三八零零一三八零零零"),
                  TEXTS("幺三八零零一三八零零一"));
    check_expects("time", "15:30",
                  TEXTS("下午三点半", "十五点三十分", "三点半", "今天下午三点三十", "十五时三十分"),
                  TEXTS("上午三点半", "三点", "四点半"));
    check_expects("time", "14:55", TEXTS("下午差五分三点", "两点五十五", "差五分下午三点"),
                  TEXTS("三点五分"));
    check_expects("time", "9:05", TEXTS("九点零五", "上午九点五分", "早上九点过五分"),
                  TEXTS("晚上九点五分", "九点五十"));
    check_expects("time", "2:15", TEXTS("两点一刻", "凌晨两点十五分"), TEXTS("下午两点一刻"));
    check_expects("time", "明天 9:00", TEXTS("明天上午九点", "明早九点", "明天九点钟"),
                  TEXTS("九点"));
    check_expects("amount", "123.50",
                  TEXTS("一百二十三块五", "一百二十三元五角", "一百二十三块五毛钱",
                        "一百二十三点五元", "一百二十三块半"),
                  TEXTS("一百二十三元", "一百二十三块零五分"));
    check_expects("amount", "2000.00", TEXTS("两千块", "二千元", "两千", "两千元整"),
                  TEXTS("一千元"));
    check_expects("amount", "12000.00", TEXTS("一万二", "一万二千元", "一万两千块"),
                  TEXTS("一万零二块"));
    check_expects("amount", "3050.00", TEXTS("三千零五十元"), TEXTS("三千五十"));
    check_expects("amount", "0.35", TEXTS("三毛五分", "三角五", "零点三五元"), TEXTS("三毛"));
    check_expects("company", "城东供电公司", TEXTS("城东供电公司"), TEXTS("城西供电公司"));
    check_expects("name", "李雷", TEXTS("李雷"), TEXTS("张小明"));
}

static void an_expected_value_that_cannot_be_said_is_refused(void)
{
    static const struct slot_expected bad[] = {
        {"number", "27x"}, {"phone", ""}, {"time", "25:00"}, {"amount", "viel"}, {"number", "0.5"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct network network;
        char wording[32];
        snprintf(wording, sizeof wording, "是{%s}", bad[i].name);
        CHECK_INT(network_init_expecting(&network, wording, lexicon, NULL, 0, &bad[i], 1, &error),
                  STATUS_INVALID);
        CHECK_HOLDS(error.reason, "cannot be said in");
    }
}

/* What is not expected is taken as before, and a value for another slot changes nothing. */
static void expecting_something_takes_nothing_away(void)
{
    struct network network = expecting("{time}到,工号{number}", "number", "0273");
    CHECK(network_accepts(&network, "八点到,工号零五", lexicon, NETWORK_WHOLE));
    CHECK_INT(network.n_slots, 3);
    CHECK(!network.slots[0].expected && !network.slots[1].expected && network.slots[2].expected);
    CHECK_TEXT(network.slots[2].name, "number");
    network_finish(&network);
    network = expecting("工号{number}", "phone", "13800138000");
    CHECK_INT(network.n_slots, 1);
    network_finish(&network);
}

int main(void)
{
    if (lexicon_open(&lexicon) != STATUS_OK)
        return 1;
    RUN(slots_take_what_people_say);
    RUN(numbers_have_values);
    RUN(times_have_values);
    RUN(phones_and_amounts_have_values);
    RUN(every_sample_of_a_slot_has_a_value);
    RUN(a_count_of_digits_limits_numbers_and_phones);
    RUN(a_count_of_digits_is_checked);
    RUN(a_wording_may_give_the_digits_itself);
    RUN(digits_in_a_wording_are_checked);
    RUN(companies_and_names_are_those_of_the_pack);
    RUN(an_expected_value_is_said_in_all_its_ways_and_no_other);
    RUN(an_expected_value_that_cannot_be_said_is_refused);
    RUN(expecting_something_takes_nothing_away);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}

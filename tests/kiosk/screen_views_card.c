/* The card, its items and the checklist, of which each page shows something else. */
#include <string.h>

#include "tests/kiosk/screen_view_parts.h"

static const struct criterion_view criteria[] = {{"应对内容", 42.46, 57.89},
                                                 {"规范用语", 10.53, 15.79},
                                                 {"行为规范", 13.86, 15.79},
                                                 {"语音语调", 10.32, 10.53},
                                                 {"仪容举止", 0, 0}};

static const struct item_view items[] = {
    {.kind = VERDICT_PHRASE,
     .value = VERDICT_MET,
     .name = "您好，请坐，请问您需要什么帮助吗？",
     .criterion = "规范用语",
     .clause = "G-6.1",
     .summary = "客户来到柜台：您好，请坐，请问您需要什么帮助吗？",
     .heard = "您好请坐请问您需要什么帮助吗",
     .better = "您好，请坐，请问您需要什么帮助吗？",
     .measured = "",
     .start_ms = 1240,
     .spoken_ms = 640,
     .end_ms = 3650,
     .playable = true,
     .markable = true},
    {.kind = VERDICT_MOVE,
     .value = VERDICT_NOT_MET,
     .name = "请客户慢慢说",
     .criterion = "应对内容",
     .clause = "G-4.2.2",
     .summary = "认真、耐心倾听，不随意打断客户讲话",
     .heard = "",
     .better = "您别着急，坐下来慢慢说，我听着呢。",
     .measured = "",
     .lost = 5.5,
     .start_ms = -1,
     .end_ms = -1,
     .markable = true},
    {.kind = VERDICT_MOVE,
     .value = VERDICT_UNDECIDED,
     .name = "复述客户反映的问题，请他确认",
     .criterion = "应对内容",
     .clause = "K-四.3",
     .summary = "收集信息：问清问题所在，复述一遍请客户确认",
     .heard = "上个月一百二这个月二百八",
     .better = "您是说，上个月一百二，这个月二百八，家里没有添电器，是这样吗？",
     .measured = "",
     .lost = 3.7,
     .start_ms = 8200,
     .spoken_ms = 7600,
     .end_ms = 10400,
     .playable = true,
     .markable = true},
    {.kind = VERDICT_RULE,
     .value = VERDICT_NOT_MET,
     .name = "不说伤人自尊的话",
     .criterion = "行为规范",
     .clause = "G-4.2.1c",
     .summary = "使用文明礼貌用语，严禁说脏话",
     .heard = "你懂什么",
     .better = "这个地方不太好懂，我给您讲讲。",
     .measured = "",
     .lost = 21,
     .veto = true,
     .start_ms = 5100,
     .spoken_ms = 4500,
     .end_ms = 5900,
     .playable = true,
     .markable = true},
    {.kind = VERDICT_RULE,
     .value = VERDICT_NOT_MET,
     .name = "语速适中",
     .criterion = "语音语调",
     .clause = "G-4.2.1a",
     .summary = "语音清晰，语气诚恳，语速适中，语调平和",
     .heard = "",
     .better = "",
     .measured = "每分钟约380个字，要求130–360个字",
     .advice = "语速偏快：每分钟约380个字，控制在360个字以内会更清楚。",
     .lost = 1.2,
     .start_ms = 1200,
     .end_ms = 9900,
     .playable = true,
     .markable = true},
    {.kind = VERDICT_RULE,
     .value = VERDICT_MET,
     .name = "先问好，再报单位",
     .criterion = "行为规范",
     .clause = "house",
     .summary = "",
     .heard = "",
     .better = "",
     .measured = "",
     .start_ms = -1,
     .end_ms = -1,
     .markable = true,
     .mark = "听录音，确认说了"},
};
static const int losses[] = {3, 1, 4};

static const struct card_turn_view turns[] = {
    {1, false, false, "哎，同志！你们这儿谁管电费？这账单我看不明白，今天必须给我个说法！", true, 0,
     2, NULL, 0, 0, 0},
    {2, true, true, "你说什么？我没听清，你再说一遍。", true, 2, 2, NULL, 0, 0, 0},
    {3, false, false,
     "我叫王建国，电话13800138000，家住城东花园三号楼二单元五零一。你可记准了，别又弄错。", false,
     4, 1, NULL, 0, 0, 0},
    {0, false, false, "整场谈话", false, 5, 1, NULL, 0, 0, 0},
};

struct sample view_card(int review, double total)
{
    struct sample view = view_blank(SCREEN_CARD);
    view.card = (struct card_view){
        .play = sample_play(0),
        .person = "欧阳振华",
        .back = {ACTION_HOME, 0},
        .again = true,
        .total = total,
        .low = review ? total - 12 : total,
        .high = review ? total + 6 : total,
        .review = review,
        .pass = 80,
        .ending = "客户接受了复核的安排",
        .ending_text = "您把事情讲清楚了，客户接受了上门核表、多退少补的安排，走的时候还道了谢。",
        .outcome = OUTCOME_CALMED,
        .criteria = criteria,
        .n_criteria = 5,
        .turns = turns,
        .n_turns = 4,
        .items = items,
        .n_items = 6,
        .losses = losses,
        .n_losses = 3,
        .standard = "供电营业员工文明服务行为规范",
        .strip = {.turn = -1},
        .played_turn = -1,
        .playing = {ACTION_HEAR_MINE, 0}};
    return view;
}

/* Everything at once: a veto, hints, things to work on, a checklist begun. */
struct sample view_card_full(enum card_tab tab, enum mode mode)
{
    struct sample view = view_card(1, 59);
    view.card.tab = tab;
    view.card.mode = mode;
    if (mode == MODE_EXAM) {
        view.card.back = (struct action){ACTION_RESULT, 0};
        view.card.again = false;
    }
    view.card.veto = "不说伤人自尊的话";
    view.card.veto_clause = "G-4.2.1c";
    view.card.veto_cap = 59;
    view.card.veto_lost = 14.3;
    view.card.hints = 2;
    view.card.hints_lost = 4;
    view.card.n_todo = 3;
    memcpy(view.card.todo, losses, sizeof losses);
    view.card.seen = 12;
    view.card.not_seen = 18;
    return view;
}

/* As loud as somebody is who speaks from 0.9 s on, with a pause in the middle. */
enum { SAMPLE_LEVELS = 640 };
static uint8_t sample_levels[SAMPLE_LEVELS], sample_pitches[SAMPLE_LEVELS];

static void sample_voice(void)
{
    for (int i = 45; i < SAMPLE_LEVELS - 30; i++) {
        int beat = i % 9, phrase = i % 110;
        bool pause = i > 300 && i < 345;
        sample_levels[i] = pause ? 3 : (uint8_t)(60 + 18 * (beat < 5 ? beat : 9 - beat) + i % 37);
        sample_pitches[i] = pause || beat > 6 ? 0 : (uint8_t)(170 - phrase + 9 * (i / 9 % 4));
    }
}

static const struct strip_word_view sample_words[] = {
    {"您", WORD_RECOGNISED, CLARITY_CLEAR, 1240, 1430},
    {"好", WORD_RECOGNISED, CLARITY_CLEAR, 1430, 1640},
    {"请", WORD_RECOGNISED, CLARITY_FAINT, 1760, 1930},
    {"坐", WORD_RECOGNISED, CLARITY_CLEAR, 1930, 2140},
    {"qing", WORD_READ, CLARITY_UNKNOWN, 2300, 2450},
    {"·", WORD_UNREAD, CLARITY_UNKNOWN, 2450, 2600},
    {"nin", WORD_READ, CLARITY_UNKNOWN, 2600, 2750},
    {"您", WORD_RECOGNISED, CLARITY_CLEAR, 2900, 3060},
    {"需", WORD_RECOGNISED, CLARITY_CLEAR, 3060, 3230},
    {"要", WORD_RECOGNISED, CLARITY_CLEAR, 3230, 3400},
    {"zhuang", WORD_READ, CLARITY_UNKNOWN, 7100, 7300},
    {"shang", WORD_READ, CLARITY_UNKNOWN, 8200, 8400},
    {"ge", WORD_READ, CLARITY_UNKNOWN, 8400, 8560},
    {"yue", WORD_READ, CLARITY_UNKNOWN, 8560, 8760},
    {"·", WORD_UNREAD, CLARITY_UNKNOWN, 8760, 8900},
};
static const struct span_view sample_customer[] = {{0, 1500}, {9800, 11000}};
static const struct span_view sample_both[] = {{1240, 1500}, {9800, 10400}};

static void turns_with_sound(struct card_view *card)
{
    static struct card_turn_view heard[4];
    sample_voice();
    memcpy(heard, turns, sizeof heard);
    for (int i = 0; i < 3; i++) {
        heard[i].levels = sample_levels;
        heard[i].n_levels = SAMPLE_LEVELS;
        heard[i].from_ms = 700;
        heard[i].to_ms = 12800;
    }
    card->turns = heard;
    card->played_turn = 0;
    card->played_ms = 4200;
}

/* The page of progress: the first time, or after nine with things made up for. */
struct sample view_card_line(bool first)
{
    static const double totals[] = {41.5, 38, 55, 62.5, 60, 79.4, 71, 88, 59};
    static const struct criterion_view before[] = {
        {"", 30, 57.89}, {"", 14, 15.79}, {"", 8, 15.79}, {"", 10, 10.53}, {"", 0, 0}};
    struct sample view = view_card_full(CARD_LINE, MODE_PRACTICE);
    view.card.line = (struct line_view){.n = first ? 1 : 9, .since = "11 月 3 日"};
    memcpy(view.card.line.totals, totals, sizeof totals);
    if (!first) {
        view.card.line.before = before;
        view.card.line.n_before = 5;
    }
    view.card.next = "单元门口站着的老陈，他家的表被人动过";
    view.card.next_action = (struct action){ACTION_BRIEF, 3};
    return view;
}

/* Things to work on that were tried again: made up for, still missing, not heard. */
struct sample view_card_again(void)
{
    static struct item_view again[6];
    struct sample view = view_card_full(CARD_TODO, MODE_PRACTICE);
    memcpy(again, items, sizeof again);
    for (int i = 0; i < 3; i++) {
        again[losses[i]].from_here = true;
        again[losses[i]].again = (enum item_again)(AGAIN_MADE_UP + i);
    }
    again[1].advice = "先点“听示范”，跟着念一遍，再来一次。";
    view.card.items = again;
    view.card.next = "学几句规范用语";
    view.card.next_action = (struct action){ACTION_LEARN, 0};
    return view;
}

/* A reply by itself: while it plays, or while it is still being heard again. */
struct sample view_reply(bool listening)
{
    struct sample view = view_card_full(CARD_TURNS, MODE_PRACTICE);
    view.screen = SCREEN_REPLY;
    turns_with_sound(&view.card);
    view.card.strip = (struct strip_view){.turn = 0,
                                          .from_ms = 300,
                                          .to_ms = 12600,
                                          .pitches = sample_pitches,
                                          .n_pitches = listening ? 0 : SAMPLE_LEVELS,
                                          .words = sample_words,
                                          .n_words = listening ? 0 : 15,
                                          .customer = sample_customer,
                                          .n_customer = 2,
                                          .both = sample_both,
                                          .n_both = listening ? 0 : 2,
                                          .listening = listening};
    view.card.playing = (struct action){listening ? ACTION_NONE : ACTION_HEAR_FROM, 20};
    return view;
}

/* One whose sound was not kept. */
struct sample view_reply_silent(void)
{
    struct sample view = view_reply(false);
    view.card.turns = turns;
    view.card.silent = "录音已按规定删除，听不了原声。";
    view.card.strip.from_ms = view.card.strip.to_ms = 0;
    view.card.playing.kind = ACTION_NONE;
    return view;
}

struct sample view_card_turns(void)
{
    struct sample view = view_card_full(CARD_TURNS, MODE_PRACTICE);
    turns_with_sound(&view.card);
    return view;
}

/* Of another day, from the list: one's own, or as the trainer sees it when the sound is gone. */
struct sample view_card_past(bool trainer)
{
    struct sample view = view_card_full(CARD_TODO, MODE_PRACTICE);
    view.card.back = (struct action){ACTION_LIST, 2};
    view.card.again = !trainer;
    view.card.reviewing = trainer;
    view.card.silent = trainer ? "录音已应本人要求删除，听不了原声。" : NULL;
    view.card.veto = trainer ? NULL : view.card.veto;
    return view;
}

static const struct cell_view better_cells[] = {
    {"您", "nín", "", CLARITY_UNKNOWN},  {"别", "bié", "", CLARITY_UNKNOWN},
    {"着", "zháo", "", CLARITY_UNKNOWN}, {"急", "jí", "，", CLARITY_UNKNOWN},
    {"坐", "zuò", "", CLARITY_UNKNOWN},  {"下", "xià", "", CLARITY_UNKNOWN},
    {"来", "lái", "", CLARITY_UNKNOWN},  {"慢", "màn", "", CLARITY_UNKNOWN},
    {"慢", "màn", "", CLARITY_UNKNOWN},  {"说", "shuō", "，", CLARITY_UNKNOWN},
    {"我", "wǒ", "", CLARITY_UNKNOWN},   {"听", "tīng", "", CLARITY_UNKNOWN},
    {"着", "zhe", "", CLARITY_UNKNOWN},  {"呢", "ne", "。", CLARITY_UNKNOWN},
};

struct sample view_item(int item)
{
    struct sample view = view_card_full(CARD_TODO, MODE_PRACTICE);
    view.screen = SCREEN_ITEM;
    view.card.item = item;
    if (item == 1)
        view.card.better = (struct cells_view){better_cells, 14, 9};
    return view;
}

/* The trainee can say that it is wrong, or has said so. */
struct sample view_item_dispute(bool disputed)
{
    static struct item_view said[2][6];
    struct sample view = view_item(1);
    memcpy(said[disputed], items, sizeof said[disputed]);
    said[disputed][1].disputable = !disputed;
    said[disputed][1].dispute = disputed ? ITEM_DISPUTED : ITEM_UNDISPUTED;
    view.card.again = !disputed;
    view.card.reviewing = disputed; /* by a trainer */
    view.card.items = said[disputed];
    return view;
}

struct sample view_item_no_sound(void)
{
    static struct card_turn_view silent[4];
    struct sample view = view_item(1);
    for (int i = 0; i < 4; i++) {
        silent[i] = turns[i];
        silent[i].playable = false;
    }
    view.card.turns = silent;
    view.card.silent = "录音已应本人要求删除，听不了原声。";
    return view;
}

static struct sight_view sights[] = {
    {"仪容", "头发整齐，不染彩发", "头发梳理整齐，没有染彩发", SIGHT_GOOD},
    {NULL, "男：头发不过长，不留须", "前不遮眉，侧不过耳，后不触领，没有胡须", SIGHT_BAD},
    {NULL, "脸手干净，指甲短", "", SIGHT_NOT_SEEN},
    {"着装", "服装整洁，扣子齐全", "统一着装，衣服干净，不缺扣子", SIGHT_GOOD},
    {NULL, "服务证佩戴到位", "统一编号的服务证（牌）戴好", SIGHT_NOT_SEEN},
    {"待客动作", "接待时微笑示意，起身相迎", "客户走近时放下手里的事，微笑，站起来", SIGHT_BAD},
    {NULL, "递送单证双手，正面朝向客户", "单据、笔都是双手递，字朝着客户", SIGHT_NOT_SEEN},
    {"工作环境", "桌面整洁，没有杂物", "桌面只有办公用品，没有私人物品", SIGHT_NOT_SEEN},
};

struct sample view_checklist(enum rule_who who)
{
    struct sample view = view_blank(SCREEN_CHECKLIST);
    view.checklist = (struct checklist_view){"欧阳振华", sights, 8, who};
    return view;
}

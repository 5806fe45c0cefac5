/* Learning: the lists, a phrase and a drill in each state, what a round came to. */
#include <string.h>

#include "tests/kiosk/screen_view_parts.h"

#define ART "scenarios/packs/power-supply/art/"

static const struct lesson_row phrase_rows[] = {
    {"在柜台", "您好，请坐，请问您需要什么帮助吗？", "迎客让座，问需要什么帮助", STANDING_KNOWN, 0},
    {NULL, "请稍候，我们马上为您办理！", "请稍候，马上办理", STANDING_DUE, 1},
    {NULL, "再见，您慢走！", "再见，您慢走", STANDING_MISSED, 2},
    {"接电话", "您好！××供电公司（局）×号为您服务。请您稍候，我们将立即派人前去修复。",
     "报单位工号，立即派人修复", STANDING_NEW, 3},
    {"上门服务",
     "您好！我是××供电公司（局）的××，现在来抄表（收费、装表、换表等），请您给予支持和配合！",
     "上门自报单位姓名和来意，请配合", STANDING_NEW, 4},
    {"什么时候都用得上", "您好、请、谢谢、麻烦、再见、打扰了", "", STANDING_NEW, 5},
};

static const struct lesson_row drill_rows[] = {
    {"接电话", "接起电话先问候", "接听电话，问候客户", STANDING_KNOWN, 20},
    {NULL, "客户讲方言", "", STANDING_NEW, 21},
    {NULL, "无法当场答复的客户投诉", "无法当场答复的客户投诉，先记下来再回电话", STANDING_MISSED,
     22},
    {NULL, "十千伏的电压偏差", "电压允许偏差：十千伏及以下三相供电", STANDING_DUE, 23},
    {"上门服务", "损坏了客户的东西", "损坏客户设施", STANDING_NEW, 24},
};

struct sample view_learn(enum learn_tab tab, int playing)
{
    struct sample view = view_blank(SCREEN_LEARN);
    bool drills = tab == LEARN_DRILLS;
    view.learn = (struct learn_view){.tab = tab,
                                     .rows = drills ? drill_rows : phrase_rows,
                                     .n_rows = drills ? 5 : 6,
                                     .n_known = 2,
                                     .n_due = drills ? 12 : 0};
    if (playing >= 0)
        view.learn.playing = (struct action){ACTION_HEAR_MODEL, playing};
    return view;
}

struct sample view_learn_none(void)
{
    struct sample view = view_learn(LEARN_DRILLS, -1);
    view.learn.n_rows = view.learn.n_known = view.learn.n_due = 0;
    return view;
}

static const struct cell_view short_cells[] = {
    {"请", "qǐng", "", CLARITY_CLEAR},  {"稍", "shāo", "", CLARITY_FAINT},
    {"候", "hòu", "，", CLARITY_CLEAR}, {"我", "wǒ", "", CLARITY_CLEAR},
    {"们", "men", "", CLARITY_CLEAR},   {"马", "mǎ", "", CLARITY_UNCLEAR},
    {"上", "shàng", "", CLARITY_CLEAR}, {"为", "wèi", "", CLARITY_CLEAR},
    {"您", "nín", "", CLARITY_CLEAR},   {"办", "bàn", "", CLARITY_FAINT},
    {"理", "lǐ", "！", CLARITY_CLEAR},
};

/* The longest model words of the shipped pack take four such lines and more. */
enum { LONG_CELLS = 77 };

static const struct cell_view *long_cells(void)
{
    static struct cell_view cells[LONG_CELLS];
    for (int i = 0; i < LONG_CELLS; i++) {
        cells[i] = short_cells[i % 11];
        cells[i].clarity = CLARITY_UNKNOWN;
        if (i % 11 == 5)
            memcpy(cells[i].pinyin, "zhuāng", sizeof "zhuāng");
    }
    return cells;
}

static struct meter_view flat_meter(void)
{
    struct meter_view meter = {.bars = {0}};
    for (int i = 0; i < METER_BARS; i++)
        meter.bars[i] = (float)(i % 7) / 7;
    return meter;
}

struct sample view_phrase(enum exercise_stage stage, enum tried tried)
{
    struct sample view = view_blank(SCREEN_LESSON);
    view.lesson = (struct lesson_view){.lesson = 1,
                                       .place = "柜台",
                                       .title = "",
                                       .cue = "请稍候，马上办理",
                                       .hint = "",
                                       .portrait = "",
                                       .words_shown = true,
                                       .words = {short_cells, 11, 4},
                                       .stage = stage,
                                       .meter = flat_meter(),
                                       .reply_left = 0.4f,
                                       .tried = tried,
                                       .marked = tried == TRIED_MET,
                                       .has_mine = tried != TRIED_UNHEARD,
                                       .has_ear = true};
    return view;
}

struct sample view_phrase_long(void)
{
    struct sample view = view_phrase(EXERCISE_READY, TRIED_UNHEARD);
    view.lesson.title = phrase_rows[4].title;
    view.lesson.words = (struct cells_view){long_cells(), 33, -1};
    view.lesson.has_ear = false;
    return view;
}

struct sample view_phrase_asked(void)
{
    struct sample view = view_phrase(EXERCISE_READY, TRIED_UNHEARD);
    view.lesson.words_shown = false;
    view.lesson.in_round = true;
    view.lesson.round_left_s = 171;
    return view;
}

struct sample view_drill(enum exercise_stage stage, enum tried tried)
{
    struct sample view = view_phrase(stage, tried);
    struct lesson_view *lesson = &view.lesson;
    lesson->is_drill = true;
    lesson->place = "电话";
    lesson->title = "无法当场答复的客户投诉";
    lesson->cue = "我是食品厂的电工。我们是十千伏进线，你们送来的电压，偏多少算合格？";
    lesson->hint = "十千伏及以下三相供电：正负百分之七。";
    lesson->portrait = ART "man-middle-aged";
    lesson->mood = 55;
    lesson->words_shown = stage == EXERCISE_DONE && tried >= TRIED_MISSED;
    lesson->marked = false;
    lesson->words.cells = long_cells();
    lesson->words.n = LONG_CELLS;
    lesson->parts[0] = (struct part_view){"问姓名", VERDICT_MET};
    lesson->parts[1] = (struct part_view){"说明供电电压允许偏差的范围", VERDICT_UNDECIDED};
    lesson->parts[2] = (struct part_view){"问清联系电话和地址", VERDICT_NOT_MET};
    lesson->parts[3] = (struct part_view){"不说服务忌语", VERDICT_NOT_MET};
    lesson->n_parts = stage == EXERCISE_DONE ? 4 : 0;
    return view;
}

struct sample view_drill_round(void)
{
    struct sample view = view_drill(EXERCISE_DONE, TRIED_MISSED);
    view.lesson.in_round = true;
    view.lesson.round_left_s = 65;
    view.lesson.playing = (struct action){ACTION_HEAR_MODEL, 1};
    return view;
}

struct sample view_round(int n_rows)
{
    static struct round_row rows[14];
    struct sample view = view_blank(SCREEN_ROUND);
    for (int i = 0; i < 14; i++)
        rows[i] = (struct round_row){i % 5 == 4 ? phrase_rows[4].title : drill_rows[i % 5].title,
                                     (enum tried)((i + 3) % 4)};
    view.round = (struct round_view){.rows = rows,
                                     .n_rows = n_rows,
                                     .n_met = (n_rows + 3) / 4,
                                     .n_missed = n_rows / 4,
                                     .n_open = n_rows / 2,
                                     .n_tomorrow = n_rows,
                                     .all_done = n_rows == 0};
    return view;
}

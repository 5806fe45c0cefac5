#include "tests/kiosk/screen_views.h"

#include <math.h>
#include <string.h>

#include "kiosk/fault/fault_texts.h"
#include "kiosk/voice_check/voice_check.h"
#include "tests/kiosk/screen_view_parts.h"

#define ART "scenarios/packs/power-supply/art/"

static struct play_view plays[] = {
    {"电费怎么翻了一倍",
     "老客户王建国拿着账单进了营业厅：上个月一百二，这个月二百八。系统里看得到：上个月他家表箱锁着"
     "，抄表员"
     "按估算抄了数，少算的部分这个月一起补上了。您坐在柜台里，工号三零七。",
     "王建国", ART "man-middle-aged", PLACE_COUNTER, 2, 25, 86},
    {"半夜停电，家里有老人",
     "夜里十一点，城西的刘芳打来电话：停电一个多小时了，老人离不开制氧机。线路正在抢修，大约凌晨一"
     "点送电。"
     "您是夜班的值班员。",
     "刘芳", ART "woman-thirties", PLACE_PHONE, 3, 35, -1},
    {"小馆子里的那根线",
     "您是城东供电公司的用电检查员，到赵强的小饭馆检查用电。有人反映他家表前接了一根线，来由必须保"
     "密。"
     "您会看到：铅封断了，有一根线绕过了电表。带好证件和检查单，按规定办，不争吵，不罚款。",
     "赵强", ART "man-shopkeeper", PLACE_ON_SITE, 1, 45, 61.5},
};

enum { SAMPLE_PEOPLE = 600 };
static struct person_view people[SAMPLE_PEOPLE];
static int found[SAMPLE_PEOPLE];

const struct play_view *sample_play(int index)
{
    return &plays[index];
}

static struct meter_view sample_meter(void)
{
    struct meter_view meter;
    for (int i = 0; i < METER_BARS; i++)
        meter.bars[i] = 0.5f + 0.45f * sinf((float)i * 0.9f) * sinf((float)i * 0.13f);
    return meter;
}

struct sample view_blank(enum screen screen)
{
    return (struct sample){.screen = screen, .frame.notice = ""};
}

static struct sample view_attract(int place)
{
    struct sample view = view_blank(SCREEN_ATTRACT);
    view.attract = (struct attract_view){sample_play(place % 3), 10 + 20 * place, place};
    return view;
}

static struct sample view_names(int n, int page)
{
    static const char *const names[] = {"李敏",      "王晓东",   "欧阳振华",
                                        "工号 0273", "Anna Lee", "陈静"};
    static const char *const teams[] = {"抢修一班 · 抢修员", "", "城南营业厅 · 客户代表"};
    struct sample view = view_blank(SCREEN_NAMES);
    for (int i = 0; i < SAMPLE_PEOPLE; i++) {
        people[i] = (struct person_view){names[i % 6], teams[i / 6 % 3],
                                         i % 3 ? "11 次 · 上次 86.5 分" : "还没练过",
                                         i % 3 ? i % 4 * 9 : 0};
        found[i] = i;
    }
    view.names = (struct names_view){people, n, page, "", found, n, page ? "欧阳慧敏" : NULL, NULL};
    return view;
}

/* Whoever was in the middle of an exam when the machine went off. */
static struct sample view_names_exam(void)
{
    struct sample view = view_names(5, 0);
    view.names.broken_exam = "欧阳慧敏";
    return view;
}

static struct sample view_search(const char *typed, int n_found)
{
    struct sample view = view_names(SAMPLE_PEOPLE, 0);
    view.names.typed = typed;
    view.names.n_found = n_found;
    return view;
}

static struct sample view_trainees(int n, int page)
{
    struct sample view = view_names(n, 0);
    view.screen = SCREEN_TRAINEES;
    view.names.page = page;
    return view;
}

static struct sample view_entry(const char *typed, enum keyboard keyboard)
{
    struct sample view = view_blank(SCREEN_ENTRY);
    view.entry = (struct entry_view){.number = "",
                                     .renames = "",
                                     .wording_of = "",
                                     .typed = typed,
                                     .composing = "",
                                     .letters = "",
                                     .match = strcmp(typed, "0273") ? "" : "李敏",
                                     .complaint = "",
                                     .keyboard = keyboard,
                                     .has_pinyin = true};
    return view;
}

static struct sample view_entry_wording(void)
{
    struct sample view = view_entry("真是对您", KEYBOARD_PINYIN);
    view.entry.of_trainer = true;
    view.entry.asks = ENTRY_ASKS_WORDING;
    view.entry.wording_of = "告知抢修人员会在城区四十五分钟内到达";
    view.entry.back = (struct action){ACTION_OCCURRENCES, 0};
    return view;
}

static struct sample view_remove(const char *failed)
{
    struct sample view = view_blank(SCREEN_REMOVE);
    view.removal = (struct remove_view){"欧阳雪梅", 128, failed};
    return view;
}

static struct sample view_consent(int kept)
{
    struct sample view = view_blank(SCREEN_CONSENT);
    view.consent = (struct consent_view){
        .practice_days = 90, .exam_days = 365, .kept = kept, .back = {ACTION_HOME, 0}};
    return view;
}

static struct sample view_own(enum decision decision, int recordings, const char *failed)
{
    struct sample view = view_blank(SCREEN_OWN);
    view.own = (struct own_view){.decision = decision,
                                 .when = "2025 年 11 月 30 日 16:40",
                                 .practice_days = 3650,
                                 .exam_days = 3650,
                                 .recordings = recordings,
                                 .exams = recordings / 3,
                                 .length = "128 分 59 秒",
                                 .oldest = "2025 年 11 月 30 日 16:41",
                                 .failed = failed};
    return view;
}

static struct sample view_own_pin(void)
{
    struct sample view = view_own(DECISION_AGREED, 1280, "");
    view.own.has_pin = true;
    return view;
}

static struct sample view_own_guest(void)
{
    struct sample view = view_own(DECISION_NONE, 0, "");
    view.own.guest = true;
    return view;
}

static struct sample view_pinyin(const char *typed, const char *letters, int n_choices)
{
    static const char *const choices[] = {"雪", "学", "血", "薛",   "穴", "削", "靴",
                                          "谑", "噱", "鳕", "雪梅", "踅", "泶", "鹙",
                                          "雪", "血", "薛", "穴",   "削"};
    struct sample view = view_entry(typed, KEYBOARD_PINYIN);
    view.entry.letters = letters;
    view.entry.choices = choices;
    view.entry.n_choices = n_choices;
    return view;
}

static struct sample view_entry_name(const char *complaint)
{
    struct sample view = view_entry("", KEYBOARD_LETTERS);
    view.entry.number = "0307";
    view.entry.complaint = complaint;
    return view;
}

static struct sample view_voice(enum voice_check_stage stage, enum voice_check_trouble trouble,
                                int sentence)
{
    struct sample view = view_blank(SCREEN_VOICE);
    view.check =
        (struct voice_check_view){.stage = stage,
                                  .trouble = trouble,
                                  .text = "请您先填这张表，材料上有不清楚的地方，随时可以问我。",
                                  .sentence = sentence,
                                  .n_sentences = VOICE_CHECK_SENTENCES,
                                  .sentences = voice_check_sentences,
                                  .meter = sample_meter(),
                                  .known = sentence > 0,
                                  .learnt = trouble == VOICE_CHECK_FINE};
    return view;
}

static struct sample view_home(int recent)
{
    struct sample view = view_blank(SCREEN_HOME);
    view.home = (struct home_view){.greeting = "下午好，欧阳振华",
                                   .voice_new = recent == 0,
                                   .step = recent ? NEXT_PLAYS : NEXT_PHRASES,
                                   .n_known = 3,
                                   .n_wanted = 9,
                                   .n_due = recent ? 14 : 0,
                                   .next = &plays[recent ? 2 : 0],
                                   .next_index = 2,
                                   .why = recent ? "接下来练：这一场成绩最低，最值得再来"
                                                 : "接下来练：这位客户您还没见过",
                                   .streak_days = recent ? 12 : 0,
                                   .n_done = recent ? 113 : 0,
                                   .n_passed = recent ? 7 : 0,
                                   .n_plays = 9,
                                   .recent = sample_attempts,
                                   .n_recent = recent,
                                   .n_all = recent ? 63 : 0};
    return view;
}

static struct sample view_home_step(enum next_step step)
{
    struct sample view = view_home(step == NEXT_EXAM ? 5 : 0);
    view.home.step = step;
    view.home.n_wanted = 10;
    return view;
}

static struct sample view_plays(void)
{
    struct sample view = view_blank(SCREEN_PLAYS);
    view.plays = (struct plays_view){plays, 3};
    return view;
}

/* As the pack has them: five at the counter, two on the telephone, two on site. */
static struct sample view_plays_all(float scroll)
{
    static const char *const faces[] = {ART "man-glasses",   ART "woman-counter",
                                        ART "woman-elderly", ART "woman-ponytail",
                                        ART "man-grocer",    ART "woman-apron"};
    static struct play_view all[9];
    struct sample view = view_plays();
    for (int i = 0; i < 9; i++) {
        all[i] = plays[i < 3 ? i : i < 7 ? 0 : i - 6];
        all[i].portrait = i < 3 ? plays[i].portrait : faces[i - 3];
    }
    view.plays = (struct plays_view){all, 9};
    view.frame.scroll = scroll;
    return view;
}

static struct sample view_brief(int play, enum readiness ready)
{
    struct sample view = view_blank(SCREEN_BRIEF);
    view.brief = (struct brief_view){.play = &plays[play],
                                     .ready = ready,
                                     .meter = sample_meter(),
                                     .standard = "供电营业职工文明服务行为规范（试行）",
                                     .n_standards = 2,
                                     .level = LEVEL_HARD};
    return view;
}

/* The longest summary that the shipped pack has, under the longest title. */
static struct sample view_brief_long(void)
{
    static struct play_view play;
    struct sample view = view_brief(0, READY_HEARD);
    play = plays[0];
    play.title = "孩子发着烧，家里停电了，抢修还没到，客户急得直哭";
    play.summary =
        "您是城东供电公司的用电检查员，到一家小饭馆检查用电。有人反映这家表前接了一根线，来由必"
        "须保密。您会看到：铅封断了，有一根线绕过了电表。带好证件和检查单，按规定办，不争吵，不"
        "罚款，不当场断电，有情况先请示。";
    view.brief.play = &play;
    return view;
}

static struct sample view_ring(void)
{
    struct sample view = view_blank(SCREEN_RING);
    view.ring = (struct ring_view){&plays[1], 2, 0.2f, true};
    return view;
}

static struct sample view_talk(enum talk_stage stage, int mood, int play)
{
    static const char line[] =
        "我叫王建国，电话13800138000，家住城东花园三号楼二单元五零一。你可记准了，别又弄错。";
    struct sample view = view_blank(SCREEN_TALK);
    view.talk = (struct talk_view){
        .play = &plays[play],
        .stage = stage,
        .mood = mood,
        .talking = stage == TALK_SPEAKING,
        .line = line,
        .line_shown = stage == TALK_SPEAKING ? 62 : (int)strlen(line),
        .reply = 3,
        .progress = 0.4f,
        .meter = sample_meter(),
        .hint = "是我们的失误，先赔礼道歉，再讲清上个月估抄的事，请他核对明细。",
        .words = "真对不起，给您添麻烦了。您是说这个月电费比上个月多了一倍，对吗？您看，"
                 "这是近几个月的用电明细。",
        .hint_cost = 2,
        .feedback = {{"赔礼道歉", VERDICT_MET, ORIGIN_REPLY, false},
                     {"体谅他的心情", VERDICT_UNDECIDED, ORIGIN_REPLY, false},
                     {"复述问题", VERDICT_NOT_MET, ORIGIN_REPLY, false}},
        .n_feedback = 3};
    return view;
}

static struct sample view_hint(void)
{
    struct sample view = view_talk(TALK_ASKING, 50, 0);
    view.talk.hint_open = true;
    view.talk.hint_cost = 0;
    view.talk.trouble = TROUBLE_ASKED_AGAIN;
    return view;
}

static struct sample view_hint_free(void)
{
    struct sample view = view_talk(TALK_LISTENING, 50, 1);
    view.talk.hint_cost = 0;
    view.talk.hint_free = true;
    return view;
}

static struct sample view_feedback(void)
{
    struct sample view = view_talk(TALK_FEEDBACK, 40, 1);
    view.talk.feedback_left = 0.6f;
    view.talk.feedback_left_s = 5;
    return view;
}

/* A phrase longer than its row, and something that must not be said. */
static struct sample view_feedback_long(void)
{
    struct sample view = view_talk(TALK_FEEDBACK, 40, 1);
    view.talk.feedback[0] =
        (struct feedback_view){"您好！因为线路检修，导致您那里停电了，请谅解。大约会在××时送电。",
                               VERDICT_NOT_MET, ORIGIN_REPLY, false};
    view.talk.feedback[1] =
        (struct feedback_view){"不说服务忌语", VERDICT_NOT_MET, ORIGIN_REPLY, true};
    view.talk.n_feedback = 2;
    return view;
}

static struct sample view_talk_exam(void)
{
    struct sample view = view_talk(TALK_ASKING, 50, 1);
    view.talk.mode = MODE_EXAM;
    view.talk.part = 2;
    view.talk.n_parts = 3;
    view.talk.hint = "";
    view.talk.n_feedback = 0;
    return view;
}

static const struct disagreement_view disagreements[] = {
    {"电话几声内接听", {"3声", "5声", "4声"}, {"A-4.2.1a", "G-5.2.1a", "S-10(二)6"}},
    {"服务方针",
     {NULL, "优质、方便、规范、快捷", "优质、方便、规范、真诚"},
     {NULL, "G-2.1.1", "S-8(三)"}},
    {"损坏客户设施怎么办",
     {"恢复原貌或等价处理，客户完全满意", "恢复原貌或等价赔偿，尽力让客户满意", NULL},
     {"A-4.3.10", "G-5.3.7", NULL}},
};

static struct sample view_standards(void)
{
    static struct disagreement_view rows[14];
    struct sample view = view_blank(SCREEN_STANDARDS);
    for (int i = 0; i < 14; i++)
        rows[i] = disagreements[i % 3];
    view.standards = (struct standards_view){.titles = {"供电营业职工文明服务行为规范（试行）",
                                                        "供电营业员工文明服务行为规范",
                                                        "供电营业规范化服务示范窗口标准"},
                                             .n_titles = 3,
                                             .rows = rows,
                                             .n_rows = 14};
    return view;
}

static struct sample view_about(void)
{
    struct sample view = view_blank(SCREEN_ABOUT);
    for (int i = 0; i < 6; i++)
        view.about.parts[i] = (struct about_part){
            "谁在说话",
            "客户、考官和示范的声音全是合成的，没有模仿任何真人。用的是 "
            "Kokoro-82M（Apache-2.0），在"
            "它上面加了音高和时间；每个人用一种音色、一种普通话的说法。\n示范女声：zf_xiaobei / "
            "zf_xiaobei\n示范男声：zm_yunjian / zm_yunjian"};
    view.about.n_parts = 6;
    return view;
}

static struct sample view_trainer(bool own_pin)
{
    struct sample view = view_blank(SCREEN_TRAINER);
    view.trainer = (struct trainer_view){own_pin ? "王老师" : "培训师",
                                         own_pin,
                                         own_pin ? 214 : 0,
                                         "/home/kiosk/.config/yingda/settings.yaml",
                                         "今天 8:30",
                                         own_pin ? "" : "yingda.db.damaged-20261130-083000",
                                         !own_pin};
    return view;
}

static struct sample view_kept(const char *doubted)
{
    struct sample view = view_blank(SCREEN_KEPT);
    view.kept = (struct kept_view){.practice_days = 90,
                                   .exam_days = 365,
                                   .recordings = 128000,
                                   .exams = 12800,
                                   .length = "2133 小时 20 分",
                                   .settings = "/home/kiosk/.config/yingda/settings.yaml",
                                   .doubted = doubted};
    return view;
}

static struct sample view_pad(enum pad pad, const char *typed, const char *complaint)
{
    struct sample view = view_blank(SCREEN_PAD);
    view.pad = (struct pad_view){pad, typed, complaint, 4, {ACTION_CARD, 0}, ""};
    return view;
}

static struct sample of_whom(struct sample view, const char *who)
{
    view.pad.who = who;
    return view;
}

static struct sample view_sign_in(void)
{
    struct sample view = view_blank(SCREEN_SIGN_IN);
    view.sign_in = (struct sign_in_view){
        {"培训师", "王老师", "欧阳秀英", "李敏", "张伟"}, 5, {ACTION_LEAVE, 0}};
    return view;
}

static struct sample view_roster_files(int n_files)
{
    struct sample view = view_blank(SCREEN_ROSTER_FILES);
    view.roster_files = (struct roster_files_view){
        {{"2026年抢修中心人员名单（最终版）.xlsx", "U 盘 · 今天 9:20"},
         {"名单.csv", "本机 · 昨天"}},
        n_files,
        "/home/kiosk/.local/share/yingda/exchange",
        n_files == 1
            ? "“名单.csv”读不了，问题在第 18 行。请在电脑上另存为 .xlsx 再来，什么也没有改。"
            : ""};
    return view;
}

static struct sample view_roster(int kind, int n_rows)
{
    static const struct roster_row_view rows[] = {
        {"20260273", "李敏", "抢修一班", "班组：营业一班 → 抢修一班", 2},
        {"20260274", "欧阳秀英", "城东供电所营业班", "这个工号现在是别人的：王芳", 13},
        {"", "王强", "抢修二班", "", 60},
    };
    struct sample view = view_blank(SCREEN_ROSTER);
    view.roster = (struct roster_view){.file = "2026年抢修中心人员名单（最终版）.xlsx",
                                       .counts = {46, 12, 0, kind == 3 ? 2 : 0},
                                       .kind = kind,
                                       .n_rows = n_rows,
                                       .page = 0,
                                       .pages = n_rows > 3 ? 6 : 1};
    for (int i = 0; i < n_rows; i++)
        view.roster.rows[i] = rows[i % 3];
    return view;
}

static struct sample view_team(int n_rows, bool searching)
{
    static const struct team_row_view rows[] = {
        {"李敏", "0273", "抢修一班", "今天", READINESS_OVERDUE, 11, NULL},
        {"欧阳秀英", "0274", "城东供电所营业班", "12 天前", READINESS_EXPIRED, 30, NULL},
        {"王强", "0275", "抢修二班", "还没练过", READINESS_NOT_STARTED, 0, NULL},
        {"张伟", "0276", "营业班", "昨天", READINESS_EXPIRING, 33, NULL},
        {"赵丽", "0277", "营业班", "3 天前", READINESS_THIN, 0, NULL},
        {"钱进", "0278", "抢修一班", "3 天前", READINESS_PRACTISING, 17, NULL},
        {"孙立", "0279", "抢修一班", "今天", READINESS_READY, 36, NULL},
    };
    static unsigned char cells[7][40];
    struct sample view = view_blank(SCREEN_TEAM);
    view.team = (struct team_view){.n_rows = n_rows,
                                   .pages = n_rows > 7 ? 6 : 1,
                                   .n_found = 60,
                                   .n_all = 60,
                                   .wanted = 40,
                                   .counts = {9, 8, 21, 12, 3, 2, 5},
                                   .word = searching ? READINESS_PRACTISING : -1,
                                   .group = searching ? "城东供电所营业班" : "",
                                   .sort = 2,
                                   .typed = searching ? "lm" : "",
                                   .searching = searching};
    for (int i = 0; i < n_rows; i++) {
        view.team.rows[i] = rows[i % 7];
        for (int k = 0; k < 40; k++) {
            int ready = rows[i % 7].ready;
            cells[i % 7][k] = (unsigned char)(k < ready                  ? READINESS_READY
                                              : ready == 0 && i % 7 == 2 ? READINESS_NOT_STARTED
                                              : k % 3 == 0               ? READINESS_PRACTISING
                                              : k % 7 == 0               ? READINESS_EXPIRED
                                                                         : READINESS_THIN);
        }
        view.team.rows[i].cells = cells[i % 7];
    }
    return view;
}

static struct sample view_reason(int n_rows)
{
    static const struct reason_row_view rows[] = {
        {"道歉", "做到 6.5，没做到 3 · 4 个情景 · 40 天前", READINESS_EXPIRED, 0.62, 0.71},
        {"复述电话号码", "做到 9，没做到 7 · 5 个情景 · 今天", READINESS_PRACTISING, 0.44, 0.55},
        {"问清是一家停电还是一片停电", "做到 12，没做到 1 · 3 个情景 · 20 天前", READINESS_EXPIRING,
         0.72, 0.82},
        {"行为规范", "做到 1.5，没做到 0 · 1 个情景 · 今天", READINESS_THIN, 0.48, 0.71},
        {"语音语调", "还没练到", READINESS_NOT_STARTED, 0.2, 0.5},
        {"规范用语", "做到 31，没做到 4 · 6 个情景 · 今天", READINESS_READY, 0.81, 0.86},
    };
    struct sample view = view_blank(SCREEN_REASON);
    view.reason = (struct reason_view){.name = "欧阳秀英",
                                       .note = "0274 · 城东供电所营业班 · 23/40 项达标",
                                       .observed = 3,
                                       .n_rows = n_rows,
                                       .pages = 4};
    for (int i = 0; i < n_rows; i++)
        view.reason.rows[i] = rows[i % 6];
    return view;
}

static struct sample view_entry_trainer(void)
{
    struct sample view = view_entry("", KEYBOARD_PINYIN);
    view.entry.of_trainer = true;
    view.entry.back = (struct action){ACTION_TRAINER, 0};
    return view;
}

static struct sample view_entry_rename(void)
{
    struct sample view = view_entry_trainer();
    view.entry.renames = "欧阳振华";
    return view;
}

static struct sample view_entry_asks(enum entry_asks asks)
{
    struct sample view = view_entry_trainer();
    view.entry.asks = asks;
    return view;
}

static struct sample view_brief_exam(void)
{
    struct sample view = view_brief(1, READY_QUIET);
    view.brief.mode = MODE_EXAM;
    view.brief.part = 2;
    view.brief.n_parts = 3;
    return view;
}

static struct sample view_fault(enum fault fault)
{
    struct sample view = view_blank(SCREEN_FAULT);
    view.fault =
        fault_words(fault, "/home/kiosk/.local/share/yingda/yingda.db: database or disk is "
                           "full (SQLITE_FULL) while adding a turn");
    view.fault.unrecorded = fault >= FAULT_DATABASE && fault <= FAULT_SETTINGS;
    return view;
}

static struct sample with_overlay(struct sample view, enum overlay overlay)
{
    view.overlay = overlay;
    view.over.idle_left_s = 10;
    return view;
}

static struct sample with_notice(struct sample view)
{
    view.frame.notice = "没有接好麦克风或扬声器：插好以后才能开始练习。";
    return view;
}

static struct sample with_focus(struct sample view, struct action focus)
{
    view.frame.focus = focus;
    return view;
}

static struct sample scrolled(struct sample view, float scroll)
{
    view.frame.scroll = scroll;
    return view;
}

int sample_views(struct sample_view out[SAMPLE_VIEWS_MAX])
{
    struct sample_view all[] = {
        {"attract", view_attract(0)},
        {"attract-beside", view_attract(1)},
        {"attract-below", view_attract(2)},
        {"names-none", view_names(0, 0)},
        {"names-few", with_focus(view_names(5, 0), (struct action){ACTION_PERSON, 1})},
        {"names-exam", view_names_exam()},
        {"names-many", view_names(60, 1)},
        {"names-600", view_names(SAMPLE_PEOPLE, 3)},
        {"names-search", view_search("LM", 3)},
        {"names-nobody", view_search("LMX", 0)},
        {"names-notice", with_notice(view_names(60, 0))},
        {"entry-empty", view_entry("", KEYBOARD_DIGITS)},
        {"entry-number", view_entry("0273", KEYBOARD_DIGITS)},
        {"remove", view_remove("")},
        {"consent", view_consent(0)},
        {"consent-kept", view_consent(1280)},
        {"own", view_own(DECISION_AGREED, 1280, "")},
        {"own-new", view_own(DECISION_NONE, 0, "")},
        {"own-refused", view_own(DECISION_REFUSED, 0, "")},
        {"own-failed",
         view_own(DECISION_REFUSED, 1,
                  "以后不存了。可有一段以前的录音删不掉，请管理员看看录音文件夹的权限。")},
        {"own-guest", view_own_guest()},
        {"own-pin", view_own_pin()},
        {"pad-own-pin", view_pad(PAD_OWN_PIN, "2468", "密码不对，再输一遍。忘了就请培训师取消。")},
        {"pad-own-pin-new", view_pad(PAD_OWN_PIN_NEW, "", "")},
        {"pad-own-pin-again", view_pad(PAD_OWN_PIN_AGAIN, "246", "")},
        {"remove-failed",
         view_remove("有一段录音删不掉，所以别的也都还留着。请管理员看看录音文件夹的权限，"
                     "再来删一次。")},
        {"entry-pinyin", view_pinyin("", "", 0)},
        {"entry-pinyin-few", view_pinyin("李", "xue", 7)},
        {"entry-pinyin-many", view_pinyin("李", "xuemei", 19)},
        {"entry-name", view_entry_name("")},
        {"entry-namesake",
         view_entry_name("已经有一位叫这个名字的了。是您本人，就返回点自己的名字；"
                         "不是，请先输工号，好分得清。")},
        {"entry-letters", view_entry("ANNA LEE", KEYBOARD_LETTERS)},
        {"voice-offer", view_voice(VOICE_CHECK_OFFER, VOICE_CHECK_FINE, 0)},
        {"voice-known", view_voice(VOICE_CHECK_OFFER, VOICE_CHECK_FINE, 1)},
        {"voice-asking", view_voice(VOICE_CHECK_ASKING, VOICE_CHECK_FINE, 0)},
        {"voice-listening", view_voice(VOICE_CHECK_LISTENING, VOICE_CHECK_FINE, 1)},
        {"voice-judging", view_voice(VOICE_CHECK_JUDGING, VOICE_CHECK_FINE, 2)},
        {"voice-unread", view_voice(VOICE_CHECK_ASKING, VOICE_CHECK_UNREAD, 1)},
        {"voice-silent", view_voice(VOICE_CHECK_ASKING, VOICE_CHECK_SILENT, 1)},
        {"voice-quiet", view_voice(VOICE_CHECK_LISTENING, VOICE_CHECK_QUIET, 2)},
        {"voice-done", view_voice(VOICE_CHECK_DONE, VOICE_CHECK_FINE, 2)},
        {"voice-not-learnt", view_voice(VOICE_CHECK_DONE, VOICE_CHECK_UNREAD, 2)},
        {"home-new", view_home(0)},
        {"home", view_home(5)},
        {"home-drills", view_home_step(NEXT_DRILLS)},
        {"home-easy", view_home_step(NEXT_EASY)},
        {"home-exam", view_home_step(NEXT_EXAM)},
        {"home-notice", with_notice(view_home(5))},
        {"list", with_focus(view_list(LIST_OWN, 20, 1, 9), (struct action){ACTION_LISTED, 2})},
        {"list-one", view_list(LIST_OWN, 1, 0, 1)},
        {"list-none", view_list(LIST_OWN, 0, 0, 0)},
        {"list-trainee", with_notice(view_list(LIST_TRAINEE, 20, 8, 9))},
        {"list-trainee-none", view_list(LIST_TRAINEE, 0, 0, 0)},
        {"reviews", view_reviews(MODE_EXAM, 20)},
        {"reviews-practice", view_reviews(MODE_PRACTICE, 2)},
        {"reviews-none", view_reviews(MODE_EXAM, 0)},
        {"trainees", with_focus(view_trainees(60, 1), (struct action){ACTION_TRAINEE, 31})},
        {"trainees-none", view_trainees(0, 0)},
        {"card-past", view_card_past(false)},
        {"card-past-trainer", view_card_past(true)},
        {"learn", view_learn(LEARN_PHRASES, 1)},
        {"learn-scrolled", scrolled(view_learn(LEARN_PHRASES, -1), 180)},
        {"learn-drills", with_notice(view_learn(LEARN_DRILLS, -1))},
        {"learn-none", view_learn_none()},
        {"phrase-ready", view_phrase(EXERCISE_READY, TRIED_UNHEARD)},
        {"phrase-long", view_phrase_long()},
        {"phrase-asked", view_phrase_asked()},
        {"phrase-preparing", view_phrase(EXERCISE_PREPARING, TRIED_UNHEARD)},
        {"phrase-asking", view_phrase(EXERCISE_ASKING, TRIED_UNHEARD)},
        {"phrase-listening", view_phrase(EXERCISE_LISTENING, TRIED_UNHEARD)},
        {"phrase-judging", view_phrase(EXERCISE_JUDGING, TRIED_UNHEARD)},
        {"phrase-met", view_phrase(EXERCISE_DONE, TRIED_MET)},
        {"phrase-missed", view_phrase(EXERCISE_DONE, TRIED_MISSED)},
        {"phrase-unclear", view_phrase(EXERCISE_DONE, TRIED_UNCLEAR)},
        {"phrase-unheard", view_phrase(EXERCISE_DONE, TRIED_UNHEARD)},
        {"drill-ready", view_drill(EXERCISE_READY, TRIED_UNHEARD)},
        {"drill-cue", with_notice(view_drill(EXERCISE_CUE, TRIED_UNHEARD))},
        {"drill-listening", view_drill(EXERCISE_LISTENING, TRIED_UNHEARD)},
        {"drill-met", view_drill(EXERCISE_DONE, TRIED_MET)},
        {"drill-missed", view_drill(EXERCISE_DONE, TRIED_MISSED)},
        {"drill-scrolled", scrolled(view_drill(EXERCISE_DONE, TRIED_MISSED), 150)},
        {"drill-unheard", view_drill(EXERCISE_DONE, TRIED_UNHEARD)},
        {"drill-round", view_drill_round()},
        {"round", view_round(14)},
        {"round-short", view_round(4)},
        {"round-none", view_round(0)},
        {"plays", with_focus(view_plays(), (struct action){ACTION_BRIEF, 1})},
        {"plays-all", view_plays_all(0)},
        {"plays-all-scrolled", view_plays_all(900)},
        {"brief", view_brief(0, READY_QUIET)},
        {"brief-no-sound", view_brief(2, READY_NO_SOUND)},
        {"brief-heard", view_brief(1, READY_HEARD)},
        {"ring", view_ring()},
        {"talk-furious", view_talk(TALK_SPEAKING, 10, 0)},
        {"talk-angry", view_talk(TALK_ASKING, 30, 1)},
        {"talk-uneasy", view_talk(TALK_LISTENING, 50, 2)},
        {"talk-calm", view_talk(TALK_JUDGING, 70, 0)},
        {"talk-pleased", view_talk(TALK_ENDING, 90, 1)},
        {"talk-preparing", view_talk(TALK_PREPARING, 25, 0)},
        {"talk-hint", view_hint()},
        {"talk-hint-free", view_hint_free()},
        {"talk-feedback-long", view_feedback_long()},
        {"talk-pause", with_overlay(view_talk(TALK_ASKING, 30, 0), OVERLAY_PAUSE)},
        {"talk-idle", with_overlay(view_talk(TALK_ASKING, 30, 0), OVERLAY_IDLE)},
        {"card", view_card(2, 79.96)},
        {"card-sure", view_card(0, 100)},
        {"card-scrolled", scrolled(view_card(2, 79.96), 260)},
        {"brief-long", view_brief_long()},
        {"brief-exam", view_brief_exam()},
        {"talk-feedback", view_feedback()},
        {"talk-exam", view_talk_exam()},
        {"talk-quit", with_overlay(view_talk_exam(), OVERLAY_QUIT)},
        {"card-todo", view_card_full(CARD_TODO, MODE_PRACTICE)},
        {"card-losses", view_card_full(CARD_LOSSES, MODE_EXAM)},
        {"card-turns", view_card_full(CARD_TURNS, MODE_PRACTICE)},
        {"card-turns-sound", view_card_turns()},
        {"card-line", view_card_line(false)},
        {"card-line-scrolled", scrolled(view_card_line(false), 420)},
        {"card-line-first", view_card_line(true)},
        {"card-again", view_card_again()},
        {"card-again-scrolled", scrolled(view_card_again(), 560)},
        {"reply", view_reply(false)},
        {"reply-listening", view_reply(true)},
        {"reply-silent", view_reply_silent()},
        {"item-move", view_item(1)},
        {"item-veto", view_item(3)},
        {"item-measured", view_item(4)},
        {"item-remarked", view_item(5)},
        {"item-no-sound", view_item_no_sound()},
        {"item-dispute", view_item_dispute(false)},
        {"item-disputed", view_item_dispute(true)},
        {"checklist", view_checklist(WHO_MEN)},
        {"checklist-scrolled", scrolled(view_checklist(WHO_WOMEN), 120)},
        {"quiz", view_quiz(MODE_PRACTICE, -1)},
        {"quiz-right", view_quiz(MODE_PRACTICE, 1)},
        {"quiz-wrong", view_quiz(MODE_PRACTICE, 3)},
        {"quiz-over", view_quiz_over()},
        {"quiz-exam", view_quiz(MODE_EXAM, 2)},
        {"quiz-review", view_quiz_review()},
        {"exam-new", view_exam(SCREEN_EXAM, 0, EXAM_REVIEW)},
        {"exam-begun", view_exam(SCREEN_EXAM, 2, EXAM_REVIEW)},
        {"result-passed", view_exam(SCREEN_RESULT, 4, EXAM_PASSED)},
        {"result-review", view_exam(SCREEN_RESULT, 4, EXAM_REVIEW)},
        {"result-failed", view_exam(SCREEN_RESULT, 4, EXAM_FAILED)},
        {"exam-given", view_exam_given(SCREEN_EXAM, 0)},
        {"exam-given-begun", view_exam_given(SCREEN_EXAM, 2)},
        {"result-withheld", view_exam_given(SCREEN_RESULT, 4)},
        {"quiz-exam-time", view_quiz_time()},
        {"own-papers", view_own_papers(4)},
        {"own-papers-none", view_own_papers(0)},
        {"papers", view_papers(3)},
        {"papers-none", view_papers(0)},
        {"paper-draft", view_paper_draft()},
        {"paper", view_paper(-1, false)},
        {"paper-chosen", view_paper(0, false)},
        {"paper-void", view_paper(0, true)},
        {"paper-reading", view_paper_reading()},
        {"paper-items", view_paper_items(-1, false)},
        {"paper-items-preview", view_paper_items(0, false)},
        {"paper-items-dropped", view_paper_items(2, true)},
        {"paper-kiosks", view_paper_kiosks()},
        {"hear-accepting", view_hear_accepting()},
        {"hear", view_hear(true, false)},
        {"hear-again", view_hear(false, false)},
        {"hear-accept", view_hear(true, true)},
        {"hear-none", view_hear_none()},
        {"hear-waiting", view_hear_waiting()},
        {"certificates", view_certificates(-1)},
        {"certificates-chosen", view_certificates(0)},
        {"certificates-none", view_certificates_none()},
        {"contests", view_contests(3)},
        {"contests-none", view_contests(0)},
        {"contest-draft", view_contest_draft(12)},
        {"contest-draft-new", view_contest_draft(0)},
        {"contest", view_contest(-1, false)},
        {"contest-judge", view_contest(0, false)},
        {"contest-absent", view_contest(3, false)},
        {"contest-published", view_contest(-1, true)},
        {"contest-judges", view_contest_judges(-1)},
        {"contest-judge-leaves", view_contest_judges(1)},
        {"entrants", view_entrants(20)},
        {"entrants-none", view_entrants(0)},
        {"sheet", view_sheet(false)},
        {"sheet-all-in", view_sheet(true)},
        {"board", view_board(BOARD_PEOPLE, false, -1)},
        {"board-agreed", view_board(BOARD_PEOPLE, false, 0)},
        {"board-not-agreed", view_board(BOARD_PEOPLE, false, 3)},
        {"board-own", view_board(BOARD_PEOPLE, true, -1)},
        {"board-teams", view_board(BOARD_TEAMS, false, -1)},
        {"board-season-none", view_board_season_none()},
        {"role", view_role()},
        {"observed", view_observed(4, false)},
        {"observed-one", view_observed(2, true)},
        {"observed-none", view_observed(0, false)},
        {"observation", view_observation()},
        {"observe", view_observe(false)},
        {"observe-noted", view_observe(true)},
        {"entry-contest", view_entry_asks(ENTRY_ASKS_CONTEST)},
        {"entry-note", view_entry_asks(ENTRY_ASKS_NOTE)},
        {"standards", view_standards()},
        {"about", view_about()},
        {"about-scrolled", scrolled(view_about(), 300)},
        {"standards-scrolled", scrolled(view_standards(), 300)},
        {"trainer", view_trainer(true)},
        {"kept", view_kept("")},
        {"kept-doubted", view_kept("2025 年 11 月 30 日 16:40")},
        {"trainer-settings", view_trainer(false)},
        {"sign-in", view_sign_in()},
        {"person", view_person_row(-1, 2)},
        {"person-alone", view_person_row(0, 0)},
        {"person-merge", view_person_row(1, 2)},
        {"plan", view_plan()},
        {"lines", view_lines(-1, false, "")},
        {"lines-chosen", view_lines(1, false, "录好了，已经存下。听一遍，不满意就重录。")},
        {"lines-recording", view_lines(0, true, "")},
        {"lines-fault", view_lines(0, false, "太短，像是没念完，没有存。点了“录”再念，念完再点。")},
        {"entry-rename", view_entry_rename()},
        {"entry-wording", view_entry_wording()},
        {"quality", view_quality_unmet(12, false)},
        {"quality-none", view_quality_unmet(0, false)},
        {"quality-reading", view_quality_unmet(0, true)},
        {"quality-risks", view_quality_risks(9)},
        {"quality-machine", view_quality_machine(7)},
        {"quality-machine-none", view_quality_machine(0)},
        {"occurrences", view_occurrences(true, "真是对您不住、叫您受累了、实在是我们没做好")},
        {"occurrences-own-none", view_occurrences(true, "")},
        {"occurrences-values", view_occurrences(false, "")},
        {"occurrences-risks", view_occurrences_risks(4)},
        {"occurrences-risks-none", view_occurrences_risks(0)},
        {"home-week", view_home_week(view_home(0))},
        {"team", view_team(8, false)},
        {"team-search", view_team(3, true)},
        {"team-none", view_team(0, false)},
        {"reason", view_reason(7)},
        {"roster-files", view_roster_files(2)},
        {"roster-files-complaint", view_roster_files(1)},
        {"roster-files-none", view_roster_files(0)},
        {"roster-new", view_roster(0, 7)},
        {"roster-unclear", view_roster(3, 2)},
        {"pad-pin", view_pad(PAD_PIN, "2468", "")},
        {"pad-pin-name", of_whom(view_pad(PAD_PIN, "24", ""), "欧阳老师")},
        {"pad-new", of_whom(view_pad(PAD_PIN_NEW, "", "这个太好猜了，换一个。"), "王老师")},
        {"pad-again", of_whom(view_pad(PAD_PIN_AGAIN, "135", ""), "王老师")},
        {"entry-trainer", view_entry_trainer()},
        {"pad-wrong", view_pad(PAD_PIN, "", "口令不对，请再输一遍。")},
        {"pad-person", view_pad(PAD_PERSON, "02", "")},
        {"pad-person-wrong",
         view_pad(PAD_PERSON, "", "对不上。看看胸牌，再输一遍；点错了名字就返回。")},
        {"pad-shut", view_pad(PAD_PIN, "", "设置文件有误，口令没读出来。请管理员先改好文件。")},
        {"pad-paper", view_pad(PAD_PAPER, "2026112100428", "")},
        {"fault-microphone", view_fault(FAULT_MICROPHONE)},
        {"fault-loudspeaker", view_fault(FAULT_LOUDSPEAKER)},
        {"fault-busy", view_fault(FAULT_SOUND_BUSY)},
        {"fault-unfit", view_fault(FAULT_SOUND_UNFIT)},
        {"fault-muted", view_fault(FAULT_MUTED)},
        {"fault-looped", view_fault(FAULT_LOOPED)},
        {"fault-lost", view_fault(FAULT_SOUND_LOST)},
        {"fault-model", view_fault(FAULT_MODEL)},
        {"fault-hearing", view_fault(FAULT_HEARING)},
        {"fault-voice", view_fault(FAULT_VOICE)},
        {"fault-database", view_fault(FAULT_DATABASE)},
        {"fault-database-busy", view_fault(FAULT_DATABASE_BUSY)},
        {"fault-second-kiosk", view_fault(FAULT_SECOND_KIOSK)},
        {"fault-newer", view_fault(FAULT_DATABASE_NEWER)},
        {"fault-settings", view_fault(FAULT_SETTINGS)},
        {"fault-pack", view_fault(FAULT_PACK)},
        {"fault-unknown", view_fault(FAULT_UNKNOWN)},
    };
    int n = (int)(sizeof all / sizeof *all);
    memcpy(out, all, sizeof all);
    return n;
}

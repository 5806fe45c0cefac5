/* The trainer's desk: papers, what is to be heard, certificates; and what trainees see of papers.
 */
#include <string.h>

#include "tests/kiosk/screen_view_parts.h"

struct sample view_own_papers(int n_rows)
{
    struct sample view = view_blank(SCREEN_OWN_PAPERS);
    view.own_papers = (struct own_papers_view){
        .rows = {{"20261201-00428",
                  "电话 · 限时 30 分钟",
                  "还没考",
                  "去考",
                  OWN_PAPER_OPEN,
                  {ACTION_EXAM_SIT, 0}},
                 {"20261101-00015",
                  "自己练考",
                  "没考完就断了，还剩 12 分钟",
                  "接着考",
                  OWN_PAPER_OPEN,
                  {ACTION_EXAM_SIT, 1}},
                 {"20261128-10364",
                  "柜台 · 限时 30 分钟",
                  "交卷了，等公布",
                  NULL,
                  OWN_PAPER_WAITS,
                  {ACTION_NONE, 0}},
                 {"20261120-04413",
                  "综合",
                  "通过 · 92 分",
                  NULL,
                  OWN_PAPER_PASSED,
                  {ACTION_ATTEMPTS, 0}},
                 {"20261109-72205",
                  "上门 · 限时 45 分钟",
                  "没通过 · 71 分",
                  NULL,
                  OWN_PAPER_FAILED,
                  {ACTION_ATTEMPTS, 0}}},
        .n_rows = n_rows,
        .pages = n_rows > 4 ? 3 : 1,
        .certificate = n_rows ? "抢修服务队现场负责人上岗证，有效到 2027 年 12 月 31 日。" : ""};
    return view;
}

struct sample view_exam_given(enum screen screen, int next)
{
    struct sample view = view_exam(screen, next, EXAM_REVIEW);
    view.exam.withheld = true;
    view.exam.minutes = 45;
    view.exam.left_minutes = next ? 28 : -1;
    view.exam.parts[2].done = next > 3 ? false : view.exam.parts[2].done;
    view.exam.time_over = screen == SCREEN_RESULT;
    view.exam.not_stored = false;
    return view;
}

struct sample view_papers(int n_rows)
{
    struct sample view = view_blank(SCREEN_PAPERS);
    view.papers =
        (struct papers_view){.rows = {{"20261201-00428", "电话 · 2 场对话，5 道题 · 30 分钟",
                                       "草稿，还没锁定", true, false},
                                      {"20261128-10364", "柜台 · 3 场对话，10 道题 · 45 分钟",
                                       "发给 62 人 · 交卷 58，公布 40", false, false},
                                      {"20261109-72205", "综合 · 3 场对话，0 道题 · 不限时",
                                       "收回了 · 交卷 12，公布 12", false, true}},
                             .n_rows = n_rows,
                             .pages = n_rows ? 4 : 0};
    return view;
}

struct sample view_paper_draft(void)
{
    struct sample view = view_blank(SCREEN_PAPER);
    view.paper = (struct paper_view){
        .number = "20261201-00428",
        .about = "电话 · 3 场对话，10 道题 · 45 分钟",
        .draft = true,
        .terms = {"电话", "难缠", "国家电网公司供电服务规范", "3 场", "10 道", "45 分钟"},
        .plays = {"半夜停电，家里有老人离不开制氧机", "电费怎么翻了一倍", "小馆子里的那根线"},
        .places = {"电话", "营业厅柜台", "上门现场"},
        .n_plays = 3,
        .n_questions = 10,
        .chosen = -1};
    return view;
}

struct sample view_paper(int chosen, bool asks_void)
{
    struct sample view = view_blank(SCREEN_PAPER);
    view.paper = (struct paper_view){
        .number = "20261128-10364",
        .about = "柜台 · 3 场对话，10 道题 · 45 分钟",
        .n_plays = 3,
        .group = "城东供电服务站抢修二班",
        .rows = {{"欧阳振华", "城东供电服务站抢修二班", "可以公布", "92 分 · 题 9/10", SAT_READY},
                 {"李敏", "抢修一班", "3 项待听", "72～88 分 · 题 10/10", SAT_TO_REVIEW},
                 {"王强", "抢修一班", "通过", "86 分 · 题 8/10", SAT_PASSED},
                 {"赵云", "营业一班", "没通过", "61 分 · 题 8/10", SAT_FAILED},
                 {"孙晓", "营业一班", "在考，或者断了", "", SAT_UNDER_WAY},
                 {"周婷", "营业一班", "还没考", "", SAT_NOT_YET}},
        .n_rows = 6,
        .pages = 5,
        .n_ready = 18,
        .chosen = chosen,
        .chosen_name = "欧阳振华",
        .can_void = true,
        .can_open = {true, true, true},
        .can_release = true,
        .asks_void = asks_void};
    return view;
}

struct sample view_paper_reading(void)
{
    struct sample view = view_paper(-1, false);
    view.paper.n_rows = view.paper.n_ready = 0;
    view.paper.pages = 0;
    view.paper.reading = true;
    return view;
}

struct sample view_paper_items(int chosen, bool dropped)
{
    struct sample view = view_blank(SCREEN_PAPER_ITEMS);
    view.paper_items = (struct paper_items_view){
        .number = "20261128-10364",
        .rows = {{"告知抢修人员会在城区四十五分钟内到达", "半夜停电，家里有老人离不开制氧机",
                  "做到 3 · 没做到 51 · 没听准 4 · 区分 -0.12 差", 0.06, false},
                 {"问好", "电费怎么翻了一倍", "做到 50 · 没做到 6 · 没听准 2", 0.89, false},
                 {"报单位", "电费怎么翻了一倍", "做到 0 · 没做到 0 · 没听准 0", 0, true}},
        .n_rows = 3,
        .pages = 9,
        .chosen = chosen,
        .preview = chosen == 0 ? "作废它，58 个交了卷的人里：4 人变通过，1 人变没通过。" : "",
        .turned = chosen == 0 ? "李敏（变通过）、王强（变通过）、赵云（变没通过）" : "",
        .dropped = dropped};
    return view;
}

struct sample view_paper_kiosks(void)
{
    struct sample view = view_paper_items(0, false);
    view.paper_items.by_kiosk = true;
    view.paper_items.of = view.paper_items.rows[0].name;
    view.paper_items.rows[0] =
        (struct paper_item_view){"大厅", "没听准的比别的机器多：去看看麦克风和周围的声音",
                                 "31 人 · 做到 48% · 没听准 22.6%（7/31）", 0.48, false};
    view.paper_items.rows[1] = (struct paper_item_view){
        "三楼二号机", "和别的机器差不多", "58 人 · 做到 61% · 没听准 3.4%（2/58）", 0.61, false};
    view.paper_items.rows[2] = (struct paper_item_view){
        "没记下是哪台", "两边都满 30 人才比", "4 人 · 做到 75% · 没听准 0.0%（0/4）", 0.75, false};
    view.paper_items.pages = 1;
    return view;
}

struct sample view_hear_accepting(void)
{
    struct sample view = view_blank(SCREEN_HEAR);
    view.hear = (struct hear_view){
        .waiting = true, .accepting = "正在按机器判的定：120 项，共 1840 项……", .last = ""};
    return view;
}

struct sample view_hear(bool has_sound, bool asks)
{
    struct sample view = view_blank(SCREEN_HEAR);
    view.hear = (struct hear_view){
        .left = 27,
        .done = 4,
        .appeals = 2,
        .exams = 9,
        .spots = 16,
        .why = "机器没听准，会左右考试成绩",
        .item = "告知抢修人员会在城区四十五分钟内到达现场",
        .kind = "说没说",
        .words = "我们的抢修人员会在四十五分钟内赶到您那里，请您保持电话畅通，注意用电安全。",
        .turn = "我家老人离不开制氧机，你们到底什么时候能来？再不来要出人命了！",
        .clause = "A-4.2.5b",
        .play = "半夜停电，家里有老人离不开制氧机",
        .says = true,
        .has_sound = has_sound,
        .playing = has_sound,
        .last = "刚才“问好”：您判说了，机器判没听准。",
        .can_go_back = true,
        .again = !has_sound,
        .asks_accept = asks};
    return view;
}

struct sample view_hear_none(void)
{
    struct sample view = view_blank(SCREEN_HEAR);
    view.hear = (struct hear_view){.none = true, .done = 20, .last = ""};
    return view;
}

struct sample view_hear_waiting(void)
{
    struct sample view = view_blank(SCREEN_HEAR);
    view.hear = (struct hear_view){.waiting = true, .last = ""};
    return view;
}

struct sample view_certificates(int chosen)
{
    struct sample view = view_blank(SCREEN_CERTIFICATES);
    view.certificates = (struct certificates_view){
        .post = "抢修现场负责人",
        .n_posts = 4,
        .asked = {false, true, true, false},
        .months = "12 个月",
        .rows = {{"欧阳振华", "抢修二班", "考齐了，可以发证", CERTIFIED_EARNED},
                 {"李敏", "抢修一班", "有效到 2027 年 12 月 31 日", CERTIFIED_GOOD},
                 {"王强", "抢修一班", "快到期：2026 年 12 月 20 日", CERTIFIED_SOON},
                 {"赵云", "营业一班", "待复岗：重新考，过 1 门，共 2 门", CERTIFIED_BAD},
                 {"孙晓", "营业一班", "离岗中", CERTIFIED_OFF}},
        .n_rows = 5,
        .pages = 3,
        .chosen = chosen,
        .chosen_name = "欧阳振华",
        .can_issue = true,
        .renews = true,
        .can_print = true};
    return view;
}

struct sample view_certificates_none(void)
{
    struct sample view = view_blank(SCREEN_CERTIFICATES);
    view.certificates = (struct certificates_view){.post = "", .months = "不要证", .chosen = -1};
    return view;
}

struct sample view_person_row(int asks, int n_like)
{
    struct sample view = view_blank(SCREEN_PERSON);
    view.person_row = (struct person_row_view){
        .name = "欧阳振华",
        .number = "0273",
        .team = "城东供电服务站抢修二班",
        .post = "抢修服务队现场负责人",
        .due = "12 月 31 日以前要达标",
        .like = {"欧阳震华 · 0274 · 城东供电服务站抢修二班 · 12 次", "欧阳振华 · 3 次"},
        .n_like = n_like,
        .asks = asks};
    return view;
}

struct sample view_plan(void)
{
    struct sample view = view_blank(SCREEN_PLAN);
    view.plan =
        (struct plan_view){.group = "城东供电服务站抢修二班",
                           .until = "到 12 月 31 日",
                           .rows = {{"告知抢修人员会在城区四十五分钟内到达",
                                     "达标 2 人 · 本周练了 31 人 · 共 62 人", true},
                                    {"致歉", "达标 12 人 · 本周练了 5 人 · 共 62 人", true},
                                    {"问好", "达标 58 人 · 本周练了 0 人 · 共 62 人", false}},
                           .n_rows = 3,
                           .pages = 4,
                           .n_planned = 2};
    return view;
}

struct sample view_home_week(struct sample view)
{
    view.home.week = "本周练兵：告知抢修人员会在城区四十五分钟内到达、致歉、报单位";
    return view;
}

struct sample view_lines(int chosen, bool recording, const char *says)
{
    static const char *const texts[] = {
        "哎，同志！你们这儿谁管电费？这账单我看不明白，今天必须给我个说法！",
        "说了半天，还是没个准话！上个月一百二，这个月二百八，你们这是抢钱呢？当我们老实人好糊弄是不"
        "是"
        "！",
        "行，那我等着。"};
    struct sample view = view_blank(SCREEN_LINES);
    view.lines = (struct lines_view){
        .play = "孩子发着烧，家里停电了",
        .n_recorded = 1,
        .n_all = 128,
        .rows = {{texts[0], "不安", false}, {texts[1], "暴怒", true}, {texts[2], "平静", false}},
        .n_rows = 3,
        .pages = 12,
        .chosen = chosen,
        .text = chosen < 0 ? "" : texts[chosen],
        .mood = "暴怒",
        .recorded = chosen == 1,
        .recording = recording,
        .says = says,
        .trouble = chosen == 0,
        .where = "/home/kiosk/.local/share/yingda/lines"};
    for (int i = 0; i < METER_BARS; i++)
        view.lines.meter.bars[i] = (float)(i % 7) / 8;
    return view;
}

struct sample view_quality_unmet(int n_rows, bool reading)
{
    static const struct unmet_view rows[] = {
        {"告知抢修人员会在城区四十五分钟内到达", "半夜停电，家里有老人离不开制氧机", 1031, 1240},
        {"致歉", "电费怎么翻了一倍", 12, 58},
        {"请客户保持电话畅通并注意用电安全", "小馆子里的那根线", 3, 3},
        {"报单位", "孩子发着烧，家里停电了", 1, 62}};
    struct sample view = view_blank(SCREEN_QUALITY);
    view.quality = (struct quality_view){
        .tab = QUALITY_UNMET, .reading = reading, .days = 90, .n_rows = n_rows};
    view.quality.pages = n_rows ? 12 : 0;
    for (int i = 0; i < n_rows; i++)
        view.quality.unmet[i] = rows[i % 4];
    return view;
}

struct sample view_quality_machine(int n_rows)
{
    static const struct differing_view rows[] = {
        {"告知抢修人员会在城区四十五分钟内到达现场",
         "半夜停电，家里有老人离不开制氧机 · 王老师 · 今天 8:30", "机器：没说 · 人：说了"},
        {"问好", "电费怎么翻了一倍 · 欧阳老师 · 11 月 28 日", "机器：说了 · 人：没说"},
        {"不打断客户", "电费怎么翻了一倍 · 李老师 · 11 月 28 日", "机器：没做到 · 人：做到了"}};
    struct sample view = view_blank(SCREEN_QUALITY);
    view.quality = (struct quality_view){
        .tab = QUALITY_MACHINE,
        .n_rows = n_rows,
        .pages = n_rows ? 2 : 0,
        .agreement = n_rows ? "214 项里一样的 197 项（92%，95% 区间 88–95%）。κ 0.78（0.68–0.88）。"
                            : "还没有可对的。"};
    for (int i = 0; i < n_rows; i++)
        view.quality.differing[i] = rows[i % 3];
    return view;
}

struct sample view_quality_risks(int n_rows)
{
    static const struct risk_view rows[] = {
        {"全部", {0, 12, 31, 18, 9, 4}, {0, 1204, 2180, 2411, 2096, 812}},
        {"城东供电服务站抢修二班", {0, 9, 20, 12, 5, 3}, {0, 402, 611, 702, 588, 201}},
        {"营业一班", {0, 3, 11, 6, 4, 1}, {0, 380, 702, 811, 690, 260}},
        {"没有班组", {0, 0, 0, 0, 0, 0}, {0, 0, 12, 0, 0, 3}}};
    static const char *const months[QUALITY_MONTHS] = {"7 月",  "8 月",  "9 月",
                                                       "10 月", "11 月", "12 月"};
    struct sample view = view_blank(SCREEN_QUALITY);
    view.quality =
        (struct quality_view){.tab = QUALITY_RISKS, .n_rows = n_rows, .pages = 3, .most = 0.0327};
    memcpy(view.quality.months, months, sizeof months);
    for (int i = 0; i < n_rows; i++)
        view.quality.risks[i] = rows[i < 4 ? i : 1 + i % 3];
    return view;
}

struct sample view_occurrences(bool can_add, const char *own)
{
    struct sample view = view_blank(SCREEN_OCCURRENCES);
    view.occurrences = (struct occurrences_view){
        .tab = QUALITY_UNMET,
        .title = "没听到“告知抢修人员会在城区四十五分钟内到达”",
        .turn = "我家老人离不开制氧机，你们到底什么时候能来？再不来要出人命了！",
        .words = "我们的抢修人员会在四十五分钟内赶到您那里，请您保持电话畅通，注意用电安全。",
        .own = own,
        .can_add = can_add,
        .rows = {{"欧阳振华 · 城东供电服务站抢修二班",
                  "今天 8:30 · 半夜停电，家里有老人离不开制氧机",
                  "您好城东供电公司，非常抱歉，请问您家在哪里", true, true},
                 {"李敏 · 抢修一班", "11 月 28 日 · 半夜停电，家里有老人离不开制氧机", "", true,
                  false},
                 {"王强 · 抢修一班", "11 月 3 日 · 半夜停电，家里有老人离不开制氧机", "您好", false,
                  false}},
        .n_rows = 3,
        .pages = 8};
    return view;
}

struct sample view_occurrences_risks(int n_rows)
{
    struct sample view = view_blank(SCREEN_OCCURRENCES);
    view.occurrences = (struct occurrences_view){
        .tab = QUALITY_RISKS,
        .title = "城东供电服务站抢修二班 · 风险用语",
        .turn = "",
        .words = "",
        .own = "",
        .rows = {{"欧阳振华 · 城东供电服务站抢修二班",
                  "今天 8:30 · 半夜停电，家里有老人离不开制氧机 · 不说推诿的话", "这不归我们管",
                  true, false},
                 {"李敏 · 城东供电服务站抢修二班", "11 月 28 日 · 电费怎么翻了一倍 · 不说忌语",
                  "你懂什么", true, true},
                 {"王强 · 城东供电服务站抢修二班",
                  "11 月 3 日 · 孩子发着烧，家里停电了 · 许诺的时间不超时限", "两个小时内送电",
                  false, false},
                 {"赵云 · 城东供电服务站抢修二班", "11 月 3 日 · 电费怎么翻了一倍 · 不说忌语",
                  "等着吧", true, false}},
        .n_rows = n_rows,
        .pages = n_rows ? 8 : 0};
    return view;
}

/* Contests and what observers saw, as the trainer's desk shows them. */
#include "tests/kiosk/screen_view_parts.h"

struct sample view_contests(int n_rows)
{
    struct sample view = view_blank(SCREEN_CONTESTS);
    view.contests = (struct contests_view){
        .rows = {{"迎峰度夏优质服务技能比武决赛", "2026 赛季 · 3 个队 · 12 人 · 5 位评委",
                  "还没抽签", true, false},
                 {"11 月 3 日服务竞赛", "2026 赛季 · 4 个队 · 62 人 · 12 位评委", "正在比", false,
                  false},
                 {"班组擂台赛", "2026 赛季 · 2 个队 · 8 人 · 3 位评委", "公布了", false, true}},
        .n_rows = n_rows,
        .pages = n_rows ? 3 : 0};
    return view;
}

struct sample view_contest_draft(int n_judges)
{
    struct sample view = view_blank(SCREEN_CONTEST);
    view.contest = (struct contest_view){.name = "迎峰度夏优质服务技能比武决赛",
                                         .draft = true,
                                         .terms = {"迎峰度夏优质服务技能比武决赛", "20261201-00428",
                                                   "评委 4 成，机器 6 成", "抽签分成三队",
                                                   "下一号当观察员", "2026 赛季"},
                                         .judges = {{"王老师", true},
                                                    {"欧阳振华", true},
                                                    {"李主任", false},
                                                    {"张工", true},
                                                    {"赵老师", false},
                                                    {"孙老师", false},
                                                    {"周老师", false},
                                                    {"吴老师", false},
                                                    {"郑老师", false},
                                                    {"冯老师", false},
                                                    {"陈老师", false},
                                                    {"卫老师", false}},
                                         .n_judges = n_judges,
                                         .n_entries = n_judges ? 12 : 0,
                                         .can_draw = n_judges > 0,
                                         .wants = n_judges ? "" : "先选参赛的人",
                                         .chosen = -1,
                                         .judge = ""};
    return view;
}

struct sample view_contest(int chosen, bool published)
{
    struct sample view = view_blank(SCREEN_CONTEST);
    view.contest = (struct contest_view){
        .name = "迎峰度夏优质服务技能比武决赛",
        .about = "用卷 20261201-00428 · 评委 4 成，机器 6 成 · 5 位评委 · 抽签种子 229384756102938",
        .rows = {{1, "欧阳振华", "城东供电服务站抢修二班", "李敏观察", "分齐了", "90.40",
                  TURN_LOOK_DONE},
                 {2, "李敏", "抢修一班", "王强观察", "评委交了 2/5", "", TURN_LOOK_OPEN},
                 {3, "王强", "营业一班", "赵云观察", "还有 3 项要听", "88.25", TURN_LOOK_OPEN},
                 {4, "赵云", "抢修一班", "孙晓观察", "缺席", "", TURN_LOOK_OFF},
                 {5, "孙晓", "营业一班", "周婷观察", "正在考", "", TURN_LOOK_NOW},
                 {6, "周婷", "营业一班", "欧阳振华观察", "等着", "", TURN_LOOK_WAITS}},
        .n_rows = 6,
        .pages = 3,
        .chosen = chosen,
        .chosen_name = chosen == 3 ? "赵云" : "欧阳振华",
        .second_name = "李敏",
        .can_judge = chosen == 0,
        .can_judge_second = chosen == 0,
        .can_play = chosen == 0,
        .can_absent = chosen == 3,
        .is_absent = chosen == 3,
        .n_open = published ? 0 : 4,
        .published = published,
        .judge = chosen == 3 ? "打分要用评委自己的名字和口令登录。" : ""};
    return view;
}

struct sample view_contest_judges(int leaving)
{
    struct sample drawn = view_contest(-1, true), view = view_contest_draft(5);
    for (int i = 0; i < view.contest.n_judges; i++) {
        drawn.contest.judges[i] = view.contest.judges[i];
        drawn.contest.judges[i].judges = i != leaving;
    }
    drawn.contest.n_judges = view.contest.n_judges;
    drawn.contest.shows_judges = true;
    drawn.contest.leaving = leaving;
    return drawn;
}

struct sample view_entrants(int n_rows)
{
    static const char *const names[] = {"欧阳振华", "李敏", "王强", "赵云", "孙晓", "周婷"};
    struct sample view = view_blank(SCREEN_ENTRANTS);
    view.entrants = (struct entrants_view){.contest = "迎峰度夏优质服务技能比武决赛",
                                           .group = n_rows ? "城东供电服务站抢修二班" : "全部人",
                                           .n_rows = n_rows,
                                           .pages = n_rows ? 3 : 0,
                                           .n_entered = 12};
    for (int i = 0; i < n_rows; i++)
        view.entrants.rows[i] =
            (struct entrant_view){names[i % 6], "0273", "城东供电服务站抢修二班", i % 3 == 0, i};
    return view;
}

struct sample view_sheet(bool all_in)
{
    struct sample view = view_blank(SCREEN_SHEET);
    view.sheet = (struct sheet_view){
        .title = "王老师 · 2 号 欧阳振华",
        .about = all_in
                     ? "评委都交齐了。王老师改过：听回放改的。孙老师改过：申诉成立。"
                     : "您交过一张；再交一张就按新的算，原来那张也留着。都交齐以前，别的评委看不到"
                       "您的，您也看不到他们的。",
        .rows = {{"应对内容", "最多扣 60 分", 12, 60},
                 {"规范用语", "最多扣 10 分", 0, 10},
                 {"行为规范", "最多扣 15 分", 15, 15},
                 {"语音语调", "最多扣 5 分", 1, 5},
                 {"结果", "最多扣 5 分", 0, 5},
                 {"仪容举止", "最多扣 5 分", 0, 5}},
        .n_rows = 6,
        .left = 72,
        .all_in = all_in,
        .judges = {{"王老师", "72 分，最低去掉，改过", true},
                   {"欧阳振华", "85 分", false},
                   {"张工", "88 分", false},
                   {"赵老师", "96 分，最高去掉", true},
                   {"孙老师", "90 分，改过", false}},
        .n_judges = all_in ? 5 : 0,
        .total = all_in ? "评委分 87.67" : ""};
    return view;
}

struct sample view_board(enum board board, bool own, int chosen)
{
    struct sample view = view_blank(SCREEN_BOARD);
    view.board = (struct board_view){
        .title = "迎峰度夏优质服务技能比武决赛",
        .note = board == BOARD_TEAMS
                    ? "班组分是参赛的人的平均，缺席的算零分。第一名是金牌服务班组。"
                    : "总分一样看评委分，还一样就并列。前三名是服务标兵。",
        .board = board,
        .has_contest = true,
        .rows = {{1, "欧阳振华", "城东供电服务站抢修二班", "机器 92.25 · 评委 88.67 · 搭档观察 85",
                  "90.82", "服务标兵"},
                 {2, "李敏", "抢修一班", "机器 90 · 评委 88.67 · 搭档观察 91", "89.47", "服务标兵"},
                 {2, "王强", "营业一班", "机器 90 · 评委 88.67 · 搭档观察 78.5", "89.47",
                  "服务标兵"},
                 {4, "孙晓", "营业一班", "机器 71 · 评委 80 · 搭档观察 85", "74.60", ""},
                 {0, "赵云", "抢修一班", "", "缺席", ""}},
        .n_rows = 5,
        .pages = 3,
        .own = own,
        .placed = own,
        .agreed = chosen >= 0,
        .chosen = own ? -1 : chosen,
        .chosen_says = chosen == 0 ? "本人同意放给大家听。" : "本人还没同意，不能放给别人听。",
        .n_hears = chosen == 0 ? 3 : 0,
        .back = {own ? ACTION_EXAM : ACTION_CONTEST_BACK, 0}};
    if (board == BOARD_TEAMS || board == BOARD_SEASON_TEAMS)
        view.board.rows[0] = (struct board_row_view){
            1, "城东供电服务站抢修二班", "", "12 个人的平均 · 积分 24", "88.25", "金牌班组"};
    return view;
}

struct sample view_board_season_none(void)
{
    struct sample view = view_blank(SCREEN_BOARD);
    view.board = (struct board_view){
        .title = "2026 赛季",
        .note = "每场前八名得 10、8、6、5、4、3、2、1 分，并列的同样多，全年加起来。",
        .board = BOARD_SEASON_TEAMS,
        .chosen = -1,
        .chosen_says = "",
        .back = {ACTION_CONTESTS, 0}};
    return view;
}

struct sample view_role(void)
{
    struct sample view = view_blank(SCREEN_ROLE);
    view.role = (struct role_view){
        .title = "客户卡片 · 欧阳振华演，李敏接待",
        .play = "孩子发着烧，家里停电了",
        .who = "报修的客户 · 嘴不饶人",
        .summary =
            "接待您的人知道的：晚上七点二十，一位母亲打来报修电话。您在城东供电公司值班，工号三零七"
            "。"
            "故障从系统里要按地址才查得到：报上地址以后，系统显示那一带线路故障，抢修队已经出发，"
            "预计晚上九点半送电。",
        .facts = {"您叫：孙晓燕", "名字写作：子小孙，燕子的燕", "电话：15873026914",
                  "地址：长虹花园二号楼一单元八零三"},
        .n_facts = 4,
        .lines = {{"暴怒",
                   "说停就停，也没个通知！孩子发着烧，屋里黑灯瞎火的，药都找不着，你们赶紧来"
                   "人！"},
                  {"生气",
                   "家里一下子全黑了，孩子正发着烧，我连药瓶都看不清。你们快派人来看看吧！"},
                  {"平静", "是这样，家里突然全黑了，孩子有点发烧，就我一个大人在家，心里挺慌的。"},
                  {"生气", "喂？接了电话又不出声，你们供电公司也停电了？"}},
        .n_lines = 4,
        .wants = {"问候", "报单位", "报工号", "告知抢修人员会在城区四十五分钟内到达"},
        .n_wants = 4,
        .page = 2,
        .pages = 14};
    return view;
}

struct sample view_observed(int n_rows, bool of_one)
{
    struct sample view = view_blank(SCREEN_OBSERVED);
    view.observed = (struct observed_view){
        .title = of_one ? "明察暗访 · 欧阳振华" : "明察暗访",
        .of_one = of_one,
        .rows = {{"欧阳振华（城东供电服务站抢修二班）", "营业厅柜台 · 今天 9:05 · 王老师",
                  "看了 24 条，3 条没做到", "第三次以上，上名单", true, 0},
                 {"李敏（抢修一班）", "上门现场 · 11 月 3 日 · 王老师", "看了 18 条，1 条没做到",
                  "第二次，开整改通知单", false, 1},
                 {"王强", "电话 · 11 月 2 日 · 李主任", "看了 6 条，0 条没做到", "", false, 2},
                 {"赵云", "营业厅柜台 · 10 月 30 日 · 李主任", "只写了备注", "", false, 3}},
        .n_rows = n_rows,
        .pages = n_rows ? 3 : 0,
        .counts_slips = true,
        .n_listed = 4};
    return view;
}

struct sample view_observation(void)
{
    struct sample view = view_blank(SCREEN_OBSERVATION);
    view.observation = (struct observation_view){
        .title = "明察暗访 · 欧阳振华",
        .about = "营业厅柜台 · 11 月 3 日 16:40 · 王老师看的",
        .notes = "二号窗口，客户排队时低头看手机，叫号以后才抬头。",
        .rows = {{"双手递接单据、钱物", "G-5.1.4", "第三次以上，上名单", false},
                 {"起身相迎，微笑示座，主动问候", "G-5.1.1", "第一次，当面纠正", false},
                 {"统一着装，佩戴工号牌", "G-3.1.1", "", true}},
        .n_rows = 3,
        .pages = 2};
    return view;
}

struct sample view_observe(bool noted)
{
    static const struct sight_view lines[] = {
        {"着装", "统一着装，佩戴工号牌", "工号牌戴在左胸，字看得清", SIGHT_GOOD},
        {NULL, "衣服干净平整，扣好扣子", "", SIGHT_NOT_SEEN},
        {"待客动作", "起身相迎，微笑示座，主动问候", "客户走近就起身", SIGHT_BAD},
        {NULL, "双手递接单据、钱物", "", SIGHT_GOOD},
        {"说话", "不说服务忌语", NULL, SIGHT_NOT_SEEN},
        {NULL, "不在客户面前埋怨同事、推给别人", NULL, SIGHT_NOT_SEEN}};
    struct sample view = view_blank(SCREEN_OBSERVE);
    view.observe = (struct observe_view){
        .person = "欧阳振华",
        .notes = noted ? "二号窗口，客户排队时低头看手机，叫号以后才抬头。" : "",
        .place = PLACE_COUNTER,
        .lines = lines,
        .n_lines = sizeof lines / sizeof *lines};
    return view;
}

#include "tests/scenarios/fixture_pack.h"

/* A wording with a network that the hearing would take; its arcs are never looked at here. */
#define WORDING(words)                                                                             \
    {                                                                                              \
        .text = (words), .network = {.n_arcs = 1, .n_nodes = 2 }                                   \
    }

struct wording fixture_greet[] = {WORDING("您好"), WORDING("你好")};
struct wording fixture_unit[] = {WORDING("城东供电公司")};
struct wording fixture_apology[] = {
    WORDING("非常抱歉"), WORDING("对不起"), {.text = "did not compile"}};
struct wording fixture_unsure[] = {WORDING("我有些不清楚")};
struct wording fixture_outage[] = {WORDING("城东供电公司因为线路检修停电了您好")};
struct wording fixture_unclear[] = {WORDING("不清楚")};
struct wording fixture_wait[] = {WORDING("等着吧")};

#define UTTERANCE(the_kind, the_id, the_name, the_source, the_better, the_wordings)                \
    {                                                                                              \
        .kind = (the_kind), .id = (the_id), .name = (the_name), .source = (the_source),            \
        .where = "any", .better = (the_better), .wordings = (the_wordings),                        \
        .n_wordings = COUNT(the_wordings)                                                          \
    }

struct utterance fixture_utterances[] = {
    UTTERANCE(UTTERANCE_MOVE, "greet", "问好", "G-5.2.1", "您好。", fixture_greet),
    UTTERANCE(UTTERANCE_MOVE, "say-unit", "报单位", "G-5.2.1", "城东供电公司。", fixture_unit),
    UTTERANCE(UTTERANCE_MOVE, "apologise", "道歉", "G-4.4.2", "非常抱歉!", fixture_apology),
    UTTERANCE(UTTERANCE_MOVE, "unsure", "承认不清楚", "G-4.4.3", "我有些不清楚。", fixture_unsure),
    UTTERANCE(UTTERANCE_PHRASE, "G-6.8", "停电了", "G-6.8", "停电了。", fixture_outage),
    UTTERANCE(UTTERANCE_TABOO, "taboo-unclear", "不清楚", "house", "我帮您问。", fixture_unclear),
    UTTERANCE(UTTERANCE_TABOO, "taboo-wait", "等着吧", "house", "请稍等。", fixture_wait),
};

struct rule fixture_rules[] = {
    {.id = "no-taboo",
     .name = "不说忌语",
     .source = "house",
     .measure = MEASURE_TABOO,
     .points = 2,
     .mood_broken = -20},
    {.id = "greet-first",
     .name = "先问好",
     .source = "G-5.2.1",
     .measure = MEASURE_ORDER,
     .first = "greet",
     .then = "say-unit",
     .points = 1,
     .mood_broken = -3},
};
static const struct rule *fixture_turn_rules[] = {&fixture_rules[NO_TABOO],
                                                  &fixture_rules[GREET_FIRST]};

struct criterion fixture_criteria[] = {
    {.id = "content", .name = "应对内容", .source = "house", .weight = 60, .of = CRITERION_MOVES},
    {.id = "phrases", .name = "规范用语", .source = "G-6", .weight = 20, .of = CRITERION_PHRASES},
    {.id = "conduct", .name = "行为规范", .source = "house", .weight = 20, .of = CRITERION_RULES},
};

static struct expectation fixture_expects[] = {
    {.utterance = &fixture_utterances[APOLOGISE], .points = 3, .mood_met = 10, .mood_not_met = -8},
    {.utterance = &fixture_utterances[UNSURE], .points = 1, .mood_met = 5, .mood_not_met = -2},
    {.utterance = &fixture_utterances[OUTAGE], .points = 2, .mood_met = 5, .mood_not_met = -2},
};
static struct expectation fixture_greeting[] = {
    {.utterance = &fixture_utterances[GREET], .points = 1, .mood_met = 5, .mood_not_met = -5},
};

static struct line fixture_vent_lines[] = {
    {.mood_low = 0, .mood_high = 39, .text = "你们怎么搞的!"},
    {.mood_low = 40, .mood_high = 100, .text = "同志,我想问问。"},
};
static struct line fixture_plain_line[] = {
    {.mood_low = 0, .mood_high = 100, .text = "那怎么办?"},
};

static const struct utterance *fixture_met_apology[] = {&fixture_utterances[APOLOGISE]};
static struct exit fixture_vent_exits[] = {
    {.condition = {.met = fixture_met_apology, .n_met = 1, .mood_below = 101, .mood_at_least = 30},
     .to = "details"},
    {.condition = {.not_met = fixture_met_apology, .n_not_met = 1, .mood_below = 15},
     .to = "escalated"},
    {.condition = {.mood_below = 101}, .to = "still-angry"},
};
static struct exit fixture_angry_exits[] = {{.condition = {.mood_below = 101}, .to = "details"}};
static struct exit fixture_details_exits[] = {
    {.condition = {.mood_below = 40}, .to = "escalated"},
    {.condition = {.mood_below = 101}, .to = "calmed"},
};

struct turn fixture_turns[] = {
    {.id = "vent",
     .says = fixture_vent_lines,
     .n_says = 2,
     .hint = "先道歉。",
     .end = {.silence_ms = 1000, .time_out_ms = 4000, .most_ms = 60000},
     .expects = fixture_expects,
     .n_expects = 3,
     .rules = fixture_turn_rules,
     .n_rules = 2,
     .exits = fixture_vent_exits,
     .n_exits = 3},
    {.id = "still-angry",
     .says = fixture_plain_line,
     .n_says = 1,
     .hint = "再道歉。",
     .end = {.silence_ms = 1000, .time_out_ms = 4000, .most_ms = 60000},
     .expects = fixture_expects,
     .n_expects = 1,
     .rules = fixture_turn_rules,
     .n_rules = 1,
     .exits = fixture_angry_exits,
     .n_exits = 1},
    {.id = "details",
     .says = fixture_plain_line,
     .n_says = 1,
     .hint = "问清楚。",
     .end = {.silence_ms = 1000, .time_out_ms = 4000, .most_ms = 60000},
     .expects = fixture_greeting,
     .n_expects = 1,
     .exits = fixture_details_exits,
     .n_exits = 2},
};

struct ending fixture_endings[] = {
    {.id = "calmed",
     .name = "满意离开",
     .text = "讲清楚了。",
     .outcome = OUTCOME_CALMED,
     .says = fixture_plain_line,
     .n_says = 1},
    {.id = "escalated", .name = "投诉升级", .text = "客户走了。", .outcome = OUTCOME_ESCALATED},
    {.id = "hung-up", .name = "挂断", .text = "您先挂了。", .outcome = OUTCOME_ESCALATED},
};

struct play fixture_plays[] = {
    {.id = "outage",
     .title = "停电",
     .summary = "停电了。",
     .place = PLACE_PHONE,
     .difficulty = 1,
     .standard = "G",
     .customer = {.name = "王建国", .male = true, .age_years = 52, .portrait = "man", .mood = 25},
     .ask_again = "我没听清,请再说一遍。",
     .not_heard = "没听到您说话。",
     .on_hang_up = "hung-up",
     .on_ring_out = "hung-up",
     .rings = 4,
     .turns = fixture_turns,
     .n_turns = 3,
     .endings = fixture_endings,
     .n_endings = 3},
};

static struct standard fixture_standards[] = {
    {.id = "G", .title = "规范", .source = "001", .ring_on_ms = 1000, .ring_off_ms = 2000},
};

struct pack fixture = {
    .id = "fixture",
    .name = "样例",
    .version = "1.0",
    .folder = "/nowhere",
    .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .utterances = fixture_utterances,
    .n_utterances = COUNT(fixture_utterances),
    .rules = fixture_rules,
    .n_rules = COUNT(fixture_rules),
    .standards = fixture_standards,
    .n_standards = 1,
    .rubric = {.criteria = fixture_criteria, .n_criteria = 3, .pass = 80, .source = "house"},
    .plays = fixture_plays,
    .n_plays = 1,
};

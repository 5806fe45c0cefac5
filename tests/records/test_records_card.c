/* records/: a card is added up again from the records alone, with a trainer's marks. */
#include "records/stored_card.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "records/migrations.h"
#include "tests/check.h"
#include "tests/random.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

enum { MAX_REPLIES = 8, MAX_ITEMS = 24 };

static uint32_t random_state;

static uint32_t draw(uint32_t below)
{
    return (random_next(&random_state) >> 8) % below;
}

static struct rule_group dress = {.id = "dress", .name = "着装"};
static struct rule_group manner = {.id = "manner", .name = "举止"};

/* Two standards, a place of each kind, one for men and one for women, in no order of groups. */
static struct rule eye_rules[] = {
    {.id = "smile",
     .name = "面带微笑",
     .source = "A-1",
     .measure = MEASURE_EYE,
     .look = "在笑",
     .where = "any",
     .group = &manner,
     .criterion = "bearing",
     .points = 2},
    {.id = "badge",
     .name = "戴好工牌",
     .source = "G-3",
     .measure = MEASURE_EYE,
     .look = "左胸",
     .where = "any",
     .group = &dress,
     .criterion = "bearing",
     .points = 1},
    {.id = "stand",
     .name = "起身迎接",
     .source = "G-4",
     .measure = MEASURE_EYE,
     .look = "站起",
     .where = "counter",
     .group = &manner,
     .criterion = "bearing",
     .points = 1},
    {.id = "beard",
     .name = "不留胡须",
     .source = "G-5",
     .measure = MEASURE_EYE,
     .look = "没有",
     .where = "any",
     .who = WHO_MEN,
     .group = &dress,
     .criterion = "bearing",
     .points = 1},
    {.id = "makeup",
     .name = "淡妆",
     .source = "G-6",
     .measure = MEASURE_EYE,
     .look = "淡雅",
     .where = "phone",
     .who = WHO_WOMEN,
     .group = &dress,
     .criterion = "bearing",
     .points = 1,
     .veto = true},
};

static struct criterion criteria[] = {
    {.id = "content", .name = "应对内容", .weight = 55, .of = CRITERION_MOVES},
    {.id = "phrases", .name = "规范用语", .weight = 15, .of = CRITERION_PHRASES},
    {.id = "conduct", .name = "行为规范", .weight = 15, .of = CRITERION_RULES},
    {.id = "speech", .name = "语音语调", .weight = 10, .of = CRITERION_RULES},
    {.id = "bearing", .name = "仪容举止", .weight = 5, .of = CRITERION_RULES},
};

static struct rule_group groups[2];

static struct pack watched_pack(enum rubric_style style)
{
    struct pack pack = fixture;
    groups[0] = dress;
    groups[1] = manner;
    for (size_t i = 0; i < COUNT(eye_rules); i++)
        eye_rules[i].group = strcmp(eye_rules[i].group->id, "dress") == 0 ? &groups[0] : &groups[1];
    pack.groups = groups;
    pack.n_groups = COUNT(groups);
    pack.rules = eye_rules;
    pack.n_rules = COUNT(eye_rules);
    pack.rubric = (struct rubric){.criteria = criteria,
                                  .n_criteria = COUNT(criteria),
                                  .style = style,
                                  .pass = 80,
                                  .veto_cap = 59,
                                  .hint_cost = 2,
                                  .per_point = 3};
    return pack;
}

static struct verdict random_verdict(void)
{
    static const char *const ids[] = {"apologise", "greet", "no-taboo", "rate", "order"};
    static const char *const kinds[] = {NULL, NULL, "conduct", "speech", "conduct"};
    uint32_t i = draw(5);
    struct verdict verdict = {.kind = i < 2 ? (enum verdict_kind)i : VERDICT_RULE,
                              .value = (enum verdict_value)draw(4),
                              .id = ids[i],
                              .name = ids[i],
                              .clause = "G-1",
                              .criterion = kinds[i],
                              .score = (float)draw(1000) / 1000,
                              .start_ms = -1,
                              .end_ms = -1,
                              .points = (int)draw(7),
                              .once = i == 2,
                              .veto = i == 2 && draw(8) == 0,
                              .unit = i == 3 ? "per_min" : NULL,
                              .measured = i == 3 ? 100 + draw(3000) / 7.0 : 0};
    return verdict;
}

struct play_through { /* of one attempt, as a session has it */
    struct verdict items[MAX_REPLIES][MAX_ITEMS];
    struct verdicts replies[MAX_REPLIES];
    size_t n_replies;
    int hints;
};

static void random_play(struct play_through *play)
{
    *play = (struct play_through){.n_replies = draw(MAX_REPLIES)};
    for (size_t i = 0; i < play->n_replies; i++) {
        play->replies[i] = (struct verdicts){play->items[i], draw(MAX_ITEMS)};
        for (size_t k = 0; k < play->replies[i].count; k++)
            play->items[i][k] = random_verdict();
    }
}

static int64_t attempt_start(struct records *records, const struct pack *pack)
{
    int64_t person = 0, attempt = 0;
    CHECK_INT(records_person_add(records, "李敏", &person), STATUS_OK);
    struct attempt_start start = {.person = person,
                                  .pack = pack,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = 1700000000000,
                                  .mode = ATTEMPT_EXAM};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    return attempt;
}

/* With the row of an end of which nothing is judged, the `reply`-th. */
static void attempt_end_store(struct records *records, int64_t attempt,
                              const struct scorecard *card, int reply, int take)
{
    struct verdicts none = {0};
    struct turn_record last = {.reply = reply, .turn = "calmed", .take = take, .verdicts = &none};
    struct attempt_end end = {"calmed", card, 1700000100000, &last};
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
}

/* Stores a play, some of its replies after a try that was undecided or taken back. */
static int64_t play_store(struct records *records, const struct pack *pack,
                          struct play_through *play, struct scorecard *card)
{
    int64_t attempt = attempt_start(records, pack);
    struct verdict other[] = {random_verdict(), random_verdict()};
    struct verdicts dropped = {other, 2};
    int take = 1;
    for (size_t i = 0; i < play->n_replies; i++) {
        char id[32];
        snprintf(id, sizeof id, "turn-%zu", i);
        struct turn_record turn = {
            .reply = (int)i + 1, .turn = id, .next = "x", .take = take, .verdicts = &dropped};
        if (draw(3) == 0) { /* undecided: asked again */
            CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
            turn.again = 1;
        }
        if (draw(3) == 0) { /* said, and then tried again */
            turn.hint = 1;
            CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
            turn =
                (struct turn_record){.reply = (int)i + 1, .turn = id, .next = "x", .take = ++take};
            play->hints++;
        }
        turn.verdicts = &play->replies[i];
        CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    }
    scorecard_total(card, &pack->rubric, play->replies, play->n_replies, play->hints);
    attempt_end_store(records, attempt, card, (int)play->n_replies + 1, take);
    return attempt;
}

static bool same(const struct scorecard *a, const struct scorecard *b)
{
    bool same = a->total == b->total && a->total_low == b->total_low &&
                a->total_high == b->total_high && a->review == b->review &&
                a->n_criteria == b->n_criteria && a->hints == b->hints &&
                a->hints_lost == b->hints_lost && a->veto.lost == b->veto.lost &&
                !a->veto.id == !b->veto.id;
    for (size_t i = 0; same && i < a->n_criteria; i++) {
        const struct criterion_score *x = &a->criteria[i], *y = &b->criteria[i];
        same = x->points == y->points && x->points_max == y->points_max &&
               x->points_low == y->points_low && x->points_high == y->points_high &&
               x->points_max_all == y->points_max_all &&
               strcmp(x->criterion->id, y->criterion->id) == 0 &&
               x->criterion->weight == y->criterion->weight;
    }
    return same;
}

static void any_card_is_added_up_again_from_the_records_to_the_last_bit(void)
{
    struct records *records = NULL;
    const char *at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    int different = 0, vetoed = 0, hinted = 0;
    for (random_state = 1; random_state < 251; random_state++) {
        uint32_t seed = random_state;
        struct pack pack = watched_pack(seed % 2 ? STYLE_SHARES : STYLE_DEDUCTIONS);
        struct play_through play;
        struct scorecard card;
        struct stored_card stored;
        random_play(&play);
        int64_t attempt = play_store(records, &pack, &play, &card);
        CHECK_INT(records_card(records, attempt, &stored), STATUS_OK);
        CHECK_INT(stored.state, STORED_WHOLE);
        different += !same(&card, &stored.card) || stored.stored.total != card.total ||
                     stored.machine.low != card.total_low;
        vetoed += card.veto.id != NULL;
        hinted += card.hints_lost > 0;
        stored_card_finish(&stored);
        random_state = seed;
    }
    CHECK_INT(different, 0);
    CHECK(vetoed > 20 && hinted > 50);
    records_close(records);
}

/* One attempt: an apology missed, a greeting undecided, a taboo said. */
static struct verdict spoken[] = {
    {.kind = VERDICT_MOVE,
     .value = VERDICT_NOT_MET,
     .id = "apologise",
     .name = "道歉",
     .clause = "G-4",
     .start_ms = -1,
     .end_ms = -1,
     .points = 3},
    {.kind = VERDICT_MOVE,
     .value = VERDICT_UNDECIDED,
     .id = "greet",
     .name = "问好",
     .clause = "G-5",
     .start_ms = 100,
     .end_ms = 900,
     .heard = "您好",
     .points = 1},
    {.kind = VERDICT_RULE,
     .value = VERDICT_MET,
     .id = "no-taboo",
     .name = "不说忌语",
     .clause = "house",
     .criterion = "conduct",
     .start_ms = -1,
     .end_ms = -1,
     .points = 2,
     .once = true,
     .veto = true},
};

static int64_t spoken_store(struct records *records, const struct pack *pack)
{
    struct verdicts verdicts = {spoken, COUNT(spoken)};
    struct scorecard card;
    int64_t attempt = attempt_start(records, pack);
    struct turn_record turn = {.reply = 1, .turn = "vent", .next = "calmed", .verdicts = &verdicts};
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    scorecard_total(&card, &pack->rubric, &verdicts, 1, 0);
    attempt_end_store(records, attempt, &card, 2, 1);
    return attempt;
}

static struct records *open_good(const char *at)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static struct stored_card card_of(struct records *records, int64_t attempt)
{
    struct stored_card card;
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    return card;
}

static enum status mark(struct records *records, int64_t attempt, struct item_ref item,
                        enum verdict_value value, const char *reason)
{
    struct mark mark = {.item = item,
                        .value = value,
                        .who = "王主任",
                        .reason = reason,
                        .marked_unix_ms = 1700000200000,
                        .kind = MARK_DECIDES};
    return records_mark(records, attempt, &mark);
}

/* What was marked of the spoken attempt's item, and what it comes to. */
static void check_marked(struct records *records, int64_t attempt, size_t item,
                         enum verdict_value value, double total)
{
    struct stored_card card = card_of(records, attempt);
    const struct stored_item *stored = &card.replies[0].items[item];
    CHECK_INT(card.verdicts[0].items[item].value, value);
    CHECK_INT(stored->machine, spoken[item].value);
    CHECK(stored->marked);
    CHECK_TEXT(stored->who, "王主任");
    CHECK_NEAR(card.card.total, total, 1e-9);
    CHECK(card.stored.total == card.card.total && card.stored.low == card.card.total_low);
    stored_card_finish(&card);
}

static void a_mark_counts_instead_of_the_machines_verdict_which_is_kept(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack);
    struct stored_card card = card_of(records, attempt);
    struct item_ref apology = card.replies[0].items[0].ref, taboo = card.replies[0].items[2].ref;
    double machine = card.card.total;
    CHECK_NEAR(machine, 100 * 15 / 70.0, 1e-9); /* no move met, the prohibition kept */
    stored_card_finish(&card);
    CHECK_INT(mark(records, attempt, apology, VERDICT_MET, "录音第3秒说了对不起"), STATUS_OK);
    check_marked(records, attempt, 0, VERDICT_MET, 100);
    CHECK_INT(mark(records, attempt, taboo, VERDICT_NOT_MET, "说了等着吧"), STATUS_OK);
    check_marked(records, attempt, 2, VERDICT_NOT_MET, 59); /* it vetoes */
    CHECK_INT(mark(records, attempt, taboo, VERDICT_MET, "是客户说的"), STATUS_OK);
    check_marked(records, attempt, 2, VERDICT_MET, 100); /* the last one counts */
    card = card_of(records, attempt);
    CHECK(card.machine.total == machine && card.machine.review == 1);
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), 3, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts WHERE id = 'apologise' AND value ="
                         " 'not_met'"),
               1, 0);
    CHECK_NEAR(query(at, "SELECT points FROM criteria WHERE criterion = 'content'"), 3, 0);
}

static void a_mark_can_be_taken_back(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack);
    struct stored_card card = card_of(records, attempt);
    struct item_ref greeting = card.replies[0].items[1].ref;
    struct mark back = {.item = greeting, .who = "王主任", .kind = MARK_TAKEN_BACK};
    stored_card_finish(&card);
    CHECK_INT(mark(records, attempt, greeting, VERDICT_NOT_MET, "没有说"), STATUS_OK);
    check_marked(records, attempt, 1, VERDICT_NOT_MET, 100 * 15 / 70.0);
    CHECK_INT(records_mark(records, attempt, &back), STATUS_OK);
    card = card_of(records, attempt);
    CHECK(!card.replies[0].items[1].marked);
    CHECK_INT(card.verdicts[0].items[1].value, VERDICT_UNDECIDED);
    CHECK_INT(card.stored.review, 1);
    CHECK(card.stored.high == card.machine.high && card.stored.high == card.card.total_high);
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), 2, 0);
}

static void a_mark_that_cannot_be_is_refused_with_a_sentence(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack), other = spoken_store(records, &pack);
    struct stored_card card = card_of(records, attempt);
    struct item_ref apology = card.replies[0].items[0].ref;
    struct mark nobody = {
        .item = apology, .value = VERDICT_MET, .who = "", .reason = "听到了", .marked_unix_ms = 5};
    CHECK_INT(mark(records, attempt, apology, VERDICT_UNDECIDED, "听不清"), STATUS_INVALID);
    CHECK_INT(mark(records, attempt, apology, VERDICT_MET, ""), STATUS_INVALID);
    CHECK_INT(mark(records, attempt, apology, VERDICT_MET, NULL), STATUS_INVALID);
    CHECK_INT(records_mark(records, attempt, &nobody), STATUS_INVALID);
    CHECK(strstr(records_problem(records), "names who") != NULL);
    CHECK_INT(mark(records, other, apology, VERDICT_MET, "别人的"), STATUS_NOT_FOUND);
    CHECK_INT(mark(records, attempt + 9, apology, VERDICT_MET, "没有的"), STATUS_NOT_FOUND);
    CHECK(strstr(records_problem(records), "has no item") != NULL);
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), 0, 0);
}

static void check_lines(const struct stored_card *card, enum rule_who sees, const char *expected)
{
    struct checklist_line lines[8];
    char ids[128] = "";
    size_t n = stored_card_checklist(card, sees, lines, COUNT(lines));
    for (size_t i = 0; i < n; i++)
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s:%s ", lines[i].item->group,
                 lines[i].verdict->id);
    CHECK_TEXT(ids, expected);
}

static void the_checklist_holds_what_fits_the_place_by_group(void)
{
    struct records *records = open_good(fresh_path());
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack); /* on the telephone */
    pack.plays = NULL;
    pack.n_plays = 0;
    pack.rules = NULL;
    pack.n_rules = 0; /* the pack may go: the list stays */
    struct stored_card card = card_of(records, attempt);
    CHECK(card.has_checklist);
    check_lines(&card, WHO_ALL, "着装:badge 着装:beard 着装:makeup 举止:smile ");
    check_lines(&card, WHO_MEN, "着装:badge 着装:beard 举止:smile ");
    check_lines(&card, WHO_WOMEN, "着装:badge 着装:makeup 举止:smile ");
    stored_card_finish(&card);
    records_close(records);
}

static struct item_ref line_of(struct records *records, int64_t attempt, size_t index)
{
    struct checklist_line lines[8];
    struct stored_card card = card_of(records, attempt);
    CHECK(stored_card_checklist(&card, WHO_ALL, lines, COUNT(lines)) > index);
    struct item_ref ref = lines[index].item->ref;
    CHECK_TEXT(lines[index].verdict->criterion, "bearing");
    stored_card_finish(&card);
    return ref;
}

static void what_the_observer_marks_counts_on_the_same_card(void)
{
    struct records *records = open_good(fresh_path());
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack);
    struct item_ref badge = line_of(records, attempt, 0), smile = line_of(records, attempt, 3);
    CHECK_INT(mark(records, attempt, badge, VERDICT_NOT_MET, NULL), STATUS_OK);
    CHECK_INT(mark(records, attempt, smile, VERDICT_MET, ""), STATUS_OK);
    struct stored_card card = card_of(records, attempt);
    CHECK_NEAR(card.card.criteria[4].points, 2, 0);
    CHECK_NEAR(card.card.criteria[4].points_max, 3, 0);
    CHECK_NEAR(card.card.total, 100 * (15 + 5 * 2 / 3.0) / 75, 1e-9);
    CHECK(card.stored.total == card.card.total && card.machine.total < card.stored.total);
    stored_card_finish(&card);
    CHECK_INT(mark(records, attempt, line_of(records, attempt, 2), VERDICT_NOT_MET, NULL),
              STATUS_OK); /* a rule by eye may veto too */
    card = card_of(records, attempt);
    CHECK_TEXT(card.card.veto.id, "makeup");
    CHECK(card.card.total_high <= 59);
    stored_card_finish(&card);
    records_close(records);
}

static void marks_made_before_the_end_count_at_the_end(void)
{
    struct records *records = open_good(fresh_path());
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = attempt_start(records, &pack);
    struct scorecard card;
    CHECK_INT(mark(records, attempt, line_of(records, attempt, 0), VERDICT_MET, NULL), STATUS_OK);
    struct stored_card open = card_of(records, attempt);
    CHECK_INT(open.state, STORED_UNFINISHED);
    CHECK_NEAR(open.stored.total, -1, 0);
    stored_card_finish(&open);
    scorecard_total(&card, &pack.rubric, NULL, 0, 0);
    attempt_end_store(records, attempt, &card, 1, 1);
    struct stored_card stored = card_of(records, attempt);
    CHECK_NEAR(stored.card.total, 100, 0);
    CHECK_NEAR(stored.stored.total, 100, 0);
    CHECK_NEAR(stored.machine.total, 0, 0);
    stored_card_finish(&stored);
    records_close(records);
}

/* A mark and the card it changes are one: where the card cannot be stored, neither is the mark. */
static void a_mark_whose_card_cannot_be_stored_is_not_stored(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = spoken_store(records, &pack);
    query(at, "CREATE TRIGGER refuse BEFORE UPDATE ON criteria BEGIN SELECT RAISE(ABORT, 'no');"
              " END");
    CHECK_INT(mark(records, attempt, line_of(records, attempt, 0), VERDICT_MET, NULL),
              STATUS_DATABASE);
    struct stored_card card = card_of(records, attempt);
    CHECK(card.stored.total == card.machine.total);
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), 0, 0);
}

static void the_verdicts_of_the_end_are_a_last_row(void)
{
    struct records *records = open_good(fresh_path());
    struct pack pack = watched_pack(STYLE_DEDUCTIONS);
    int64_t attempt = attempt_start(records, &pack);
    struct verdict hang_up = {.kind = VERDICT_RULE,
                              .value = VERDICT_NOT_MET,
                              .id = "hang-up",
                              .name = "客户先挂",
                              .clause = "G-9",
                              .criterion = "conduct",
                              .start_ms = -1,
                              .end_ms = -1,
                              .points = 3};
    struct verdicts replies[] = {{spoken, COUNT(spoken)}, {&hang_up, 1}};
    struct turn_record turn = {
        .reply = 1, .turn = "vent", .next = "calmed", .verdicts = &replies[0]};
    struct turn_record end = {.reply = 2, .turn = "calmed", .verdicts = &replies[1]};
    struct scorecard card;
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    CHECK_INT(records_turn_add(records, attempt, &end), STATUS_OK);
    scorecard_total(&card, &pack.rubric, replies, 2, 0);
    struct attempt_end finish = {"calmed", &card, 1700000100000, NULL};
    CHECK_INT(records_attempt_finish(records, attempt, &finish), STATUS_OK);
    struct stored_card stored = card_of(records, attempt);
    CHECK(same(&card, &stored.card));
    CHECK_INT(stored.n_replies, 3); /* and the checklist */
    CHECK_TEXT(stored.replies[1].turn, stored.ending);
    CHECK(!stored.replies[1].next);
    stored_card_finish(&stored);
    records_close(records);
}

static void a_later_take_stands_for_all_that_came_after_it(void)
{
    const char *at = fresh_path();
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    int64_t attempt = attempt_start(records, &pack);
    static const int rows[][3] = {/* reply, again, take */
                                  {1, 0, 1}, {2, 0, 1}, {2, 1, 1}, {3, 0, 1},
                                  {2, 0, 2}, {3, 0, 2}, {3, 1, 2}, {3, 0, 3}};
    struct verdicts none = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct turn_record turn = {.reply = rows[i][0],
                                   .again = rows[i][1],
                                   .take = rows[i][2],
                                   .turn = "vent",
                                   .next = "x",
                                   .hint = 1,
                                   .verdicts = &none};
        CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    }
    struct stored_card card = card_of(records, attempt);
    CHECK_INT(card.n_replies, 4); /* and the checklist */
    CHECK_INT(card.replies[1].take, 2);
    CHECK_INT(card.replies[2].take, 3);
    CHECK_INT(card.card.hints, 1); /* one turn's, however often it was looked at */
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns"), 8, 0);
}

static void no_such_attempt_is_said(void)
{
    struct records *records = open_good(fresh_path());
    struct stored_card card;
    CHECK_INT(records_card(records, 7, &card), STATUS_NOT_FOUND);
    CHECK_TEXT(records_problem(records), "The database holds no attempt 7.");
    stored_card_finish(&card);
    stored_card_finish(&card);
    records_close(records);
}

static void run(sqlite3 *db, const char *sql)
{
    char *reason = NULL;
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, &reason), SQLITE_OK);
    if (reason)
        fprintf(stderr, "%s\n", reason);
    sqlite3_free(reason);
}

/* An attempt as version 2 stored it: 3 of 4 for content, a phrase left open. */
static void write_version_2(const char *at)
{
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    run(db, migrations[0].sql);
    run(db, migrations[1].sql);
    run(db, "PRAGMA user_version = 2;"
            "INSERT INTO people (name, added_unix_ms) VALUES ('李敏', 5);"
            "INSERT INTO attempts (person, pack, pack_version, pack_sha256, play, standard, seed,"
            " program_version, started_unix_ms, finished_unix_ms, ending, total, total_low,"
            " total_high, review) VALUES (1, 'p', '1', hex(zeroblob(32)), 'outage', 'G', 1, '0',"
            " 5, 9, 'calmed', 75, 56.25, 81.25, 1);"
            "INSERT INTO criteria VALUES (1, 0, 'content', 60, 3, 4, 3, 3, 4),"
            " (1, 1, 'phrases', 20, 0, 0, 0, 2, 2);");
    run(db, "INSERT INTO turns VALUES (4, 1, 1, 0, 'vent', NULL, 25, 25, NULL, 900),"
            " (6, 1, 1, 1, 'vent', 'calmed', 25, 30, '1/1.again.wav', 900);"
            "INSERT INTO verdicts VALUES (4, 0, 'move', 'greet', '问好', 'G-5', 'undecided', 0.5,"
            " NULL, NULL, '', 1, 0), (6, 0, 'move', 'greet', '问好', 'G-5', 'met', 0.75, 100, 200,"
            " '您好', 1, 1), (6, 1, 'phrase', 'wait', '请稍候', 'G-6', 'undecided', 0.5, NULL,"
            " NULL, '', 2, 0);");
    sqlite3_close(db);
}

/* What can be is: the replies, the verdicts, the total from the criteria. What cannot is said. */
static void an_attempt_of_an_older_yingda_is_added_up_from_its_criteria(void)
{
    const char *at = fresh_path();
    write_version_2(at);
    struct records *records = open_good(at);
    struct stored_card card = card_of(records, 1);
    CHECK_INT(card.state, STORED_OLD);
    CHECK_INT(card.n_replies, 1);
    CHECK_INT(card.verdicts[0].count, 2);
    CHECK_TEXT(card.verdicts[0].items[0].heard, "您好");
    CHECK_INT(card.replies[0].again, 1);
    CHECK_NEAR(card.card.total, 75, 1e-9);
    CHECK_NEAR(card.card.total_low, 56.25, 1e-9);
    CHECK_NEAR(card.card.total_high, 81.25, 1e-9);
    CHECK_NEAR(card.machine.total, 75, 0);
    CHECK_INT(mark(records, 1, card.replies[0].items[1].ref, VERDICT_MET, "说了"), STATUS_INVALID);
    CHECK(strstr(records_problem(records), "older Yingda") != NULL);
    stored_card_finish(&card);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns JOIN verdicts v ON v.turn = turns.id"), 3, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM pragma_foreign_key_check"), 0, 0);
    CHECK_NEAR(query(at, "SELECT total FROM attempts"), 75, 0);
    query(at, "DELETE FROM people");
    CHECK_NEAR(query(at, "SELECT count(*) FROM verdicts"), 0, 0);
}

/* Deletes rows behind the module's back: what an older Yingda left when a reply could not be
 * stored. */
static void without(const char *at, const char *rows, enum stored_state state)
{
    struct records *records = open_good(at);
    struct pack pack = watched_pack(STYLE_SHARES);
    struct verdicts verdicts = {spoken, COUNT(spoken)};
    struct scorecard card;
    int64_t attempt = attempt_start(records, &pack);
    for (int reply = 1; reply <= 3; reply++) {
        struct turn_record turn = {
            .reply = reply, .turn = "vent", .next = "vent", .verdicts = &verdicts};
        CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    }
    scorecard_total(&card, &pack.rubric, &verdicts, 1, 0);
    attempt_end_store(records, attempt, &card, 4, 1);
    char sql[160];
    snprintf(sql, sizeof sql, "DELETE FROM turns WHERE attempt = %d AND %s", (int)attempt, rows);
    query(at, sql);
    struct stored_card stored = card_of(records, attempt);
    CHECK_INT(stored.state, state);
    stored_card_finish(&stored);
    struct attempt_summary found[8];
    size_t count = 0;
    struct attempts_query all = {.which = ATTEMPTS_ALL, .person = 1, .max = 8};
    CHECK_INT(records_attempts(records, &all, found, &count), STATUS_OK);
    CHECK(count > 0 && found[0].id == attempt && found[0].state == state);
    CHECK((found[0].total < 0) == (state != STORED_WHOLE));
    struct attempts_query finished = {.which = ATTEMPTS_FINISHED, .person = 1};
    CHECK_INT(records_attempts_count(records, &finished, &count), STATUS_OK);
    CHECK_INT(count, state == STORED_WHOLE); /* of this database's attempts, one is whole */
    records_close(records);
}

static void an_attempt_with_a_hole_has_no_card_and_no_points(void)
{
    static const char *const holes[] = {"reply = 1", "reply = 2", "reply = 3",
                                        "reply = 4", "reply < 4", "reply > 0"};
    without(fresh_path(), "reply = 5", STORED_WHOLE);
    for (size_t i = 0; i < COUNT(holes); i++)
        without(fresh_path(), holes[i], STORED_HOLED);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(any_card_is_added_up_again_from_the_records_to_the_last_bit);
    RUN(a_mark_counts_instead_of_the_machines_verdict_which_is_kept);
    RUN(a_mark_can_be_taken_back);
    RUN(a_mark_that_cannot_be_is_refused_with_a_sentence);
    RUN(the_checklist_holds_what_fits_the_place_by_group);
    RUN(what_the_observer_marks_counts_on_the_same_card);
    RUN(marks_made_before_the_end_count_at_the_end);
    RUN(an_attempt_with_a_hole_has_no_card_and_no_points);
    RUN(a_mark_whose_card_cannot_be_stored_is_not_stored);
    RUN(the_verdicts_of_the_end_are_a_last_row);
    RUN(a_later_take_stands_for_all_that_came_after_it);
    RUN(no_such_attempt_is_said);
    RUN(an_attempt_of_an_older_yingda_is_added_up_from_its_criteria);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

/* records/readiness: the kept table is what the verdicts say, whatever happened in whichever order;
 * the team's table. */
#include "records/readiness.h"

#include <stdlib.h>

#include "base/clock.h"
#include "records/people_change.h"
#include "tests/check.h"
#include "tests/random.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

enum { PEOPLE = 3, ATTEMPTS = 12, TURNS = 6, ITEMS = 4, TAKES = 2 };

static const char *const plays[] = {"p", "q", "r"};
static const char *const moves[] = {"greet", "apologise", "unit", "thank"};

/* What was put in, kept by the test itself: it knows nothing of the SQL. */
struct model_item {
    enum verdict_kind kind;
    const char *id;
    enum verdict_value value, mark;
    enum verdict_origin origin;
    bool marked, exists;
};

struct model_turn {
    struct model_item items[ITEMS];
    int hint;
    bool exists;
};

struct model_attempt {
    int64_t id, unix_ms;
    int person, play;
    struct model_turn turns[TURNS][TAKES][2]; /* reply, take, again */
};

static struct model_attempt model[ATTEMPTS];
static int64_t people[PEOPLE];
static const char *at;

static bool is_superseded(const struct model_attempt *attempt, int reply, int take, int again)
{
    for (int r = 0; r < TURNS; r++) {
        for (int t = take; t < TAKES; t++) {
            for (int a = 0; a < 2; a++) {
                bool later = (t > take && r <= reply) || (t == take && r == reply && a > again);
                if (later && attempt->turns[r][t][a].exists)
                    return true;
            }
        }
    }
    return false;
}

static const char *competency_of(const struct model_item *item)
{
    return item->kind == VERDICT_MOVE     ? item->id
           : item->kind == VERDICT_PHRASE ? "phrases"
                                          : item->id;
}

static enum verdict_value value_of(const struct model_item *item)
{
    return item->marked ? item->mark : item->value;
}

static bool counts(const struct model_item *item, const char *competency)
{
    enum verdict_value value = value_of(item);
    bool own = item->origin != ORIGIN_MADE_UP && item->origin != ORIGIN_AHEAD;
    return item->exists && own && strcmp(competency_of(item), competency) == 0 &&
           (value == VERDICT_MET || value == VERDICT_NOT_MET);
}

/* Of one turn; rules of one competency are one piece. */
static void turn_add(const struct model_turn *turn, int take, const char *competency, double *met,
                     double *missed)
{
    double worth = take > 0 || turn->hint ? 0.5 : 1;
    int rules = 0, broken = 0;
    for (int i = 0; i < ITEMS; i++) {
        const struct model_item *item = &turn->items[i];
        if (!counts(item, competency))
            continue;
        bool fine = value_of(item) == VERDICT_MET;
        if (item->kind == VERDICT_RULE) {
            rules++;
            broken += !fine;
        } else {
            *met += fine ? worth : 0;
            *missed += !fine;
        }
    }
    if (rules) {
        *met += broken ? 0 : worth;
        *missed += broken > 0;
    }
}

static struct evidence_sum attempt_sum(const struct model_attempt *attempt, const char *competency)
{
    struct evidence_sum sum = {0, 0, attempt->unix_ms, plays[attempt->play]};
    for (int r = 0; r < TURNS; r++) {
        for (int t = 0; t < TAKES; t++) {
            for (int a = 0; a < 2; a++) {
                const struct model_turn *turn = &attempt->turns[r][t][a];
                if (turn->exists && !is_superseded(attempt, r, t, a))
                    turn_add(turn, t, competency, &sum.met, &sum.missed);
            }
        }
    }
    return sum;
}

static struct competence expected(int person, const char *competency)
{
    struct evidence_sum sums[ATTEMPTS];
    size_t n = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
        struct evidence_sum sum = attempt_sum(&model[i], competency);
        if (model[i].id && model[i].person == person && sum.met + sum.missed > 0)
            sums[n++] = sum;
    }
    return readiness_of(sums, n, clock_unix_ms());
}

static const struct person_readiness *kept_of(const struct person_readiness *kept, size_t n,
                                              const char *competency)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(kept[i].competency, competency) == 0)
            return &kept[i];
    }
    return NULL;
}

static void check_competency(const struct person_readiness *kept, size_t n, int person,
                             const char *competency)
{
    struct competence wanted = expected(person, competency);
    const struct person_readiness *found = kept_of(kept, n, competency);
    CHECK((found != NULL) == (wanted.met + wanted.missed > 0));
    if (!found)
        return;
    CHECK_NEAR(found->readiness.met, wanted.met, 1e-9);
    CHECK_NEAR(found->readiness.missed, wanted.missed, 1e-9);
    CHECK_INT(found->readiness.plays, wanted.plays);
    CHECK_INT(found->readiness.last_unix_ms, wanted.last_unix_ms);
    CHECK_NEAR((double)found->readiness.until_unix_ms, (double)wanted.until_unix_ms, 1000);
}

static void check_all(struct records *records)
{
    for (int person = 0; person < PEOPLE; person++) {
        struct person_readiness *kept = NULL;
        size_t n = 0;
        if (!people[person])
            continue;
        CHECK_INT(records_readiness(records, people[person], &kept, &n), STATUS_OK);
        for (int i = 0; i < 4; i++)
            check_competency(kept, n, person, moves[i]);
        check_competency(kept, n, person, "phrases");
        check_competency(kept, n, person, "conduct");
        check_competency(kept, n, person, "speech");
        free(kept);
    }
}

static struct model_item item_draw(uint32_t *seed)
{
    static const char *const criteria[] = {"conduct", "speech"};
    enum verdict_kind kind = (enum verdict_kind)random_below(seed, 3);
    return (struct model_item){
        .kind = kind,
        .id = kind == VERDICT_RULE ? criteria[random_below(seed, 2)] : moves[random_below(seed, 4)],
        .value = (enum verdict_value)random_below(seed, 4),
        .origin = (enum verdict_origin)random_below(seed, kind == VERDICT_RULE ? 1 : 5),
        .exists = random_below(seed, 5) > 0};
}

static size_t verdicts_of(const struct model_turn *turn, struct verdict items[ITEMS])
{
    size_t n = 0;
    for (int i = 0; i < ITEMS; i++) {
        const struct model_item *item = &turn->items[i];
        if (item->exists)
            items[n++] = (struct verdict){.kind = item->kind,
                                          .value = item->value,
                                          .origin = item->origin,
                                          .id = item->id,
                                          .name = item->id,
                                          .clause = "house",
                                          .criterion = item->kind == VERDICT_RULE ? item->id : NULL,
                                          .start_ms = -1,
                                          .end_ms = -1,
                                          .points = 1};
    }
    return n;
}

static void op_turn(struct records *records, uint32_t *seed)
{
    struct model_attempt *attempt = &model[random_below(seed, ATTEMPTS)];
    int reply = (int)random_below(seed, TURNS), take = (int)random_below(seed, TAKES),
        again = (int)random_below(seed, 2);
    struct model_turn *turn = &attempt->turns[reply][take][again];
    struct verdict items[ITEMS];
    if (!attempt->id || turn->exists)
        return;
    turn->exists = true;
    turn->hint = (int)random_below(seed, 2);
    for (int i = 0; i < ITEMS; i++)
        turn->items[i] = item_draw(seed);
    struct verdicts verdicts = {items, verdicts_of(turn, items)};
    const struct turn_record record = {.reply = reply + 1,
                                       .again = again,
                                       .take = take + 1,
                                       .turn = "t",
                                       .next = "u",
                                       .mood_before = 50,
                                       .mood_after = 50,
                                       .hint = turn->hint,
                                       .verdicts = &verdicts};
    CHECK_INT(records_turn_add(records, attempt->id, &record), STATUS_OK);
}

static void op_attempt(struct records *records, uint32_t *seed)
{
    struct model_attempt *attempt = &model[random_below(seed, ATTEMPTS)];
    if (attempt->id)
        return;
    attempt->person = (int)random_below(seed, PEOPLE);
    attempt->play = (int)random_below(seed, 3);
    attempt->unix_ms = clock_unix_ms() - (int64_t)random_below(seed, 400) * 24 * 60 * 60 * 1000;
    const struct attempt_start start = {.person = people[attempt->person],
                                        .pack = &fixture,
                                        .play = plays[attempt->play],
                                        .standard = "G",
                                        .started_unix_ms = attempt->unix_ms};
    if (people[attempt->person])
        CHECK_INT(records_attempt_start(records, &start, &attempt->id), STATUS_OK);
}

/* A mark, or one taken back, of an item chosen by chance. */
static void op_mark(struct records *records, uint32_t *seed)
{
    struct model_attempt *attempt = &model[random_below(seed, ATTEMPTS)];
    int reply = (int)random_below(seed, TURNS), take = (int)random_below(seed, TAKES),
        again = (int)random_below(seed, 2), which = (int)random_below(seed, ITEMS), position = 0;
    struct model_turn *turn = &attempt->turns[reply][take][again];
    struct model_item *item = &turn->items[which];
    char sql[256];
    if (!attempt->id || !turn->exists || !item->exists)
        return;
    for (int i = 0; i < which; i++)
        position += turn->items[i].exists;
    snprintf(sql, sizeof sql,
             "SELECT v.number FROM verdicts v JOIN turns t ON t.id = v.turn WHERE t.attempt = %lld"
             " AND t.reply = %d AND t.take = %d AND t.again = %d AND v.position = %d",
             (long long)attempt->id, reply + 1, take + 1, again, position);
    item->marked = random_below(seed, 3) > 0;
    item->mark = random_below(seed, 2) ? VERDICT_MET : VERDICT_NOT_MET;
    const struct mark mark = {.item = {ITEM_VERDICT, (int64_t)query(at, sql)},
                              .value = item->mark,
                              .who = "王老师",
                              .reason = "听了录音",
                              .marked_unix_ms = 1700000000000,
                              .kind = item->marked ? MARK_DECIDES : MARK_TAKEN_BACK};
    CHECK_INT(records_mark(records, attempt->id, &mark), STATUS_OK);
}

static void op_merge(struct records *records, uint32_t *seed)
{
    int from = (int)random_below(seed, PEOPLE), into = (int)random_below(seed, PEOPLE);
    if (from == into || !people[from] || !people[into] || random_below(seed, 10))
        return;
    CHECK_INT(records_person_merge(records, people[from], people[into]), STATUS_OK);
    for (int i = 0; i < ATTEMPTS; i++)
        model[i].person = model[i].person == from ? into : model[i].person;
    people[from] = 0;
}

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static double sum_of_table(void)
{
    return query(at, "SELECT total(met * 3 + missed * 7 + plays * 11 + until_unix_ms % 100000)"
                     " + count(*) FROM readiness");
}

static void what_is_kept_is_what_the_verdicts_say_after_any_history(void)
{
    static void (*const ops[])(struct records * records, uint32_t * seed) = {
        op_attempt, op_turn, op_turn, op_turn, op_turn, op_mark, op_mark, op_merge};
    for (uint32_t round = 1; round <= 6; round++) {
        uint32_t seed = round;
        struct records *records = open_fresh();
        memset(model, 0, sizeof model);
        for (int i = 0; i < PEOPLE; i++) {
            char name[16];
            snprintf(name, sizeof name, "人%d", i);
            CHECK_INT(records_person_add(records, name, &people[i]), STATUS_OK);
        }
        for (int step = 0; step < 220; step++) {
            ops[random_below(&seed, 8)](records, &seed);
            if (step % 20 == 0)
                check_all(records);
        }
        check_all(records);
        double before = sum_of_table();
        CHECK(before > 0);
        CHECK_INT(records_readiness_rebuild(records), STATUS_OK);
        CHECK_NEAR(sum_of_table(), before, 1e-6 * before);
        check_all(records);
        records_close(records);
    }
}

static void a_turn_that_is_not_stored_leaves_readiness_as_it_was(void)
{
    struct records *records = open_fresh();
    uint32_t seed = 5;
    memset(model, 0, sizeof model);
    CHECK_INT(records_person_add(records, "李敏", &people[0]), STATUS_OK);
    people[1] = people[2] = people[0];
    for (int i = 0; i < 40; i++)
        op_attempt(records, &seed), op_turn(records, &seed);
    double before = sum_of_table();
    struct verdict bad = {.kind = VERDICT_MOVE,
                          .value = VERDICT_MET,
                          .id = "greet",
                          .name = "x",
                          .clause = "house",
                          .score = 2,
                          .start_ms = -1,
                          .end_ms = -1};
    struct verdicts verdicts = {&bad, 1};
    CHECK_INT(records_turn_add(records, model[0].id ? model[0].id : model[1].id,
                               &(struct turn_record){
                                   .reply = 50, .turn = "t", .next = "u", .verdicts = &verdicts}),
              STATUS_DATABASE);
    CHECK_NEAR(sum_of_table(), before, 0);
    records_close(records);
}

/* Two hundred pieces in two plays, today. */
static void make_ready(struct records *records, int64_t person, const char *competency)
{
    for (int play = 0; play < 2; play++) {
        int64_t attempt = 0;
        const struct attempt_start start = {.person = person,
                                            .pack = &fixture,
                                            .play = plays[play],
                                            .standard = "G",
                                            .started_unix_ms = clock_unix_ms() - 1000};
        struct verdict item = {.kind = VERDICT_MOVE,
                               .value = VERDICT_MET,
                               .id = competency,
                               .name = "x",
                               .clause = "house",
                               .start_ms = -1,
                               .end_ms = -1};
        struct verdicts verdicts = {&item, 1};
        CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
        for (int reply = 1; reply <= 8; reply++)
            CHECK_INT(records_turn_add(
                          records, attempt,
                          &(struct turn_record){
                              .reply = reply, .turn = "t", .next = "u", .verdicts = &verdicts}),
                      STATUS_OK);
    }
}

static void the_team_is_listed_with_what_each_is_ready_for(void)
{
    struct records *records = open_fresh();
    struct team_row *team = NULL;
    struct evidence_row *evidence = NULL;
    size_t count = 0, changed = 0;
    int64_t li = 0, wang = 0, now = clock_unix_ms(), year = 365LL * 24 * 60 * 60 * 1000;
    CHECK_INT(records_person_enter(records, &(struct person_who){"0273", "李敏", "一班", ""}, &li),
              STATUS_OK);
    CHECK_INT(
        records_person_enter(records, &(struct person_who){"0274", "王强", "二班", ""}, &wang),
        STATUS_OK);
    make_ready(records, li, "greet");
    make_ready(records, li, "thank");
    CHECK_INT(records_due_team(records, "二班", now + year, &changed), STATUS_OK);
    CHECK_INT(changed, 1);
    CHECK_INT(records_team(records, now, &team, &count), STATUS_OK);
    CHECK_INT(count, 2);
    if (count == 2) {
        CHECK_TEXT(team[0].number, "0273");
        CHECK_INT(team[0].counts.seen, 2);
        CHECK_INT(team[0].counts.enough, 2);
        CHECK_INT(team[0].counts.ready, 2);
        CHECK_INT(team[0].due_unix_ms, 0);
        CHECK_INT(team[1].counts.seen, 0);
        CHECK_INT(team[1].due_unix_ms, now + year);
    }
    free(team);
    CHECK_INT(records_team(records, now + year, &team, &count), STATUS_OK);
    CHECK(count == 2 && team[0].counts.ready == 0 && team[0].counts.expired == 2);
    free(team);
    CHECK_INT(records_evidence(records, li, "greet", &evidence, &count), STATUS_OK);
    CHECK(count == 2 && evidence[0].met == 8 && evidence[0].missed == 0);
    free(evidence);
    CHECK_INT(records_person_retire(records, wang), STATUS_OK);
    CHECK_INT(records_team(records, now, &team, &count), STATUS_OK);
    CHECK_INT(count, 1);
    free(team);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(what_is_kept_is_what_the_verdicts_say_after_any_history);
    RUN(a_turn_that_is_not_stored_leaves_readiness_as_it_was);
    RUN(the_team_is_listed_with_what_each_is_ready_for);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

/* records/occurrences: what nothing was heard for, and forbidden words, each with its sound. */
#include "records/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "records/stored_card.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static const int64_t day_ms = 1764547200000; /* 2025-12-01 */
static const char *at;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static int64_t person_of(struct records *records, const char *number, const char *name,
                         const char *team)
{
    struct person_who who = {.number = number, .name = name, .team = team, .post = ""};
    int64_t id = 0;
    CHECK_INT(records_roster(records, &who, 1), STATUS_OK);
    CHECK_INT(records_person_enter(records, &who, &id), STATUS_OK);
    return id;
}

static struct verdict move(const char *id, enum verdict_value value, const char *heard)
{
    struct verdict verdict = {.kind = VERDICT_MOVE,
                              .value = value,
                              .id = id,
                              .name = id,
                              .clause = "G-1",
                              .start_ms = *heard ? 2400 : -1,
                              .end_ms = *heard ? 3000 : -1,
                              .points = 1};
    strcpy(verdict.heard, heard);
    return verdict;
}

static struct verdict taboo(const char *heard)
{
    struct verdict verdict = move("no-taboo", VERDICT_NOT_MET, heard);
    verdict.kind = VERDICT_RULE;
    return verdict;
}

static int64_t attempt_of(struct records *records, int64_t person, int64_t unix_ms)
{
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = unix_ms};
    int64_t attempt = 0;
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    return attempt;
}

static void reply_add(struct records *records, int64_t attempt, const char *recording, int again,
                      struct verdict *items, size_t n)
{
    struct verdicts verdicts = {items, n};
    struct turn_record turn = {.reply = 1,
                               .again = again,
                               .turn = "vent",
                               .next = "details",
                               .recording = recording,
                               .duration_ms = 5000,
                               .verdicts = &verdicts};
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
}

static int64_t reply(struct records *records, int64_t person, int64_t unix_ms,
                     const char *recording, struct verdict *items, size_t n)
{
    int64_t attempt = attempt_of(records, person, unix_ms);
    reply_add(records, attempt, recording, 0, items, n);
    return attempt;
}

#define REPLY(person, ms, recording, ...)                                                          \
    reply(records, person, ms, recording, (struct verdict[]){__VA_ARGS__},                         \
          sizeof((struct verdict[]){__VA_ARGS__}) / sizeof(struct verdict))

static void a_move_that_nothing_was_heard_for_is_counted_and_found(void)
{
    struct records *records = open_fresh();
    struct unmet_row *rows = NULL;
    struct occurrence *replies = NULL;
    size_t n = 0;
    int64_t li = person_of(records, "0301", "李敏", "一班");
    REPLY(li, day_ms, "1/1.flac", move("greet", VERDICT_MET, "您好"),
          move("apologise", VERDICT_NOT_MET, ""));
    REPLY(li, day_ms + 60000, "2/1.flac", move("apologise", VERDICT_NOT_MET, ""));
    REPLY(li, day_ms + 120000, "3/1.flac", move("apologise", VERDICT_MET, "对不起"));
    /* Denied, undecided, without sound, or before that day: none of it is meant. */
    REPLY(li, day_ms + 180000, "4/1.flac", move("apologise", VERDICT_NOT_MET, "不用道歉"));
    REPLY(li, day_ms + 240000, "5/1.flac", move("apologise", VERDICT_UNDECIDED, ""));
    REPLY(li, day_ms + 300000, NULL, move("apologise", VERDICT_NOT_MET, ""));
    REPLY(li, day_ms - 1, "6/1.flac", move("apologise", VERDICT_NOT_MET, ""));

    CHECK_INT(records_unmet(records, day_ms, 10, &rows, &n), STATUS_OK);
    CHECK_INT(n, 1);
    CHECK_TEXT(rows[0].id, "apologise");
    CHECK_TEXT(rows[0].turn, "vent");
    CHECK_INT(rows[0].unmet, 2);
    CHECK_INT(rows[0].asked, 4);
    CHECK_INT(records_unmet_replies(records, &rows[0], day_ms, 10, &replies, &n), STATUS_OK);
    CHECK_INT(n, 2);
    CHECK_TEXT(replies[0].recording, "2/1.flac"); /* the newest first */
    CHECK_TEXT(replies[0].heard, "");
    CHECK_INT(replies[0].start_ms, -1);
    CHECK_TEXT(replies[1].heard, "您好");
    CHECK_INT(replies[1].start_ms, 2400);
    CHECK_INT(replies[1].end_ms, -1);
    CHECK_TEXT(replies[1].person, "李敏");
    free(replies);
    CHECK_INT(records_unmet_replies(records, &rows[0], day_ms, 1, &replies, &n), STATUS_OK);
    CHECK_INT(n, 1);
    free(replies);
    free(rows);
    records_close(records);
}

static void what_a_trainer_has_marked_is_decided(void)
{
    struct records *records = open_fresh();
    struct unmet_row *rows = NULL;
    struct stored_card card;
    size_t n = 0;
    int64_t li = person_of(records, "0301", "李敏", "一班");
    int64_t attempt = REPLY(li, day_ms, "1/1.flac", move("apologise", VERDICT_NOT_MET, ""));
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    struct mark mark = {.item = card.replies[0].items[0].ref,
                        .value = VERDICT_NOT_MET,
                        .who = "王老师",
                        .reason = "没有说",
                        .marked_unix_ms = day_ms + 1};
    CHECK_INT(records_mark(records, attempt, &mark), STATUS_OK);
    stored_card_finish(&card);
    CHECK_INT(records_unmet(records, day_ms, 10, &rows, &n), STATUS_OK);
    CHECK_INT(n, 0);
    free(rows);
    records_close(records);
}

static void forbidden_words_are_found_by_team_with_their_sound(void)
{
    struct records *records = open_fresh();
    struct occurrence *broken = NULL;
    struct team_month *months = NULL;
    size_t n = 0;
    int64_t li = person_of(records, "0301", "李敏", "一班");
    int64_t wang = person_of(records, "0302", "王强", "二班");
    REPLY(li, day_ms, "1/1.flac", taboo("等着吧"), move("greet", VERDICT_MET, "您好"));
    /* Its evidence lies in the first try. */
    int64_t twice = attempt_of(records, wang, day_ms + 40LL * 86400000);
    reply_add(records, twice, "2/1.flac", 0, (struct verdict[]){taboo("不清楚")}, 1);
    struct verdict first = taboo("不清楚");
    first.in_first = true;
    reply_add(records, twice, "2/1b.flac", 1, &first, 1);
    REPLY(wang, day_ms + 41LL * 86400000, "3/1.flac", taboo("")); /* by its time, not by words */

    CHECK_INT(records_broken_words(records, day_ms, 10, &broken, &n), STATUS_OK);
    CHECK_INT(n, 2);
    CHECK_TEXT(broken[0].team, "二班");
    CHECK_TEXT(broken[0].recording, "2/1.flac");
    CHECK_TEXT(broken[1].team, "一班");
    CHECK_TEXT(broken[1].heard, "等着吧");
    CHECK_INT(broken[1].start_ms, 2400);
    CHECK_INT(broken[1].end_ms, 3000);
    free(broken);
    CHECK_INT(records_team_months(records, day_ms, &months, &n), STATUS_OK);
    CHECK_INT(n, 2);
    CHECK_TEXT(months[0].team, "一班");
    CHECK_INT(months[0].month, 202512);
    CHECK_INT(months[0].replies, 1);
    CHECK_INT(months[1].month, 202601);
    CHECK_INT(months[1].replies, 2);
    free(months);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_move_that_nothing_was_heard_for_is_counted_and_found);
    RUN(what_a_trainer_has_marked_is_decided);
    RUN(forbidden_words_are_found_by_team_with_their_sound);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

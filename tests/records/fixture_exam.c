#include "tests/records/fixture_exam.h"

#include <string.h>

#include "tests/scenarios/fixture_pack.h"

enum { MINUTE_MS = 60000 };

static const int64_t day_ms = 1764547200000; /* 2025-12-01 */
static int64_t clock_ms;

int64_t exam_later(void)
{
    if (clock_ms < day_ms)
        clock_ms = day_ms;
    return clock_ms += MINUTE_MS;
}

int64_t exam_person(struct records *records, const char *number, const char *name, const char *team,
                    const char *post)
{
    struct person_who who = {.number = number, .name = name, .team = team, .post = post};
    int64_t id = 0;
    CHECK_INT(records_roster(records, &who, 1), STATUS_OK);
    CHECK_INT(records_person_enter(records, &who, &id), STATUS_OK);
    return id;
}

int64_t exam_paper_of(struct records *records, enum paper_subject subject, int n_plays,
                      int n_questions)
{
    static int serial;
    struct paper paper = {.subject = subject,
                          .pack = "fixture",
                          .pass = 80,
                          .minutes = 30,
                          .seed = 7,
                          .who = "王老师",
                          .made_unix_ms = exam_later(),
                          .n_plays = n_plays,
                          .n_questions = n_questions};
    int64_t id = 0;
    memset(paper.pack_sha256, 'a', 64);
    exam_paper_number(2025, 12, 1, serial++, paper.number);
    for (int i = 0; i < n_plays; i++)
        snprintf(paper.plays[i].play, sizeof paper.plays[i].play, "p%d", i);
    for (int i = 0; i < n_questions; i++) {
        snprintf(paper.questions[i].question, sizeof paper.questions[i].question, "q%d", i);
        for (int k = 0; k < ANSWERS; k++)
            paper.questions[i].order[k] = (k + i) % ANSWERS;
    }
    CHECK_INT(records_paper_add(records, &paper, &id), STATUS_OK);
    CHECK_INT(records_paper_lock(records, id, exam_later()), STATUS_OK);
    return id;
}

static struct criterion content[] = {
    {.id = "content", .name = "应对内容", .weight = 100, .of = CRITERION_MOVES}};

static struct verdict item_of(int at, char sign)
{
    static const char *const ids[EXAM_ITEMS] = {"m0", "m1", "m2", "m3", "m4",
                                                "m5", "m6", "m7", "m8", "m9"};
    return (struct verdict){.kind = VERDICT_MOVE,
                            .value = sign == '+'   ? VERDICT_MET
                                     : sign == '-' ? VERDICT_NOT_MET
                                                   : VERDICT_UNDECIDED,
                            .id = ids[at],
                            .name = ids[at],
                            .clause = "G-1",
                            .score = (float)(at + 1) / (EXAM_ITEMS + 1),
                            .start_ms = sign == '-' ? -1 : 100,
                            .end_ms = sign == '-' ? -1 : 900,
                            .points = 1};
}

int64_t exam_attempt(struct records *records, int64_t person, const char *play,
                     enum attempt_mode mode, const char *items)
{
    struct pack pack = fixture;
    struct verdict all[EXAM_ITEMS];
    struct verdicts verdicts = {all, strlen(items)}, none = {0};
    struct scorecard card;
    int64_t attempt = 0, now = exam_later();
    pack.rubric = (struct rubric){.criteria = content, .n_criteria = 1, .pass = 80};
    pack.n_rules = 0;
    for (size_t i = 0; i < verdicts.count; i++)
        all[i] = item_of((int)i, items[i]);
    struct attempt_start start = {.person = person,
                                  .pack = &pack,
                                  .play = play,
                                  .standard = "G",
                                  .started_unix_ms = now,
                                  .mode = mode};
    struct turn_record turn = {.reply = 1,
                               .turn = "vent",
                               .next = "calmed",
                               .recording = "1/1.flac",
                               .duration_ms = 1000,
                               .verdicts = &verdicts};
    struct turn_record last = {.reply = 2, .turn = "calmed", .verdicts = &none};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
    scorecard_total(&card, &pack.rubric, &verdicts, 1, 0);
    struct attempt_end end = {
        .ending = "calmed", .card = &card, .finished_unix_ms = now + MINUTE_MS, .last = &last};
    CHECK_INT(records_attempt_finish(records, attempt, &end), STATUS_OK);
    return attempt;
}

int64_t exam_sat(struct records *records, int64_t paper, int64_t person, const char *items)
{
    int64_t sitting = 0;
    CHECK_INT(records_paper_hand_to(records, paper, person, "王老师", exam_later()), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, person, exam_later(), &sitting), STATUS_OK);
    int64_t attempt = exam_attempt(records, person, "p0", ATTEMPT_EXAM, items);
    CHECK_INT(records_sitting_part(records, sitting, 0, attempt), STATUS_OK);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_DONE, exam_later()), STATUS_OK);
    return sitting;
}

struct item_ref exam_item(struct records *records, int64_t attempt, int item)
{
    struct stored_card card;
    struct item_ref ref = {ITEM_VERDICT, 0};
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    if (card.n_replies > 0 && (size_t)item < card.verdicts[0].count)
        ref = card.replies[0].items[item].ref;
    stored_card_finish(&card);
    return ref;
}

enum status exam_mark(struct records *records, int64_t attempt, int item, enum verdict_value value,
                      const char *who, const char *reason)
{
    struct mark mark = {.item = exam_item(records, attempt, item),
                        .value = value,
                        .who = who,
                        .reason = reason,
                        .marked_unix_ms = exam_later()};
    return records_mark(records, attempt, &mark);
}

double exam_total(struct records *records, int64_t attempt)
{
    struct stored_card card;
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    double total = card.stored.total;
    CHECK_NEAR(total, card.card.total, 1e-9);
    stored_card_finish(&card);
    return total;
}

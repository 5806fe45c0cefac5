/* An exam in the records: people, a paper, plays of ten items of a point each, so that a total is
 * ten times what was met; the line is at 80. */
#ifndef YINGDA_TESTS_RECORDS_FIXTURE_EXAM_H
#define YINGDA_TESTS_RECORDS_FIXTURE_EXAM_H

#include "records/sittings.h"
#include "records/stored_card.h"
#include "tests/records/fixture_database.h"

enum { EXAM_ITEMS = 10 };

/* A minute after whatever was stamped last. */
int64_t exam_later(void);

int64_t exam_person(struct records *records, const char *number, const char *name, const char *team,
                    const char *post);

/* A trainer's paper of `n_plays` plays ("p0", "p1") and `n_questions` questions, locked; with the
 * next serial of a day. */
int64_t exam_paper_of(struct records *records, enum paper_subject subject, int n_plays,
                      int n_questions);

/* An attempt at the play, finished; "+" met, "-" missed, "?" undecided, an item a character. */
int64_t exam_attempt(struct records *records, int64_t person, const char *play,
                     enum attempt_mode mode, const char *items);

/* Begins, sits one play by that, and hands in. */
int64_t exam_sat(struct records *records, int64_t paper, int64_t person, const char *items);

/* Where the item stands in the records. */
struct item_ref exam_item(struct records *records, int64_t attempt, int item);
enum status exam_mark(struct records *records, int64_t attempt, int item, enum verdict_value value,
                      const char *who, const char *reason);
double exam_total(struct records *records, int64_t attempt);

#endif

/* Reviews: what somebody was asked of the phrases, drills and questions, how it went, and what
 * follows of it. The log keeps every answer, so that a later way of spacing can be worked out from
 * it; beside it stands, one row a thing, the state that the log adds up to. Threads and errors as
 * in records.h. */
#ifndef YINGDA_RECORDS_REVIEWS_H
#define YINGDA_RECORDS_REVIEWS_H

#include "records/records.h"
#include "scoring/recall.h"

enum review_kind { REVIEW_PHRASE, REVIEW_DRILL, REVIEW_QUESTION };

/* One answer that was decided: what was not heard, or could not be told, is no review. */
struct review {
    int64_t person;
    const char *pack; /* id of it */
    enum review_kind kind;
    const char *item; /* id, unique in the pack among its kind */
    enum recall_grade grade;
    int64_t reviewed_unix_ms;
};

/* Adds it to the log and moves the state, both or neither. STATUS_INVALID: no id, or one over 63
 * bytes; STATUS_DATABASE too where there is no such person. */
MUST_USE enum status records_review_add(struct records *records, const struct review *review);

/* How somebody stands in one thing. */
struct reviewed {
    char pack[64], item[64];
    enum review_kind kind;
    struct recall recall;
    int reviews;            /* in all */
    enum recall_grade last; /* RECALL_AGAIN: it was missed the last time */
};

/* All that the person was ever asked (malloc'd, the caller frees; NULL when there is none). One
 * statement. */
MUST_USE enum status records_reviewed(struct records *records, int64_t person,
                                      struct reviewed **out, size_t *count);

/* Whether it was right the last time. */
bool reviewed_is_known(const struct reviewed *reviewed);

/* The row of one thing; NULL: it was never asked. Pure. */
const struct reviewed *reviewed_find(const struct reviewed *all, size_t count, const char *pack,
                                     enum review_kind kind, const char *item);

#endif

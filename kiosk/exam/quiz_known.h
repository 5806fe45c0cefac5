/* What somebody knows of a pack's questions, and the round that follows of it: what was answered
 * wrong comes again, then what was never asked, what is due, and last what is known. */
#ifndef YINGDA_KIOSK_EXAM_QUIZ_KNOWN_H
#define YINGDA_KIOSK_EXAM_QUIZ_KNOWN_H

#include "records/reviews.h"
#include "scenarios/exam_paper.h"

struct quiz_known {       /* zeroed: somebody who was never asked */
    struct reviewed *all; /* owned */
    size_t count;
};

/* Reads it; what was there is freed. Fails as records_reviewed does: nothing is then known. */
MUST_USE enum status quiz_known_read(struct quiz_known *known, struct records *records,
                                     int64_t person);
void quiz_known_finish(struct quiz_known *known);

/* How many of the pack's questions were right the last time. Pure. */
int quiz_known_count(const struct quiz_known *known, const struct pack *pack);

/* Draws up to `most` questions of the pack, none twice, those that are wanted most first, in the
 * seed's order among their like. Returns how many. Pure; without memory as questions_draw. */
int quiz_known_draw(const struct quiz_known *known, const struct pack *pack, uint64_t seed,
                    int64_t unix_ms, struct drawn_question *out, int most);

#endif

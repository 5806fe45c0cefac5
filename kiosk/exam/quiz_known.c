#include "kiosk/exam/quiz_known.h"

#include <stdlib.h>

enum want { WANT_MISSED, WANT_NEW, WANT_DUE, WANT_KNOWN, WANTS };

enum status quiz_known_read(struct quiz_known *known, struct records *records, int64_t person)
{
    quiz_known_finish(known);
    return records_reviewed(records, person, &known->all, &known->count);
}

void quiz_known_finish(struct quiz_known *known)
{
    free(known->all);
    *known = (struct quiz_known){.count = 0};
}

static const struct reviewed *known_find(const struct quiz_known *known, const struct pack *pack,
                                         const struct question *question)
{
    return reviewed_find(known->all, known->count, pack->id, REVIEW_QUESTION, question->id);
}

int quiz_known_count(const struct quiz_known *known, const struct pack *pack)
{
    int count = 0;
    for (size_t i = 0; i < pack->n_questions; i++) {
        const struct reviewed *reviewed = known_find(known, pack, &pack->questions[i]);
        count += reviewed && reviewed_is_known(reviewed);
    }
    return count;
}

static enum want want_of(const struct reviewed *reviewed, int64_t unix_ms)
{
    if (!reviewed)
        return WANT_NEW;
    if (!reviewed_is_known(reviewed))
        return WANT_MISSED;
    return recall_is_due(&reviewed->recall, unix_ms) ? WANT_DUE : WANT_KNOWN;
}

int quiz_known_draw(const struct quiz_known *known, const struct pack *pack, uint64_t seed,
                    int64_t unix_ms, struct drawn_question *out, int most)
{
    struct drawn_question *drawn = calloc(pack->n_questions + 1, sizeof *drawn);
    if (!drawn)
        return questions_draw(pack, seed, out, most);
    int all = questions_draw(pack, seed, drawn, (int)pack->n_questions), n = 0;
    for (enum want want = WANT_MISSED; want < WANTS; want++) {
        for (int i = 0; i < all && n < most; i++) {
            if (want_of(known_find(known, pack, drawn[i].question), unix_ms) == want)
                out[n++] = drawn[i];
        }
    }
    free(drawn);
    return n;
}

/* A round: three minutes of lessons for a break between shifts, and what became of each. Pure. */
#ifndef YINGDA_KIOSK_LEARN_ROUND_H
#define YINGDA_KIOSK_LEARN_ROUND_H

#include <stdint.h>

#include "kiosk/learn/learn_view.h"

/* A lesson takes six seconds at the least, so that no more fit into a round. */
enum { ROUND_MS = 180000, ROUND_MOST = 32 };

struct round {
    bool on;
    int64_t started_ms;
    struct round_row rows[ROUND_MOST]; /* titles are the packs' */
    int n_rows;
};

void round_begin(struct round *round, int64_t now_ms);

/* Nobody is cut off in the middle of a lesson: the time is looked at between two. */
int64_t round_left_ms(const struct round *round, int64_t now_ms);
bool round_is_full(const struct round *round, int64_t now_ms);

void round_add(struct round *round, const char *title, enum tried tried);

/* Its rows and their counts. */
void round_view_fill(const struct round *round, struct round_view *out);

#endif

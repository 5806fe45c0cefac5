/* Reading the rows of an attempt; private to records/. */
#ifndef YINGDA_RECORDS_CARD_READ_H
#define YINGDA_RECORDS_CARD_READ_H

#include "records/stored_card.h"

struct card_rows { /* what a card is made of besides what it shows */
    int hints;
    struct criterion_score sums[SCORECARD_MAX_CRITERIA]; /* as they are stored */
};

/* Fills everything of a zeroed card but `card`. `arena.failed`: out of memory. */
MUST_USE enum status card_read(struct records *records, int64_t attempt, struct stored_card *card,
                               struct card_rows *rows);

#endif

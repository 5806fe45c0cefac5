#include "kiosk/learn/round.h"

void round_begin(struct round *round, int64_t now_ms)
{
    *round = (struct round){.on = true, .started_ms = now_ms};
}

int64_t round_left_ms(const struct round *round, int64_t now_ms)
{
    int64_t left = ROUND_MS - (now_ms - round->started_ms);
    return left > 0 ? left : 0;
}

bool round_is_full(const struct round *round, int64_t now_ms)
{
    return round_left_ms(round, now_ms) == 0 || round->n_rows == ROUND_MOST;
}

void round_add(struct round *round, const char *title, enum tried tried)
{
    if (round->n_rows < ROUND_MOST)
        round->rows[round->n_rows++] = (struct round_row){title, tried};
}

void round_view_fill(const struct round *round, struct round_view *out)
{
    *out = (struct round_view){.rows = round->rows, .n_rows = round->n_rows};
    for (int i = 0; i < round->n_rows; i++) {
        out->n_met += round->rows[i].tried == TRIED_MET;
        out->n_missed += round->rows[i].tried == TRIED_MISSED;
    }
    out->n_open = out->n_rows - out->n_met - out->n_missed;
}

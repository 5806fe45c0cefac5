#include "scoring/card/advice.h"

#include <string.h>

static const struct verdict *verdict_of(const struct advised *advised, const struct loss *loss)
{
    return &advised->replies[loss->reply].items[loss->item];
}

static bool same_item(const struct verdict *a, const struct verdict *b)
{
    return a->kind == b->kind && strcmp(a->id, b->id) == 0;
}

/* Gathers the item of loss `index` with all later losses of the same item; false: an earlier loss
 * has gathered it. */
static bool advice_gather(const struct advised *advised, size_t index, struct advice *out)
{
    const struct loss *losses = advised->losses;
    const struct verdict *verdict = verdict_of(advised, &losses[index]);
    *out = (struct advice){.name = verdict->name,
                           .clause = verdict->clause,
                           .reply = losses[index].reply,
                           .item = losses[index].item,
                           .veto = verdict->veto};
    for (size_t i = 0; i < advised->n_losses; i++) {
        const struct verdict *other = verdict_of(advised, &losses[i]);
        if (other->value != VERDICT_NOT_MET || !same_item(verdict, other))
            continue;
        if (i < index)
            return false;
        out->lost += losses[i].points;
        out->times++;
    }
    return out->times > 0 && (out->lost > 0 || out->veto);
}

static bool dearer(const struct advice *a, const struct advice *b)
{
    return a->veto != b->veto ? a->veto : a->lost > b->lost;
}

/* Puts it in its place among the `n` that are there; the last one falls out where all are taken. */
static size_t advice_place(struct advice out[ADVICE_MAX], size_t n, const struct advice *advice)
{
    size_t at = n;
    while (at > 0 && dearer(advice, &out[at - 1]))
        at--;
    if (at == ADVICE_MAX)
        return n;
    size_t kept = n < ADVICE_MAX ? n : ADVICE_MAX - 1;
    memmove(&out[at + 1], &out[at], (kept - at) * sizeof *out);
    out[at] = *advice;
    return kept + 1;
}

size_t scorecard_advice(const struct advised *advised, struct advice out[ADVICE_MAX])
{
    size_t n = 0;
    struct advice advice;
    for (size_t i = 0; i < advised->n_losses; i++) {
        if (advice_gather(advised, i, &advice))
            n = advice_place(out, n, &advice);
    }
    for (size_t i = 0; i < n; i++) {
        const struct verdict *verdict = &advised->replies[out[i].reply].items[out[i].item];
        advice_sentence(advised->pack, advised->standard, verdict, out[i].sentence);
        out[i].better = advice_better(advised->pack, advised->turns[out[i].reply], verdict);
    }
    return n;
}

#include "records/stored_card.h"

#include <stdlib.h>

#include "records/card_read.h"

/* Before version 3 little was kept of what the verdicts counted for, but the criteria's sums were:
 * the total by shares is theirs. */
static void old_card(struct stored_card *card, const struct criterion_score *sums)
{
    card->card =
        (struct scorecard){.n_criteria = card->rubric.n_criteria, .review = card->stored.review};
    for (size_t i = 0; i < card->rubric.n_criteria; i++)
        card->card.criteria[i] = sums[i];
    scorecard_add_up(&card->card);
}

static void add_up(struct stored_card *card, const struct card_rows *rows)
{
    if (card->state == STORED_OLD)
        old_card(card, rows->sums);
    else
        scorecard_total(&card->card, &card->rubric, card->verdicts, card->n_replies, rows->hints);
}

enum status records_card(struct records *records, int64_t attempt, struct stored_card *out)
{
    struct card_rows rows;
    *out = (struct stored_card){.id = attempt};
    enum status status = card_read(records, attempt, out, &rows);
    if (status == STATUS_OK && out->arena.failed)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        add_up(out, &rows);
    return status;
}

void stored_card_finish(struct stored_card *card)
{
    if (!card)
        return;
    arena_finish(&card->arena);
    *card = (struct stored_card){0};
}

size_t stored_card_checklist(const struct stored_card *card, enum rule_who sees,
                             struct checklist_line *out, size_t max)
{
    size_t n = 0, last = card->n_replies - 1;
    for (size_t i = 0; card->has_checklist && i < card->verdicts[last].count; i++) {
        const struct stored_item *item = &card->replies[last].items[i];
        if (sees != WHO_ALL && item->for_whom != WHO_ALL && item->for_whom != sees)
            continue;
        if (n < max)
            out[n] = (struct checklist_line){&card->verdicts[last].items[i], item};
        n++;
    }
    return n;
}

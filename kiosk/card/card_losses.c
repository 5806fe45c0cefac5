/* What each item of a card cost, the dearest first, and what to work on. */
#include "kiosk/card/card_parts.h"

static int item_of(const struct card *card, size_t turn, size_t verdict)
{
    for (int i = 0; i < card->view.n_items; i++) {
        if (card->item_parts[i].turn == turn && card->item_parts[i].verdict == verdict)
            return i;
    }
    return -1;
}

/* In its place among those that are there, which are fewer than there is room for. */
static void losses_place(struct card *card, int *losses, int item)
{
    int at = card->view.n_losses++;
    for (; at > 0 && card->items[losses[at - 1]].lost < card->items[item].lost; at--)
        losses[at] = losses[at - 1];
    losses[at] = item;
}

static void losses_take(struct card *card, const struct loss *losses, size_t n, int *order)
{
    for (size_t i = 0; i < n; i++) {
        int item = item_of(card, losses[i].reply, losses[i].item);
        if (item < 0)
            continue;
        bool open = card->items[item].value == VERDICT_UNDECIDED;
        card->items[item].lost = open ? losses[i].open : losses[i].points;
        if (losses[i].points > 0)
            losses_place(card, order, item);
    }
    card->view.losses = order;
}

static void todo_take(struct card *card, const struct attempt_card *attempt,
                      const struct loss *losses, size_t n)
{
    const struct turn *turns[CARD_MAX_TURNS] = {NULL};
    struct advice advice[ADVICE_MAX];
    struct advised advised = {.pack = attempt->pack,
                              .standard = attempt->standard,
                              .replies = attempt->stored.verdicts,
                              .turns = turns,
                              .losses = losses,
                              .n_losses = n};
    for (size_t i = 0; i < attempt->n_sounds && i < CARD_MAX_TURNS; i++)
        turns[i] = attempt_card_turn(attempt, i);
    size_t n_advice = scorecard_advice(&advised, advice);
    for (size_t i = 0; i < n_advice; i++) {
        int item = item_of(card, advice[i].reply, advice[i].item);
        if (item >= 0)
            card->view.todo[card->view.n_todo++] = item;
    }
}

void card_losses_init(struct card *card, const struct attempt_card *attempt)
{
    size_t most = (size_t)card->view.n_items;
    struct loss *losses = arena_alloc(&card->arena, most, sizeof *losses);
    int *order = arena_alloc(&card->arena, most, sizeof *order);
    if (!losses || !order)
        return;
    size_t n = scorecard_losses(&attempt->stored.card, &attempt->pack->rubric,
                                attempt->stored.verdicts, attempt->stored.n_replies, losses, most);
    losses_take(card, losses, n, order);
    todo_take(card, attempt, losses, n);
}

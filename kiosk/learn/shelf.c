#include "kiosk/learn/shelf.h"

#include <math.h>
#include <stdlib.h>

void shelf_finish(struct shelf *shelf)
{
    free(shelf->items);
    *shelf = (struct shelf){.n = 0};
}

enum status shelf_gather(struct shelf *shelf, struct pack *const *packs, size_t n_packs)
{
    size_t n = 0;
    shelf_finish(shelf);
    for (size_t i = 0; i < n_packs; i++)
        n += pack_n_lessons(packs[i]);
    shelf->items = calloc(n + 1, sizeof *shelf->items);
    if (!shelf->items)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < n_packs; i++) {
        for (size_t k = 0; k < pack_n_lessons(packs[i]); k++)
            shelf->items[shelf->n++].lesson = pack_lesson(packs[i], k);
    }
    return STATUS_OK;
}

enum review_kind shelf_kind(const struct lesson *lesson)
{
    return lesson->kind == LESSON_PHRASE ? REVIEW_PHRASE : REVIEW_DRILL;
}

static void item_take(struct shelf_item *item, const struct reviewed *all, size_t count)
{
    const struct reviewed *reviewed = reviewed_find(all, count, item->lesson.pack->id,
                                                    shelf_kind(&item->lesson), item->lesson.id);
    item->recall = reviewed ? reviewed->recall : (struct recall){0};
    item->last = reviewed ? reviewed->last : RECALL_AGAIN;
}

enum status shelf_read(struct shelf *shelf, struct records *records, int64_t person)
{
    struct reviewed *all = NULL;
    size_t count = 0;
    enum status status = records_reviewed(records, person, &all, &count);
    for (int i = 0; i < shelf->n; i++)
        item_take(&shelf->items[i], all, count);
    free(all);
    return status;
}

void shelf_forget(struct shelf *shelf)
{
    for (int i = 0; i < shelf->n; i++)
        item_take(&shelf->items[i], NULL, 0);
}

static bool is_new(const struct shelf_item *item)
{
    return item->recall.stability_days <= 0;
}

static bool is_due(const struct shelf_item *item, int64_t unix_ms)
{
    return !is_new(item) && recall_is_due(&item->recall, unix_ms);
}

enum standing shelf_standing(const struct shelf_item *item, int64_t unix_ms)
{
    return is_new(item)                 ? STANDING_NEW
           : item->last == RECALL_AGAIN ? STANDING_MISSED
           : is_due(item, unix_ms)      ? STANDING_DUE
                                        : STANDING_KNOWN;
}

bool shelf_is_asked(const struct shelf_item *item)
{
    return *item->lesson.cue != '\0';
}

/* Less comes first: due ones by their chance, below 1; new ones in their order, from 1 on; the rest
 * by their chance, behind all of those. */
static double place_in_round(const struct shelf *shelf, int index, int64_t unix_ms)
{
    const struct shelf_item *item = &shelf->items[index];
    double chance = recall_chance(&item->recall, unix_ms);
    if (is_new(item))
        return 1 + (double)index;
    return is_due(item, unix_ms) ? fmin(chance, 0.999) : 2 + (double)shelf->n + chance;
}

int shelf_next(const struct shelf *shelf, int64_t unix_ms)
{
    int next = -1;
    for (int i = 0; i < shelf->n; i++) {
        const struct shelf_item *item = &shelf->items[i];
        if (item->taken || !shelf_is_asked(item))
            continue;
        if (next < 0 || place_in_round(shelf, i, unix_ms) < place_in_round(shelf, next, unix_ms))
            next = i;
    }
    return next;
}

int shelf_count(const struct shelf *shelf, enum standing standing, int64_t unix_ms)
{
    int count = 0;
    for (int i = 0; i < shelf->n; i++)
        count += shelf_standing(&shelf->items[i], unix_ms) == standing;
    return count;
}

int shelf_due(const struct shelf *shelf, int64_t by_unix_ms)
{
    int count = 0;
    for (int i = 0; i < shelf->n; i++)
        count += shelf_is_asked(&shelf->items[i]) && is_due(&shelf->items[i], by_unix_ms);
    return count;
}

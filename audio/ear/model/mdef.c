#include "audio/ear/model/mdef.h"

#include <stdlib.h>
#include <string.h>

uint32_t mdef_key(unsigned position, unsigned phone, unsigned left, unsigned right)
{
    return position << 24 | phone << 16 | left << 8 | right;
}

static int triphone_order(const void *a, const void *b)
{
    uint32_t x = ((const struct mdef_phone *)a)->key, y = ((const struct mdef_phone *)b)->key;
    return (x > y) - (x < y);
}

enum status mdef_allocate(struct mdef *mdef, int n_base, int n_triphones, int n_sequences,
                          int n_states)
{
    mdef->n_base = n_base;
    mdef->n_triphones = n_triphones;
    mdef->n_sequences = n_sequences;
    mdef->n_states = n_states;
    mdef->names = calloc((size_t)n_base, sizeof *mdef->names);
    mdef->fillers = calloc((size_t)n_base, sizeof *mdef->fillers);
    mdef->base = calloc((size_t)n_base, sizeof *mdef->base);
    mdef->triphones = calloc((size_t)n_triphones + 1, sizeof *mdef->triphones);
    mdef->senones = calloc((size_t)n_sequences * (size_t)n_states, sizeof *mdef->senones);
    if (!mdef->names || !mdef->fillers || !mdef->base || !mdef->triphones || !mdef->senones)
        return STATUS_NO_MEMORY;
    return STATUS_OK;
}

void mdef_sort(struct mdef *mdef)
{
    qsort(mdef->triphones, (size_t)mdef->n_triphones, sizeof *mdef->triphones, triphone_order);
}

void mdef_finish(struct mdef *mdef)
{
    if (!mdef)
        return;
    free(mdef->names);
    free(mdef->fillers);
    free(mdef->base);
    free(mdef->triphones);
    free(mdef->senones);
    *mdef = (struct mdef){0};
}

int mdef_phone_named(const struct mdef *mdef, const char *name)
{
    for (int i = 0; i < mdef->n_base; i++) {
        if (strcmp(mdef->names[i], name) == 0)
            return i;
    }
    return -1;
}

static const struct mdef_phone *triphone_find(const struct mdef *mdef, int phone, int left,
                                              int right, enum word_position position)
{
    for (unsigned i = 0; i < 4; i++) { /* the wanted position first, then the others */
        unsigned place = i == 0 ? position : i - (i <= (unsigned)position);
        struct mdef_phone wanted = {
            .key = mdef_key(place, (unsigned)phone, (unsigned)left, (unsigned)right)};
        const struct mdef_phone *found = bsearch(
            &wanted, mdef->triphones, (size_t)mdef->n_triphones, sizeof wanted, triphone_order);
        if (found)
            return found;
    }
    return NULL;
}

const struct mdef_phone *mdef_triphone(const struct mdef *mdef, int phone, int left, int right,
                                       enum word_position position)
{
    int l = mdef->fillers[left] ? mdef->silence : left;
    int r = mdef->fillers[right] ? mdef->silence : right;
    const struct mdef_phone *found = triphone_find(mdef, phone, l, r, position);
    if (!found) {
        bool begins = position == POSITION_BEGIN || position == POSITION_SINGLE;
        bool ends = position == POSITION_END || position == POSITION_SINGLE;
        found = triphone_find(mdef, phone, begins ? mdef->silence : l, ends ? mdef->silence : r,
                              position);
    }
    return found ? found : &mdef->base[phone];
}

/* A line a phone: `base left right position attribute tmat senone… N`, after six counts, in a
 * version-0.3 file. Rows of senones that are equal get the same number, as in the binary form. */
#include "audio/ear/model/mdef_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counts {
    int n_base, n_tri, n_state_map, n_tied_state, n_tied_ci_state, n_tied_tmat;
};

/* The next line with something on it (lines are indented): not empty, not a comment. */
static const char *line_next(const char *at)
{
    for (;;) {
        at += strspn(at, " \t\r\n");
        if (*at != '#')
            return *at ? at : NULL;
        at += strcspn(at, "\n");
    }
}

static const char *line_after(const char *at)
{
    return line_next(at + strcspn(at, "\n"));
}

static const char *counts_parse(struct counts *counts, const char *at)
{
    static const char *const names[] = {"n_base",       "n_tri",           "n_state_map",
                                        "n_tied_state", "n_tied_ci_state", "n_tied_tmat"};
    int *values[] = {&counts->n_base,       &counts->n_tri,           &counts->n_state_map,
                     &counts->n_tied_state, &counts->n_tied_ci_state, &counts->n_tied_tmat};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++, at = at ? line_after(at) : NULL) {
        char name[24];
        if (!at || sscanf(at, "%9d %23s", values[i], name) != 2 || strcmp(name, names[i]) != 0)
            return NULL;
    }
    return at;
}

static bool counts_usable(const struct counts *counts)
{
    int phones = counts->n_base + counts->n_tri;
    if (counts->n_base < 1 || counts->n_base > MDEF_MAX_PHONES || counts->n_tri < 0 ||
        counts->n_tri > 2000000 || counts->n_state_map % phones != 0)
        return false;
    int states = counts->n_state_map / phones - 1; /* the last is the exit, without a senone */
    return states >= 1 && states <= MDEF_MAX_STATES && counts->n_tied_state > 0 &&
           counts->n_tied_state <= INT16_MAX && counts->n_tied_tmat > 0;
}

/* The next word. (sscanf would measure the rest of the file for each.) */
static bool field(const char **at, char out[16])
{
    *at += strspn(*at, " \t");
    size_t length = strcspn(*at, " \t\r\n");
    if (length == 0 || length >= 16)
        return false;
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length;
    return true;
}

static enum status phone_parse(struct mdef *mdef, int index, const char *at)
{
    char names[4][16], attribute[16];
    for (int i = 0; i < 4; i++) {
        if (!field(&at, names[i]))
            return STATUS_INVALID;
    }
    if (!field(&at, attribute))
        return STATUS_INVALID;
    bool base = index < mdef->n_base;
    struct mdef_phone *phone = base ? &mdef->base[index] : &mdef->triphones[index - mdef->n_base];
    if (base) {
        memcpy(mdef->names[index], names[0], sizeof names[0]);
        mdef->fillers[index] = strcmp(attribute, "filler") == 0;
    } else {
        static const char positions[] = "ibes";
        const char *position = strchr(positions, names[3][0]);
        int ids[3];
        for (int i = 0; i < 3; i++)
            ids[i] = mdef_phone_named(mdef, names[i]);
        if (!position || !*position || ids[0] < 0 || ids[1] < 0 || ids[2] < 0)
            return STATUS_INVALID;
        phone->key = mdef_key((unsigned)(position - positions), (unsigned)ids[0], (unsigned)ids[1],
                              (unsigned)ids[2]);
    }
    char *end;
    phone->transitions = (int32_t)strtol(at, &end, 10);
    phone->sequence = index; /* its own row; rows_merge makes equal ones one */
    for (int s = 0; s < mdef->n_states; s++)
        mdef->senones[index * mdef->n_states + s] = (uint16_t)strtol(end, &end, 10);
    return STATUS_OK;
}

struct row {
    uint16_t senones[MDEF_MAX_STATES];
    int32_t index;
};

static int row_order(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order = memcmp(x->senones, y->senones, sizeof x->senones);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Every phone points at the first of the rows equal to its own. */
static enum status rows_merge(struct mdef *mdef)
{
    size_t n = (size_t)mdef->n_sequences, width = (size_t)mdef->n_states;
    struct row *rows = calloc(n, sizeof *rows);
    if (!rows)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < n; i++) {
        memcpy(rows[i].senones, mdef->senones + i * width, width * sizeof *mdef->senones);
        rows[i].index = (int32_t)i;
    }
    qsort(rows, n, sizeof *rows, row_order);
    int32_t first = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || memcmp(rows[i].senones, rows[i - 1].senones, sizeof rows[i].senones) != 0)
            first = rows[i].index;
        int32_t at = rows[i].index;
        *(at < mdef->n_base ? &mdef->base[at].sequence
                            : &mdef->triphones[at - mdef->n_base].sequence) = first;
    }
    free(rows);
    return STATUS_OK;
}

enum status mdef_parse_text(struct mdef *mdef, const char *text)
{
    struct counts counts;
    const char *at = line_next(text);
    if (!at || strncmp(at, "0.3", 3) != 0)
        return STATUS_INVALID;
    at = counts_parse(&counts, line_after(at));
    if (!at || !counts_usable(&counts))
        return STATUS_INVALID;
    int phones = counts.n_base + counts.n_tri;
    enum status status =
        mdef_allocate(mdef, counts.n_base, counts.n_tri, phones, counts.n_state_map / phones - 1);
    mdef->n_senones = counts.n_tied_state;
    mdef->n_transitions = counts.n_tied_tmat;
    for (int i = 0; status == STATUS_OK && i < phones; i++, at = at ? line_after(at) : NULL)
        status = at ? phone_parse(mdef, i, at) : STATUS_INVALID;
    return status == STATUS_OK ? rows_merge(mdef) : status;
}

#include "audio/ear/model/mdef_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text form: a line a phone, `base left right position attribute tmat senone… N`, after six
 * counts, in a version-0.3 file. Rows of senones that are equal get the same number, as in the
 * binary form. */
struct text_counts {
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

static const char *text_counts_parse(struct text_counts *counts, const char *at)
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

static bool text_counts_usable(const struct text_counts *counts)
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

static enum status text_phone_parse(struct mdef *mdef, int index, const char *at)
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
    phone->sequence = index; /* a row of its own; rows_merge joins equal rows */
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

static enum status text_parse(struct mdef *mdef, const char *text)
{
    struct text_counts counts;
    const char *at = line_next(text);
    if (!at || strncmp(at, "0.3", 3) != 0)
        return STATUS_INVALID;
    at = text_counts_parse(&counts, line_after(at));
    if (!at || !text_counts_usable(&counts))
        return STATUS_INVALID;
    int phones = counts.n_base + counts.n_tri;
    enum status status =
        mdef_allocate(mdef, counts.n_base, counts.n_tri, phones, counts.n_state_map / phones - 1);
    mdef->n_senones = counts.n_tied_state;
    mdef->n_transitions = counts.n_tied_tmat;
    for (int i = 0; status == STATUS_OK && i < phones; i++, at = at ? line_after(at) : NULL)
        status = at ? text_phone_parse(mdef, i, at) : STATUS_INVALID;
    return status == STATUS_OK ? rows_merge(mdef) : status;
}

/* The binary form, as the head of the file describes itself: marker, version, length of that
 * description, ten counts, the phones' names, a tree of contexts (not needed: every triphone
 * carries its own), the phones, the rows of senones. */
struct bmdf_counts {
    int32_t n_base, n_phones, n_states, n_base_senones, n_senones, n_transitions, n_sequences,
        n_context, n_tree, silence;
};

struct bmdf_phone {
    int32_t sequence, transitions;
    uint8_t attributes[4]; /* base: filler, 0, 0, 0; triphone: position, phone, left, right */
};

enum { BMDF_TREE_NODE_SIZE = 8, BMDF_HEAD = 12, MDEF_MAX_BYTES = 64 << 20 };

struct cursor {
    const uint8_t *at, *end;
};

static const void *cursor_take(struct cursor *cursor, size_t n)
{
    if ((size_t)(cursor->end - cursor->at) < n)
        return NULL;
    const void *taken = cursor->at;
    cursor->at += n;
    return taken;
}

static bool counts_usable(const struct bmdf_counts *c)
{
    return c->n_base > 0 && c->n_base <= MDEF_MAX_PHONES && c->n_phones >= c->n_base &&
           c->n_phones < 4000000 && c->n_states > 0 && c->n_states <= MDEF_MAX_STATES &&
           c->n_senones > 0 && c->n_senones <= INT16_MAX && c->n_transitions > 0 &&
           c->n_sequences > 0 && c->n_sequences < 4000000 && c->n_tree >= 0 && c->n_tree < 40000000;
}

static enum status bmdf_names(struct mdef *mdef, struct cursor *cursor)
{
    const uint8_t *start = cursor->at;
    for (int i = 0; i < mdef->n_base; i++) {
        size_t room = (size_t)(cursor->end - cursor->at);
        size_t length = strnlen((const char *)cursor->at, room);
        if (length == room || length >= sizeof mdef->names[i])
            return STATUS_INVALID;
        memcpy(mdef->names[i], cursor->at, length + 1);
        cursor->at += length + 1;
    }
    size_t padding = (4 - (size_t)(cursor->at - start) % 4) % 4;
    return cursor_take(cursor, padding) ? STATUS_OK : STATUS_INVALID;
}

static enum status bmdf_phones(struct mdef *mdef, struct cursor *cursor)
{
    for (int32_t i = 0; i < mdef->n_base + mdef->n_triphones; i++) {
        struct bmdf_phone phone;
        const void *bytes = cursor_take(cursor, sizeof phone);
        if (!bytes)
            return STATUS_INVALID;
        memcpy(&phone, bytes, sizeof phone);
        struct mdef_phone *to =
            i < mdef->n_base ? &mdef->base[i] : &mdef->triphones[i - mdef->n_base];
        *to = (struct mdef_phone){mdef_key(phone.attributes[0], phone.attributes[1],
                                           phone.attributes[2], phone.attributes[3]),
                                  phone.sequence, phone.transitions};
        if (i < mdef->n_base)
            mdef->fillers[i] = phone.attributes[0] != 0;
    }
    return STATUS_OK;
}

static enum status bmdf_read(struct mdef *mdef, struct cursor cursor)
{
    struct bmdf_counts counts;
    const void *bytes = cursor_take(&cursor, sizeof counts);
    if (!bytes)
        return STATUS_INVALID;
    memcpy(&counts, bytes, sizeof counts);
    if (!counts_usable(&counts))
        return STATUS_INVALID;
    enum status status = mdef_allocate(mdef, counts.n_base, counts.n_phones - counts.n_base,
                                       counts.n_sequences, counts.n_states);
    mdef->n_senones = counts.n_senones;
    mdef->n_transitions = counts.n_transitions;
    if (status == STATUS_OK)
        status = bmdf_names(mdef, &cursor);
    if (status == STATUS_OK && !cursor_take(&cursor, (size_t)counts.n_tree * BMDF_TREE_NODE_SIZE))
        status = STATUS_INVALID;
    if (status == STATUS_OK)
        status = bmdf_phones(mdef, &cursor);
    if (status != STATUS_OK)
        return status;
    size_t size = (size_t)counts.n_sequences * (size_t)counts.n_states * sizeof *mdef->senones;
    const void *total = cursor_take(&cursor, sizeof(int32_t)), *rows = cursor_take(&cursor, size);
    if (!total || !rows)
        return STATUS_INVALID;
    memcpy(mdef->senones, rows, size);
    return STATUS_OK;
}

/* True when every number is in range and there is a silence. Nothing needs checking after that. */
static bool mdef_sound(const struct mdef *mdef)
{
    for (int32_t i = 0; i < mdef->n_base + mdef->n_triphones; i++) {
        const struct mdef_phone *phone =
            i < mdef->n_base ? &mdef->base[i] : &mdef->triphones[i - mdef->n_base];
        if (phone->sequence < 0 || phone->sequence >= mdef->n_sequences || phone->transitions < 0 ||
            phone->transitions >= mdef->n_transitions)
            return false;
    }
    for (int32_t i = 0; i < mdef->n_sequences * mdef->n_states; i++) {
        if (mdef->senones[i] >= mdef->n_senones)
            return false;
    }
    return mdef->silence >= 0;
}

static enum status file_read(const char *path, uint8_t **out, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    uint8_t *bytes = NULL;
    enum status status = STATUS_IO;
    long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (length > 0 && length <= MDEF_MAX_BYTES && fseek(file, 0, SEEK_SET) == 0) {
        bytes = malloc((size_t)length + 1);
        status = !bytes                                                    ? STATUS_NO_MEMORY
                 : fread(bytes, 1, (size_t)length, file) == (size_t)length ? STATUS_OK
                                                                           : STATUS_IO;
    }
    fclose(file);
    if (status != STATUS_OK) {
        free(bytes);
        return status;
    }
    bytes[length] = 0;
    *out = bytes;
    *size = (size_t)length;
    return STATUS_OK;
}

static enum status mdef_parse(struct mdef *mdef, const uint8_t *bytes, size_t size)
{
    if (size < BMDF_HEAD || memcmp(bytes, "BMDF", 4) != 0)
        return text_parse(mdef, (const char *)bytes);
    uint32_t description;
    memcpy(&description, bytes + 8, sizeof description);
    if (description > size - BMDF_HEAD)
        return STATUS_INVALID;
    return bmdf_read(mdef, (struct cursor){bytes + BMDF_HEAD + description, bytes + size});
}

enum status mdef_read(struct mdef *mdef, const char *path, char reason[160])
{
    uint8_t *bytes;
    size_t size;
    *mdef = (struct mdef){0};
    enum status status = file_read(path, &bytes, &size);
    if (status == STATUS_OK) {
        status = mdef_parse(mdef, bytes, size);
        free(bytes);
    }
    if (status == STATUS_OK) {
        mdef->silence = mdef_phone_named(mdef, "SIL");
        status = mdef_sound(mdef) ? STATUS_OK : STATUS_INVALID;
    }
    if (status == STATUS_OK) {
        mdef_sort(mdef);
        return STATUS_OK;
    }
    snprintf(reason, 160, "%.100s: %s", path,
             status == STATUS_INVALID ? "not a model definition (mdef) of this kind"
                                      : status_text(status));
    mdef_finish(mdef);
    return status;
}

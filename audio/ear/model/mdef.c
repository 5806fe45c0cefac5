#include "audio/ear/model/mdef.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/mdef_text.h"

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

uint32_t mdef_key(unsigned position, unsigned phone, unsigned left, unsigned right)
{
    return position << 24 | phone << 16 | left << 8 | right;
}

static int triphone_order(const void *a, const void *b)
{
    uint32_t x = ((const struct mdef_phone *)a)->key, y = ((const struct mdef_phone *)b)->key;
    return (x > y) - (x < y);
}

static bool counts_usable(const struct bmdf_counts *c)
{
    return c->n_base > 0 && c->n_base <= MDEF_MAX_PHONES && c->n_phones >= c->n_base &&
           c->n_phones < 4000000 && c->n_states > 0 && c->n_states <= MDEF_MAX_STATES &&
           c->n_senones > 0 && c->n_senones <= INT16_MAX && c->n_transitions > 0 &&
           c->n_sequences > 0 && c->n_sequences < 4000000 && c->n_tree >= 0 && c->n_tree < 40000000;
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

/* Every number in range and silence there: after this nothing needs checking again. */
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
        return mdef_parse_text(mdef, (const char *)bytes);
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
        qsort(mdef->triphones, (size_t)mdef->n_triphones, sizeof *mdef->triphones, triphone_order);
        return STATUS_OK;
    }
    snprintf(reason, 160, "%.100s: %s", path,
             status == STATUS_INVALID ? "not a model definition (mdef) of this kind"
                                      : status_text(status));
    mdef_finish(mdef);
    return status;
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

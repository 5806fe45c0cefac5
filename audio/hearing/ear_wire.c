#include "audio/hearing/ear_wire.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

struct ear_greeting ear_greeting(void)
{
    struct ear_greeting greeting = {
        .sizes = {sizeof(struct network_arc), sizeof(struct network_slot),
                  sizeof(struct heard_syllable), sizeof(struct heard_slot), sizeof(struct ear_fit),
                  sizeof(struct speaker)}};
    strncpy(greeting.version, YINGDA_VERSION, sizeof greeting.version - 1);
    return greeting;
}

void bytes_finish(struct bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct bytes){0};
}

enum status bytes_put(struct bytes *bytes, const void *data, size_t size)
{
    if (grow(&bytes->data, &bytes->capacity, bytes->size + size, 1) != STATUS_OK)
        return STATUS_NO_MEMORY;
    if (size > 0)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    return STATUS_OK;
}

enum status bytes_take(struct bytes *bytes, void *data, size_t size)
{
    if (bytes->size - bytes->at < size)
        return STATUS_INVALID;
    if (size > 0)
        memcpy(data, bytes->data + bytes->at, size);
    bytes->at += size;
    return STATUS_OK;
}

enum status wire_put(struct bytes *bytes, enum ear_message message, const void *data, size_t size)
{
    struct ear_header header = {message, (uint32_t)size};
    enum status status = bytes_put(bytes, &header, sizeof header);
    return status == STATUS_OK ? bytes_put(bytes, data, size) : status;
}

/* A message whose size is known only once it is there. */
static size_t message_begin(struct bytes *bytes, enum ear_message message, enum status *status)
{
    *status = wire_put(bytes, message, NULL, 0);
    return bytes->size;
}

static void message_end(struct bytes *bytes, size_t begin)
{
    uint32_t size = (uint32_t)(bytes->size - begin);
    memcpy(bytes->data + begin - sizeof size, &size, sizeof size);
}

struct network_head {
    uint16_t n_arcs, n_nodes, n_slots, denial_of;
    uint32_t group;
};

static enum status put_network(struct bytes *bytes, const struct network *network)
{
    struct network_head head = {network->n_arcs, network->n_nodes, network->n_slots,
                                network->denial_of, network->group};
    enum status status = bytes_put(bytes, &head, sizeof head);
    if (status == STATUS_OK)
        status = bytes_put(bytes, network->arcs, network->n_arcs * sizeof *network->arcs);
    if (status == STATUS_OK)
        status = bytes_put(bytes, network->slots, network->n_slots * sizeof *network->slots);
    return status;
}

enum status wire_put_networks(struct bytes *bytes, const struct network *const *networks,
                              size_t count)
{
    enum status status;
    uint32_t n = (uint32_t)count;
    size_t begin = message_begin(bytes, EAR_NETWORKS, &status);
    if (status == STATUS_OK)
        status = bytes_put(bytes, &n, sizeof n);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = put_network(bytes, networks[i]);
    if (status == STATUS_OK)
        message_end(bytes, begin);
    return status;
}

static bool network_sound(const struct network *network)
{
    for (int i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->from >= arc->to || arc->to >= network->n_nodes || arc->slot > network->n_slots ||
            arc->syllable.initial >= INITIAL_COUNT || arc->syllable.final >= FINAL_COUNT ||
            (i > 0 && arc->from < arc[-1].from))
            return false;
    }
    return network->denial_of < N_DENIALS_OF;
}

static enum status take_network(struct bytes *bytes, struct network *network)
{
    struct network_head head;
    enum status status = bytes_take(bytes, &head, sizeof head);
    if (status != STATUS_OK)
        return status;
    *network = (struct network){.n_arcs = head.n_arcs,
                                .n_nodes = head.n_nodes,
                                .n_slots = head.n_slots,
                                .denial_of = head.denial_of,
                                .group = head.group};
    network->arcs = calloc((size_t)head.n_arcs + 1, sizeof *network->arcs);
    network->slots = calloc((size_t)head.n_slots + 1, sizeof *network->slots);
    if (!network->arcs || !network->slots)
        return STATUS_NO_MEMORY;
    status = bytes_take(bytes, network->arcs, head.n_arcs * sizeof *network->arcs);
    if (status == STATUS_OK)
        status = bytes_take(bytes, network->slots, head.n_slots * sizeof *network->slots);
    return status == STATUS_OK && !network_sound(network) ? STATUS_INVALID : status;
}

enum status wire_take_networks(struct bytes *bytes, struct network **networks, size_t *count)
{
    uint32_t n;
    *networks = NULL;
    *count = 0;
    enum status status = bytes_take(bytes, &n, sizeof n);
    if (status != STATUS_OK || n > EAR_MAX_MESSAGE / sizeof(struct network_head))
        return STATUS_INVALID;
    *networks = calloc((size_t)n + 1, sizeof **networks);
    if (!*networks)
        return STATUS_NO_MEMORY;
    for (; *count < n && status == STATUS_OK; ++*count)
        status = take_network(bytes, &(*networks)[*count]);
    return status;
}

/* The plain part of an evidence. */
struct evidence_head {
    uint32_t verdict, denied;
    int32_t denied_ms;
    float score;
    int32_t start_ms, end_ms;
    uint32_t n_syllables, n_slots;
};

enum status wire_put_evidence(struct bytes *bytes, const struct evidence *evidence)
{
    struct evidence_head head = {evidence->verdict,
                                 evidence->denied,
                                 evidence->denied_ms,
                                 evidence->score,
                                 evidence->start_ms,
                                 evidence->end_ms,
                                 (uint32_t)evidence->n_syllables,
                                 (uint32_t)evidence->n_slots};
    enum status status = bytes_put(bytes, &head, sizeof head);
    if (status == STATUS_OK)
        status = bytes_put(bytes, evidence->syllables,
                           evidence->n_syllables * sizeof *evidence->syllables);
    if (status == STATUS_OK)
        status = bytes_put(bytes, evidence->slots, evidence->n_slots * sizeof *evidence->slots);
    return status;
}

static bool text_ends(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

static bool slot_sound(const struct heard_slot *slot)
{
    return text_ends(slot->name, sizeof slot->name) && text_ends(slot->hanzi, sizeof slot->hanzi) &&
           text_ends(slot->value, sizeof slot->value) &&
           text_ends(slot->guess, sizeof slot->guess) &&
           text_ends(slot->rival, sizeof slot->rival) && slot->match <= SLOT_DIFFERS &&
           *(const unsigned char *)&slot->literal <= 1;
}

/* Numbers that others look up by, and texts that they read to the end: of an ear that went wrong
 * they may be anything. */
static bool evidence_sound(const struct evidence *evidence)
{
    if (evidence->verdict > EVIDENCE_SAID || evidence->denied > DENIED_YES ||
        !(evidence->score >= 0 && evidence->score <= 1))
        return false;
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const struct heard_syllable *syllable = &evidence->syllables[i];
        if (!text_ends(syllable->hanzi, sizeof syllable->hanzi) ||
            syllable->slot > evidence->n_slots || syllable->syllable.initial >= INITIAL_COUNT ||
            syllable->syllable.final >= FINAL_COUNT)
            return false;
    }
    for (size_t i = 0; i < evidence->n_slots; i++) {
        if (!slot_sound(&evidence->slots[i]))
            return false;
    }
    return true;
}

enum status wire_take_evidence(struct bytes *bytes, struct evidence *evidence)
{
    struct evidence_head head;
    enum status status = bytes_take(bytes, &head, sizeof head);
    if (status != STATUS_OK || head.n_syllables > UINT16_MAX || head.n_slots > UINT16_MAX)
        return STATUS_INVALID;
    evidence->syllables = calloc((size_t)head.n_syllables + 1, sizeof *evidence->syllables);
    evidence->slots = calloc((size_t)head.n_slots + 1, sizeof *evidence->slots);
    if (!evidence->syllables || !evidence->slots)
        return STATUS_NO_MEMORY;
    evidence->verdict = (enum evidence_verdict)head.verdict;
    evidence->denied = (enum evidence_denied)head.denied;
    evidence->denied_ms = head.denied_ms;
    evidence->score = head.score;
    evidence->start_ms = head.start_ms;
    evidence->end_ms = head.end_ms;
    evidence->n_syllables = head.n_syllables;
    evidence->n_slots = head.n_slots;
    status = bytes_take(bytes, evidence->syllables, head.n_syllables * sizeof *evidence->syllables);
    if (status == STATUS_OK)
        status = bytes_take(bytes, evidence->slots, head.n_slots * sizeof *evidence->slots);
    return status == STATUS_OK && !evidence_sound(evidence) ? STATUS_INVALID : status;
}

/* Accepted wordings: what is compiled is in order, says something, and is at no distance from
 * itself; what is read of slots fits its room. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "language/slot/slot.h"
#include "language/wording/network.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_order(const struct network *network)
{
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->from >= arc->to || arc->to >= network->n_nodes || arc->slot > network->n_slots ||
            (i > 0 && arc->from < arc[-1].from))
            abort();
    }
}

/* What was compiled must be in order, say something, and be at no distance from itself. */
static void check_network(const struct network *network)
{
    char sample[8192];
    size_t shortest, longest;
    check_order(network);
    network_lengths(network, &shortest, &longest);
    if (shortest == 0 || shortest > longest)
        abort();
    if (network_sample(network, sample, sizeof sample) != STATUS_OK)
        abort();
    if (network->n_arcs < 500 && network_distance(network, network, 0.1f) != 0.0f)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const texts[] = {"城东供电公司", "城西供电公司"};
    static const struct slot_list list = {"company", texts, 2};
    static struct lexicon *lexicon;
    struct network network = {0};
    struct network_error error;
    char *wording = calloc(1, size + 1);
    if (wording && size)
        memcpy(wording, data, size);
    if (!lexicon && lexicon_open(&lexicon) != STATUS_OK)
        abort();
    if (wording && network_init_wording(&network, wording, lexicon, &list, 1, &error) == STATUS_OK)
        check_network(&network);
    network_finish(&network);
    char value[32];
    for (int type = SLOT_NUMBER; wording && type <= SLOT_LISTED; type++) {
        struct network_slot slot = {.type = (enum slot_type)type};
        if (slot_value(&slot, wording, value, sizeof value) == STATUS_OK &&
            strlen(value) >= sizeof value)
            abort();
    }
    free(wording);
    return 0;
}

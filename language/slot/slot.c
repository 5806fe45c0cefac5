#include "language/slot/slot.h"

#include <string.h>

#include "language/slot/slot_graph.h"

static void build_name(struct slot_graph *g, uint16_t from, uint16_t to)
{
    for (int i = 1; i <= 4; i++) {
        uint16_t next = slot_node(g);
        graph_arc(g->graph, from, next, (struct syllable){.final = FINAL_ANY}, "", g->slot);
        if (i >= 2)
            slot_skip(g, next, to);
        from = next;
    }
}

void graph_slot(struct graph *graph, uint16_t from, uint16_t to, const struct network_slot *kind,
                uint8_t slot)
{
    struct slot_graph g = {graph, slot};
    struct digit_count count = {kind->low, kind->high};
    switch (kind->type) {
    case SLOT_NUMBER:
        slot_build_number(&g, from, to, count);
        break;
    case SLOT_TIME:
        slot_build_time(&g, from, to);
        break;
    case SLOT_PHONE:
        slot_build_phone(&g, from, to, count);
        break;
    case SLOT_AMOUNT:
        slot_build_amount(&g, from, to);
        break;
    case SLOT_NAME:
        build_name(&g, from, to);
        break;
    case SLOT_LISTED:
        break;
    }
}

enum slot_type slot_type_of(const char *name, size_t length)
{
    static const struct {
        const char *name;
        enum slot_type type;
    } all[] = {{"number", SLOT_NUMBER},
               {"time", SLOT_TIME},
               {"phone", SLOT_PHONE},
               {"amount", SLOT_AMOUNT},
               {"name", SLOT_NAME}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strlen(all[i].name) == length && memcmp(all[i].name, name, length) == 0)
            return all[i].type;
    }
    return SLOT_LISTED;
}

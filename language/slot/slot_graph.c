#include "language/slot/slot_graph.h"

#include <string.h>

static const struct spoken digits[10] = {
    {"零", "ling2"}, {"一", "yi1"},  {"二", "er4"}, {"三", "san1"}, {"四", "si4"},
    {"五", "wu3"},   {"六", "liu4"}, {"七", "qi1"}, {"八", "ba1"},  {"九", "jiu3"}};

uint16_t slot_node(struct slot_graph *g)
{
    return graph_node(g->graph);
}

void slot_say(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken spoken)
{
    struct syllable syllable = {.final = FINAL_NONE};
    syllable_parse(spoken.pinyin, strlen(spoken.pinyin), &syllable);
    graph_arc(g->graph, from, to, syllable, spoken.hanzi, g->slot);
}

void slot_skip(struct slot_graph *g, uint16_t from, uint16_t to)
{
    graph_skip(g->graph, from, to);
}

void slot_say_two(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken first,
                  struct spoken second)
{
    uint16_t between = slot_node(g);
    slot_say(g, from, between, first);
    slot_say(g, between, to, second);
}

void slot_say_digits(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high)
{
    for (int i = low; i <= high; i++)
        slot_say(g, from, to, digits[i]);
}

void slot_say_singles(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high)
{
    slot_say_digits(g, from, to, low, high);
    if (low <= 1 && high >= 1)
        slot_say(g, from, to, (struct spoken){"幺", "yao1"});
}

void slot_say_run(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count)
{
    for (int i = 0; i < count.high; i++) {
        uint16_t next = slot_node(g);
        if (i >= count.low)
            slot_skip(g, from, to);
        slot_say_singles(g, from, next, 0, 9);
        from = next;
    }
    slot_skip(g, from, to);
}

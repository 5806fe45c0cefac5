/* What the graphs of the built-in slots are made of. Internal to language/. */
#ifndef YINGDA_LANGUAGE_SLOT_SLOT_GRAPH_H
#define YINGDA_LANGUAGE_SLOT_SLOT_GRAPH_H

#include "language/wording/graph.h"

/* The graph of one slot under construction. */
struct slot_graph {
    struct graph *graph;
    uint8_t slot;
};

struct spoken {
    const char *hanzi, *pinyin;
};

/* A range of counts of digits, ends included. */
struct digit_count {
    int low, high;
};

uint16_t slot_node(struct slot_graph *g);
void slot_say(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken spoken);
void slot_skip(struct slot_graph *g, uint16_t from, uint16_t to);
void slot_say_two(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken first,
                  struct spoken second);

/* One digit of [low, high]: 零 to 九. */
void slot_say_digits(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high);

/* The same as people say it among others: 幺 for 1 too. */
void slot_say_singles(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high);

/* A run of single digits, as many as `count` allows. */
void slot_say_run(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count);

/* A number up to 9999, from 1, 10 or 100 on. */
enum number_least { FROM_ONE, FROM_TEN, FROM_HUNDRED };
void slot_say_number(struct slot_graph *g, uint16_t from, uint16_t to, enum number_least least);

/* Everything that may stand in the slot. `count` {0, 0}: the pack says nothing of it. */
void slot_build_number(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count);
void slot_build_phone(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count);
void slot_build_time(struct slot_graph *g, uint16_t from, uint16_t to);
void slot_build_amount(struct slot_graph *g, uint16_t from, uint16_t to);

#endif

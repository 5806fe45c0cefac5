/* The graph of a play: nodes are turns, then endings. A depth-first walk from the first turn finds
 * the loops and what it never reaches. An exit to an unknown id is followed to the nearest id, so
 * that one slip of the pen does not also make a turn unreachable. */
#include <stdio.h>
#include <string.h>

#include "base/spelling.h"
#include "scenarios/load/check.h"

enum visit { NOT_REACHED, ON_THE_WAY, REACHED };

struct graph {
    struct loader *loader;
    const struct play *play;
    enum visit *visits; /* of turns, then endings */
    const char **way;   /* ids from the start to here */
    size_t n_way;
};

static const char *node_id(const struct play *play, size_t node)
{
    return node < play->n_turns ? play->turns[node].id : play->endings[node - play->n_turns].id;
}

static size_t n_nodes(const struct play *play)
{
    return play->n_turns + play->n_endings;
}

/* The node of an id; n_nodes and the nearest id when there is none. */
static size_t find_node(const struct play *play, const char *id, const char **nearest)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (size_t node = 0; node < n_nodes(play); node++) {
        if (strcmp(node_id(play, node), id) == 0)
            return node;
        spelling_try(&spelling, node_id(play, node));
    }
    *nearest = spelling.nearest;
    return n_nodes(play);
}

static size_t follow(struct graph *graph, const char *id, struct place_in_file at)
{
    const char *nearest = NULL, *none;
    size_t node = id[0] ? find_node(graph->play, id, &nearest) : n_nodes(graph->play);
    if (node < n_nodes(graph->play))
        return node;
    if (nearest)
        LOADER_PROBLEM(graph->loader, at, "unknown turn or ending id '%s'; did you mean '%s'?", id,
                       nearest);
    else if (id[0])
        LOADER_PROBLEM(graph->loader, at, "unknown turn or ending id '%s'", id);
    return nearest ? find_node(graph->play, nearest, &none) : node;
}

static void report_loop(struct graph *graph, const char *to, struct place_in_file at)
{
    char way[400] = "";
    size_t start = 0;
    while (start < graph->n_way && strcmp(graph->way[start], to) != 0)
        start++;
    for (size_t i = start; i < graph->n_way; i++)
        snprintf(way + strlen(way), sizeof way - strlen(way), "%s -> ", graph->way[i]);
    LOADER_PROBLEM(graph->loader, at, "a loop, the conversation may never end: %s%s", way, to);
}

static void walk(struct graph *graph, size_t node)
{
    if (node >= graph->play->n_turns) {
        graph->visits[node] = REACHED;
        return;
    }
    const struct turn *turn = &graph->play->turns[node];
    graph->visits[node] = ON_THE_WAY;
    graph->way[graph->n_way++] = turn->id;
    for (size_t i = 0; i < turn->n_exits; i++) {
        size_t to = follow(graph, turn->exits[i].to, turn->exits[i].at);
        if (to < n_nodes(graph->play) && graph->visits[to] == ON_THE_WAY)
            report_loop(graph, turn->exits[i].to, turn->exits[i].at);
        else if (to < n_nodes(graph->play) && graph->visits[to] == NOT_REACHED)
            walk(graph, to);
    }
    graph->n_way--;
    graph->visits[node] = REACHED;
}

/* Nodes without an id, or with one that an earlier node has, are passed over: that has been
 * reported. */
static void check_reached_node(struct graph *graph, size_t node)
{
    const struct play *play = graph->play;
    const char *none, *id = node_id(play, node);
    bool turn = node < play->n_turns;
    if (graph->visits[node] == NOT_REACHED && id[0] && find_node(play, id, &none) == node)
        LOADER_PROBLEM(graph->loader,
                       turn ? play->turns[node].at : play->endings[node - play->n_turns].at,
                       "%s '%s' is never reached", turn ? "turn" : "ending", id);
}

static void check_unreached_exits(struct graph *graph)
{
    for (size_t i = 0; i < graph->play->n_turns; i++) {
        const struct turn *turn = &graph->play->turns[i];
        for (size_t j = 0; graph->visits[i] == NOT_REACHED && j < turn->n_exits; j++)
            follow(graph, turn->exits[j].to, turn->exits[j].at);
    }
}

static void check_exit_order(struct graph *graph, const struct turn *turn)
{
    for (size_t i = 0; i + 1 < turn->n_exits; i++) {
        if (turn->exits[i].conditional)
            continue;
        LOADER_PROBLEM(graph->loader, turn->exits[i + 1].at,
                       "this exit is never taken: the one in line %d has no condition",
                       turn->exits[i].at.line);
        return;
    }
    if (turn->n_exits && turn->exits[turn->n_exits - 1].conditional)
        LOADER_PROBLEM(
            graph->loader, turn->exits[turn->n_exits - 1].at,
            "turn '%s' has no exit when no condition holds: the last exit must have none",
            turn->id);
    if (!turn->n_exits)
        LOADER_PROBLEM(graph->loader, turn->at, "turn '%s' has no exit", turn->id);
}

static bool contradicts(const struct condition *condition)
{
    for (size_t i = 0; i < condition->n_met; i++) {
        for (size_t j = 0; j < condition->n_not_met; j++) {
            if (condition->met[i] == condition->not_met[j])
                return true;
        }
    }
    return condition->mood_at_least >= condition->mood_below;
}

static void check_exits(struct graph *graph, const struct turn *turn)
{
    check_exit_order(graph, turn);
    for (size_t i = 0; i < turn->n_exits; i++) {
        if (contradicts(&turn->exits[i].condition))
            LOADER_PROBLEM(graph->loader, turn->exits[i].at,
                           "this exit is never taken: its condition contradicts itself");
    }
}

/* Hanging up, or not answering, is one more way into its ending. */
static void walk_to_ending(struct graph *graph, const char *key, const char *ending)
{
    const struct play *play = graph->play;
    if (!ending || !play->n_endings)
        return;
    size_t node = follow(graph, ending, play->at);
    if (node < play->n_turns)
        LOADER_PROBLEM(graph->loader, play->at, "'%s' must name an ending, '%s' is a turn", key,
                       node_id(play, node));
    else if (node < n_nodes(play))
        graph->visits[node] = REACHED;
}

static void check_play_graph(struct loader *loader, const struct play *play)
{
    struct graph graph = {.loader = loader, .play = play};
    graph.visits = arena_alloc(loader->arena, n_nodes(play), sizeof *graph.visits);
    graph.way = arena_alloc(loader->arena, play->n_turns, sizeof *graph.way);
    if (!graph.visits || !graph.way || !play->n_turns)
        return;
    for (size_t i = 0; i < play->n_turns; i++)
        check_exits(&graph, &play->turns[i]);
    walk(&graph, 0);
    walk_to_ending(&graph, "on_hang_up", play->on_hang_up);
    walk_to_ending(&graph, "on_ring_out", play->on_ring_out);
    for (size_t node = 0; node < n_nodes(play); node++)
        check_reached_node(&graph, node);
    check_unreached_exits(&graph);
}

void check_graph(struct loader *loader)
{
    for (size_t i = 0; i < loader->pack->n_plays; i++)
        check_play_graph(loader, &loader->pack->plays[i]);
}

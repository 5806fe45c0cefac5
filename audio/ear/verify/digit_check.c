#include "audio/ear/verify/digit_check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/outside.h"
#include "audio/ear/verify/slot_units.h"

/* As people say telephone numbers, and how often they say a digit comes (三个零). With 两, 洞 and
 * the like as rivals of digits too, slurred 零 passed for 两: of the wrong digits 76 instead of 81
 * % were caught (docs/hearing.md). */
static const struct {
    int digit;
    bool said, counts;
    const char *hanzi, *pinyin;
} names[] = {{0, true, false, "零", "ling2"},  {1, true, false, "一", "yi1"},
             {1, true, false, "幺", "yao1"},   {2, true, false, "二", "er4"},
             {2, false, true, "两", "liang3"}, {3, true, true, "三", "san1"},
             {4, true, true, "四", "si4"},     {5, true, true, "五", "wu3"},
             {6, true, true, "六", "liu4"},    {7, true, true, "七", "qi1"},
             {8, true, true, "八", "ba1"},     {9, true, true, "九", "jiu3"}};

enum { NAMES = sizeof names / sizeof *names, NEIGHBOURS = 2, MOST_ARCS = 2 * NEIGHBOURS + 2 };

/* Frames: how far beside the phrase and inside it its ends are looked for, and how finely. */
enum { REACH = 24, INSIDE = 8, STEP = 4 };

/* The digit that an arc says; -1: none. */
static int digit_of(const struct network_arc *arc)
{
    for (int i = 0; i < NAMES; i++) {
        if (strcmp(names[i].hanzi, arc->hanzi) == 0)
            return names[i].digit;
    }
    return -1;
}

/* The place with its neighbours, and the frames they fill. */
struct window {
    struct network_arc arcs[MOST_ARCS];
    bool names[MOST_ARCS];  /* which of them say the digit */
    struct network network; /* of arcs[] */
    struct place place;
    bool first, last; /* the digit begins, ends the phrase */
};

/* Where the syllable that ends before segment `last` begins. */
static size_t syllable_first(const struct path *path, size_t last)
{
    size_t first = last - 1;
    while (first > 0 && path_hmm(path, first - 1)->arc == path_hmm(path, last - 1)->arc)
        first--;
    return first;
}

static size_t syllable_last(const struct path *path, size_t first)
{
    size_t last = first + 1;
    while (last < path->count && path_hmm(path, last)->arc == path_hmm(path, first)->arc)
        last++;
    return last;
}

static const struct network_arc *segment_arc(const struct path *path, size_t i)
{
    return &path->network->arcs[path_hmm(path, i)->arc];
}

static void window_add(struct window *window, struct network_arc arc, uint16_t from)
{
    arc.from = from;
    arc.to = (uint16_t)(from + 1);
    window->network.n_nodes = (uint16_t)(from + 2);
    window->arcs[window->network.n_arcs++] = arc;
}

/* The segments from which the neighbours before a place begin, nearest first; how many. */
static int neighbours_before(const struct path *path, size_t at, size_t out[NEIGHBOURS])
{
    int count = 0;
    while (at > 0 && count < NEIGHBOURS) {
        at = syllable_first(path, at);
        if (path_hmm(path, at)->arc != HMM_PAUSE)
            out[count++] = at;
    }
    return count;
}

static int neighbours_after(const struct path *path, size_t at, size_t out[NEIGHBOURS])
{
    int count = 0;
    for (; at < path->count && count < NEIGHBOURS; at = syllable_last(path, at)) {
        if (path_hmm(path, at)->arc != HMM_PAUSE)
            out[count++] = at;
    }
    return count;
}

/* False: nobody says that digit there. */
static bool window_make(struct window *window, const struct path *path,
                        const struct digit_place *place, int digit)
{
    bool named = false;
    size_t before[NEIGHBOURS], after[NEIGHBOURS];
    int n_before = neighbours_before(path, place->first, before);
    int n_after = neighbours_after(path, place->last, after);
    uint16_t node = 0;
    *window = (struct window){.first = n_before == 0, .last = n_after == 0};
    window->network.arcs = window->arcs;
    for (int i = n_before; i-- > 0; node++)
        window_add(window, *segment_arc(path, before[i]), node);
    for (int i = 0; i < NAMES; i++) {
        struct network_arc arc = {.syllable = {.final = FINAL_NONE}};
        if (names[i].digit != digit || !(place->counts ? names[i].counts : names[i].said))
            continue;
        syllable_parse(names[i].pinyin, strlen(names[i].pinyin), &arc.syllable);
        window->names[window->network.n_arcs] = named = true;
        window_add(window, arc, node);
    }
    for (int i = 0; i < n_after; i++)
        window_add(window, *segment_arc(path, after[i]), ++node);
    size_t first = n_before ? before[n_before - 1] : place->first;
    size_t last = n_after ? syllable_last(path, after[n_after - 1]) : place->last;
    window->place.start = path->segments[first].start;
    window->place.end = path->segments[last - 1].end;
    return named;
}

/* STATUS_INVALID: it does not fit into the frames. */
static enum status graph_gain(const struct hmm_graph *graph, const struct stretch *stretch,
                              const struct place *place, int32_t *gain)
{
    struct segment *segments = NULL;
    size_t count = 0;
    enum status status =
        trellis_align(stretch->trellis, graph, stretch->model, place, &segments, &count);
    *gain = 0;
    for (size_t i = 0; i < count; i++)
        *gain += segments[i].gain;
    free(segments);
    return status;
}

/* What the frames [from, until) cost outside the phrase, beyond what they cost the loop. */
static int32_t outside_gain(const struct stretch *stretch, int32_t from, int32_t until)
{
    int32_t gain = 0;
    for (int32_t t = from; t < until; t++)
        gain -= outside_cost(stretch->trellis, stretch->model, t) -
                (stretch->trellis->loop[t + 1] - stretch->trellis->loop[t]);
    return gain;
}

/* The frames that are compared: the window's, and what is beside the phrase where it ends there. */
static struct place window_frames(const struct window *window, const struct stretch *stretch)
{
    struct place frames = window->place;
    int32_t n_frames = (int32_t)stretch->trellis->n_looped;
    if (window->first)
        frames.start = frames.start > REACH ? frames.start - REACH : 0;
    if (window->last)
        frames.end = frames.end + REACH < n_frames ? frames.end + REACH : n_frames;
    return frames;
}

/* The best gain of a phrase that begins in that frame. */
static enum status ends_try(const struct window *window, const struct hmm_graph *graph,
                            const struct stretch *stretch, int32_t start, int32_t *gain)
{
    struct place frames = window_frames(window, stretch);
    struct place place = {start, window->place.end - (window->last ? INSIDE : 0), 0};
    enum status status = STATUS_OK;
    for (; place.end <= frames.end && status == STATUS_OK; place.end += STEP) {
        int32_t here;
        if (place.end <= place.start)
            continue;
        status = graph_gain(graph, stretch, &place, &here);
        here += outside_gain(stretch, frames.start, place.start) +
                outside_gain(stretch, place.end, frames.end);
        if (status == STATUS_OK && here > *gain)
            *gain = here;
        status = status == STATUS_INVALID ? STATUS_OK : status;
    }
    return status;
}

/* The ends of the phrase were found with the number that was looked for: another digit may begin
 * earlier or later there. */
static enum status window_gain(const struct window *window, const struct stretch *stretch,
                               int32_t *gain)
{
    struct hmm_graph graph = {0};
    int32_t start = window_frames(window, stretch).start;
    int32_t latest = window->place.start + (window->first ? INSIDE : 0);
    enum status status = hmm_graph_init(&graph, &window->network, stretch->model);
    *gain = DIGIT_IMPOSSIBLE;
    for (; start <= latest && status == STATUS_OK; start += STEP)
        status = ends_try(window, &graph, stretch, start, gain);
    hmm_graph_finish(&graph);
    return status == STATUS_INVALID ? STATUS_OK : status;
}

/* What the network loses with the digit between its neighbours; the least of the digit's names. */
static int32_t window_cost(const struct window *window, const struct stretch *stretch)
{
    struct place frames = window_frames(window, stretch);
    struct unit_rows rows = slot_units_rows(stretch->units, frames.start, frames.end);
    uint16_t n_arcs = window->network.n_arcs;
    int32_t least = INT32_MAX;
    for (uint16_t name = 0; name < n_arcs; name++) {
        struct syllable said[MOST_ARCS];
        size_t n = 0;
        if (!window->names[name])
            continue;
        for (uint16_t i = 0; i < n_arcs; i++) {
            if (i == name || !window->names[i])
                said[n++] = window->arcs[i].syllable;
        }
        int32_t cost = slot_units_cost(&rows, stretch->units->names, said, n);
        least = cost < least ? cost : least;
    }
    return least;
}

enum status digit_gains(const struct path *path, const struct stretch *stretch,
                        const struct digit_place *place, int32_t gains[DIGITS])
{
    enum status status = STATUS_OK;
    for (int digit = 0; digit < DIGITS && status == STATUS_OK; digit++) {
        struct window window;
        gains[digit] = DIGIT_IMPOSSIBLE;
        if (!window_make(&window, path, place, digit))
            continue;
        status = window_gain(&window, stretch, &gains[digit]);
        if (stretch->units && stretch->model->has_with_network && gains[digit] > DIGIT_IMPOSSIBLE)
            gains[digit] -= window_cost(&window, stretch);
    }
    return status;
}

static void check_add(struct digit_check *check, int times, int digit)
{
    for (size_t length = strlen(check->heard); times-- > 0 && length + 1 < sizeof check->heard;
         length++)
        check->heard[length] = (char)('0' + digit);
}

/* Returns what fits best, and keeps how the path's own stands to the others. */
static int gains_weigh(struct digit_check *check, const int32_t gains[DIGITS], int digit,
                       int32_t frames)
{
    int best = digit, other = digit == 0;
    for (int i = 0; i < DIGITS; i++) {
        best = gains[i] > gains[best] ? i : best;
        other = i != digit && gains[i] > gains[other] ? i : other;
    }
    check->margin =
        fmin(check->margin, ((double)gains[digit] - (double)gains[other]) / sqrt(frames));
    return best;
}

/* 个 says that what stands before it counts the digit behind it. */
static bool counts_next(const struct path *path, size_t i)
{
    while (i < path->count && path_hmm(path, i)->arc == HMM_PAUSE)
        i++;
    return i < path->count && strcmp(segment_arc(path, i)->hanzi, "个") == 0;
}

enum status digit_check_run(const struct path *path, const struct stretch *stretch, uint8_t slot,
                            struct digit_check *check)
{
    enum status status = STATUS_OK;
    int times = 1;
    *check = (struct digit_check){.margin = INFINITY};
    for (size_t i = 0; i < path->count && status == STATUS_OK;) {
        bool pause = path_hmm(path, i)->arc == HMM_PAUSE;
        struct digit_place place = {.first = i, .last = syllable_last(path, i)};
        int digit = pause ? -1 : digit_of(segment_arc(path, i));
        int32_t gains[DIGITS], start = path->segments[i].start;
        i = place.last;
        if (digit < 0 || segment_arc(path, place.first)->slot != slot)
            continue;
        place.counts = counts_next(path, i);
        status = digit_gains(path, stretch, &place, gains);
        if (status != STATUS_OK)
            continue;
        int best = gains_weigh(check, gains, digit, path->segments[i - 1].end - start);
        if (!place.counts)
            check_add(check, times, best);
        times = place.counts ? best : 1;
    }
    return status;
}

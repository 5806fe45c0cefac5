#include "scenarios/load/svg_cost.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_word(const char *name, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(name, word, length) == 0;
}

static bool is_geometry(const char *name, size_t length)
{
    static const char *const names[] = {"d",  "points", "x",  "y",  "x1",    "y1",     "x2", "y2",
                                        "cx", "cy",     "rx", "ry", "width", "height", "r"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_word(name, length, names[i]))
            return true;
    }
    return false;
}

struct numbers { /* those of one value */
    size_t count;
    double sum, largest; /* of their sizes, signs apart */
};

static bool begins_number(const char *at)
{
    at += *at == '+' || *at == '-';
    at += *at == '.';
    return isdigit((unsigned char)*at);
}

static struct numbers numbers_of(const char *value, size_t length)
{
    struct numbers numbers = {0};
    for (const char *at = value, *end = value + length; at < end;) {
        char *after = NULL;
        double size = begins_number(at) ? fabs(strtod(at, &after)) : 0;
        at = after && after > at ? after : at + 1;
        if (!after)
            continue;
        numbers.count++;
        numbers.sum += size;
        numbers.largest = fmax(numbers.largest, size);
    }
    return numbers;
}

/* How many times the sum of its numbers an outline can be long. From point to point it is twice
 * (there, and from there), a reflected control point makes it three; around a circle it is 2 pi. */
static double outline_most(const char *name, size_t length, const char *value, size_t value_length)
{
    bool round =
        name[0] == 'r' || (is_word(name, length, "d") &&
                           (memchr(value, 'a', value_length) || memchr(value, 'A', value_length)));
    return round ? 7 : 3;
}

void svg_shape_take(struct svg_shape *shape, const char *name, size_t length, const char *value,
                    size_t value_length)
{
    struct numbers numbers = numbers_of(value, value_length);
    if (is_word(name, length, "stroke-dasharray") && !is_word(value, value_length, "none")) {
        shape->dashed = true;
        shape->dashes = numbers.sum;
    }
    if (!is_geometry(name, length))
        return;
    shape->n_numbers += numbers.count;
    shape->outline += numbers.sum * outline_most(name, length, value, value_length);
    shape->farthest = fmax(shape->farthest, numbers.largest);
}

static void say_dashes(struct svg_cost *cost, const struct svg_shape *shape, const char *element,
                       size_t length, char reason[SVG_REASON_SIZE])
{
    double before = cost->n_dashes;
    if (!shape->dashed)
        return;
    if (is_word(element, length, "g") || is_word(element, length, "svg"))
        snprintf(reason, SVG_REASON_SIZE, "stroke-dasharray is for shapes, not for <%.*s>",
                 (int)length, element);
    else if (!(shape->dashes >= 1))
        snprintf(reason, SVG_REASON_SIZE, "dashes and gaps of less than 1 together");
    else
        cost->n_dashes += shape->outline / shape->dashes;
    if (before <= SVG_DASHES_MAX && cost->n_dashes > SVG_DASHES_MAX)
        snprintf(reason, SVG_REASON_SIZE, "up to %.0f dashes by here: longer ones are wanted",
                 cost->n_dashes);
}

bool svg_cost_exceeds(struct svg_cost *cost, const struct svg_shape *shape, const char *element,
                      size_t length, char reason[SVG_REASON_SIZE])
{
    struct svg_cost before = *cost;
    reason[0] = '\0';
    cost->n_elements++;
    cost->n_numbers += shape->n_numbers;
    if (before.n_elements == SVG_ELEMENTS_MAX)
        snprintf(reason, SVG_REASON_SIZE, "more than %d elements", SVG_ELEMENTS_MAX);
    else if (before.n_numbers <= SVG_NUMBERS_MAX && cost->n_numbers > SVG_NUMBERS_MAX)
        snprintf(reason, SVG_REASON_SIZE, "more than %d numbers in its paths and shapes",
                 SVG_NUMBERS_MAX);
    else if (shape->farthest > SVG_FARTHEST)
        snprintf(reason, SVG_REASON_SIZE, "a number beyond %d is far off the canvas", SVG_FARTHEST);
    else
        say_dashes(cost, shape, element, length, reason);
    return *reason != '\0';
}

/* This is no XML parser: it scans tags and their attributes, and the check needs no more. Elements
 * that are not on the short list of drawn ones are refused, so nothing new in SVG is ever let
 * through. nanosvg reads XML in its own way: a tag ends at the first '>', in quotes or in a comment
 * too, and a name without a value takes the next one. Whatever the two would read differently is
 * refused, so that nothing is drawn that was not looked at. */
#include "scenarios/load/svg_check.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text_file.h"
#include "scenarios/load/svg_cost.h"

struct svg {
    const char *text, *name;
    struct problems *problems;
    struct svg_cost cost;
    bool root_seen;
};

#define SVG_PROBLEM(svg, at, ...)                                                                  \
    problems_add((svg)->problems, (svg)->name,                                                     \
                 text_line_at((svg)->text, (size_t)((at) - (svg)->text)), __VA_ARGS__)

static size_t name_length(const char *name)
{
    size_t length = 0;
    while (isalnum((unsigned char)name[length]) || (name[length] && strchr(":-_.", name[length])))
        length++;
    return length;
}

static bool is_word(const char *name, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(name, word, length) == 0;
}

static bool element_is_drawn(const char *name, size_t length)
{
    static const char *const drawn[] = {
        "svg",     "g",     "defs",     "path",     "rect",           "circle",
        "ellipse", "line",  "polyline", "polygon",  "linearGradient", "radialGradient",
        "stop",    "title", "desc",     "metadata", "style"};
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        if (is_word(name, length, drawn[i]))
            return true;
    }
    return memchr(name, ':', length) != NULL; /* an editor's own notes, in its own namespace */
}

static bool attribute_is_ignored(const char *name, size_t length)
{
    static const char *const ignored[] = {"clip-path",    "mask",       "filter",
                                          "marker-start", "marker-mid", "marker-end"};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        if (is_word(name, length, ignored[i]))
            return true;
    }
    return false;
}

static bool holds(const char *text, size_t length, const char *word)
{
    return memmem(text, length, word, strlen(word)) != NULL;
}

/* What a style asks for, in an attribute or in <style>. */
static void check_style(const struct svg *svg, const char *style, size_t length)
{
    if (holds(style, length, "clip-path"))
        SVG_PROBLEM(svg, style, "style clip-path is not drawn");
    if (holds(style, length, "stroke-dasharray"))
        SVG_PROBLEM(svg, style, "stroke-dasharray in a style: give it as an attribute");
    if (holds(style, length, "@"))
        SVG_PROBLEM(svg, style, "a style that asks for more than this file (@)");
    else if (holds(style, length, "url(") && !holds(style, length, "url(#"))
        SVG_PROBLEM(svg, style, "a reference out of the file");
}

static void check_attribute(const struct svg *svg, const char *name, size_t length,
                            const char *value, size_t value_length)
{
    bool href = is_word(name, length, "href") || is_word(name, length, "xlink:href");
    if (memchr(value, '>', value_length))
        SVG_PROBLEM(svg, name, "a '>' in attribute %.*s: write &gt;", (int)length, name);
    if (attribute_is_ignored(name, length))
        SVG_PROBLEM(svg, name, "attribute %.*s is not drawn", (int)length, name);
    else if (length > 2 && strncmp(name, "on", 2) == 0)
        SVG_PROBLEM(svg, name, "a script in attribute %.*s", (int)length, name);
    else if (href && value[0] != '#')
        SVG_PROBLEM(svg, name, "a reference out of the file");
    else if (is_word(name, length, "style"))
        check_style(svg, value, value_length);
}

static bool canvas_fits(const char *tag, const char *end)
{
    size_t length = (size_t)(end - tag);
    return memmem(tag, length, "viewBox=\"0 0 600 800\"", strlen("viewBox=\"0 0 600 800\"")) ||
           (memmem(tag, length, " width=\"600\"", strlen(" width=\"600\"")) &&
            memmem(tag, length, " height=\"800\"", strlen(" height=\"800\"")));
}

/* An attribute: NAME="VALUE" or NAME='VALUE'; NULL where none stands. */
static const char *attribute_value(const char *name, size_t length, const char **end)
{
    const char *at = name + length + strspn(name + length, " \t\r\n");
    if (length == 0 || *at != '=')
        return NULL;
    at += 1 + strspn(at + 1, " \t\r\n");
    *end = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
    return *end ? at + 1 : NULL;
}

/* From after the element's name; returns the '>' or the text's end. */
static const char *check_attributes(const struct svg *svg, const char *at, struct svg_shape *shape)
{
    while (*(at += strspn(at, " \t\r\n")) && *at != '>') {
        size_t length = name_length(at);
        const char *end, *value = attribute_value(at, length, &end);
        if (!value && at[0] == '/' && at[1] == '>')
            return at + 1;
        if (!value && !strchr(at, '>'))
            return at + strlen(at); /* cut off, which is said at the end */
        if (!value) {
            SVG_PROBLEM(svg, at, "a broken tag: NAME=\"VALUE\" is wanted");
            return at + strcspn(at, ">");
        }
        check_attribute(svg, at, length, value, (size_t)(end - value));
        svg_shape_take(shape, at, length, value, (size_t)(end - value));
        at = end + 1;
    }
    return at;
}

static const char *check_element(struct svg *svg, const char *tag)
{
    size_t length = name_length(tag);
    struct svg_shape shape = {0};
    char reason[SVG_REASON_SIZE];
    if (!element_is_drawn(tag, length))
        SVG_PROBLEM(svg, tag, "<%.*s> is not drawn: paths and shapes only", (int)length, tag);
    const char *end = check_attributes(svg, tag + length, &shape);
    if (svg_cost_exceeds(&svg->cost, &shape, tag, length, reason))
        SVG_PROBLEM(svg, tag, "%s", reason);
    if (is_word(tag, length, "style"))
        check_style(svg, end, strcspn(end, "<"));
    if (is_word(tag, length, "svg") && !svg->root_seen) {
        svg->root_seen = true;
        if (!canvas_fits(tag, end))
            SVG_PROBLEM(svg, tag, "the canvas is not 600x800: viewBox=\"0 0 600 800\" is wanted");
    }
    return end;
}

static const char *skip_past(const char *at, const char *mark)
{
    const char *found = strstr(at, mark);
    return found ? found + strlen(mark) : at + strlen(at);
}

/* From after "!--". */
static const char *check_comment(const struct svg *svg, const char *at)
{
    const char *end = skip_past(at, "-->"), *mark = strchr(at, '>');
    if (mark && mark < end && memchr(mark, '<', (size_t)(end - mark)))
        SVG_PROBLEM(svg, at, "tags in a comment: leave them out");
    return end;
}

/* From '!' or '?'. */
static const char *check_declaration(const struct svg *svg, const char *at)
{
    if (strncmp(at, "!--", 3) == 0)
        return check_comment(svg, at + 3);
    if (strncmp(at, "?xml-stylesheet", strlen("?xml-stylesheet")) == 0)
        SVG_PROBLEM(svg, at, "a reference out of the file");
    if (strncmp(at, "![CDATA[", 8) == 0 || strncmp(at, "!DOCTYPE", 8) == 0 ||
        strncmp(at, "!ENTITY", 7) == 0)
        SVG_PROBLEM(svg, at, "<!%.*s is not used in portraits", (int)strcspn(at + 1, " ["), at + 1);
    return skip_past(at, ">");
}

void svg_check(const char *text, const char *name, struct problems *problems)
{
    struct svg svg = {.text = text, .name = name, .problems = problems};
    bool closed = false;
    if (strlen(text) > SVG_BYTES_MAX)
        problems_add(problems, name, 0, "the picture is larger than %d bytes", SVG_BYTES_MAX);
    for (const char *at = strchr(text, '<'); at; at = strchr(at, '<')) {
        at++;
        closed |= strncmp(at, "/svg", 4) == 0;
        if (*at == '!' || *at == '?')
            at = check_declaration(&svg, at);
        else if (*at != '/')
            at = check_element(&svg, at);
    }
    if (!svg.root_seen)
        problems_add(problems, name, 0, "not an SVG picture");
    else if (!closed)
        problems_add(problems, name, 0, "cut off: no </svg>");
}

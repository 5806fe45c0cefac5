/* libyaml's events, taken one by one and built into nodes by recursive descent. libyaml counts
 * lines and columns from 0, nodes from 1. What stops the reading is said once, by stop(). */
#include "base/yaml_tree.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/text_file.h"
#include "base/utf8.h"

struct builder {
    yaml_parser_t parser;
    struct arena *arena;
    struct problems *problems;
    const char *file, *bytes;
    size_t n_nodes;
    size_t byte, character; /* the same place of the text, in both; it only goes on */
    bool stopped;           /* a problem was added and nothing more is read */
};

__attribute__((format(printf, 3, 4))) static struct node *stop(struct builder *builder, int line,
                                                               const char *format, ...)
{
    char reason[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    if (!builder->stopped)
        problems_add(builder->problems, builder->file, line, "%s", reason);
    builder->stopped = true;
    return NULL;
}

static int event_line(const yaml_event_t *event)
{
    return (int)event->start_mark.line + 1;
}

/* Where the last line has no line end, libyaml puts the end of the file one line too low. */
static int line_within(const struct builder *builder, size_t line)
{
    size_t length = strlen(builder->bytes);
    while (length > 0 && strchr("\r\n", builder->bytes[length - 1]))
        length--;
    int last = text_line_at(builder->bytes, length);
    return line + 1 < (size_t)last ? (int)line + 1 : last;
}

/* libyaml's reasons are kept: they are the words one finds when searching. The place is that of the
 * problem; only the reader (control characters) gives an offset instead. */
static void stop_at_yaml_error(struct builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    const char *reason = parser->problem ? parser->problem : "not readable";
    if (parser->error == YAML_MEMORY_ERROR)
        stop(builder, 0, "%s", status_text(STATUS_NO_MEMORY));
    else if (parser->error == YAML_READER_ERROR)
        stop(builder, text_line_at(builder->bytes, parser->problem_offset), "invalid YAML: %s",
             reason);
    else
        stop(builder, line_within(builder, parser->problem_mark.line), "invalid YAML: %s%s%s",
             reason, parser->context ? " " : "", parser->context ? parser->context : "");
}

static bool next_event(struct builder *builder, yaml_event_t *event)
{
    if (yaml_parser_parse(&builder->parser, event))
        return true;
    stop_at_yaml_error(builder);
    return false;
}

static const yaml_char_t *event_anchor(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

static const yaml_char_t *event_tag(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.tag;
    default:
        return NULL;
    }
}

/* Anchors would let ten lines stand for a billion nodes, tags would say types that nothing here
 * asks for: both are refused rather than half understood. */
static bool event_is_plain(struct builder *builder, const yaml_event_t *event, int depth)
{
    if (event->type == YAML_ALIAS_EVENT || event_anchor(event))
        stop(builder, event_line(event), "anchors (&) and aliases (*) are not used in packs");
    else if (event_tag(event))
        stop(builder, event_line(event), "tags (!) are not used in packs");
    else if (depth > YAML_DEPTH_MAX)
        stop(builder, event_line(event), "nested more than %d deep", YAML_DEPTH_MAX);
    else if (++builder->n_nodes > YAML_NODES_MAX)
        stop(builder, event_line(event), "more than %d values in one file", YAML_NODES_MAX);
    return !builder->stopped;
}

static struct node *build(struct builder *builder, const yaml_event_t *event, int depth);

static bool scalar_is_null(const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
}

/* libyaml tells places in characters. */
static const char *text_at(struct builder *builder, size_t character)
{
    while (builder->character < character && builder->bytes[builder->byte]) {
        builder->byte++;
        builder->character += ((unsigned char)builder->bytes[builder->byte] & 0xC0) != 0x80;
    }
    return builder->bytes + builder->byte;
}

/* "包裹 #1 丢了" without quotes is "包裹" and a comment. Those who mean a comment put a blank
 * behind the '#'. */
static bool scalar_is_cut(struct builder *builder, const yaml_event_t *event)
{
    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return false;
    const char *end = text_at(builder, event->end_mark.index);
    const char *sign = end + strspn(end, " \t");
    return sign > end && *sign == '#' && !strchr(" \t\r\n#", sign[1]);
}

static bool holds_turned_text(const char *text, size_t length)
{
    uint32_t code;
    for (size_t at = 0, n; (n = utf8_decode(text + at, length - at, &code)) > 0; at += n) {
        if (utf8_turns_order(code))
            return true;
    }
    return false;
}

static void fill_scalar(struct builder *builder, struct node *node, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (memchr(text, '\0', length)) {
        stop(builder, node->line, "the text holds a NUL character");
        return;
    }
    if (holds_turned_text(text, length)) { /* by an escape */
        stop(builder, node->line, "an unseen sign that turns the order of the text");
        return;
    }
    node->cut = scalar_is_cut(builder, event);
    node->column += event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = arena_text(builder->arena, text, scalar_is_null(event) ? 0 : length);
}

static void fill_sequence(struct builder *builder, struct node *node, int depth)
{
    struct node **tail = &node->first;
    yaml_event_t event;
    while (!builder->stopped && next_event(builder, &event)) {
        bool ended = event.type == YAML_SEQUENCE_END_EVENT;
        struct node *item = ended ? NULL : build(builder, &event, depth + 1);
        yaml_event_delete(&event);
        if (!item)
            return;
        *tail = item;
        tail = &item->next;
        node->count++;
    }
}

/* The key of a mapping's next value, or NULL at its end or when stopped. */
static const struct node *build_key(struct builder *builder, int depth)
{
    yaml_event_t event;
    if (!next_event(builder, &event))
        return NULL;
    const struct node *key = NULL;
    if (event.type != YAML_MAPPING_END_EVENT)
        key = build(builder, &event, depth + 1);
    yaml_event_delete(&event);
    if (key && key->kind != NODE_SCALAR)
        return stop(builder, key->line,
                    "a key must be a word; a value that begins with { or [ "
                    "needs quotes");
    return key;
}

static bool key_is_taken(struct builder *builder, const struct node *mapping,
                         const struct node *key)
{
    const struct node *earlier = node_get(mapping, key->text);
    if (earlier)
        problems_add(builder->problems, builder->file, key->line,
                     "key '%.*s' is already given in line %d", TEXT_CUT(key->text), earlier->line);
    return earlier != NULL;
}

static void fill_mapping(struct builder *builder, struct node *node, int depth)
{
    struct node **tail = &node->first;
    const struct node *key;
    while (!builder->stopped && (key = build_key(builder, depth)) != NULL) {
        yaml_event_t event;
        if (!next_event(builder, &event))
            return;
        struct node *value = build(builder, &event, depth + 1);
        yaml_event_delete(&event);
        if (!value || key_is_taken(builder, node, key))
            continue;
        if (node->count++ == YAML_KEYS_MAX)
            stop(builder, key->line, "more than %d keys in one mapping", YAML_KEYS_MAX);
        value->key = key->text;
        /* libyaml's mark of a list or of an empty value may be lines below the key, and people look
         * for the key. */
        value->line = key->line;
        *tail = value;
        tail = &value->next;
    }
}

/* NULL when stopped, or for an event that begins no node. */
static struct node *build(struct builder *builder, const yaml_event_t *event, int depth)
{
    if (!event_is_plain(builder, event, depth))
        return NULL;
    struct node *node = arena_alloc(builder->arena, 1, sizeof *node);
    if (!node)
        return stop(builder, 0, "%s", status_text(STATUS_NO_MEMORY));
    node->file = builder->file;
    node->line = event_line(event);
    node->column = (int)event->start_mark.column + 1;
    if (event->type == YAML_SCALAR_EVENT) {
        fill_scalar(builder, node, event);
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        node->kind = NODE_SEQUENCE;
        fill_sequence(builder, node, depth);
    } else {
        node->kind = NODE_MAPPING;
        fill_mapping(builder, node, depth);
    }
    return builder->stopped || builder->arena->failed ? NULL : node;
}

/* Skips what stands around documents; the first node begins the document. */
static struct node *build_document(struct builder *builder)
{
    struct node *root = NULL;
    for (bool more = true; more && !builder->stopped;) {
        yaml_event_t event;
        if (!next_event(builder, &event))
            return NULL;
        more = event.type != YAML_STREAM_END_EVENT;
        bool around = !more || event.type == YAML_STREAM_START_EVENT ||
                      event.type == YAML_DOCUMENT_START_EVENT ||
                      event.type == YAML_DOCUMENT_END_EVENT;
        if (!around && root)
            stop(builder, event_line(&event), "a second document (---) in one file");
        else if (!around)
            root = build(builder, &event, 1);
        yaml_event_delete(&event);
    }
    return root;
}

enum status yaml_tree_parse(struct node **root, struct arena *arena, const char *file,
                            const char *bytes, size_t length, struct problems *problems)
{
    struct builder builder = {.arena = arena, .problems = problems, .file = file, .bytes = bytes};
    *root = NULL;
    if (!yaml_parser_initialize(&builder.parser))
        return STATUS_NO_MEMORY;
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.parser, (const unsigned char *)bytes, length);
    struct node *tree = build_document(&builder);
    yaml_parser_delete(&builder.parser);
    if (arena->failed)
        return STATUS_NO_MEMORY;
    if (!tree && !builder.stopped)
        stop(&builder, 0, "the file is empty");
    if (builder.stopped)
        return STATUS_INVALID;
    *root = tree;
    return STATUS_OK;
}

const struct node *node_get(const struct node *mapping, const char *key)
{
    const struct node *node = mapping->kind == NODE_MAPPING ? mapping->first : NULL;
    while (node && strcmp(node->key, key) != 0)
        node = node->next;
    return node;
}

#include "engine/roster.h"

#include <string.h>

#include "language/name/fold.h"

struct row { /* one of the list while it is read */
    const struct node *node;
    char number[NUMBER_SIZE], name[NAME_SIZE], team[NAME_SIZE], post[NAME_SIZE];
};

struct reading {
    struct roster *roster;
    struct arena *arena;
    struct problems *problems;
    int *lines; /* of each of the roster */
};

#define wrong(reading, node, ...)                                                                  \
    problems_add((reading)->problems, (node)->file, (node)->line, "people: " __VA_ARGS__)

static void part_take(struct reading *reading, const struct node *part, struct row *row)
{
    const struct {
        const char *key;
        char *out;
    } parts[] = {{"name", row->name}, {"team", row->team}, {"post", row->post}};
    enum status status = STATUS_NOT_FOUND;
    if (part->kind == NODE_SCALAR && strcmp(part->key, "number") == 0)
        status = fold_number(part->text, row->number, NUMBER_SIZE);
    for (size_t i = 0; part->kind == NODE_SCALAR && i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(part->key, parts[i].key) == 0)
            status = fold_name(part->text, parts[i].out, NAME_SIZE);
    }
    if (status == STATUS_NOT_FOUND)
        wrong(reading, part, "%s: expected number, name, team or post, each a text", part->key);
    else if (status != STATUS_OK)
        wrong(reading, part, "%s: a number has at most %d bytes, the others at most %d", part->key,
              NUMBER_SIZE - 1, NAME_SIZE - 1);
}

/* How many bytes stand before the first blank, one of the East included. */
static size_t before_blank(const char *text)
{
    const char *wide = strstr(text, "\u3000");
    size_t first = strcspn(text, " \t");
    return wide && (size_t)(wide - text) < first ? (size_t)(wide - text) : first;
}

/* The number of `0273 李敏`: what stands before the first blank, where a digit is in it; else "".
 * Returns what is left of the text. */
static const char *number_take(const char *text, char number[NUMBER_SIZE])
{
    char head[4 * NUMBER_SIZE];
    size_t n = before_blank(text);
    number[0] = '\0';
    if (!text[n] || n >= sizeof head)
        return text;
    memcpy(head, text, n);
    head[n] = '\0';
    if (fold_number(head, number, NUMBER_SIZE) == STATUS_OK && strpbrk(number, "0123456789"))
        return text + n;
    number[0] = '\0';
    return text;
}

static void scalar_take(struct reading *reading, const struct node *node, struct row *row)
{
    const char *name = number_take(node->text, row->number);
    if (fold_name(name, row->name, NAME_SIZE) != STATUS_OK)
        wrong(reading, node, "a name has at most %d bytes", NAME_SIZE - 1);
}

static bool row_read(struct reading *reading, const struct node *node, struct row *row)
{
    size_t before = reading->problems->count;
    *row = (struct row){.node = node};
    if (node->kind == NODE_SCALAR)
        scalar_take(reading, node, row);
    for (const struct node *part = node->kind == NODE_MAPPING ? node->first : NULL; part;
         part = part->next)
        part_take(reading, part, row);
    if (!*row->name && reading->problems->count == before)
        wrong(reading, node, "expected {number: \"0273\", name: 李敏}, or a name");
    return *row->name != '\0';
}

/* The one with the same number, or without any the same name; the roster's count: none. */
static size_t row_twin(const struct reading *reading, const struct row *row)
{
    const struct roster *roster = reading->roster;
    char key[NAME_SIZE], other[NAME_SIZE];
    fold_key(row->name, key);
    size_t i = 0;
    for (; i < roster->count; i++) {
        fold_key(roster->people[i].name, other);
        bool same = *row->number ? strcmp(row->number, roster->people[i].number) == 0
                                 : !*roster->people[i].number && strcmp(key, other) == 0;
        if (same)
            break;
    }
    return i;
}

static const char *keep(struct reading *reading, const char *text)
{
    const char *kept = arena_text(reading->arena, text, strlen(text));
    return kept ? kept : "";
}

static void row_add(struct reading *reading, const struct row *row)
{
    size_t at = reading->roster->count++;
    reading->lines[at] = row->node->line;
    reading->roster->people[at] =
        (struct person_who){keep(reading, row->number), keep(reading, row->name),
                            keep(reading, row->team), keep(reading, row->post)};
}

/* Says it where somebody is there already. False: the same person, who is not added again. */
static bool row_is_new(struct reading *reading, struct row *row)
{
    size_t at = row_twin(reading, row);
    if (at == reading->roster->count)
        return true;
    const struct person_who *twin = &reading->roster->people[at];
    bool same = strcmp(twin->name, row->name) == 0;
    if (!*row->number)
        wrong(reading, row->node,
              "%s is on the list already, in line %d: two people of one name "
              "need numbers",
              row->name, reading->lines[at]);
    else if (same)
        wrong(reading, row->node, "%s %s is on the list already, in line %d", row->number,
              row->name, reading->lines[at]);
    else
        wrong(reading, row->node, "%s has the number %s, which is that of %s in line %d", row->name,
              row->number, twin->name, reading->lines[at]);
    if (!*row->number || same)
        return false;
    row->number[0] = '\0';
    return row_twin(reading, row) == reading->roster->count;
}

void roster_read(struct roster *roster, struct arena *arena, const struct node *node,
                 struct problems *problems)
{
    struct reading reading = {roster, arena, problems, NULL};
    struct row row;
    *roster = (struct roster){0};
    if (node->kind != NODE_SEQUENCE) {
        wrong(&reading, node, "expected a list of people");
        return;
    }
    roster->people = arena_alloc(arena, node->count, sizeof *roster->people);
    reading.lines = arena_alloc(arena, node->count, sizeof *reading.lines);
    if (!roster->people || !reading.lines)
        return;
    for (const struct node *item = node->first; item; item = item->next) {
        if (row_read(&reading, item, &row) && row_is_new(&reading, &row))
            row_add(&reading, &row);
    }
}

const struct person_who *roster_find(const struct roster *roster, const char *number)
{
    char folded[NUMBER_SIZE];
    if (fold_number(number, folded, sizeof folded) != STATUS_OK || !*folded)
        return NULL;
    for (size_t i = 0; i < roster->count; i++) {
        if (strcmp(roster->people[i].number, folded) == 0)
            return &roster->people[i];
    }
    return NULL;
}

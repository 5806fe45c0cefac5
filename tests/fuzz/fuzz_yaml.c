/* What a pack's YAML and pictures may be: bytes to nodes, then nodes to a struct by a table. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "base/yaml_tree.h"
#include "scenarios/load/reader.h"
#include "scenarios/load/svg_check.h"

struct target {
    const char *id, *shown, *plain, *word;
    int whole, choice, moods[2];
    double number;
    const struct node *list, *mapping;
};

static const char *const words[] = {"one", "two", NULL};

static const struct field fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(struct target, id), 0, 0, NULL},
    {"text", FIELD_SHOWN, FIELD_REQUIRED, offsetof(struct target, shown), 0, 0, NULL},
    {"name", FIELD_PLAIN, FIELD_OPTIONAL, offsetof(struct target, plain), 0, 20, NULL},
    {"where", FIELD_WORD, FIELD_OPTIONAL, offsetof(struct target, word), 0, 0, words},
    {"points", FIELD_INT, FIELD_OPTIONAL, offsetof(struct target, whole), 1, 100, NULL},
    {"kind", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(struct target, choice), 0, 0, words},
    {"mood", FIELD_MOODS, FIELD_OPTIONAL, offsetof(struct target, moods), 0, 0, NULL},
    {"value", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(struct target, number), 0, 0, NULL},
    {"turns", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(struct target, list), 0, 0, NULL},
    {"customer", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(struct target, mapping), 0, 0, NULL},
};

static void read_all(const struct reader *reader, const struct node *node)
{
    struct target target = {0};
    reader_take(reader, node, fields, sizeof fields / sizeof *fields, &target);
    for (const struct node *child = node->first; child; child = child->next)
        read_all(reader, child);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problems problems = {0};
    struct arena arena = {0};
    struct reader reader = {.arena = &arena, .problems = &problems};
    struct node *root = NULL;
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    if (text_check(text, size, "f", TEXT_FILE_LINE_MAX, &problems) == STATUS_OK) {
        svg_check(text, "f", &problems);
        if (yaml_tree_parse(&root, &arena, "f", text, size, &problems) == STATUS_OK)
            read_all(&reader, root);
        else if (problems.count == 0)
            abort(); /* refused without a word */
    }
    problems_finish(&problems);
    arena_finish(&arena);
    free(text);
    return 0;
}

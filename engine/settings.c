#include "engine/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "base/yaml_tree.h"

enum { IDLE_LEAST_S = 15, IDLE_MOST_S = 3600, PIN_LEAST = 4, PIN_MOST = 8 };

struct reading { /* what the readers of single settings share */
    struct settings *settings;
    struct problems *problems;
};

typedef void read_fn(struct reading *reading, const struct node *node);

static void wrong(struct reading *reading, const struct node *node, const char *reason)
{
    problems_add(reading->problems, node->file, node->line, "%s: %s", node->key ? node->key : "-",
                 reason);
}

static const char *read_text(struct reading *reading, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return *node->text ? node->text : NULL;
    wrong(reading, node, "expected a text");
    return NULL;
}

static void read_model(struct reading *reading, const struct node *node)
{
    reading->settings->model = read_text(reading, node);
}

static void read_microphone(struct reading *reading, const struct node *node)
{
    reading->settings->microphone = read_text(reading, node);
}

static void read_loudspeaker(struct reading *reading, const struct node *node)
{
    reading->settings->loudspeaker = read_text(reading, node);
}

static void read_database(struct reading *reading, const struct node *node)
{
    reading->settings->database = read_text(reading, node);
}

static void read_idle(struct reading *reading, const struct node *node)
{
    char *end = NULL;
    long seconds = node->kind == NODE_SCALAR ? strtol(node->text, &end, 10) : 0;
    if (!end || *end || seconds < IDLE_LEAST_S || seconds > IDLE_MOST_S)
        wrong(reading, node, "expected seconds from 15 to 3600");
    else
        reading->settings->idle_s = (int)seconds;
}

static void read_fullscreen(struct reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        reading->settings->fullscreen = *text == 't';
    else
        wrong(reading, node, "expected true or false");
}

static void read_rubric(struct reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    if (strcmp(text, "daily") == 0 || strcmp(text, "contest") == 0)
        reading->settings->contest = *text == 'c';
    else
        wrong(reading, node, "expected daily or contest");
}

static void read_pin(struct reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    size_t n = strlen(text);
    if (n < PIN_LEAST || n > PIN_MOST || strspn(text, "0123456789") != n)
        wrong(reading, node, "expected four to eight digits, in quotes");
    else
        reading->settings->trainer_pin = text;
}

static void read_packs(struct reading *reading, const struct node *node)
{
    struct settings *settings = reading->settings;
    if (node->kind != NODE_SEQUENCE) {
        wrong(reading, node, "expected a list of packs");
        return;
    }
    settings->packs = arena_alloc(&settings->arena, node->count, sizeof *settings->packs);
    for (const struct node *item = node->first; item && settings->packs; item = item->next) {
        const char *text = read_text(reading, item);
        if (text)
            settings->packs[settings->n_packs++] = text;
    }
}

static void read_people(struct reading *reading, const struct node *node)
{
    struct settings *settings = reading->settings;
    roster_read(&settings->roster, &settings->arena, node, reading->problems);
}

static const struct {
    const char *key;
    read_fn *read;
} table[] = {
    {"model", read_model},       {"microphone", read_microphone}, {"loudspeaker", read_loudspeaker},
    {"database", read_database}, {"idle_s", read_idle},           {"fullscreen", read_fullscreen},
    {"packs", read_packs},       {"people", read_people},         {"trainer_pin", read_pin},
    {"rubric", read_rubric},
};

static void read_setting(struct reading *reading, const struct node *node)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].key, node->key) == 0) {
            table[i].read(reading, node);
            return;
        }
    }
    wrong(reading, node, "no such setting");
}

static void read_tree(struct reading *reading, const struct node *root)
{
    if (root->kind != NODE_MAPPING) {
        if (root->kind != NODE_SCALAR || *root->text)
            wrong(reading, root, "expected `setting: value` lines");
        return;
    }
    for (const struct node *node = root->first; node; node = node->next)
        read_setting(reading, node);
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){.idle_s = SETTINGS_IDLE_S, .fullscreen = true};
}

void settings_finish(struct settings *settings)
{
    if (!settings)
        return;
    arena_finish(&settings->arena);
    settings_init(settings);
}

/* A file of nothing but comments: every setting is commented out, which is no mistake. */
static bool says_nothing(const char *bytes)
{
    while (*bytes) {
        bytes += strspn(bytes, " \t\r\n");
        if (*bytes && *bytes != '#')
            return false;
        bytes += strcspn(bytes, "\n");
    }
    return true;
}

enum status settings_read(struct settings *settings, const char *path, struct problems *problems)
{
    struct reading reading = {settings, problems};
    struct text_file file = {0};
    struct node *root = NULL;
    struct problems unseen;
    size_t before = problems->count;
    problems_init(&unseen);
    enum status status = text_file_open(&file, path, path, TEXT_FILE_LINE_MAX, &unseen);
    if (status == STATUS_OK && !says_nothing(file.bytes)) {
        const char *name = arena_text(&settings->arena, path, strlen(path));
        status = yaml_tree_parse(&root, &settings->arena, name, file.bytes, file.length, problems);
    } else if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
        for (size_t i = 0; i < unseen.count; i++)
            problems_add(problems, unseen.items[i].file, unseen.items[i].line, "%s",
                         unseen.items[i].reason);
    }
    if (root)
        read_tree(&reading, root);
    problems_finish(&unseen);
    text_file_close(&file);
    return problems->count > before ? STATUS_INVALID : status;
}

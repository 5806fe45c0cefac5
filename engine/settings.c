#include "engine/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/password_hash.h"
#include "base/spelling.h"
#include "base/text_file.h"
#include "base/yaml_tree.h"

enum { IDLE_LEAST_S = 15, IDLE_MOST_S = 3600, LINES_DROPPED_MOST = 20 };

struct reading { /* what the readers of single settings share */
    struct settings *settings;
    struct problems *problems;
    bool names_database; /* somewhere in the file's bytes, whatever surrounds it */
};

typedef void read_fn(struct reading *reading, const struct node *node);

static void wrong(struct reading *reading, const struct node *node, const char *reason)
{
    problems_add(reading->problems, node->file, node->line, "%s: %s", node->key ? node->key : "-",
                 reason);
}

static const char *read_text(struct reading *reading, const struct node *node)
{
    if (node->kind == NODE_SCALAR && node->cut)
        wrong(reading, node, "what follows ' #' is a comment: put the text in quotes");
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

static void read_issuer(struct reading *reading, const struct node *node)
{
    reading->settings->issuer = read_text(reading, node);
}

static void read_kiosk(struct reading *reading, const struct node *node)
{
    reading->settings->kiosk = read_text(reading, node);
}

/* Half of a path is another path. */
static void read_database(struct reading *reading, const struct node *node)
{
    const char *text = read_text(reading, node);
    bool whole = node->kind == NODE_SCALAR && !node->cut;
    reading->settings->database = whole ? text : NULL;
    reading->settings->database_unread |= !whole;
}

/* A slip must not have sound removed sooner than was meant, nor anything else: the default then. */
static void read_count(struct reading *reading, const struct node *node, int least, int most,
                       const char *reason, int *out)
{
    char *end = NULL;
    long count = node->kind == NODE_SCALAR ? strtol(node->text, &end, 10) : 0;
    if (!end || *end || count < least || count > most)
        wrong(reading, node, reason);
    else
        *out = (int)count;
}

static void read_idle(struct reading *reading, const struct node *node)
{
    read_count(reading, node, IDLE_LEAST_S, IDLE_MOST_S, "expected seconds from 15 to 3600",
               &reading->settings->idle_s);
}

static void read_days(struct reading *reading, const struct node *node, int *days)
{
    read_count(reading, node, 1, SOUND_DAYS_MOST, "expected days from 1 to 3650", days);
}

static void read_practice_days(struct reading *reading, const struct node *node)
{
    read_days(reading, node, &reading->settings->keep.practice);
}

static void read_exam_days(struct reading *reading, const struct node *node)
{
    read_days(reading, node, &reading->settings->keep.exam);
}

static void read_slip_days(struct reading *reading, const struct node *node)
{
    read_count(reading, node, 0, SOUND_DAYS_MOST, "expected days from 0 to 3650",
               &reading->settings->slip_days);
}

static void read_switch(struct reading *reading, const struct node *node, bool *out)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        *out = *text == 't';
    else
        wrong(reading, node, "expected true or false");
}

static void read_fullscreen(struct reading *reading, const struct node *node)
{
    read_switch(reading, node, &reading->settings->fullscreen);
}

static void read_telephone(struct reading *reading, const struct node *node)
{
    read_switch(reading, node, &reading->settings->telephone_sound);
}

static void read_large(struct reading *reading, const struct node *node)
{
    read_switch(reading, node, &reading->settings->large_text);
}

static void read_rubric(struct reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    if (strcmp(text, "daily") == 0 || strcmp(text, "contest") == 0)
        reading->settings->contest = *text == 'c';
    else
        wrong(reading, node, "expected daily or contest");
}

/* Whoever wrote it wanted one. */
static void pin_wrong(struct reading *reading, const struct node *node)
{
    reading->settings->pin_unread = true;
    wrong(reading, node,
          node->kind == NODE_SCALAR && *node->text == '$'
              ? "not the whole line that `yingda pin` printed: run it again"
              : "expected four to eight digits, or the line of `yingda pin`, in quotes");
}

static void read_pin(struct reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    if (pin_is_sound(text) || password_hash_is_whole(text))
        reading->settings->trainer_pin = text;
    else
        pin_wrong(reading, node);
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
    {"model", read_model},
    {"microphone", read_microphone},
    {"loudspeaker", read_loudspeaker},
    {"database", read_database},
    {"issuer", read_issuer},
    {"kiosk", read_kiosk},
    {"idle_s", read_idle},
    {"fullscreen", read_fullscreen},
    {"packs", read_packs},
    {"people", read_people},
    {"trainer_pin", read_pin},
    {"rubric", read_rubric},
    {"telephone_sound", read_telephone},
    {"large_text", read_large},
    {"keep_practice_days", read_practice_days},
    {"keep_exam_days", read_exam_days},
    {"slip_days", read_slip_days},
};

const char *const *settings_names(void)
{
    static const char *names[sizeof table / sizeof *table + 1];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        names[i] = table[i].key;
    return names;
}

/* Perhaps it was meant to be the PIN, or the database. */
static void setting_unknown(struct reading *reading, const struct node *node)
{
    struct spelling spelling;
    spelling_init(&spelling, node->key);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        spelling_try(&spelling, table[i].key);
    const char *meant = spelling.nearest ? spelling.nearest : "";
    if (strcasestr(node->key, "pin") || strcmp(meant, "trainer_pin") == 0)
        reading->settings->pin_unread = true;
    if (strcasestr(node->key, "database") || strcmp(meant, "database") == 0)
        reading->settings->database_unread = true;
    if (*meant)
        problems_add(reading->problems, node->file, node->line,
                     "%s: no such setting; did you mean %s?", node->key, meant);
    else
        wrong(reading, node, "no such setting");
}

static void read_setting(struct reading *reading, const struct node *node)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].key, node->key) == 0) {
            table[i].read(reading, node);
            return;
        }
    }
    setting_unknown(reading, node);
}

/* What was left out may hold anything that the rest does not say. */
static void something_unread(struct reading *reading)
{
    reading->settings->pin_unread = true;
    reading->settings->database_unread |= reading->names_database;
}

static void read_tree(struct reading *reading, const struct node *root)
{
    if (root->kind != NODE_MAPPING) {
        bool says_something = root->kind != NODE_SCALAR || *root->text;
        if (says_something)
            something_unread(reading);
        if (says_something || reading->settings->pin_unread)
            wrong(reading, root, "expected `setting: value` lines");
        return;
    }
    for (const struct node *node = root->first; node; node = node->next)
        read_setting(reading, node);
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){.idle_s = SETTINGS_IDLE_S,
                                  .fullscreen = true,
                                  .telephone_sound = true,
                                  .keep = {SOUND_DAYS_PRACTICE, SOUND_DAYS_EXAM}};
}

void settings_finish(struct settings *settings)
{
    if (!settings)
        return;
    arena_finish(&settings->arena);
    settings_init(settings);
}

bool settings_hide_database(const struct settings *settings)
{
    return settings->database_unread && !settings->database;
}

bool settings_show_pin(const struct settings *settings)
{
    return settings->trainer_pin && pin_is_sound(settings->trainer_pin);
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

/* No file is nothing wrong. One that is there and cannot be opened may hold anything. */
static enum status file_missed(struct reading *reading, enum status status,
                               const struct problems *unseen)
{
    bool missing = status == STATUS_NOT_FOUND && unseen->count > 0 && unseen->items &&
                   unseen->items[0].reason && strcmp(unseen->items[0].reason, "missing") == 0;
    if (missing)
        return STATUS_NOT_FOUND;
    reading->settings->pin_unread = reading->settings->database_unread = true;
    for (size_t i = 0; unseen->items && i < unseen->count; i++)
        problems_add(reading->problems, unseen->items[i].file, unseen->items[i].line, "%s",
                     unseen->items[i].reason);
    return status;
}

/* Whether the bytes say "database", in letters of one byte or of two (a file saved as UTF-16). */
static bool bytes_name_database(const struct text_file *file)
{
    static const char word[] = "database";
    size_t matched = 0;
    for (size_t i = 0; i < file->length && word[matched]; i++) {
        char letter = file->bytes[i];
        if (letter == word[matched] || letter == word[matched] - 'a' + 'A')
            matched++;
        else if (letter != '\0')
            matched = letter == *word || letter == 'D';
    }
    return word[matched] == '\0';
}

/* The line as blanks. False: there is nothing on it, so that it cannot be what is wrong. */
static bool line_drop(struct text_file *file, int line)
{
    bool dropped = false;
    char *at = file->bytes, *end = file->bytes + file->length;
    for (int number = 1; number < line && at < end; at++)
        number += *at == '\n' || (*at == '\r' && at[1] != '\n');
    for (; at < end && line > 0 && *at != '\n' && *at != '\r'; at++) {
        dropped |= *at != ' ';
        *at = ' ';
    }
    return dropped;
}

static enum status try_tree(struct reading *reading, const struct text_file *file, const char *name,
                            struct node **root)
{
    enum status status =
        text_check(file->bytes, file->length, name, TEXT_FILE_LINE_MAX, reading->problems);
    if (status == STATUS_OK && !says_nothing(file->bytes))
        status = yaml_tree_parse(root, &reading->settings->arena, name, file->bytes, file->length,
                                 reading->problems);
    return status;
}

/* A line that cannot be read is said and left out, and the rest is read without it: one name in
 * another encoding must not lose the database and the PIN. What was left out may have been either.
 */
static enum status read_lines(struct reading *reading, struct text_file *file, const char *name)
{
    struct problems *problems = reading->problems;
    struct node *root = NULL;
    enum status status = STATUS_OK;
    reading->names_database = bytes_name_database(file);
    for (int tries = 0; tries < LINES_DROPPED_MOST; tries++) {
        status = try_tree(reading, file, name, &root);
        if (status == STATUS_OK || status == STATUS_NO_MEMORY || problems->count == 0)
            break;
        something_unread(reading);
        if (!line_drop(file, problems->items[problems->count - 1].line))
            break;
    }
    if (root)
        read_tree(reading, root);
    return status;
}

enum status settings_read(struct settings *settings, const char *path, struct problems *problems)
{
    struct reading reading = {settings, problems, false};
    struct text_file file = {0};
    struct problems unseen = {0};
    size_t before = problems->count;
    const char *name = arena_text(&settings->arena, path, strlen(path));
    if (!name)
        return STATUS_NO_MEMORY;
    enum status status = text_file_read(&file, path, name, &unseen);
    if (status == STATUS_OK)
        status = read_lines(&reading, &file, name);
    else
        status = file_missed(&reading, status, &unseen);
    problems_finish(&unseen);
    text_file_close(&file);
    return problems->count > before ? STATUS_INVALID : status;
}

#include "audio/ear/model/mapping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/mapping_parts.h"
#include "audio/ear/model/mapping_texts.h"
#include "base/text_file.h"

static void rate_read(struct mapping_reading *reading, const struct node *node)
{
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    reading->mapping->rate_line = node->line;
    if (strcmp(text, "16000") == 0 || strcmp(text, "8000") == 0)
        reading->mapping->rate_hz = atoi(text);
    else
        MAPPING_PROBLEM(reading, node, "rate_hz must be 16000 or 8000, not '%.*s'", TEXT_CUT(text));
}

static void number_read(struct mapping_reading *reading, const struct node *node,
                        const struct calibration_key *key, struct calibration *out)
{
    char *end = NULL;
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    double value = strtod(text, &end);
    if (!*text || *end || !(value >= key->low && value <= key->high)) {
        MAPPING_PROBLEM(reading, node, "%s must be a number from %g to %g, not '%.*s'", key->key,
                        key->low, key->high, TEXT_CUT(text));
        return;
    }
    memcpy((char *)out + key->offset, &value, sizeof value);
}

enum { KEYS_MAX = 64 };

/* The keys of `keys` behind those that are known already; returns how many are known then. */
static size_t keys_know(const struct calibration_key *keys, const char **known, size_t count)
{
    for (size_t i = 0; keys[i].key && count < KEYS_MAX; i++)
        known[count++] = keys[i].key;
    known[count] = NULL;
    return count;
}

static void numbers_read(struct mapping_reading *reading, const struct node *node,
                         const struct calibration_key *keys, struct calibration *out)
{
    for (size_t i = 0; keys[i].key; i++) {
        const struct node *value = node_get(node, keys[i].key);
        if (value)
            number_read(reading, value, &keys[i], out);
    }
}

static void thresholds_check(struct mapping_reading *reading, const struct node *node,
                             const struct calibration *calibration)
{
    if (calibration->not_said_below > calibration->said_from)
        MAPPING_PROBLEM(reading, node, "not_said_below (%g) is above said_from (%g)",
                        calibration->not_said_below, calibration->said_from);
    if (calibration->clear_not_said_below > calibration->clear_said_from)
        MAPPING_PROBLEM(reading, node, "clear_not_said_below (%g) is above clear_said_from (%g)",
                        calibration->clear_not_said_below, calibration->clear_said_from);
}

/* Where a clear sound has no thresholds of its own, those of any sound hold. */
static void clear_thresholds_fill(struct calibration *calibration)
{
    if (calibration->clear_said_from <= 0)
        calibration->clear_said_from = calibration->said_from;
    if (calibration->clear_not_said_below <= 0)
        calibration->clear_not_said_below = calibration->not_said_below;
}

static void verifier_read(struct mapping_reading *reading, const struct node *node)
{
    const char *known[KEYS_MAX + 1];
    struct calibration *calibration = &reading->mapping->calibration;
    keys_know(calibration_keys, known, 0);
    if (!mapping_keys(reading, node, "verifier", known))
        return;
    numbers_read(reading, node, calibration_keys, calibration);
    thresholds_check(reading, node, calibration);
}

/* Numbers that it leaves out are those of `verifier`, which was read before. */
static void with_network_read(struct mapping_reading *reading, const struct node *node)
{
    const char *known[KEYS_MAX + 1];
    struct calibration *calibration = &reading->mapping->with_network;
    keys_know(calibration_network_keys, known, keys_know(calibration_keys, known, 0));
    *calibration = reading->mapping->calibration;
    calibration->networks = 1;
    reading->mapping->has_with_network = true;
    if (!mapping_keys(reading, node, "with_network", known))
        return;
    numbers_read(reading, node, calibration_keys, calibration);
    numbers_read(reading, node, calibration_network_keys, calibration);
    clear_thresholds_fill(calibration);
    thresholds_check(reading, node, calibration);
}

/* Reads all of it. The phones of a mapping that says nothing of them are left empty. */
static void root_read(struct mapping_reading *reading, const struct node *root)
{
    static const char *const known[] = {"rate_hz",  "phones",       "dictionary",
                                        "verifier", "with_network", NULL};
    if (!mapping_keys(reading, root, "a mapping.yaml", known))
        return;
    const struct node *rate = node_get(root, "rate_hz"), *verifier = node_get(root, "verifier");
    const struct node *phones = node_get(root, "phones");
    const struct node *dictionary = node_get(root, "dictionary");
    if (rate)
        rate_read(reading, rate);
    if (verifier)
        verifier_read(reading, verifier);
    const struct node *with_network = node_get(root, "with_network");
    if (with_network)
        with_network_read(reading, with_network);
    if (phones || dictionary)
        mapping_phones(reading, phones, dictionary);
}

static bool map_empty(const struct phone_map *map)
{
    return map->syllables[INITIAL_NONE][FINAL_A].count == 0;
}

static enum status text_read(struct mapping_reading *reading, const char *name, const char *bytes,
                             size_t length)
{
    struct arena arena = {0};
    struct node *root = NULL;
    size_t before = reading->problems->count;
    *reading->mapping = (struct mapping){.calibration = calibration_en_us};
    enum status status = yaml_tree_parse(&root, &arena, name, bytes, length, reading->problems);
    if (status == STATUS_OK && root)
        root_read(reading, root);
    arena_finish(&arena);
    if (status == STATUS_OK && reading->problems->count > before)
        status = STATUS_INVALID;
    return status;
}

enum status mapping_read(struct mapping *mapping, const char *dir, const struct mdef *mdef,
                         struct problems *problems)
{
    char path[4096];
    struct text_file file = {0};
    struct problems missing = {0};
    snprintf(path, sizeof path, "%s/mapping.yaml", dir);
    enum status status = text_file_open(&file, path, path, TEXT_FILE_LINE_MAX, &missing);
    if (status == STATUS_NOT_FOUND) {
        problems_finish(&missing);
        return status;
    }
    for (size_t i = 0; i < missing.count; i++)
        problems_add(problems, path, missing.items[i].line, "%s", missing.items[i].reason);
    problems_finish(&missing);
    struct mapping_reading reading = {mapping, mdef, problems, dir};
    if (status == STATUS_OK)
        status = text_read(&reading, path, file.bytes, file.length);
    text_file_close(&file);
    if (status != STATUS_OK || !map_empty(&mapping->map))
        return status;
    struct mapping builtin;
    status = mapping_builtin(&builtin, dir, mdef, problems);
    mapping->map = builtin.map;
    return status;
}

static const struct {
    const char *name, *text;
} builtin[] = {{"English phones", mapping_english}, {"Mandarin phones", mapping_mandarin}};

enum status mapping_builtin(struct mapping *mapping, const char *dir, const struct mdef *mdef,
                            struct problems *problems)
{
    char why[256] = "";
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++) {
        struct problems unfit = {0};
        struct mapping_reading reading = {mapping, mdef, &unfit, NULL};
        enum status status =
            text_read(&reading, builtin[i].name, builtin[i].text, strlen(builtin[i].text));
        size_t used = strlen(why);
        if (status != STATUS_OK)
            snprintf(why + used, sizeof why - used, "%s%s: %s", *why ? "; " : "", builtin[i].name,
                     unfit.count ? unfit.items[0].reason : status_text(status));
        problems_finish(&unfit);
        if (status == STATUS_OK || status == STATUS_NO_MEMORY)
            return status;
    }
    problems_add(problems, dir, 0,
                 "no built-in phone map fits this model (%s); it needs a mapping.yaml, see "
                 "\"Other models\" in docs/hearing.md",
                 why);
    return STATUS_UNSUPPORTED;
}

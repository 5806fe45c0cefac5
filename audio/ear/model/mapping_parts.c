#include "audio/ear/model/mapping_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"

bool mapping_keys(struct mapping_reading *reading, const struct node *node, const char *what,
                  const char *const *known)
{
    if (node->kind != NODE_MAPPING) {
        MAPPING_PROBLEM(reading, node, "%s must be a mapping, `key: value` lines", what);
        return false;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        struct spelling spelling;
        bool found = false;
        spelling_init(&spelling, child->key);
        for (size_t i = 0; known[i] && !found; i++) {
            found = strcmp(known[i], child->key) == 0;
            spelling_try(&spelling, known[i]);
        }
        if (!found && spelling.nearest)
            MAPPING_PROBLEM(reading, child, "unknown key '%.*s' in %s; did you mean '%s'?",
                            TEXT_CUT(child->key), what, spelling.nearest);
        else if (!found)
            MAPPING_PROBLEM(reading, child, "unknown key '%.*s' in %s", TEXT_CUT(child->key), what);
    }
    return true;
}

bool mapping_string(struct mapping_reading *reading, const struct node *node, const char *text,
                    size_t length, int most, struct phone_string *out)
{
    *out = (struct phone_string){.count = 0};
    for (const char *at = text, *end = text + length; at < end;) {
        char name[sizeof reading->mdef->names[0]];
        size_t size = strcspn(at, " \t");
        size = at + size > end ? (size_t)(end - at) : size;
        snprintf(name, sizeof name, "%.*s", (int)size, at);
        int id = size < sizeof name ? mdef_phone_named(reading->mdef, name) : -1;
        if (size > 0 && id < 0) {
            MAPPING_PROBLEM(reading, node, "the model has no phone '%s'", name);
            return false;
        }
        if (size > 0 && reading->mdef->fillers[id]) {
            MAPPING_PROBLEM(reading, node, "the model's phone '%s' is a noise", name);
            return false;
        }
        if (size > 0 && out->count == most) {
            MAPPING_PROBLEM(reading, node, "more than %d phones for one sound", most);
            return false;
        }
        if (size > 0)
            out->ids[out->count++] = (uint8_t)id;
        at += size + (at + size < end);
    }
    if (out->count == 0)
        MAPPING_PROBLEM(reading, node, "phones are missing");
    return out->count > 0;
}

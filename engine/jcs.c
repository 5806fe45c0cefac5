#include "engine/jcs.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

struct writer {
    char *text;
    size_t used, capacity;
    enum status status;
};

static void put(struct writer *writer, const char *bytes, size_t n)
{
    if (writer->status != STATUS_OK)
        return;
    writer->status = grow(&writer->text, &writer->capacity, writer->used + n + 1, 1);
    if (writer->status != STATUS_OK)
        return;
    memcpy(writer->text + writer->used, bytes, n);
    writer->used += n;
    writer->text[writer->used] = '\0';
}

static void put_text(struct writer *writer, const char *text)
{
    put(writer, text, strlen(text));
}

/* As ECMAScript's JSON.stringify: what has a short escape gets it, other controls \u00xx. */
static void put_string(struct writer *writer, const char *text)
{
    static const char plain[] = "\b\t\n\f\r\"\\", escaped[] = "btnfr\"\\";
    put(writer, "\"", 1);
    for (const char *at = text; *at; at++) {
        const char *found = strchr(plain, *at);
        char out[8];
        if (found)
            snprintf(out, sizeof out, "\\%c", escaped[found - plain]);
        else if ((unsigned char)*at < 0x20)
            snprintf(out, sizeof out, "\\u%04x", (unsigned char)*at);
        else
            snprintf(out, sizeof out, "%c", *at);
        put_text(writer, out);
    }
    put(writer, "\"", 1);
}

static void put_number(struct writer *writer, double value)
{
    char out[32];
    if (value != floor(value) || fabs(value) > 9007199254740992.0) {
        writer->status = STATUS_UNSUPPORTED;
        return;
    }
    snprintf(out, sizeof out, "%.0f", value == 0 ? 0.0 : value);
    put_text(writer, out);
}

/* By UTF-16 units: they differ from bytes only where one is outside the basic plane (which is F0
 * and more in UTF-8, D800 in UTF-16) and the other at E000 or above (EE and more). */
static int unit_rank(unsigned char byte)
{
    return byte >= 0xF0 ? 0xED * 2 + 1 : byte * 2;
}

static int names_compare(const void *a, const void *b)
{
    const char *one = (*(const cJSON *const *)a)->string,
               *other = (*(const cJSON *const *)b)->string;
    while (*one && *one == *other)
        one++, other++;
    int first = unit_rank((unsigned char)*one), second = unit_rank((unsigned char)*other);
    return first != second ? (first > second) - (first < second)
                           : ((unsigned char)*one > (unsigned char)*other) -
                                 ((unsigned char)*one < (unsigned char)*other);
}

/* One list of what has not been written yet instead of a call of itself: `json` is written, then
 * what closes it. */
struct step {
    const cJSON *json;       /* NULL: `text` is written */
    const char *text, *name; /* name: of a member, before it */
};

struct steps {
    struct step *items;
    size_t count, capacity;
};

static enum status push(struct steps *steps, struct step step)
{
    enum status status =
        grow(&steps->items, &steps->capacity, steps->count + 1, sizeof *steps->items);
    if (status == STATUS_OK)
        steps->items[steps->count++] = step;
    return status;
}

/* Backwards, so that the first comes off the list first. */
static enum status members_push(struct steps *steps, const cJSON *of)
{
    bool object = cJSON_IsObject(of);
    int n = cJSON_GetArraySize(of), i = 0;
    const cJSON **members = calloc((size_t)n + 1, sizeof *members), *each = NULL;
    if (!members)
        return STATUS_NO_MEMORY;
    cJSON_ArrayForEach(each, of) members[i++] = each;
    if (object)
        qsort(members, (size_t)n, sizeof *members, names_compare);
    enum status status = push(steps, (struct step){.text = object ? "}" : "]"});
    for (i = n - 1; i >= 0 && status == STATUS_OK; i--) {
        status = push(steps, (struct step){members[i], NULL, object ? members[i]->string : NULL});
        if (i > 0 && status == STATUS_OK)
            status = push(steps, (struct step){.text = ","});
    }
    free(members);
    return status;
}

static void step_write(struct writer *writer, struct steps *steps, struct step step)
{
    const cJSON *json = step.json;
    if (step.name) {
        put_string(writer, step.name);
        put(writer, ":", 1);
    }
    if (!json)
        put_text(writer, step.text);
    else if (cJSON_IsString(json))
        put_string(writer, json->valuestring);
    else if (cJSON_IsNumber(json))
        put_number(writer, json->valuedouble);
    else if (cJSON_IsBool(json))
        put_text(writer, cJSON_IsTrue(json) ? "true" : "false");
    else if (cJSON_IsObject(json) || cJSON_IsArray(json)) {
        put(writer, cJSON_IsObject(json) ? "{" : "[", 1);
        enum status status = members_push(steps, json);
        writer->status = writer->status == STATUS_OK ? status : writer->status;
    } else
        put_text(writer, "null");
}

enum status jcs_write(const cJSON *json, char **out)
{
    struct writer writer = {.status = STATUS_OK};
    struct steps steps = {0};
    *out = NULL;
    writer.status = push(&steps, (struct step){.json = json});
    while (steps.count > 0 && writer.status == STATUS_OK) {
        struct step step = steps.items[--steps.count];
        step_write(&writer, &steps, step);
    }
    free(steps.items);
    if (writer.status == STATUS_OK)
        *out = writer.text;
    else
        free(writer.text);
    return writer.status;
}

#include "scenarios/fill/play_fit.h"

#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/draw.h"
#include "scenarios/fill/duration.h"

enum { NAME_CHARACTERS_MAX = 4, UNTOLD = -1 };

static bool is_numeral(const char *text)
{
    return (text[0] >= '0' && text[0] <= '9') || numeral_length(text) > 0;
}

static size_t character_bytes(const char *text)
{
    uint32_t code;
    return utf8_decode(text, strlen(text), &code);
}

static size_t characters(const char *text, size_t bytes)
{
    size_t count = 0;
    for (size_t at = 0; at < bytes; at += character_bytes(text + at))
        count++;
    return count;
}

/* Where the k-th numeral of a text begins, or UNTOLD. */
static int numeral_start(const char *text, int k)
{
    bool inside = false;
    for (size_t at = 0; text[at]; at += character_bytes(text + at)) {
        bool numeral = is_numeral(text + at);
        if (numeral && !inside && k-- == 0)
            return (int)at;
        inside = numeral;
    }
    return UNTOLD;
}

/* Surnames of two characters; others have one. */
static int surname_bytes(const char *name)
{
    static const char *const doubles[] = {"欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫",
                                          "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "南宫"};
    for (size_t i = 0; i < COUNT(doubles); i++) {
        if (strncmp(name, doubles[i], strlen(doubles[i])) == 0)
            return (int)strlen(doubles[i]);
    }
    return (int)character_bytes(name);
}

/* The place in `now` that answers to one in `before`: an end, the beginning of a house's number, or
 * behind the surname. */
static int place_now(const char *before, size_t at, const char *now)
{
    if (at == 0)
        return 0;
    if (!before[at])
        return (int)strlen(now);
    for (int k = 0; numeral_start(before, k) != UNTOLD; k++) {
        if (numeral_start(before, k) == (int)at)
            return numeral_start(now, k);
    }
    bool name = characters(before, strlen(before)) <= NAME_CHARACTERS_MAX;
    return name && (int)at == surname_bytes(before) ? surname_bytes(now) : UNTOLD;
}

/* What a part of a detail is now that the whole was given; NULL: it cannot be told. */
static const char *part_now(struct arena *arena, const char *part, const char *before,
                            const char *now)
{
    size_t at = (size_t)(strstr(before, part) - before);
    int start = place_now(before, at, now), end = place_now(before, at + strlen(part), now);
    return start != UNTOLD && end != UNTOLD && start < end
               ? arena_text(arena, now + start, (size_t)(end - start))
               : NULL;
}

static const char *given_value(const struct detail *given, size_t n_given, const char *id)
{
    for (size_t i = 0; i < n_given; i++) {
        if (strcmp(given[i].id, id) == 0)
            return given[i].value;
    }
    return NULL;
}

/* A detail that was not given stays, unless it is a part of one that was. */
static const char *value_left(struct loader *loader, const struct customer *customer,
                              const struct detail *detail, const struct detail *given,
                              size_t n_given)
{
    for (size_t i = 0; i < n_given; i++) {
        const char *before = customer_detail(customer, given[i].id);
        if (!before || !detail->value[0] || !strstr(before, detail->value))
            continue;
        const char *now = part_now(loader->arena, detail->value, before, given[i].value);
        if (now)
            return now;
        LOADER_PROBLEM(loader, customer->at, "'%s' is a part of '%s', and has to be given too",
                       detail->id, given[i].id);
    }
    return detail->value;
}

static struct customer customer_given(struct loader *loader, const struct customer *customer,
                                      const struct detail *given, size_t n_given)
{
    struct arena *arena = loader->arena;
    struct customer out = *customer;
    const char *name = given_value(given, n_given, "name");
    out.name = name ? arena_text(arena, name, strlen(name)) : customer->name;
    out.details = arena_alloc(arena, customer->n_details, sizeof *out.details);
    for (size_t i = 0; out.details && i < customer->n_details; i++) {
        const struct detail *detail = &customer->details[i];
        const char *value = given_value(given, n_given, detail->id);
        out.details[i].id = detail->id;
        out.details[i].value = value ? arena_text(arena, value, strlen(value))
                                     : value_left(loader, customer, detail, given, n_given);
    }
    return out;
}

/* Everybody whom the play may be with. */
static struct cast cast_of(struct arena *arena, const struct play *play)
{
    struct cast cast = {0};
    cast.people = arena_alloc(arena, play->n_drawn, sizeof *cast.people);
    for (size_t i = 0; cast.people && i < play->n_drawn; i++)
        cast.people[cast.n_people++] = play->drawn[i].customer;
    return cast;
}

enum status play_fit(struct pack *pack, const struct play *play, const struct detail *given,
                     size_t n_given, struct problems *problems, const struct play **out)
{
    struct arena *arena = pack->arena;
    struct loader loader = {.pack = pack, .arena = arena};
    struct play *fitted = arena_alloc(arena, 1, sizeof *fitted);
    const struct play *all = pack_play(pack, play->id);
    if (!fitted || !all || !play->written)
        return STATUS_NO_MEMORY;
    struct customer customer = customer_given(&loader, &play->customer, given, n_given);
    struct cast cast = cast_of(arena, all);
    if (customer.name && lexicon_add_name(pack->lexicon, customer.name) != STATUS_OK)
        return STATUS_NO_MEMORY;
    *fitted = *play->written;
    fitted->written = play->written;
    draw_one(&loader, fitted, &cast, &customer, play->customer.personality);
    for (size_t i = 0; loader.problems.items && i < loader.problems.count; i++)
        problems_add(problems, loader.problems.items[i].file, loader.problems.items[i].line, "%s",
                     loader.problems.items[i].reason);
    bool wrong = loader.problems.count > 0;
    problems_finish(&loader.problems);
    *out = fitted;
    return arena->failed ? STATUS_NO_MEMORY : wrong ? STATUS_INVALID : STATUS_OK;
}

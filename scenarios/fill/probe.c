#include "scenarios/fill/probe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/fill/duration.h"

struct slot_list *probe_list(struct probe_draft *draft, const char *name, const char *const *texts,
                             size_t count)
{
    if (draft->n_lists == PROBE_SLOTS || !texts)
        return NULL;
    struct slot_list *list = &draft->lists[draft->n_lists++];
    *list = (struct slot_list){name, texts, count};
    return list;
}

void probe_compile(const struct probe_draft *draft, const char *text, struct network *network)
{
    const struct pack *pack = draft->pack;
    struct network_error error;
    size_t n_lists = draft->n_lists + pack->n_lists;
    struct slot_list *lists = calloc(n_lists + 1, sizeof *lists);
    *network = (struct network){0};
    if (!lists)
        return;
    memcpy(lists, draft->lists, draft->n_lists * sizeof *lists);
    if (pack->n_lists)
        memcpy(lists + draft->n_lists, pack->lists, pack->n_lists * sizeof *lists);
    if (network_init_expecting(network, text, pack->lexicon, lists, n_lists, draft->expected,
                               draft->n_expected, &error) != STATUS_OK)
        *network = (struct network){0};
    free(lists);
}

/* Promises */

static const char duration_slot[] = "{duration}", figure_slot[] = "{figure}";

/* A slot of the pack's own that takes durations alone: {complaint_term}. */
static bool list_of_durations(const struct pack *pack, const char *name, size_t length,
                              struct duration *first)
{
    for (size_t i = 0; i < pack->n_lists; i++) {
        const struct slot_list *list = &pack->lists[i];
        if (strlen(list->name) != length || strncmp(list->name, name, length) != 0)
            continue;
        struct duration each;
        for (size_t k = 0; k < list->count; k++) {
            if (!duration_read(list->texts[k], k ? &each : first))
                return false;
        }
        return list->count > 0;
    }
    return false;
}

/* How many bytes stand for a duration here; *like is one of its kind. */
static size_t promise_at(const struct pack *pack, const char *text, struct duration *like)
{
    char *written = NULL;
    size_t length = duration_written(text, &written);
    if (length && written && !duration_read(written, like))
        length = 0;
    if (length && !written)
        *like = (struct duration){1e6, false}; /* {number}天: days */
    free(written);
    if (length || text[0] != '{')
        return length;
    size_t name = strcspn(text + 1, "}");
    return text[1 + name] && list_of_durations(pack, text + 1, name, like) ? name + 2 : 0;
}

/* {a}|{a} takes the same as {a}. */
static void merge_twins(char *text, const char *slot)
{
    size_t length = strlen(slot);
    for (char *at = text; (at = strstr(at, slot)) != NULL;) {
        if (at[length] == '|' && strncmp(at + length + 1, slot, length) == 0)
            memmove(at, at + length + 1, strlen(at + length + 1) + 1);
        else
            at += length;
    }
}

/* The wording with {duration} for its durations; NULL when it has none. */
static char *promise_text(struct loader *loader, const char *wording, struct duration *like)
{
    char *text = NULL;
    size_t size = 0, found = 0;
    FILE *stream = open_memstream(&text, &size);
    if (!stream)
        return NULL;
    while (*wording) {
        struct duration here;
        size_t length = promise_at(loader->pack, wording, &here);
        if (length && found++ == 0)
            *like = here;
        if (length)
            fputs(duration_slot, stream);
        else
            fputc(*wording, stream);
        wording += length ? length : 1;
    }
    fclose(stream);
    char *kept = text && found ? arena_text(loader->arena, text, size) : NULL;
    free(text);
    if (kept)
        merge_twins(kept, duration_slot);
    return kept;
}

static void add_promise(struct loader *loader, struct rule *rule, const struct wording *wording)
{
    struct duration like = {0, false};
    struct probe_draft draft = {.pack = loader->pack};
    const char *text = promise_text(loader, wording->text, &like);
    if (!text && !strstr(wording->text, "{time}"))
        return;
    struct duration_texts others = duration_others(&like);
    probe_list(&draft, "duration", others.texts, others.count);
    struct wording *promise = &rule->promises[rule->n_promises];
    *promise = (struct wording){.text = text ? text : wording->text, .at = wording->at};
    probe_compile(&draft, promise->text, &promise->network);
    rule->n_promises += promise->network.n_arcs > 0;
}

void probe_promises(struct loader *loader, struct rule *rule)
{
    size_t most = 0;
    for (size_t i = 0; i < rule->n_moves; i++)
        most += rule->moves[i]->n_wordings;
    rule->promises = arena_alloc(loader->arena, most, sizeof *rule->promises);
    for (size_t i = 0; rule->promises && i < rule->n_moves; i++) {
        for (size_t k = 0; k < rule->moves[i]->n_wordings; k++)
            add_promise(loader, rule, &rule->moves[i]->wordings[k]);
    }
}

/* Figures */

static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* 1 to 999 as it is said. */
static const char *number_text(struct arena *arena, int value)
{
    const char *hundred = value >= 100 ? digits[value / 100] : "", *ten = "", *tens = "";
    int rest = value % 100;
    if (rest >= 20 || (value > 100 && rest >= 10))
        ten = digits[rest / 10];
    if (rest >= 10)
        tens = "十";
    else if (value > 100 && rest)
        tens = "零";
    return arena_printf(arena, "%s%s%s%s%s", hundred, value >= 100 ? "百" : "", ten, tens,
                        rest % 10 ? digits[rest % 10] : "");
}

/* What is said in place of a figure: round ones, those beside it, and those of other standards. */
static const char *const *figure_texts(struct loader *loader, const struct number *number,
                                       size_t *count)
{
    static const int round[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 12, 15, 20,
                                24, 25, 30, 36, 40, 45, 48, 50, 60, 72, 90, 100};
    const struct pack *pack = loader->pack;
    int value = (int)number->value, all[COUNT(round) + 8 + 32];
    size_t n = 0;
    for (size_t i = 0; i < COUNT(round); i++)
        all[n++] = round[i];
    const int near[] = {value,     value - 1,  value + 1,  value - 5,
                        value + 5, value - 10, value + 10, 2 * value};
    for (size_t i = 0; i < COUNT(near); i++)
        all[n++] = near[i];
    for (size_t i = 0; i < pack->n_standards && i < 32; i++) {
        const struct number *other = standard_number(&pack->standards[i], number->id);
        all[n++] = other ? (int)other->value : value;
    }
    const char **texts = arena_alloc(loader->arena, n + 1, sizeof *texts);
    *count = 0;
    for (size_t i = 0; texts && i < n; i++) {
        bool twice = all[i] < 1 || all[i] > 999;
        for (size_t k = 0; k < i; k++)
            twice |= all[k] == all[i];
        if (!twice)
            texts[(*count)++] = number_text(loader->arena, all[i]);
    }
    if (texts)
        texts[(*count)++] = "两";
    return texts;
}

/* The wording with {figure} for each numeral that says the value. *said: the first of them. */
static char *figure_text(struct loader *loader, const struct number *number, const char *wording,
                         const char **said)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    *said = NULL;
    if (!stream)
        return NULL;
    while (*wording) {
        size_t length = numeral_length(wording);
        const char *numeral = length ? arena_text(loader->arena, wording, length) : NULL;
        bool same = numeral && fabs(numeral_value(numeral) - number->value) < 1e-9;
        if (same && !*said)
            *said = numeral;
        if (same)
            fputs(figure_slot, stream);
        else
            fwrite(wording, 1, length ? length : 1, stream);
        wording += length ? length : 1;
    }
    fclose(stream);
    char *kept = text && *said ? arena_text(loader->arena, text, size) : NULL;
    free(text);
    if (kept)
        merge_twins(kept, figure_slot);
    return kept;
}

static void add_figure(struct loader *loader, const struct number *number, struct wording *wording)
{
    struct probe_draft draft = {.pack = loader->pack};
    const char *said;
    size_t count;
    const char *text = figure_text(loader, number, wording->text, &said);
    struct probe *probe = text ? arena_alloc(loader->arena, 1, sizeof *probe) : NULL;
    if (!probe)
        return;
    const char *const *texts = figure_texts(loader, number, &count);
    probe_list(&draft, "figure", texts, count);
    draft.expected[draft.n_expected++] = (struct slot_expected){"figure", said};
    probe_compile(&draft, text, &probe->network);
    probe->slots[probe->n_slots++] = (struct probe_slot){"figure", NULL, said};
    wording->probe = probe;
}

void probe_figures(struct loader *loader)
{
    for (size_t i = 0; i < loader->pack->n_standards; i++) {
        struct standard *standard = &loader->pack->standards[i];
        for (size_t k = 0; k < standard->n_numbers; k++) {
            for (size_t w = 0; w < standard->numbers[k].n_said; w++)
                add_figure(loader, &standard->numbers[k], &standard->numbers[k].said[w]);
        }
    }
}

/* Variants */

static size_t digit_length(const char *text)
{
    for (size_t i = 0; i < COUNT(digits); i++) {
        if (strncmp(text, digits[i], strlen(digits[i])) == 0)
            return strlen(digits[i]);
    }
    return 0;
}

/* Writes the text with the digit at `at` exchanged. */
static const char *exchanged(struct arena *arena, const char *text, size_t at, const char *digit)
{
    return arena_printf(arena, "%.*s%s%s", (int)at, text, digit, text + at + strlen(digit));
}

/* Writes the text with the digits at `at` and `later`, both as long, in each other's place. */
static const char *swapped(struct arena *arena, const char *text, size_t at, size_t later, size_t n)
{
    return arena_printf(arena, "%.*s%.*s%.*s%.*s%s", (int)at, text, (int)n, text + later,
                        (int)(later - at - n), text + at + n, (int)n, text + at, text + later + n);
}

struct variants {
    struct arena *arena;
    const char *text;
    const char **texts;
    size_t count;
};

static void exchange_at(struct variants *variants, size_t at)
{
    for (size_t i = 0; i < COUNT(digits); i++) {
        if (strncmp(variants->text + at, digits[i], strlen(digits[i])) != 0)
            variants->texts[variants->count++] =
                exchanged(variants->arena, variants->text, at, digits[i]);
    }
}

/* Of digits said one by one, 五零一: with each of those behind it. */
static void swap_at(struct variants *variants, size_t at)
{
    size_t n = digit_length(variants->text + at);
    for (size_t later = at + n; digit_length(variants->text + later) == n; later += n) {
        if (memcmp(variants->text + at, variants->text + later, n) != 0)
            variants->texts[variants->count++] =
                swapped(variants->arena, variants->text, at, later, n);
    }
}

const char *const *probe_variants(struct arena *arena, const char *text, size_t *count)
{
    size_t length = strlen(text);
    struct variants variants = {
        .arena = arena,
        .text = text,
        .texts = arena_alloc(arena, 1 + length * (COUNT(digits) + length), sizeof(char *))};
    *count = 0;
    if (!variants.texts)
        return NULL;
    variants.texts[variants.count++] = text;
    for (size_t at = 0; text[at]; at++) {
        if (digit_length(text + at)) {
            exchange_at(&variants, at);
            swap_at(&variants, at);
        }
    }
    *count = variants.count;
    return variants.texts;
}

/* What stands in each other's place in the names of places: 城西花园, 滨江路. */
static const char *const place_words[][6] = {
    {"东", "西", "南", "北"},
    {"江", "河", "湖", "海"},
    {"花园", "小区", "新村", "家园", "苑"},
    {"路", "街", "巷"},
};

static void place_exchange(struct variants *variants, size_t at, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (strncmp(variants->text + at, words[i], strlen(words[i])) != 0)
            continue;
        for (size_t k = 0; words[k]; k++) {
            if (k != i)
                variants->texts[variants->count++] =
                    arena_printf(variants->arena, "%.*s%s%s", (int)at, variants->text, words[k],
                                 variants->text + at + strlen(words[i]));
        }
    }
}

const char *const *probe_places(struct arena *arena, const char *text, size_t *count)
{
    struct variants variants = {
        .arena = arena,
        .text = text,
        .texts = arena_alloc(arena, 1 + strlen(text) * COUNT(place_words[0]), sizeof(char *))};
    for (size_t at = 0; variants.texts && text[at]; at++) {
        for (size_t i = 0; i < COUNT(place_words); i++)
            place_exchange(&variants, at, place_words[i]);
    }
    *count = variants.count;
    return variants.texts;
}

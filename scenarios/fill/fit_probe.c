/* The probe of a fitted wording: a slot for each detail in words, which takes the customer's own
 * value, the same with a numeral or a place's word exchanged, and what the play's other people
 * have. Of digits the ear holds each against the others ({phone=13800138000}); a whole phone is
 * listened for besides, for what is read for sure there: with 0 said for a 5 the digit alone left
 * it open. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/fill/detail.h"
#include "scenarios/fill/fit.h"
#include "scenarios/fill/probe.h"

enum { VALUE_BYTES_MAX = 31 }; /* heard_slot.value holds no more: a longer one is not compared */

static void add_text(const char **texts, size_t *count, const char *text)
{
    for (size_t i = 0; text && i < *count; i++) {
        if (strcmp(texts[i], text) == 0)
            return;
    }
    if (text && text[0] && strlen(text) <= VALUE_BYTES_MAX)
        texts[(*count)++] = text;
}

/* The commonest surnames. With the play's few people alone on the list, any other name would be
 * taken for one of theirs. */
static const char *const surnames[] = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马",
    "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许",
    "邓", "冯", "韩", "曹", "曾", "彭", "蔡", "潘", "田", "董", "袁", "于", "叶",
    "蒋", "杜", "苏", "魏", "程", "吕", "丁", "沈", "任", "姚", "钟",
};

/* One character alone is a surname. */
static size_t surnames_for(const char *value)
{
    bool one = strlen(value) == strlen(surnames[0]);
    return one ? COUNT(surnames) : 0;
}

/* 李婷婷 for 李婷. NULL: not a name of two characters. */
static const char *name_doubled(struct arena *arena, const char *id, const char *value)
{
    size_t one = strlen(surnames[0]);
    bool two = strcmp(id, "name") == 0 && strlen(value) == 2 * one;
    return two ? arena_printf(arena, "%s%s", value, value + one) : NULL;
}

static const char **value_texts(const struct fitting *fitting, const char *id, size_t *count)
{
    struct arena *arena = fitting->loader->arena;
    size_t n_variants;
    const char *own = detail_value(fitting->customer, id);
    size_t n_surnames = surnames_for(own);
    const char *const *variants = probe_variants(arena, own, &n_variants);
    size_t n_places;
    const char *const *places = probe_places(arena, own, &n_places);
    const char **texts = arena_alloc(
        arena, n_variants + n_places + fitting->n_others + n_surnames + 1, sizeof *texts);
    *count = 0;
    for (size_t i = 0; texts && variants && i < n_variants; i++)
        add_text(texts, count, variants[i]);
    for (size_t i = 0; texts && places && i < n_places; i++)
        add_text(texts, count, places[i]);
    if (texts)
        add_text(texts, count, name_doubled(arena, id, own));
    for (size_t i = 0; texts && i < fitting->n_others; i++)
        add_text(texts, count, detail_value(&fitting->others[i], id));
    for (size_t i = 0; texts && i < n_surnames; i++)
        add_text(texts, count, surnames[i]);
    return texts;
}

static bool is_phone(const char *value)
{
    size_t length = strlen(value);
    return (length == 11 && value[0] == '1' && value[1] >= '3') || length == 7 || length == 8;
}

static bool is_expected(const struct probe_draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->n_expected; i++) {
        if (strcmp(draft->expected[i].name, name) == 0)
            return true;
    }
    return false;
}

static void write_digits(struct probe_draft *draft, FILE *stream, const char *id, const char *value,
                         struct probe_slot *slot)
{
    if (!is_phone(value) || is_expected(draft, "phone")) {
        fprintf(stream, "{%s=%s}", id, value);
        return;
    }
    slot->name = "phone";
    fprintf(stream, "{phone:%zu}", strlen(value));
    draft->expected[draft->n_expected++] = (struct slot_expected){"phone", value};
}

/* Writes the slot for a detail, or the detail itself where nothing can be held against it. */
static void write_slot(const struct fitting *fitting, struct probe_draft *draft, FILE *stream,
                       const char *id, struct probe_slot *slot)
{
    size_t count;
    const char *value = detail_value(fitting->customer, id);
    *slot = (struct probe_slot){id, id, value};
    if (detail_is_digits(value)) {
        write_digits(draft, stream, id, value, slot);
        return;
    }
    const char **texts = value_texts(fitting, id, &count);
    const char *name = arena_printf(fitting->loader->arena, "detail%zu", draft->n_lists + 1);
    if (strlen(value) > VALUE_BYTES_MAX || count < 2 || !name ||
        !probe_list(draft, name, texts, count)) {
        fputs(value, stream);
        return;
    }
    slot->name = name;
    fprintf(stream, "{%s}", name);
    draft->expected[draft->n_expected++] = (struct slot_expected){name, value};
}

/* Notes every detail that the wording holds, also one without a slot: a rule may ask for it. */
static const char *write_detail(const struct fitting *fitting, struct probe_draft *draft,
                                FILE *stream, const char *text, struct probe *probe)
{
    static const char mark[] = "{customer.";
    size_t length = strcspn(text + strlen(mark), "}");
    const char *id = arena_text(fitting->loader->arena, text + strlen(mark), length);
    if (id && detail_value(fitting->customer, id) && probe->n_slots < PROBE_SLOTS)
        write_slot(fitting, draft, stream, id, &probe->slots[probe->n_slots++]);
    else if (id && strcmp(id, DETAIL_TITLE) == 0)
        fputs(detail_titles(fitting->customer), stream);
    text += strlen(mark) + length;
    return text + (*text == '}');
}

void fit_probe(const struct fitting *fitting, const char *written, struct wording *out)
{
    struct arena *arena = fitting->loader->arena;
    struct probe_draft draft = {.pack = fitting->loader->pack};
    struct probe *probe = arena_alloc(arena, 1, sizeof *probe);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = probe ? open_memstream(&text, &size) : NULL;
    if (!stream)
        return;
    for (const char *at; (at = strstr(written, "{customer.")) != NULL;) {
        fwrite(written, 1, (size_t)(at - written), stream);
        written = write_detail(fitting, &draft, stream, at, probe);
    }
    fputs(written, stream);
    fclose(stream);
    if (draft.n_expected && text)
        probe_compile(&draft, text, &probe->network);
    out->probe = probe;
    free(text);
}

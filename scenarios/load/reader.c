#include "scenarios/load/reader.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "scenarios/load/typography.h"

enum { ID_MAX = 64, TEXT_MAX = 200 };

#define REFUSE(reader, node, ...)                                                                  \
    (problems_add((reader)->problems, (node)->file, (node)->line, __VA_ARGS__), false)

static const char *field_key(const struct field *field)
{
    return field->key ? field->key : "value";
}

static bool is_id_character(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* Ids begin with a letter or digit: "." and ".." never become a folder's name. */
static bool is_id(const char *text)
{
    size_t length = 0;
    while (is_id_character(text[length]))
        length++;
    return length > 0 && length <= ID_MAX && text[length] == '\0' &&
           isalnum((unsigned char)text[0]);
}

static bool take_id(const struct reader *reader, const struct node *node, const struct field *field,
                    void *target)
{
    if (!is_id(node->text))
        return REFUSE(reader, node,
                      "'%.*s' is not an id: letters, digits, - _ . only, at most %d of them",
                      TEXT_CUT(node->text), ID_MAX);
    (void)field;
    *(const char **)target = node->text;
    return true;
}

/* A tab or line end inside a text comes from YAML's quotes and blocks; the typesetter drops them.
 */
static bool is_control(char c)
{
    return (unsigned char)c < 0x20 && c != '\n' && c != '\t' && c != '\r';
}

static bool take_plain(const struct reader *reader, const struct node *node,
                       const struct field *field, void *target)
{
    size_t most = field->high ? (size_t)field->high : TEXT_MAX;
    for (const char *c = node->text; *c; c++) {
        if (is_control(*c) || *c == 0x7F)
            return REFUSE(reader, node, "'%s' holds a control character (0x%02X)", field_key(field),
                          (unsigned char)*c);
    }
    if (utf8_count(node->text) > most)
        return REFUSE(reader, node, "'%s' is longer than %zu characters", field_key(field), most);
    *(const char **)target = node->text;
    return true;
}

static bool take_shown(const struct reader *reader, const struct node *node,
                       const struct field *field, void *target)
{
    const char *plain = NULL;
    if (!take_plain(reader, node, field, &plain))
        return false;
    const char *shown = typography_full_width(reader->arena, plain);
    *(const char **)target = shown ? shown : "";
    return shown != NULL;
}

static bool parse_int(const char *text, char **end, long *value)
{
    errno = 0;
    *value = strtol(text, end, 10);
    return *end != text && errno == 0 && !isspace((unsigned char)text[0]);
}

static bool take_int(const struct reader *reader, const struct node *node,
                     const struct field *field, void *target)
{
    char *end;
    long value;
    if (!parse_int(node->text, &end, &value) || *end)
        return REFUSE(reader, node, "'%s' must be a whole number, not '%.*s'", field_key(field),
                      TEXT_CUT(node->text));
    if (value < field->low || value > field->high)
        return REFUSE(reader, node, "'%s' must be %d to %d, not %ld", field_key(field), field->low,
                      field->high, value);
    *(int *)target = (int)value;
    return true;
}

static bool take_number(const struct reader *reader, const struct node *node,
                        const struct field *field, void *target)
{
    char *end;
    double value = strtod(node->text, &end);
    /* Written out in digits: strtod alone would also take "inf", "nan" and hexadecimal. */
    if (*end || node->text[strspn(node->text, "+-.0123456789")] || !isfinite(value))
        return REFUSE(reader, node, "'%s' must be a number, not '%.*s'", field_key(field),
                      TEXT_CUT(node->text));
    *(double *)target = value;
    return true;
}

static int choice_index(const struct field *field, const char *text)
{
    for (int i = 0; field->choices[i]; i++) {
        if (strcmp(field->choices[i], text) == 0)
            return i;
    }
    return -1;
}

static bool refuse_choice(const struct reader *reader, const struct node *node,
                          const struct field *field)
{
    char words[160] = "";
    for (int i = 0; field->choices[i]; i++) {
        const char *between = i == 0 ? "" : field->choices[i + 1] ? ", " : " or ";
        strncat(words, between, sizeof words - strlen(words) - 1);
        strncat(words, field->choices[i], sizeof words - strlen(words) - 1);
    }
    return REFUSE(reader, node, "'%s' must be %s, not '%.*s'", field_key(field), words,
                  TEXT_CUT(node->text));
}

static bool take_choice(const struct reader *reader, const struct node *node,
                        const struct field *field, void *target)
{
    int index = choice_index(field, node->text);
    if (index < 0)
        return refuse_choice(reader, node, field);
    *(int *)target = index;
    return true;
}

static bool take_word(const struct reader *reader, const struct node *node,
                      const struct field *field, void *target)
{
    int index = choice_index(field, node->text);
    if (index < 0)
        return refuse_choice(reader, node, field);
    *(const char **)target = field->choices[index];
    return true;
}

static bool take_moods(const struct reader *reader, const struct node *node,
                       const struct field *field, void *target)
{
    char *end, *last;
    long low, high;
    bool good = parse_int(node->text, &end, &low);
    high = low;
    if (good && *end == '-')
        good = parse_int(end + 1, &last, &high) && *last == '\0';
    else
        good = good && *end == '\0';
    if (!good)
        return REFUSE(reader, node, "'%s' must be a range such as 0-39, not '%.*s'",
                      field_key(field), TEXT_CUT(node->text));
    if (low < 0 || high > 100 || low > high)
        return REFUSE(reader, node, "mood range %ld-%ld is not within 0-100 from low to high", low,
                      high);
    ((int *)target)[0] = (int)low;
    ((int *)target)[1] = (int)high;
    return true;
}

static bool take_node(const struct reader *reader, const struct node *node,
                      const struct field *field, void *target)
{
    (void)reader;
    (void)field;
    *(const struct node **)target = node;
    return true;
}

struct taker {
    bool (*take)(const struct reader *, const struct node *, const struct field *, void *);
    enum node_kind kind;
};

static const struct taker takers[] = {
    [FIELD_ID] = {take_id, NODE_SCALAR},           [FIELD_SHOWN] = {take_shown, NODE_SCALAR},
    [FIELD_PLAIN] = {take_plain, NODE_SCALAR},     [FIELD_INT] = {take_int, NODE_SCALAR},
    [FIELD_NUMBER] = {take_number, NODE_SCALAR},   [FIELD_CHOICE] = {take_choice, NODE_SCALAR},
    [FIELD_WORD] = {take_word, NODE_SCALAR},       [FIELD_MOODS] = {take_moods, NODE_SCALAR},
    [FIELD_SEQUENCE] = {take_node, NODE_SEQUENCE}, [FIELD_MAPPING] = {take_node, NODE_MAPPING},
};

bool reader_take_value(const struct reader *reader, const struct node *node,
                       const struct field *field, void *target)
{
    static const char *const kinds[] = {
        [NODE_SCALAR] = "a single value", [NODE_SEQUENCE] = "a list", [NODE_MAPPING] = "a mapping"};
    const struct taker *taker = &takers[field->type];
    if (node->cut)
        problems_add(
            reader->problems, node->file, node->line,
            "note: what follows '%.*s' is taken for a comment: if the # belongs to the text, "
            "put the text in quotes",
            TEXT_CUT(node->text));
    bool empty = node->kind == NODE_SCALAR ? !node->text[0] : node->count == 0;
    if (empty && (node->kind == NODE_SCALAR || field->need == FIELD_REQUIRED))
        return REFUSE(reader, node, "'%s' is empty", field_key(field));
    if (node->kind != taker->kind)
        return REFUSE(reader, node, "'%s' must be %s, not %s", field_key(field), kinds[taker->kind],
                      kinds[node->kind]);
    return taker->take(reader, node, field, target);
}

static bool holds_han(const char *text)
{
    uint32_t code = 0;
    size_t length = strlen(text);
    for (size_t i = 0, n; (n = utf8_decode(text + i, length - i, &code)); i += n) {
        if (utf8_is_han(code))
            return true;
    }
    return false;
}

static bool refuse_key(const struct reader *reader, const struct node *node,
                       const struct field *fields, size_t n_fields)
{
    const char *hint = "";
    struct spelling spelling;
    spelling_init(&spelling, node->key);
    for (size_t i = 0; i < n_fields; i++)
        spelling_try(&spelling, fields[i].key);
    if (holds_han(node->key))
        hint = ": inside { } a text with an ASCII comma needs quotes";
    else if (spelling.nearest)
        hint = arena_printf(reader->arena, "; did you mean '%s'?", spelling.nearest);
    problems_add(reader->problems, node->file, node->line, "unknown key '%.*s'%s",
                 TEXT_CUT(node->key), hint ? hint : "");
    return false;
}

static bool check_keys(const struct reader *reader, const struct node *mapping,
                       const struct field *fields, size_t n_fields)
{
    bool good = true;
    for (const struct node *node = mapping->first; node; node = node->next) {
        size_t i = 0;
        while (i < n_fields && strcmp(fields[i].key, node->key) != 0)
            i++;
        if (i == n_fields)
            good = refuse_key(reader, node, fields, n_fields);
    }
    return good;
}

static bool field_is_text(const struct field *field)
{
    return field->type == FIELD_ID || field->type == FIELD_SHOWN || field->type == FIELD_PLAIN ||
           field->type == FIELD_WORD;
}

static bool take_field(const struct reader *reader, const struct node *mapping,
                       const struct field *field, void *target)
{
    const struct node *node = node_get(mapping, field->key);
    bool good = node && reader_take_value(reader, node, field, target);
    if (!good && field->need == FIELD_REQUIRED && field_is_text(field))
        *(const char **)target = "";
    if (!node && field->need == FIELD_OPTIONAL)
        return true;
    if (!node)
        return REFUSE(reader, mapping, "'%s' is missing", field->key);
    return good;
}

bool reader_take(const struct reader *reader, const struct node *mapping,
                 const struct field *fields, size_t n_fields, void *out)
{
    bool good = true;
    if (mapping->kind == NODE_MAPPING)
        good = check_keys(reader, mapping, fields, n_fields);
    else
        problems_add(reader->problems, mapping->file, mapping->line,
                     "a mapping (key: value) is wanted here");
    for (size_t i = 0; i < n_fields; i++) {
        void *target = (char *)out + fields[i].offset;
        if (mapping->kind == NODE_MAPPING)
            good &= take_field(reader, mapping, &fields[i], target);
        else if (fields[i].need == FIELD_REQUIRED && field_is_text(&fields[i]))
            *(const char **)target = "";
    }
    return good && mapping->kind == NODE_MAPPING;
}

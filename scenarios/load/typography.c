/* The text becomes an array of characters; pairs are found first, because "(kWh)" after Chinese is
 * one decision for both of its ends; then each character is judged by its neighbours, the left one
 * as already turned, so that "好?!" becomes "好？！". */
#include "scenarios/load/typography.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

struct typesetter {
    uint32_t *codes; /* 0: dropped */
    bool *paired;    /* one end of a pair that is beside Chinese */
    size_t count;
    bool has_han;
};

static bool is_chinese(uint32_t code)
{
    return utf8_is_han(code) || (code >= 0x3001 && code <= 0x3011) || /* 、。《》「」【】 */
           (code >= 0xFF01 && code <= 0xFF5E) || code == 0x201C || code == 0x201D ||
           code == 0x2018 || code == 0x2019 || code == 0x2026 || code == 0x2014 || code == 0xD7;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\n' || code == '\r' || code == '\t';
}

static uint32_t left_of(const struct typesetter *setter, size_t at)
{
    while (at-- > 0) {
        if (setter->codes[at] && !is_blank(setter->codes[at]))
            return setter->codes[at];
    }
    return 0;
}

static uint32_t right_of(const struct typesetter *setter, size_t at)
{
    while (++at < setter->count && is_blank(setter->codes[at])) {
    }
    return at < setter->count ? setter->codes[at] : 0;
}

static bool is_beside_chinese(const struct typesetter *setter, size_t at)
{
    return is_chinese(left_of(setter, at)) || is_chinese(right_of(setter, at));
}

/* The stop after "电话是95598." ends a Chinese sentence though a digit stands before it. */
static bool ends_chinese(const struct typesetter *setter, size_t at)
{
    return setter->has_han && right_of(setter, at) == 0;
}

static bool is_wide_punctuation(uint32_t code)
{
    return is_chinese(code) && !utf8_is_han(code) && code != 0xD7;
}

/* "按 OK 键" keeps its blanks; full-width punctuation has room of its own. */
static bool blank_is_dropped(const struct typesetter *setter, size_t at)
{
    uint32_t left = left_of(setter, at), right = right_of(setter, at);
    return (is_chinese(left) && is_chinese(right)) || is_wide_punctuation(left) ||
           is_wide_punctuation(right);
}

/* Marks both ends of a pair when either is beside Chinese; an apostrophe pairs with nothing. */
static void mark_pairs(struct typesetter *setter, uint32_t opening, uint32_t closing)
{
    size_t open_at = SIZE_MAX;
    for (size_t i = 0; i < setter->count; i++) {
        uint32_t code = setter->codes[i];
        if (code == opening && (opening != closing || open_at == SIZE_MAX)) {
            open_at = i;
        } else if (code == closing && open_at != SIZE_MAX) {
            bool beside = is_beside_chinese(setter, open_at) || is_beside_chinese(setter, i);
            setter->paired[open_at] = setter->paired[i] = beside;
            open_at = SIZE_MAX;
        }
    }
}

/* Turns quotes, which alternate between opening and closing; only those found to be pairs are
 * turned. */
static void turn_quotes(struct typesetter *setter, uint32_t quote, uint32_t opening,
                        uint32_t closing)
{
    bool open = false;
    for (size_t i = 0; i < setter->count; i++) {
        if (setter->codes[i] != quote || !setter->paired[i])
            continue;
        setter->codes[i] = open ? closing : opening;
        open = !open;
    }
}

static bool is_dot_of_three(const struct typesetter *setter, size_t at)
{
    size_t end = at;
    while (end < setter->count && setter->codes[end] == '.')
        end++;
    return end - at >= 3;
}

/* "..." and longer: two ellipsis characters, the rest of the dots dropped. */
static void turn_dots(struct typesetter *setter, size_t at)
{
    size_t end = at;
    for (; end < setter->count && setter->codes[end] == '.'; end++)
        setter->codes[end] = end < at + 2 ? 0x2026 : 0;
}

static uint32_t full_width(uint32_t code)
{
    static const char ascii[] = ",.?!:;";
    static const uint32_t wide[] = {0xFF0C, 0x3002, 0xFF1F, 0xFF01, 0xFF1A, 0xFF1B};
    const char *found = code && code < 0x80 ? strchr(ascii, (int)code) : NULL;
    return found ? wide[found - ascii] : code;
}

static void turn_character(struct typesetter *setter, size_t at)
{
    uint32_t code = setter->codes[at];
    if (setter->paired[at] && (code == '(' || code == ')'))
        setter->codes[at] = code == '(' ? 0xFF08 : 0xFF09;
    if (is_blank(code) && blank_is_dropped(setter, at))
        setter->codes[at] = 0;
    /* A mark between Latin letters or digits stays as it is: 8:30, 3.5, e.g. */
    if (full_width(code) == code || (!is_beside_chinese(setter, at) && !ends_chinese(setter, at)))
        return;
    if (is_dot_of_three(setter, at))
        turn_dots(setter, at);
    else
        setter->codes[at] = full_width(code);
}

static char *write_out(struct arena *arena, const struct typesetter *setter)
{
    char *text = arena_alloc(arena, setter->count * 4 + 1, 1);
    size_t length = 0;
    for (size_t i = 0; text && i < setter->count; i++) {
        if (setter->codes[i])
            length += utf8_encode(setter->codes[i], text + length);
    }
    return text;
}

char *typography_full_width(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    struct typesetter setter = {.codes = arena_alloc(arena, length + 1, sizeof *setter.codes),
                                .paired = arena_alloc(arena, length + 1, sizeof *setter.paired)};
    if (!setter.codes || !setter.paired)
        return NULL;
    for (size_t i = 0, n; (n = utf8_decode(text + i, length - i, &setter.codes[setter.count]));
         i += n)
        setter.has_han |= utf8_is_han(setter.codes[setter.count++]);
    mark_pairs(&setter, '(', ')');
    mark_pairs(&setter, '"', '"');
    mark_pairs(&setter, '\'', '\'');
    turn_quotes(&setter, '"', 0x201C, 0x201D);
    turn_quotes(&setter, '\'', 0x2018, 0x2019);
    for (size_t i = 0; i < setter.count; i++)
        turn_character(&setter, i);
    return write_out(arena, &setter);
}

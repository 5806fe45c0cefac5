#include "language/wording/meaning.h"

bool text_cuts_figure(const struct spoken_text *text, const struct found *found)
{
    const struct reading *syllables = text->syllables;
    size_t last = found->end - 1;
    bool before = found->start > 0 && reading_is_numeral(&syllables[found->start]) &&
                  reading_is_numeral(&syllables[found->start - 1]);
    bool behind = found->end < text->count && reading_is_numeral(&syllables[last]) &&
                  reading_is_numeral(&syllables[found->end]);
    return before || behind;
}

bool text_may_deny(const struct spoken_text *text, const struct denial_words *words)
{
    const struct network *network;
    struct found found;
    for (size_t i = 0; (network = denial_words_each(words, i)) != NULL; i++) {
        for (size_t start = 0; start < text->count; start++) {
            if (spoken_text_find(text, network, start, DIGITS_AS_GIVEN, &found))
                return true;
        }
    }
    return false;
}

/* Whether the denial stands over this place; the words that deny, not those of the wording. */
static bool found_denies(const struct network *denial, const struct found *found, uint8_t slot,
                         size_t *first, size_t *end)
{
    bool any = false;
    for (size_t i = 0; i < found->n_steps; i++) {
        if (denial->arcs[found->steps[i].arc].slot != slot)
            continue;
        *first = any ? *first : found->steps[i].syllable;
        *end = found->steps[i].syllable + 1u;
        any = true;
    }
    return any;
}

/* Whether the denial is about the wording that was found: its own words do not count, only the
 * wording in it. */
static bool is_about(const struct network *denial, const struct found *found,
                     const struct found *wording)
{
    size_t start = found->end, end = 0;
    for (size_t i = 0; i < found->n_steps; i++) {
        if (denial->arcs[found->steps[i].arc].slot)
            continue;
        start = found->steps[i].syllable < start ? found->steps[i].syllable : start;
        end = found->steps[i].syllable + 1u;
    }
    size_t length = wording->end - wording->start;
    size_t shorter = end > start && end - start < length ? end - start : length;
    start = start > wording->start ? start : wording->start;
    end = end < wording->end ? end : wording->end;
    return end > start && 2 * (end - start) > shorter;
}

/* Whether words that only look like a denial hold those syllables: 不 in 能不能. */
static bool is_affirmed(const struct spoken_text *text, const struct network *denial,
                        const struct found *wording, size_t first)
{
    size_t from = first > 8 ? first - 8 : 0, begin = 0, end = 0;
    for (size_t start = from; start <= first; start++) {
        struct found found;
        if (spoken_text_find(text, denial, start, DIGITS_AS_GIVEN, &found) &&
            is_about(denial, &found, wording) &&
            found_denies(denial, &found, AFFIRMED_SLOT_INDEX, &begin, &end) && begin <= first &&
            first < end)
            return true;
    }
    return false;
}

static bool network_denies(const struct spoken_text *text, const struct network *denial,
                           const struct found *wording, struct found *out)
{
    enum { REACH = 16 }; /* syllables of the longest words before a clause */
    size_t first = 0, end = 0;
    size_t from = wording->start > REACH ? wording->start - REACH : 0;
    for (size_t start = from; start < wording->end; start++) {
        if (spoken_text_find(text, denial, start, DIGITS_AS_GIVEN, out) &&
            is_about(denial, out, wording) &&
            found_denies(denial, out, DENIAL_SLOT_INDEX, &first, &end) &&
            !is_affirmed(text, denial, wording, first))
            return true;
    }
    return false;
}

const struct network *text_denies(const struct spoken_text *text, const struct denials *denials,
                                  const struct found *wording, struct found *out)
{
    for (size_t i = 0; denials && i < denials->count; i++) {
        if (network_denies(text, &denials->networks[i], wording, out))
            return &denials->networks[i];
    }
    return NULL;
}

bool text_means(const struct spoken_text *text, const struct network *network,
                const struct denials *denials)
{
    struct found found, other;
    for (size_t start = 0; start < text->count; start++) {
        if (spoken_text_find(text, network, start, DIGITS_AS_GIVEN, &found) &&
            !text_cuts_figure(text, &found) && !text_denies(text, denials, &found, &other))
            return true;
    }
    return false;
}

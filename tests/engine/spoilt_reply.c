#include "tests/engine/spoilt_reply.h"

#include <stdio.h>
#include <string.h>

#include "tests/random.h"

const char *spoiling_text(enum spoiling spoiling)
{
    static const char *const texts[] = {
        "a move dropped", "a phrase swapped", "the order turned round",
        "a taboo added",  "sped up",          "shouted",
        "noise"};
    return texts[spoiling];
}

void reply_split(struct reply_made *made, const char *text)
{
    static const char *const ends[] = {"。", "！", "？"};
    while (*text && made->n_sentences < SENTENCES_MAX) {
        size_t length = strlen(text);
        for (size_t i = 0; i < 3; i++) {
            const char *end = strstr(text, ends[i]);
            size_t here = end ? (size_t)(end - text) + strlen(ends[i]) : length;
            length = here < length ? here : length;
        }
        snprintf(made->sentences[made->n_sentences++], sizeof made->sentences[0], "%.*s",
                 (int)length, text);
        text += length;
    }
    made->n_own = made->n_sentences;
}

static void drop(struct reply_made *made, int at)
{
    made->n_sentences--;
    made->n_own--;
    memmove(made->sentences[at], made->sentences[at + 1],
            (size_t)(made->n_sentences - at) * sizeof made->sentences[0]);
}

static void turn_round(struct reply_made *made)
{
    char keep[256];
    for (int i = 0, k = made->n_sentences - 1; i < k; i++, k--) {
        memcpy(keep, made->sentences[i], sizeof keep);
        memcpy(made->sentences[i], made->sentences[k], sizeof keep);
        memcpy(made->sentences[k], keep, sizeof keep);
    }
}

static const char *a_taboo(uint32_t *state)
{
    static const char *const said[] = {"你去投诉好了。", "这我哪知道。", "规定就是这样。",
                                       "你不会自己看吗？"};
    return said[random_below(state, 4)];
}

static void put_in(struct reply_made *made, const char *sentence)
{
    snprintf(made->sentences[made->n_sentences++], sizeof made->sentences[0], "%s", sentence);
}

bool reply_spoil(struct reply_made *made, enum spoiling spoiling, uint32_t *state)
{
    bool whole = made->n_own > 1 && !made->turned_round;
    switch (spoiling) {
    case SPOIL_DROP:
    case SPOIL_SWAP: /* for words of no play */
        if (!whole)
            return false;
        drop(made, (int)random_below(state, (uint32_t)made->n_own));
        if (spoiling == SPOIL_SWAP)
            put_in(made, "今天外面的天气还可以。");
        return true;
    case SPOIL_TURN_ROUND:
        if (!whole)
            return false;
        turn_round(made);
        made->turned_round = true;
        return true;
    case SPOIL_TABOO:
        if (made->n_sentences == SENTENCES_MAX)
            return false;
        put_in(made, a_taboo(state));
        return true;
    case SPOIL_HURRY: /* once: nobody speaks four times as fast */
        if (made->rate_wpm > 300)
            return false;
        made->rate_wpm *= 2;
        return true;
    case SPOIL_SHOUT:
        made->gain_db += 14;
        made->pitch = 90;
        return true;
    default:
        made->noise_db = made->noise_db > 0 ? made->noise_db - 5 : 8;
        return true;
    }
}

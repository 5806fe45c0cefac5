#include "kiosk/card/strip.h"

#include <math.h>
#include <stdlib.h>

#include "kiosk/ui/spelled.h"

_Static_assert((int)STRIP_LEVEL_MS == (int)LEVEL_STEP_MS, "levels are the attempt's");

void strip_finish(struct strip *strip)
{
    if (!strip)
        return;
    reply_strip_finish(&strip->reply);
    free(strip->words);
    free(strip->pitches);
    free(strip->customer);
    free(strip->both);
    *strip = (struct strip){.view = {.turn = -1}};
}

static struct span_view *spans_of(const struct speech_span *spans, size_t n)
{
    struct span_view *views = calloc(n + 1, sizeof *views);
    for (size_t i = 0; views && i < n; i++)
        views[i] = (struct span_view){spans[i].start_ms, spans[i].end_ms};
    return views;
}

static struct strip_word_view *words_of(const struct reply_strip *reply)
{
    static const enum strip_word_look looks[] = {[STRIP_RECOGNISED] = WORD_RECOGNISED,
                                                 [STRIP_READ] = WORD_READ,
                                                 [STRIP_UNREAD] = WORD_UNREAD};
    struct strip_word_view *views = calloc(reply->n_words + 1, sizeof *views);
    for (size_t i = 0; views && i < reply->n_words; i++) {
        const struct strip_word *word = &reply->words[i];
        bool known = word->kind == STRIP_RECOGNISED;
        views[i] =
            (struct strip_word_view){.text = word->text,
                                     .look = looks[word->kind],
                                     .clarity = known ? clarity_of(word->clarity) : CLARITY_UNKNOWN,
                                     .start_ms = word->start_ms,
                                     .end_ms = word->end_ms};
    }
    return views;
}

/* People's voices lie between 70 and 400 Hz; by octaves, as they are heard. */
static uint8_t pitch_shown(float hz)
{
    float part = hz > 0 ? logf(hz / 70) / logf(400.0f / 70) : 0;
    return hz <= 0 ? 0 : part <= 0 ? 1 : part >= 1 ? 255 : (uint8_t)(1 + 254 * part);
}

static uint8_t *pitches_of(const struct heard *heard, int *n)
{
    enum { FRAMES = LEVEL_STEP_MS / HEARD_FRAME_MS };
    size_t count = heard->n_frames / FRAMES;
    uint8_t *pitches = malloc(count + 1);
    *n = pitches ? (int)count : 0;
    for (int i = 0; i < *n; i++)
        pitches[i] = pitch_shown(heard->frames[i * FRAMES].pitch_hz);
    return pitches;
}

static void strip_view_fill(struct strip *strip, const struct reply_sound *sound, int turn)
{
    struct strip_view *view = &strip->view;
    view->turn = turn;
    view->from_ms = strip->reply.from_ms;
    view->to_ms = strip->reply.to_ms;
    if (view->from_ms == view->to_ms) /* not heard again yet, or nobody speaks */
    {
        view->from_ms = sound->from_ms > 0 ? sound->from_ms : 0;
        view->to_ms = sound->n_levels > 0 ? sound->to_ms : view->from_ms;
    }
    view->words = strip->words;
    view->n_words = (int)strip->reply.n_words;
    view->pitches = strip->pitches;
    view->customer = strip->customer;
    view->n_customer = (int)sound->n_customer;
    view->both = strip->both;
    view->n_both = (int)strip->reply.n_both;
}

enum status strip_init(struct strip *strip, const struct attempt_card *attempt, size_t reply,
                       int turn)
{
    strip_finish(strip);
    if (reply >= attempt->n_sounds)
        return STATUS_OK;
    const struct reply_sound *sound = &attempt->sounds[reply];
    enum status status =
        reply_strip_init(&strip->reply, &sound->heard, &attempt->stored.verdicts[reply],
                         sound->customer, sound->n_customer);
    if (status == STATUS_OK) {
        strip->words = words_of(&strip->reply);
        strip->customer = spans_of(sound->customer, sound->n_customer);
        strip->both = spans_of(strip->reply.both, strip->reply.n_both);
        strip->pitches = pitches_of(&sound->heard, &strip->view.n_pitches);
    }
    if (status != STATUS_OK || !strip->words || !strip->customer || !strip->both ||
        !strip->pitches) {
        strip_finish(strip);
        return STATUS_NO_MEMORY;
    }
    strip_view_fill(strip, sound, turn);
    return STATUS_OK;
}

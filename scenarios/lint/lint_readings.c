/* Every word that is spoken or listened for has a reading, and none was guessed. A reading that is
 * unsure is a note: the pack can be played, but a line in words.tsv would settle it. */
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "base/utf8.h"
#include "scenarios/fill/fit.h"
#include "scenarios/lint/lint.h"

/* The word without a reading: what stands there up to the next Chinese character or blank. */
static int word_length(const char *word)
{
    size_t length = strlen(word), at = 0;
    uint32_t code;
    for (size_t n; (n = utf8_decode(word + at, length - at, &code)) != 0; at += n) {
        if (at > 0 && (utf8_is_han(code) || code < 0x30 || code >= 0x3000))
            break;
    }
    return at < 40 ? (int)at : 40;
}

static void note_unsure(struct loader *loader, const char *text, const struct reading *readings,
                        size_t count, struct place_in_file at)
{
    for (size_t i = 0; i < count; i++) {
        char pinyin[SYLLABLE_TEXT_SIZE];
        if (!readings[i].unsure)
            continue;
        syllable_format(readings[i].syllable, pinyin);
        LOADER_PROBLEM(
            loader, at,
            "note: '%s' in '%.*s' is taken to be %s: a line in words.tsv would settle it",
            readings[i].hanzi, TEXT_CUT(text), pinyin);
    }
}

static void lint_text(struct loader *loader, const char *text, struct place_in_file at)
{
    struct reading *readings = NULL;
    size_t count = 0, offset = 0;
    if (!text || !text[0])
        return;
    enum status status = lexicon_read(loader->pack->lexicon, text, &readings, &count, &offset);
    if (status == STATUS_OK)
        note_unsure(loader, text, readings, count, at);
    else if (status == STATUS_INVALID)
        LOADER_PROBLEM(loader, at,
                       "no reading for '%.*s': write it in Chinese, or add it to words.tsv",
                       word_length(text + offset), text + offset);
    free(readings);
}

/* A line with a recording is not spoken by the machine and needs no reading. */
static void lint_spoken_lines(struct loader *loader, const struct line *lines, size_t n_lines)
{
    for (size_t i = 0; i < n_lines; i++) {
        if (!lines[i].sound)
            lint_text(loader, lines[i].text, lines[i].at);
    }
}

static void lint_drawn_readings(struct loader *loader, const struct play *play)
{
    lint_text(loader, play->ask_again, play->at);
    lint_text(loader, play->not_heard, play->at);
    for (size_t i = 0; i < play->n_turns; i++)
        lint_spoken_lines(loader, play->turns[i].says, play->turns[i].n_says);
    for (size_t i = 0; i < play->n_endings; i++)
        lint_spoken_lines(loader, play->endings[i].says, play->endings[i].n_says);
}

static void lint_play_readings(struct loader *loader, const struct play *play)
{
    for (size_t i = 0; i < play->n_drawn; i++)
        lint_drawn_readings(loader, &play->drawn[i]);
}

/* Wordings need not be looked at here: compiling them names any word without a reading, and where
 * there are two readings the ear listens for both. */
static void lint_model_reading(struct loader *loader, const struct utterance *utterance)
{
    if (utterance->better && !strstr(utterance->better, "××") && !fit_wanted(utterance->better))
        lint_text(loader, utterance->better, utterance->at);
}

void lint_readings(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_utterances; i++)
        lint_model_reading(loader, &pack->utterances[i]);
    for (const struct fitted_utterance *fitted = pack->fitted; fitted; fitted = fitted->next)
        lint_model_reading(loader, &fitted->utterance);
    for (size_t i = 0; i < pack_n_scenes(pack); i++)
        lint_play_readings(loader, pack_scene(pack, i));
}

#include "kiosk/ui/spelled.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/reading/tone_mark.h"

_Static_assert((int)CELL_PINYIN_SIZE == (int)MARKED_SIZE, "a marked syllable fits");

/* Nine in ten syllables that people say rightly reach the one, and one below the other contradicts
 * the words (docs/hearing.md, Clarity; docs/judging.md). */
static const float clear_from = 0.5f, contradicts_below = 0.15f;

static const char *pause_text(char pause)
{
    return pause == ','   ? "，"
           : pause == '.' ? "。"
           : pause == '?' ? "？"
           : pause == '!' ? "！"
                          : "";
}

static struct cell_view cell_of(const struct reading *reading)
{
    struct cell_view cell = {.clarity = CLARITY_UNKNOWN, .pause = pause_text(reading->pause)};
    snprintf(cell.hanzi, sizeof cell.hanzi, "%s", reading->hanzi);
    syllable_mark(reading->syllable, cell.pinyin);
    return cell;
}

enum status spelled_init(struct spelled *spelled, const struct lexicon *lexicon, const char *text)
{
    struct reading *readings = NULL;
    size_t n = 0;
    spelled_finish(spelled);
    enum status status = lexicon_read(lexicon, text, &readings, &n, NULL);
    if (status != STATUS_OK)
        return status;
    spelled->cells = calloc(n + 1, sizeof *spelled->cells);
    spelled->text = strdup(text);
    if (!spelled->cells || !spelled->text)
        status = STATUS_NO_MEMORY;
    for (size_t i = 0; status == STATUS_OK && i < n; i++)
        spelled->cells[spelled->n_cells++] = cell_of(&readings[i]);
    free(readings);
    if (status != STATUS_OK)
        spelled_finish(spelled);
    return status;
}

void spelled_finish(struct spelled *spelled)
{
    free(spelled->cells);
    free(spelled->text);
    *spelled = (struct spelled){.n_cells = 0};
}

void spelled_unmark(struct spelled *spelled)
{
    for (int i = 0; i < spelled->n_cells; i++)
        spelled->cells[i].clarity = CLARITY_UNKNOWN;
}

enum clarity clarity_of(float clarity)
{
    return clarity >= clear_from          ? CLARITY_CLEAR
           : clarity >= contradicts_below ? CLARITY_FAINT
                                          : CLARITY_UNCLEAR;
}

/* The syllables come in the words' order; one that is none of the words' (it takes them back) is
 * passed over. */
void spelled_mark(struct spelled *spelled, const struct evidence *evidence)
{
    size_t at = 0;
    spelled_unmark(spelled);
    if (evidence->verdict == EVIDENCE_NOT_SAID)
        return;
    for (int i = 0; i < spelled->n_cells; i++) {
        size_t next = at;
        while (next < evidence->n_syllables &&
               strcmp(evidence->syllables[next].hanzi, spelled->cells[i].hanzi) != 0)
            next++;
        if (next == evidence->n_syllables)
            continue;
        spelled->cells[i].clarity = clarity_of(evidence->syllables[next].clarity);
        at = next + 1;
    }
}

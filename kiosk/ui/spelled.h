/* Spelled: words to be said, character by character with pinyin, and how clearly each was said. */
#ifndef YINGDA_KIOSK_UI_SPELLED_H
#define YINGDA_KIOSK_UI_SPELLED_H

#include "audio/hearing/heard.h"
#include "base/status.h"
#include "kiosk/ui/cells.h"
#include "language/reading/lexicon.h"

struct spelled {
    struct cell_view *cells; /* owned */
    int n_cells;
    char *text; /* owned: what they spell */
};

/* Spells a text; what was there is freed. Fails as lexicon_read does; it is then empty. */
MUST_USE enum status spelled_init(struct spelled *spelled, const struct lexicon *lexicon,
                                  const char *text);
/* Accepts zeroed memory and being called twice. */
void spelled_finish(struct spelled *spelled);

/* How a syllable's clarity (audio/hearing/heard.h) is shown. */
enum clarity clarity_of(float clarity);

/* Marks how clearly each syllable was said, by the evidence for these words; all are unknown where
 * they were not said. */
void spelled_mark(struct spelled *spelled, const struct evidence *evidence);
void spelled_unmark(struct spelled *spelled);

#endif

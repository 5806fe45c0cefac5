/* Utterances in a text, for what is checked before anybody speaks; and what denies them. */
#ifndef YINGDA_SCENARIOS_UTTERANCE_H
#define YINGDA_SCENARIOS_UTTERANCE_H

#include "scenarios/pack.h"

/* Whether a text, read aloud, says an utterance and means it: one of its wordings or all its parts,
 * not denied, and nothing against it. *wording (may be NULL) is one that was found. False too where
 * the text has no reading. */
bool utterance_in_text(const struct utterance *utterance, const struct lexicon *lexicon,
                       const char *text, const struct wording **wording);

/* Makes the denials of an utterance from its wordings, each by itself; none where they do not
 * count. Owned by the pack, whose arena remembers when memory runs out. STATUS_LIMIT: it has too many
 * wordings, and its denials are not known. */
MUST_USE enum status utterance_deny(struct pack *pack, struct utterance *utterance);

#endif

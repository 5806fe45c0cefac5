/* Utterances in a text, for what is checked before anybody speaks; and what denies them. */
#ifndef YINGDA_SCENARIOS_UTTERANCE_H
#define YINGDA_SCENARIOS_UTTERANCE_H

#include "scenarios/pack.h"

/* Whether a text, read aloud, says an utterance and means it: one of its wordings or all its parts,
 * not denied, and nothing against it. *wording (may be NULL) is one that was found. False too where
 * the text has no reading. */
bool utterance_in_text(const struct pack *pack, const struct utterance *utterance,
                       const char *text, const struct wording **wording);

/* Marks the networks of an utterance's wordings as denied together, for an ear that listens for
 * sound; not where denials do not count. */
void utterance_mark_denials(struct pack *pack, struct utterance *utterance);

/* What denies an utterance in a text, made from its wordings: some milliseconds' work, so it is made
 * only for what was found in one. *denial has no arcs where denials do not count; the caller
 * finishes it. STATUS_NO_MEMORY; STATUS_LIMIT: it has too many wordings, and its denials are not
 * known. */
MUST_USE enum status utterance_denial(const struct utterance *utterance,
                                      const struct denial_words *words, struct network *denial);

#endif

/* Utterances in a text, for what is checked before anybody speaks; and what denies them. */
#ifndef YINGDA_SCENARIOS_UTTERANCE_H
#define YINGDA_SCENARIOS_UTTERANCE_H

#include "scenarios/pack.h"

/* Whether a text, read aloud, says an utterance and means it: one of its wordings or all its parts,
 * not denied, and nothing against it. *wording (may be NULL) is one that was found. False too where
 * the text has no reading. */
bool utterance_in_text(const struct pack *pack, const struct utterance *utterance, const char *text,
                       const struct wording **wording);

/* Marks the networks of an utterance's wordings as denied together, for an ear that listens for
 * sound; not where denials do not count. */
void utterance_mark_denials(struct pack *pack, struct utterance *utterance);

/* Whether it can be said and not meant: a move or phrase whose denials count. */
bool utterance_may_be_unmeant(const struct utterance *utterance);

/* What denies an utterance in a text, made from its wordings: some milliseconds' work, so it is
 * made only for what was found in one. There is none where denials do not count; the caller
 * finishes it. STATUS_NO_MEMORY; STATUS_LIMIT: a wording is too long for its denials to be told. */
MUST_USE enum status utterance_denials_init(const struct utterance *utterance,
                                            const struct denial_words *words,
                                            struct denials *denials);

#endif

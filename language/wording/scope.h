/* How far a denial reaches in a text. A text has its clauses marked and is heard without doubt, so
 * what governs a wording may be looked for anywhere in its clause, and what takes it back in the
 * next one: 我没法 … 叫您放心, 五日内答复，这话我可不敢讲. In sound both lie too far apart, and an
 * ear would find them by chance: it goes by the denials of denial.h alone. */
#ifndef YINGDA_LANGUAGE_WORDING_SCOPE_H
#define YINGDA_LANGUAGE_WORDING_SCOPE_H

#include "language/wording/network.h"
#include "language/wording/spoken_text.h"

struct scope_words; /* the words that reach so far, compiled once */

/* NULL: memory runs out. */
struct scope_words *scope_words_open(const struct lexicon *lexicon);
void scope_words_close(struct scope_words *words);

/* The i-th of the networks, NULL behind the last. */
const struct network *scope_words_each(const struct scope_words *words, size_t i);

/* Whether a wording of that kind, found there in the text, is denied from further away. */
bool scope_denies(const struct spoken_text *text, const struct scope_words *words,
                  enum denial_of of, const struct network *wording, const struct found *found);

#endif

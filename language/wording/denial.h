/* Denials: the ways in which what a wording says is taken back, refused, doubted, asked back or put
 * into somebody else's mouth. A wording is found wherever it stands; its denial, found in the same
 * place, says that it was not meant.
 *
 * There is no punctuation in sound. So a denial reaches no further than grammar lets it: 不 and its
 * kin stand before a verb, with only such words between them as stand before verbs (马上, 给您),
 * never before a person (要不我 …) or a figure; 谁说 and its kin take a whole clause. What looks
 * like a denial and is none (不仅, 能不能, 不是不) is a longer way through the same network. */
#ifndef YINGDA_LANGUAGE_WORDING_DENIAL_H
#define YINGDA_LANGUAGE_WORDING_DENIAL_H

#include "language/wording/network.h"

/* The slots of a denial's network: what stands in the first denies, what stands in the second only
 * looks so. */
#define DENIAL_SLOT "denial"
#define AFFIRMED_SLOT "affirmed"
enum { DENIAL_SLOT_INDEX = 1, AFFIRMED_SLOT_INDEX = 2 };

struct denial_words; /* the words of denials, compiled once */

/* NULL: memory runs out. */
struct denial_words *denial_words_open(const struct lexicon *lexicon);
void denial_words_close(struct denial_words *words);

/* The denials of some wordings, in one network. Networks without arcs are passed over. The
 * wordings' slots are not kept. STATUS_LIMIT, STATUS_NO_MEMORY: *network needs no finishing. */
enum status network_init_denial(struct network *network, const struct network *const *wordings,
                                size_t n_wordings, const struct denial_words *words,
                                enum denial_of of);

#endif

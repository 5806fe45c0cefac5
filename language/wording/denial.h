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

struct scope_words;  /* language/wording/scope.h */
struct denial_words; /* the words of denials, compiled once */

/* NULL: memory runs out. */
struct denial_words *denial_words_open(const struct lexicon *lexicon);
void denial_words_close(struct denial_words *words);

/* Words of which a denial has one at least: the i-th of some networks, NULL behind the last. */
const struct network *denial_words_each(const struct denial_words *words, size_t i);

/* The denials of some wordings: as many networks as they need, each of some of the wordings; and
 * what denies them from further away. */
struct denials {
    struct network *networks; /* owned */
    size_t count;
    enum denial_of of;
    const struct scope_words *scope;
};

/* Networks without arcs are passed over; without others there are no denials. The wordings' slots
 * are not kept. STATUS_LIMIT: the denials of one wording alone do not fit a network;
 * STATUS_NO_MEMORY. *denials needs no finishing then. */
MUST_USE enum status denials_init(struct denials *denials, const struct network *const *wordings,
                                  size_t n_wordings, const struct denial_words *words,
                                  enum denial_of of);

/* Accepts NULL and what was finished before. */
void denials_finish(struct denials *denials);

/* How something is denied in the place where an ear has found it. */
enum denial_way {
    DENIAL_BEFORE_VERB,   /* 不, 没空: right before a verb */
    DENIAL_BEFORE_CLAUSE, /* 谁说, 不是: before the clause's own words */
    DENIAL_CONDITION,     /* 如果真: before 是我们的错 */
    DENIAL_INSIDE,        /* between two of its syllables */
    DENIAL_BEHIND,        /* …是不可能的, …不了 */
    DENIAL_ASKED_BACK,    /* …吗, where nothing follows */
    DENIAL_LOOK_ALIKE,    /* 能不能, 特别: before it, and denies nothing */
    N_DENIAL_WAYS
};

/* The words of one way to deny something of that kind. Empty, without arcs, where there are none.
 * STATUS_LIMIT, STATUS_NO_MEMORY: *network needs no finishing. */
MUST_USE enum status network_init_denial_way(struct network *network,
                                             const struct denial_words *words, enum denial_of of,
                                             enum denial_way way);

/* Whether the words of that way deny what begins with this arc of a wording. */
bool denial_may_precede(const struct network *wording, const struct network_arc *arc,
                        enum denial_way way);

#endif

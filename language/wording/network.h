/* A network of syllables: everything that may be said for one accepted wording. */
#ifndef YINGDA_LANGUAGE_WORDING_NETWORK_H
#define YINGDA_LANGUAGE_WORDING_NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "language/reading/lexicon.h"
#include "language/reading/syllable.h"

struct network_arc {
    uint16_t from, to;        /* nodes; from < to for every arc: a network has no loops */
    struct syllable syllable; /* FINAL_NONE: no sound (skip); FINAL_ANY: any one syllable */
    char hanzi[8];            /* UTF-8 of what is said, "" for a skip or FINAL_ANY */
    uint8_t slot;             /* 0: outside any slot; k: inside slots[k - 1] */
};

/* A syllable of a gap (… or {gap:2-6}): anything at all may be said there, and no value is read. */
static inline bool arc_is_gap(const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_ANY && !arc->slot;
}

enum { SLOT_MAX_DIGITS = 20 };

enum slot_type { SLOT_NUMBER, SLOT_TIME, SLOT_PHONE, SLOT_AMOUNT, SLOT_NAME, SLOT_LISTED };

struct network_slot {
    enum slot_type type;
    char name[24];     /* as written between the braces, before a colon: "time", "company", … */
    uint8_t low, high; /* digits of a number or phone; high 0: the pack does not say */
    bool expected;     /* stands for the value that is expected there, and for no other */
    bool literal;      /* the wording itself gives the value: nothing else may stand there */
};

/* What a wording is, for those who deny it (language/wording/denial.h). To ask back a question is
 * no denial (您看可以吗), and what nobody may say is only taken back politely (并不是要罚您的款):
 * rhetorical questions make it no better. */
enum denial_of {
    DENIAL_OF_NOTHING, /* nothing takes it back */
    DENIAL_OF_STATEMENT,
    DENIAL_OF_QUESTION,
    DENIAL_OF_FORBIDDEN,
    N_DENIALS_OF
};

/* Node 0 is the start, node n_nodes - 1 the end. Arcs are sorted by `from`. Owns its arrays. */
struct network {
    struct network_arc *arcs;
    struct network_slot *slots;
    uint16_t n_arcs, n_nodes, n_slots;
    uint16_t denial_of; /* enum denial_of: where it is found, an ear looks whether it is denied */
    uint32_t group;     /* the wordings of one utterance have the same; 0: it belongs to none */
};

/* A list slot of the pack: {company}: 城东供电公司, 城西供电公司 … */
struct slot_list {
    const char *name;
    const char *const *texts;
    size_t count;
};

/* A value that is expected in a slot, e.g. phone 13800138000, in slot_value's form. */
struct slot_expected {
    const char *name, *value;
};

struct network_error {
    size_t offset;    /* byte offset in the wording */
    char reason[160]; /* English, no full stop */
};

enum { NETWORK_MAX_BUILT_ARCS = 30000 }; /* of a denial: put together from many wordings */
enum { NETWORK_MAX_ARCS = 4000, WORDING_MAX_BYTES = 4000, WORDING_MAX_DEPTH = 16 };

/* Compiles an accepted wording, e.g. `(非常|十分)?(抱歉|对不起)(,给您添麻烦了)?` or
 * `工号{number}为您服务`. ( ) | ? { } are special unless after a backslash; punctuation is
 * silent. Built-in slots: number (up to 8 digits said singly, 幺 for 1, all of them as on the radio
 * (洞幺两三四五六拐八勾), or a number up to 9999), time (八点, 下午三点二十分, 差五分三点, 今晚八点
 * 以前 …), phone (mobile, local, with area code, 400), amount (…元/块/角/毛/分; from 100 on also
 * without), name (any 2 to 4 syllables); others, or name too, are in `lists`. {number:4} and
 * {phone:7-8} say how many digits there are. {phone=13800138000} is these digits alone, said
 * singly, under a name of the pack's choice: the ear checks each of them. … or {gap} stands for up
 * to four syllables of any kind between words, {gap:2-6} for so many, at most eight. A slot has one
 * entry in `slots` for each time it is written. What is read in two ways has an arc for each. A
 * character is read with what stands beside it, through the brackets: in `(现在)?就(办|为您办)` 为
 * is read as in 就为您. STATUS_INVALID fills *error, with what is written wrong, or that the
 * wording may be silent; STATUS_LIMIT too: more than the limits above. *network needs no finishing
 * then. */
MUST_USE enum status network_init_wording(struct network *network, const char *wording,
                                          const struct lexicon *lexicon,
                                          const struct slot_list *lists, size_t n_lists,
                                          struct network_error *error);

/* The same for a turn in which some values are known: a slot with one has a way of its own for
 * that value beside everything else it takes, with an entry in `slots` whose `expected` is set, so
 * that the ear can hold the two against each other. A value that cannot be said is STATUS_INVALID.
 */
MUST_USE enum status network_init_expecting(struct network *network, const char *wording,
                                            const struct lexicon *lexicon,
                                            const struct slot_list *lists, size_t n_lists,
                                            const struct slot_expected *expected, size_t n_expected,
                                            struct network_error *error);

/* Compiles plain text as it stands: no character is special. */
MUST_USE enum status network_init_phrase(struct network *network, const char *text,
                                         const struct lexicon *lexicon,
                                         struct network_error *error);

/* Accepts NULL and being called twice. */
void network_finish(struct network *network);

/* Syllables on the shortest and the longest way through. */
void network_lengths(const struct network *network, size_t *shortest, size_t *longest);

enum network_fit { NETWORK_WHOLE, NETWORK_WITHIN };

/* True when `text`, read aloud, is one of the things the network stands for (NETWORK_WHOLE), or has
 * one of them in it (NETWORK_WITHIN). Either reading of a character will do. False too when the
 * text has no reading or memory runs out. */
bool network_accepts(const struct network *network, const char *text, const struct lexicon *lexicon,
                     enum network_fit fit);

/* One of the shortest texts that the network accepts, e.g. to make a sample to hear; a name slot
 * holds 张小明. STATUS_LIMIT when it does not fit `out_size` bytes; cut between characters then. */
MUST_USE enum status network_sample(const struct network *network, char *out, size_t out_size);

/* How easily the two are confused by ear: the least edit distance between anything the one and
 * anything the other accepts, in syllables (insertion and deletion 1, substitution
 * syllable_distance, what stands in a gap 1). 0: there is something that both accept but for tones.
 * Only what is nearer than `limit` is looked for; any other distance comes out as some number from
 * there on. The lower it is the sooner that is done; without one (NETWORK_ANY_DISTANCE) it takes
 * time by the product of their arcs, at worst 16 million steps. -1 when memory runs out. */
float network_distance(const struct network *a, const struct network *b, float limit);
#define NETWORK_ANY_DISTANCE 1e6f

/* The same, with whatever else `heard` says before and after left out: how much the wording would
 * have to be bent to be found in it. */
float network_distance_within(const struct network *heard, const struct network *wording,
                              float limit);

#endif

/* A reply along time: what of its sound can be shown as a strip. The words are those that were
 * recognised, where they were recognised; elsewhere the network's rough reading, and where that is
 * not sure of itself a dot. Pure. */
#ifndef YINGDA_ENGINE_REPLY_STRIP_H
#define YINGDA_ENGINE_REPLY_STRIP_H

#include "scoring/scene.h"
#include "scoring/verdict.h"

enum strip_word_kind {
    STRIP_RECOGNISED, /* a character of words that count as said */
    STRIP_READ,       /* a syllable by its sound, toneless pinyin: two of three are right */
    STRIP_UNREAD      /* somebody speaks, and that is all that is known */
};

struct strip_word {
    enum strip_word_kind kind;
    char text[12]; /* "请", "qing", "·" */
    int32_t start_ms, end_ms;
    float clarity; /* STRIP_RECOGNISED: 0..1, as heard_syllable has it */
};

struct reply_strip {
    int32_t from_ms, to_ms; /* where the person speaks, with a breath around it; equal: nowhere */
    struct strip_word *words; /* owned; in order, not overlapping */
    size_t n_words;
    struct speech_span *both; /* owned; where the person and the customer speak at once */
    size_t n_both;
};

/* Of a reply as it was heard, its verdicts, and the customer's speech in it. What was recognised are
 * the words that verdicts rest on: of moves and phrases that are met, of rules that are broken by
 * words. STATUS_NO_MEMORY; the caller calls reply_strip_finish, after a failure too. */
MUST_USE enum status reply_strip_init(struct reply_strip *strip, const struct heard *heard,
                                      const struct verdicts *verdicts,
                                      const struct speech_span *customer, size_t n_customer);
void reply_strip_finish(struct reply_strip *strip);

#endif

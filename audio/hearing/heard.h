/* What was heard in one reply: plain structs, the only part of audio/ that scoring/ sees. */
#ifndef YINGDA_AUDIO_HEARING_HEARD_H
#define YINGDA_AUDIO_HEARING_HEARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/reading/syllable.h"

enum evidence_verdict { EVIDENCE_NOT_SAID, EVIDENCE_UNDECIDED, EVIDENCE_SAID };

struct heard_syllable {
    char hanzi[8];            /* UTF-8; "" for a wildcard syllable */
    struct syllable syllable; /* toned as the lexicon reads it */
    int32_t start_ms, end_ms; /* from sample 0 of the reply */
    float clarity;            /* 0..1, goodness of pronunciation */
    uint8_t slot;             /* 0 or 1 + index into evidence.slots */
};

/* Said in a gap of the wording, where anything may be. */
static inline bool heard_in_gap(const struct heard_syllable *syllable)
{
    return syllable->syllable.final == FINAL_ANY && !syllable->slot;
}

/* How what was heard in a slot stands to the value that was expected there: another, certainly; or
 * one as likely as the other. Numbers that a wording gives ({phone=13800138000}) are trustworthy to
 * the measure in docs/hearing.md. */
enum slot_match { SLOT_NOTHING_EXPECTED, SLOT_UNSURE, SLOT_MATCHES, SLOT_DIFFERS };

struct heard_slot {
    char name[24];
    char hanzi[64]; /* the characters heard */
    char value[32]; /* "15:30", "0273", …; "" when they form no value, or one too uncertain to show
                     */
    char guess[32]; /* the likeliest value, however uncertain; "" when nothing forms one */
    char rival[32]; /* the next likeliest; "" when none is anywhere near */
    int32_t start_ms, end_ms;
    int32_t margin; /* how much worse the rival fits the sound, in senone cost units */
    float score;    /* 0..1: how sure the guess is */
    enum slot_match match;
    bool
        literal; /* the wording gives the value, and where `match` is SLOT_DIFFERS it is not said */
    int32_t expected_margin; /* how much better the expected value fits than any other */
};

/* Whether what was said is taken back beside it or inside it (不, 谁说, …是不可能的). Where it is,
 * what takes it back stands among its syllables. UNCLEAR doubts this wording, LIKELY whatever was
 * heard in its place. */
enum evidence_denied { DENIED_NO, DENIED_UNCLEAR, DENIED_LIKELY, DENIED_YES };

/* The evidence for one network (one accepted wording or plain phrase). */
struct evidence {
    enum evidence_verdict verdict; /* on the sound alone, whether denied or not */
    enum evidence_denied denied;   /* of networks with denials; DENIED_NO where it was not said */
    int32_t denied_ms;             /* then: the start of the syllable behind what takes it back, or
                                      the end of the last one; -1: it is known in words, not in time */
    float score;              /* 0..1, rises with the evidence; 0 when nothing was said at all */
    int32_t start_ms, end_ms; /* the best place, whatever the verdict; -1 without speech */
    struct heard_syllable *syllables; /* owned */
    struct heard_slot *slots;         /* owned */
    size_t n_syllables, n_slots;
};

struct heard_segment { /* one stretch of speech, as the endpointer cut it */
    int32_t start_ms, end_ms;
    float level_dbfs; /* RMS of the stretch, full-scale sine = -3.01 */
};

enum { HEARD_FRAME_MS = 10 };

/* 10 ms of the reply, counted from sample 0; a last part of less is left out. */
struct heard_frame {
    float level_dbfs; /* RMS */
    float pitch_hz;   /* 60 to 500; 0: not voiced, or outside the segments */
};

/* How the words sound as a whole, whichever they are. An ear that looks for wordings in a sound
 * does not know all the words, and so not the tone; one that reads them does. */
enum tone {
    TONE_FINE,
    TONE_PERHAPS_FORBIDDEN,
    TONE_FORBIDDEN,
    TONE_CERTAINLY_FORBIDDEN /* whatever else was said */
};

struct heard_tone {
    enum tone tone;
    const char *kind; /* what it sounds like, the pack's own; "" or NULL where nobody knows */
};

struct heard {
    int32_t duration_ms;            /* of the kept sound */
    struct heard_segment *segments; /* owned; in order, not overlapping */
    size_t n_segments;
    struct evidence *evidence; /* owned; one per network, in the caller's order */
    size_t n_evidence;
    struct heard_frame *frames; /* owned; of the whole reply */
    size_t n_frames;
    int32_t *nuclei_ms; /* owned; in order, inside segments: where each syllable's vowel is, counted
                           from the sound alone */
    size_t n_nuclei;
    struct heard_syllable *read; /* owned; the network's own rough reading, no phrase in mind and no
                                    tones */
    size_t n_read;
    float level_dbfs; /* over all speech; -120 without */
    float peak_dbfs;
    float clipped_pct;      /* samples at full scale, per cent of all */
    struct heard_tone tone; /* of a text; an ear leaves it to what it read */
};

/* Zeroed memory is an empty one. Accepts NULL and being called twice. */
void heard_finish(struct heard *heard);

#endif

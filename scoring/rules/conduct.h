/* Conduct: what the rules of sound and time measure in one reply, and what they make of it. */
#ifndef YINGDA_SCORING_RULES_CONDUCT_H
#define YINGDA_SCORING_RULES_CONDUCT_H

#include <stdbool.h>

#include "scoring/rules/rule_judge.h"

/* House values, where the measures need one besides the rule's limit. */
enum {
    CONDUCT_EDGE_MS = 60,        /* how far an edge of speech may be from where it is heard: the
                                    endpointer's three frames */
    CONDUCT_SYLLABLES_LEAST = 5, /* in fewer a rate, a level and a pitch say little */
    CONDUCT_CLARITY_LEAST = 3,   /* recognised syllables */
    CONDUCT_LONG_LINE_MS = 6000, /* in a shorter one nobody waits for a 嗯 */
    CONDUCT_RATE_ERROR_PCT = 12, /* of syllables counted by sound alone: eight of ten sentences of
                                    people whom the counter has not heard (docs/conduct.md) */
    CONDUCT_VOWEL_REACH_DB = 20, /* a reader's vowels swing by less than that over all */
    /* From frame to frame: of 85 sentences that two people read, all that seemed to swing by more
       than 20 semitones, clean or by telephone, had so many jumps (docs/conduct.md). */
    CONDUCT_PITCH_JUMP_SEMITONES = 5,
    CONDUCT_PITCH_JUMPS_PCT = 1,
    CONDUCT_PITCH_NEAR_SEMITONES = 9,
    /* An octave: of 97 sentences by telephone whose track jumped, 95 in 100 seemed higher by less
       than that. */
    CONDUCT_PITCH_DISTURBED_SEMITONES = 12,
    /* Of a dozen vowels: two standard deviations, by bootstrap. By telephone, or before five voices
       10 dB below, 95 in 100 sentences seem to swing by less than the other more than they do. */
    CONDUCT_SWING_ERROR_DB = 4,
    CONDUCT_SWING_DISTURBED_DB = 12,
    CONDUCT_NOISY_DB = 15,            /* sound around so near to the speech disturbs the counting */
    CONDUCT_RATE_ERROR_NOISY_PCT = 25 /* with five voices 10 dB below (docs/conduct.md) */
};

struct measurement {
    bool known;               /* false: there is nothing to measure, the rule is not applicable */
    double value;             /* in the measure's unit (measure_info) */
    double error;             /* how far the truth may lie from it */
    double less;              /* and how much below that, where something counted may not count */
    double more;              /* and how much above that, where few things were counted */
    int32_t start_ms, end_ms; /* where to listen; -1: nowhere in particular */
};

/* What a measure by sound that is judged at a reply finds; unknown for all others. `heard` holds
 * speech, except for MEASURE_RINGS, which looks at the scene alone. Pure, as all of this file.
 *   Customer's speech and own are the spans of the scene and the segments heard. A listening sound
 *     (是 对 嗯 好的) is a segment that begins before the customer has ended, of at most
 *     two syllables and 700 ms, or three below 550. The reply's own end after the customer's.
 *   overlap: the longest time for which one segment, no listening sound, lies over the customer's
 *     speech; vent_overlap: any segment. What opens the conversation interrupts nobody.
 *   listening_sounds: how many, in a line of CONDUCT_LONG_LINE_MS or more.
 *   silence_before: from the customer's last word to the reply's first; silence_inside: the longest
 *     gap between segments of the reply.
 *   arrival: from the customer's first word to the trainee's, without the time in which the
 *     customer speaks: who lets him finish is not late.
 *     Where the trainee opens, from the moment when it was to be opened.
 *   speech_rate, loudness, pitch and their swings: over the segments, listening sounds left out;
 *     the swings from the 5th to the 95th percentile of the level at the syllables' vowels (those
 *     with a voice), and of the pitch of the voiced frames;
 *     rate_change, loudness and pitch against scene->usual, unknown without it.
 *     Where the pitch's track jumps it may be an overtone's, and there as in noise the loudness
 *     seems to swing by more than it does: `less`.
 *   clarity: the mean over the syllables of what was said, in per cent; of few syllables the
 *     person's own may lie above it: `more`.
 *   A scene without speech of the customer's leaves open which short words were listening sounds,
 *     and which pauses were his: what hangs on them widens `error` and `less`. */
struct measurement conduct_measure(enum measure measure, const struct heard *heard,
                                   const struct scene *scene);

/* Met within the limits, not met outside them; undecided where the error leaves it open. Not
 * applicable where the limit is a number that the standard does not give. */
void limit_judge(const struct rule *rule, const struct standard *standard,
                 const struct measurement *measurement, struct verdict *verdict);

/* A rule by sound at a reply: conduct_measure and limit_judge. */
void conduct_judge(const struct rule *rule, const struct judging *judging, struct verdict *verdict);

/* What is said of a measure by sound at a reply. Never NULL; zeroed of any other. */
const struct saying *conduct_saying(enum measure measure);

/* Adds a reply to the person's own voice; one too short to tell changes nothing. */
void usual_add(struct usual *usual, const struct heard *heard, const struct scene *scene);

#endif

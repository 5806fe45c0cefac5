/* Findings: everything one turn is listened for, each once, and the best evidence for each.
 * A wording with a probe (scenarios/pack.h) counts only as far as what was said in the probe's
 * slots allows. */
#ifndef YINGDA_SCORING_FINDING_H
#define YINGDA_SCORING_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/hearing/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"
#include "scoring/evidence.h"

/* What is forbidden counts as said from the first score on, or from the second where every syllable
 * of it is as clear as that; it is undecided from the last on and not said below: to be held
 * against somebody it must be heard more surely than what is to their credit, and a wide net of
 * taboos finds something in anybody's speech. Of 156 polite replies of four people made with
 * Kokoro-82M seven were accused where 0.9999 was enough, at up to 0.999988 and at a syllable of
 * 0.82 at best; none is now, and of 113 that are rude and were caught one in eight is left
 * open instead (docs/judging.md). What a syllable of its own contradicts is open in any case,
 * unless that syllable was swallowed (finding_take.c). */
#define PROHIBITED_SAID_FROM 0.99999f
#define PROHIBITED_CLEARLY_SAID_FROM 0.9999f
#define PROHIBITED_CLEAR_FROM 0.85f
#define PROHIBITED_MAY_BE_FROM 0.9995f

/* Words against something that is to somebody's credit leave it open, where they may have been
 * said, from this score on. Of thirty replies in which a thing was said one takes it back, and to
 * believe what was taken back is three times as bad as to ask again what was not: so from a chance
 * of a quarter on, which is odds of 10 to 1 in the ear's score, for which both are as likely. */
#define AGAINST_MAY_BE_FROM 0.91f

enum { FINDING_PARTS_MAX = 8 }; /* of `all`; more are not shown */

/* Fewer syllables besides a wording do not tell how a reply leans: the rest may be a word of
 * address. */
enum { FINDING_BESIDES_LEAST = 3 };

struct finding {
    const struct utterance *utterance; /* NULL: wordings of a term, a number or a promise */
    const struct wording *wordings;
    size_t n_wordings;    /* finding_wording; an utterance's model is the last of them */
    size_t first_network; /* in judge_networks' order: each wording, and its probe behind it */
    size_t n_networks;
    size_t first_against, n_against;                 /* networks too: what is against it */
    const struct evidence *denied;                   /* what takes it back; NULL: nothing does */
    const struct evidence *parts[FINDING_PARTS_MAX]; /* the best of each, where all are wanted */
    size_t n_parts;                                  /* 0: `evidence` says all by itself */
    const struct evidence *evidence; /* the best of the wordings; NULL: none was listened for */
    const struct evidence *earliest; /* of those with the best one's verdict: the first mention */
    const struct evidence *misread;  /* of a probe: it was said, with something else in it; NULL */
    enum readback readback;          /* the best of the wordings that were said */
    bool forbidden;                  /* PROHIBITED_SAID_FROM holds */
    const struct rule *promise;      /* whose promises these are; or NULL */
    const struct number *number;     /* whose ways of saying it these are; or NULL */
};

struct findings {
    struct finding *items; /* owned */
    size_t count, capacity;
    size_t n_networks;             /* of all items; what is against them comes last */
    const struct stances *stances; /* the pack's, for what an ear reads */
    struct heard_tone tone;        /* of the whole reply; with the evidence */
    struct evidence *evidence; /* owned, by network: as heard, with the verdicts that count. What
                                  it points to is the hearing's */
};

/* Lists what a turn is listened for under a standard (NULL: none that gives numbers), without
 * evidence: its expectations, what is owed besides, the utterances of its order and figure rules,
 * the taboos if a rule is about them, the terms, the numbers and the promises of its rules.
 * STATUS_NO_MEMORY only. */
MUST_USE enum status findings_init(struct findings *findings, const struct pack *pack,
                                   const struct turn *turn, const struct standard *standard);
void findings_finish(struct findings *findings);

/* The networks of what is against an utterance: the k-th, NULL behind the last. */
const struct network *utterance_against(const struct utterance *utterance, size_t k);

/* What is listened for, the i-th of n_wordings. */
const struct wording *finding_wording(const struct finding *finding, size_t i);

/* The networks of a wording in order; returns how many of them out[] took. */
size_t wording_networks(const struct wording *wording, const struct network *out[2]);

/* Gives each finding its evidence. Best is the surest verdict, then the highest score. `heard` must
 * hold n_networks pieces and outlive the findings. STATUS_NO_MEMORY only. */
MUST_USE enum status findings_take(struct findings *findings, const struct heard *heard);

/* By its id: a copy that was fitted to the customer or the turn is the same. NULL when the turn is
 * not listened for it. */
const struct finding *findings_of(const struct findings *findings,
                                  const struct utterance *utterance);
const struct finding *findings_of_words(const struct findings *findings,
                                        const struct wording *wordings);

/* EVIDENCE_NOT_SAID without evidence. */
enum evidence_verdict finding_verdict(const struct finding *finding);

/* Whether the evidence lies inside a standard phrase of this turn that was itself said, other than
 * `own` (NULL: any): whoever says the standard phrase loses nothing by it. */
bool findings_excuse(const struct findings *findings, const struct evidence *evidence,
                     const struct utterance *own);

/* A permitted wording of a hundredth of a forbidden one's odds may as well be what was said:
 * 我们的错 and 他们的错 differ by a syllable, and the ear gave 你自己想办法吧 0.999 in
 * 我们一起想办法. */
#define OUTWEIGHED_NEARLY_ODDS 100

/* Whether the sound of something forbidden is something else: an utterance or figure of as many
 * syllables at least, in more than half of it, with no slot or word that is contradicted there.
 * FULLY: it was said, with no worse a score. NEARLY: it may have been said, or with a score that is
 * hardly worse. What is forbidden itself does not count. To ask that half as many of its own
 * syllables lie there caught nothing more, and accused two polite replies of 200. */
enum outweighed { OUTWEIGHED_NOT, OUTWEIGHED_NEARLY_SO, OUTWEIGHED_FULLY };
enum outweighed findings_outweigh(const struct findings *findings,
                                  const struct evidence *forbidden);

#endif

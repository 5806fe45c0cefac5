/* Judging one reply: what was heard, against what the turn expects -> verdicts. */
#ifndef YINGDA_SCORING_JUDGE_H
#define YINGDA_SCORING_JUDGE_H

#include "audio/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"
#include "scoring/scene.h"
#include "scoring/verdict.h"

/* All networks a turn is listened for, each once, in this order: its expectations' wordings, the
 * utterances of its order rules, and the taboos if one of its rules is about them. Wordings that
 * did not compile are left out. `networks` is malloc'd (the pointees are the pack's); the caller
 * frees. STATUS_NO_MEMORY only. */
enum status judge_networks(const struct pack *pack, const struct turn *turn,
                           const struct network ***networks, size_t *n_networks);

/* Verdicts of one reply: the turn's expectations in their order, then its rules in theirs. `heard`
 * holds evidence in judge_networks' order, `scene` is of this reply.
 *   Expectation: met when one of its wordings was said, undecided when one may have been.
 *   Silence (no segments): expectations not met, rules not applicable; who says nothing earns no
 *     points for conduct.
 *   A hearing that failed (`heard` NULL, or speech without the evidence asked for): all undecided.
 *   Taboo rule: broken by a taboo that was said, undecided by one that may have been; not by one
 *     that lies inside a longer, better-scoring wording that was said (我有些不清楚).
 *   Order rule: goes by the first mention of each; not applicable unless both are heard, undecided
 *     unless both surely are; not broken by what stands early in a standard phrase of this turn
 * that was itself said. The caller calls verdicts_finish. Pure. STATUS_NO_MEMORY only. */
enum status judge_reply(const struct pack *pack, const struct turn *turn, const struct heard *heard,
                        const struct scene *scene, struct verdicts *out);

/* Judges a reply and its repeat together, into the repeat's verdicts (both of the same turn): a
 * move or phrase met in either is met, otherwise the repeat's verdict stands. A rule broken in
 * either is broken, and what was undecided of it in either stays so. `in_first` marks evidence of
 * the first try. Pure. */
void judge_repeat(const struct verdicts *first, struct verdicts *repeat);

#endif

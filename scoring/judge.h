/* Judging one reply: what was heard, against what the turn expects -> verdicts. */
#ifndef YINGDA_SCORING_JUDGE_H
#define YINGDA_SCORING_JUDGE_H

#include "audio/hearing/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"
#include "scoring/scene.h"
#include "scoring/verdict.h"

/* All networks a turn is listened for under a standard (NULL: none that gives numbers), each once,
 * in a fixed order: its expectations' wordings, then rule by rule the utterances of order rules,
 * the taboos if a rule is about them, the terms, the numbers and the promises. A wording that holds
 * a customer's detail or a standard's figure is followed by its probe. Wordings that did not
 * compile are left out. `networks` is malloc'd (the pointees are the pack's); the caller frees.
 * STATUS_NO_MEMORY only. */
MUST_USE enum status judge_networks(const struct pack *pack, const struct turn *turn,
                                    const struct standard *standard,
                                    const struct network ***networks, size_t *n_networks);

/* Verdicts of one reply: the turn's expectations in their order, then its rules in theirs. `heard`
 * holds evidence in judge_networks' order for the scene's standard, `scene` is of this reply.
 *   Expectation: met when one of its wordings was said, undecided when one may have been. A wording
 *     with a detail in it does not count when something else was said in its place, and is
 *     undecided when that could not be told. So with a time in it where a
 *     rule of the turn listens for others in its place; with another figure there it is undecided.
 *   Silence (no segments): expectations undecided, as unheard: whether nobody spoke, the microphone
 *     was mute or somebody whispered, no machine can tell. Rules not applicable; who says nothing
 *     earns no points for conduct. A written reply without a word meets nothing.
 *   A hearing that failed (`heard` NULL, or speech without the evidence asked for): all undecided.
 *   Taboo rule: broken by a taboo that was surely said (scoring/finding.h), undecided by one
 * that may have been; not by one whose sound is that of a wording that was said, no shorter and
 * with a better score (我有些不清楚): one stretch of sound counts for one of the two. So with
 * terms. Order rule: goes by the first mention of each; not applicable unless both are heard,
 * undecided unless both surely are. Details: of the moves that the turn expects and that hold one
 * of the rule's details or a part of one, the worst counts: not met when it was said back wrong or
 * not at all. Not applicable where the turn expects none. Promise: met within the standard's
 * number, not met beyond it; working days count as the most calendar days they can take. Undecided
 * when the time was not read for sure, not applicable when none was promised. The longest that was
 * promised counts. Figure: not met by another figure in the number's place, or by one of the rule's
 * moves without any; not applicable when neither is said. Vocabulary: how many of the terms were
 * said, each once; undecided when it hangs on terms that may have been said. Reply length: the
 * syllables counted from the sound. Whatever rule the words of a standard phrase of this turn
 * break: what lies inside a wording of it that was said counts for nothing, and its syllables are
 * not too many.
 *   Said before (scene): an expectation that this reply leaves out, but an earlier one has said ahead
 *     of its turn, is met by that; not one that is now said wrong or denied.
 *   Sound that broke off (scene): what the reply lacks may have been lost, and what was timed across
 *     the gap is out of step. So nothing is not met, but undecided, silence too; only a forbidden
 *     word that was said well clear of the gap stands.
 *   Owed (turn): what other turns expect and this reply says comes behind all others, as far as it
 *     is met.
 * The caller calls verdicts_finish. Pure. STATUS_NO_MEMORY only. */
MUST_USE enum status judge_reply(const struct pack *pack, const struct turn *turn,
                                 const struct heard *heard, const struct scene *scene,
                                 struct verdicts *out);

/* Judges a reply and its repeat together, into the repeat's verdicts (both of the same turn): a
 * move or phrase met in either is met, otherwise the repeat's verdict stands. A rule broken in
 * either is broken, and what was undecided of it in either stays so, but for one on details, all of
 * which the repeat says back right. What was undecided in the first try is never worse than that
 * after the repeat, unless another forbidden word was said in it. Where the repeat is silent, the
 * first try stands.
 * `in_first` marks evidence of the first try. Pure. STATUS_NO_MEMORY only. */
MUST_USE enum status judge_repeat(const struct verdicts *first, struct verdicts *repeat);

#endif

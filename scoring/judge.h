/* Judging one reply: what was heard, against what the turn expects -> verdicts. */
#ifndef YINGDA_SCORING_JUDGE_H
#define YINGDA_SCORING_JUDGE_H

#include "audio/heard.h"
#include "base/status.h"
#include "scenarios/pack.h"
#include "scoring/verdict.h"

/* All networks a turn is listened for: its expectations' wordings, its rules' utterances and the
 * taboos, in a fixed order. `networks` is malloc'd (the pointees are the pack's); the caller frees. */
enum status judge_networks(const struct pack *pack, const struct turn *turn,
                           const struct network ***networks, size_t *n_networks);

/* Verdicts of one reply; `heard` holds evidence in judge_networks' order. An empty `heard` from a
 * hearing that failed (n_evidence 0 with n_segments > 0, or `heard` NULL) makes every verdict
 * undecided; silence makes expected moves not met. The caller calls verdicts_finish. Pure. */
enum status judge_reply(const struct pack *pack, const struct turn *turn, const struct heard *heard,
                        struct verdicts *out);

#endif

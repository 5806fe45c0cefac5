/* The verifier: from where and how well a phrase fits the sound to evidence that it was said. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_VERIFIER_H
#define YINGDA_AUDIO_EAR_VERIFY_VERIFIER_H

#include <stdbool.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/network/unit_graph.h"
#include "audio/ear/search/hmm_graph.h"
#include "audio/ear/search/trellis.h"
#include "audio/hearing/heard.h"
#include "base/status.h"
#include "language/wording/network.h"

/* What a score is made of before it is calibrated. */
struct measure {
    double fit;    /* path_fit of the whole phrase */
    double level;  /* cohort_level of the stretch that it was found in */
    int syllables; /* that tell something, ten at most */
    bool in_units; /* the unit network heard it too: */
    double unit_fit, unit_level;
};

/* A network ready to be looked for. */
struct candidate {
    struct network network;  /* owned */
    struct hmm_graph graph;  /* owned; empty until it is searched for */
    struct search search;    /* owned; of the stretch under way */
    struct evidence best;    /* owned; the best place in all the sound so far */
    struct measure measure;  /* of it */
    double doubt;            /* log-odds that it loses for standing for so much */
    struct unit_graph units; /* owned; of what is looked for only where the network hears it */
};

/* Takes the network over. Nothing looks for it yet. */
void candidate_init(struct candidate *candidate, struct network *network);

/* Has it searched for in all of the sound, as it comes. Returns what hmm_graph_init does; where
 * that fails it is never found. Its search borrows `graph`: do not move the candidate afterwards.
 */
MUST_USE enum status candidate_listen(struct candidate *candidate,
                                      const struct acoustic_model *model);

/* Has it looked for only where the unit network hears it: its search then runs over a stretch at
 * its end, and only if that pays; its graph is not built before. For what is listened for in every
 * turn and hardly ever said, which made up half of the ear's work. STATUS_NO_MEMORY, STATUS_LIMIT.
 */
MUST_USE enum status candidate_shortlist(struct candidate *candidate,
                                         const struct unit_names *names);
void candidate_finish(struct candidate *candidate);

struct unit_sound;   /* verify/unit_fit.h */
struct denial_check; /* verify/denial_check.h */

/* A stretch of sound in which phrases are looked for. */
struct stretch {
    const struct trellis *trellis;
    const struct acoustic_model *model;
    int32_t start_ms;               /* of its frame 0, in the reply */
    double level;                   /* cohort_level of it */
    const struct unit_sound *units; /* what the unit network heard in it; NULL: there is none */
    struct denial_check *denials;   /* to see whether it was denied there; NULL: nobody looks */
};

/* Looks at the best place that candidate.search has found in the stretch, and keeps what is there
 * when it beats the best so far. */
MUST_USE enum status candidate_look(struct candidate *candidate, const struct stretch *stretch);

#endif

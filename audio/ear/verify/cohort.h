/* The cohort: phrases that nobody said. How well the best of them fit a sound tells what a wrong
 * phrase can reach in this voice and room, and every phrase's fit is seen against that. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_COHORT_H
#define YINGDA_AUDIO_EAR_VERIFY_COHORT_H

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/search/hmm_graph.h"
#include "audio/ear/search/trellis.h"
#include "base/status.h"

enum { COHORT_PHRASES = 40 };

struct cohort {
    struct hmm_graph graphs[COHORT_PHRASES]; /* owned */
    struct network networks[COHORT_PHRASES]; /* owned */
    struct search searches[COHORT_PHRASES];  /* owned; of the stretch under way */
};

/* Zeroed memory is an empty one; close accepts it. An open one must not be moved. */
MUST_USE enum status cohort_open(struct cohort *cohort, const struct acoustic_model *model);
void cohort_close(struct cohort *cohort);

/* The mean fit (path_fit) of the best quarter of the cohort where its searches found them best. */
MUST_USE enum status cohort_level(const struct cohort *cohort, const struct trellis *trellis,
                                  const struct acoustic_model *model, double *level);

/* The mean of the best quarter of `count` fits, which it orders. */
double cohort_best_mean(double *fits, int count);

#endif

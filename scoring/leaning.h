/* How a reply leans in each of the ways that a pack has weights for: away from what its words say,
 * to rudeness, to a sin of the trade. */
#ifndef YINGDA_SCORING_LEANING_H
#define YINGDA_SCORING_LEANING_H

#include "audio/hearing/heard.h"
#include "language/stance/stance.h"
#include "scenarios/pack.h"

struct leaning {
    struct stance_opinion meant_not, rude, sins;
};

/* STATUS_NO_MEMORY only. */
MUST_USE enum status leaning_weigh(const struct stances *stances, const struct stance_words *words,
                                   struct leaning *leaning);

/* The worse of two, rude or a sin of the trade, with its kind. */
struct heard_tone leaning_tone(const struct leaning *leaning);

#endif

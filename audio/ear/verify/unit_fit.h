/* How well a phrase fits what the unit network heard. */
#ifndef YINGDA_AUDIO_UNIT_FIT_H
#define YINGDA_AUDIO_UNIT_FIT_H

#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_search.h"
#include "audio/ear/search/path_fit.h"
#include "audio/ear/verify/cohort.h"

/* What a network heard in a stretch, and what the cohort's phrases reach there. */
struct unit_sound {
    const struct unit_names *names;
    const struct unit_rows *rows;
    double level;
    const struct unit_sound *second; /* the same as another network heard it; NULL: there is none */
};

/* The level, of two networks the mean. */
double unit_sound_level(const struct unit_sound *sound);

/* The fit (unit_search) of what the path says outside its open slots and wildcards, in which
 * anything may be said; with a second network the mean of both. UNIT_FIT_NONE where all of it is
 * that. */
double unit_fit(const struct unit_sound *sound, const struct path *path);

/* The same of the first network alone, and of its rows [first, end) alone. */
double unit_fit_first(const struct unit_sound *sound, const struct path *path);
double unit_fit_between(const struct unit_sound *sound, const struct path *path, size_t first,
                        size_t end);

/* The fit of the part that fits worst, of two networks the mean: of what stands between gaps, at
 * most five syllables together. What has one part wrong has most of its units right: 反映到…上级
 * fits 您反映的问题我已经登记好了 but for 上级. UNIT_FIT_NONE: it fits nowhere. */
double unit_fit_weakest(const struct unit_sound *sound, const struct path *path);

/* The mean fit of the best quarter of the cohort, as cohort_level has it. */
double unit_level(const struct cohort *cohort, const struct unit_names *names,
                  const struct unit_rows *rows);

#endif

#include "audio/voice/manner.h"

enum { CORNERS = 5 };

struct corner {
    int mood;
    struct manner manner;
};

static const struct corner hot[CORNERS] = {{0, {5.2, 1.60, 1.36, 6.2, 5.0}},
                                           {30, {1.8, 1.22, 1.12, 2.4, 2.0}},
                                           {60, {0.0, 1.00, 1.00, 0.0, 0.0}},
                                           {80, {0.8, 1.10, 1.00, 1.2, 1.0}},
                                           {100, {1.8, 1.25, 1.00, 2.0, 1.5}}};

/* Words that are weighed out one by one. */
static const struct corner cold[CORNERS] = {{0, {-2.0, 0.60, 0.84, -1.0, 2.5}},
                                            {30, {-1.0, 0.78, 0.92, -0.5, 1.2}},
                                            {60, {0.0, 1.00, 1.00, 0.0, 0.0}},
                                            {80, {0.8, 1.10, 1.00, 1.2, 1.0}},
                                            {100, {1.8, 1.25, 1.00, 2.0, 1.5}}};

static double between(double a, double b, double share)
{
    return a + (b - a) * share;
}

struct manner manner_of(int mood, enum voice_temper temper)
{
    const struct corner *corners = temper == VOICE_COLD ? cold : hot;
    int at = 0, m = mood < 0 ? 0 : mood > 100 ? 100 : mood;
    while (at + 2 < CORNERS && corners[at + 1].mood <= m)
        at++;
    const struct manner *a = &corners[at].manner, *b = &corners[at + 1].manner;
    double share = (double)(m - corners[at].mood) / (corners[at + 1].mood - corners[at].mood);
    return (struct manner){between(a->semitones, b->semitones, share),
                           between(a->range, b->range, share), between(a->speed, b->speed, share),
                           between(a->level_db, b->level_db, share),
                           between(a->bright_db, b->bright_db, share)};
}

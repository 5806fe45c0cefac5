#include "scoring/leaning.h"

enum status leaning_weigh(const struct stances *stances, const struct stance_words *words,
                          struct leaning *leaning)
{
    enum status status = stance_weigh(stances->meant_not, words, &leaning->meant_not);
    if (status == STATUS_OK)
        status = stance_weigh(stances->rudeness, words, &leaning->rude);
    if (status == STATUS_OK)
        status = stance_weigh(stances->sins, words, &leaning->sins);
    return status;
}

struct heard_tone leaning_tone(const struct leaning *leaning)
{
    static const enum tone tones[] = {[LEANS_NOT] = TONE_FINE,
                                      [LEANS_PERHAPS] = TONE_PERHAPS_FORBIDDEN,
                                      [LEANS_SURELY] = TONE_FORBIDDEN,
                                      [LEANS_CERTAINLY] = TONE_CERTAINLY_FORBIDDEN};
    const struct stance_opinion *worse =
        leaning->rude.lean > leaning->sins.lean ? &leaning->rude : &leaning->sins;
    return (struct heard_tone){.tone = tones[worse->lean], .kind = worse->kind};
}

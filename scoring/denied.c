/* What takes back what was said. */
#include <string.h>

#include "scoring/finding_parts.h"

/* A word that denies was surely heard from this clarity of its syllables on, and surely not below
 * the other: as with the syllables of any wording (audio/ear/verify/verifier.c). */
static const float DENIED_FROM = 0.5f, NOT_DENIED_BELOW = 0.15f;

/* The poorest syllable of the words that deny; below 0: there are none, or it only looked so. */
static float denial_clarity(const struct evidence *denial)
{
    float least = -1;
    for (size_t i = 0; i < denial->n_syllables; i++) {
        const struct heard_syllable *syllable = &denial->syllables[i];
        if (!syllable->slot || syllable->slot > denial->n_slots)
            continue;
        const char *name = denial->slots[syllable->slot - 1].name;
        if (strcmp(name, AFFIRMED_SLOT) == 0)
            return -1;
        if (strcmp(name, DENIAL_SLOT) == 0 && (least < 0 || syllable->clarity < least))
            least = syllable->clarity;
    }
    return least;
}

static enum evidence_verdict denial_verdict(const struct evidence *denial)
{
    float clarity = denial_clarity(denial);
    if (denial->verdict == EVIDENCE_NOT_SAID || clarity < NOT_DENIED_BELOW)
        return EVIDENCE_NOT_SAID;
    return denial->verdict == EVIDENCE_SAID && clarity >= DENIED_FROM ? EVIDENCE_SAID
                                                                     : EVIDENCE_UNDECIDED;
}

static void take_back(struct finding *finding, struct evidence *wording,
                      const struct evidence *denial, enum evidence_verdict denied)
{
    if (denied == EVIDENCE_NOT_SAID || wording->verdict == EVIDENCE_NOT_SAID)
        return;
    if (denied == EVIDENCE_SAID)
        finding->denied = denial;
    wording->verdict = denied == EVIDENCE_SAID ? EVIDENCE_NOT_SAID : EVIDENCE_UNDECIDED;
}

/* What a denial denies: the time of its syllables that are the wording's. */
static struct evidence denied_place(const struct evidence *denial)
{
    struct evidence place = {.start_ms = denial->end_ms, .end_ms = denial->start_ms};
    for (size_t i = 0; i < denial->n_syllables; i++) {
        const struct heard_syllable *syllable = &denial->syllables[i];
        if (syllable->slot)
            continue;
        if (syllable->start_ms < place.start_ms)
            place.start_ms = syllable->start_ms;
        if (syllable->end_ms > place.end_ms)
            place.end_ms = syllable->end_ms;
    }
    return place;
}

void finding_deny(struct finding *finding, struct evidence *evidence,
                  const struct evidence *against)
{
    bool denials = finding->utterance && finding->utterance->denial &&
                   finding->utterance->denial->n_arcs > 0;
    for (size_t k = 0; k < finding->n_against; k++) {
        bool denial = denials && k == 0;
        enum evidence_verdict denied =
            denial ? denial_verdict(&against[k]) : against[k].verdict;
        struct evidence place = denied_place(&against[k]);
        for (size_t i = 0; i < finding->n_networks; i++) {
            if (!denial || evidence_overlaps(&evidence[i], &place))
                take_back(finding, &evidence[i], &against[k], denied);
        }
    }
}

/* Drills: enough ways to say the right thing, and near misses that are not one of them, neither as
 * written nor by ear. */
#include <string.h>

#include "base/spelling.h"
#include "scenarios/lint/lint.h"
#include "scenarios/utterance.h"

enum {
    WORDINGS_MIN = 5,   /* what a trainee may say in his own words: the brief of the project */
    NEAR_MISSES_MIN = 3 /* the same */
};

/* Whole syllables of a wording that a near miss lacks, at the least. Below it the acoustic model
 * cannot be asked to tell them apart: 报修 and 报销 differ by 0.5. */
static const float too_near = 1.0f;

static const struct situation *find_situation(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_situations; i++) {
        if (strcmp(pack->situations[i].id, id) == 0)
            return &pack->situations[i];
    }
    return NULL;
}

static void lint_situation(struct loader *loader, const struct drill *drill)
{
    const struct pack *pack = loader->pack;
    struct spelling spelling;
    if (!drill->situation[0] || find_situation(pack, drill->situation))
        return;
    spelling_init(&spelling, drill->situation);
    for (size_t i = 0; i < pack->n_situations; i++)
        spelling_try(&spelling, pack->situations[i].id);
    if (spelling.nearest)
        LOADER_PROBLEM(loader, drill->play.at, "unknown situation '%s'; did you mean '%s'?",
                       drill->situation, spelling.nearest);
    else
        LOADER_PROBLEM(loader, drill->play.at, "unknown situation '%s'", drill->situation);
}

static size_t count_drills(const struct pack *pack, const struct situation *situation,
                           const struct drill **last)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->n_drills; i++) {
        if (strcmp(pack->drills[i].situation, situation->id) == 0 && ++count)
            *last = &pack->drills[i];
    }
    return count;
}

/* If a drill could not be read, it may be the one that seems to be missing. */
static void lint_coverage(struct loader *loader, const struct situation *situation)
{
    const struct drill *last = NULL;
    size_t count = situation->id[0] ? count_drills(loader->pack, situation, &last) : 1;
    if (count == 0 && !loader->situations_unread)
        LOADER_PROBLEM(loader, situation->at, "situation '%s' has no drill", situation->id);
    if (count > 1)
        LOADER_PROBLEM(loader, last->play.at,
                       "situation '%s' already has a drill: a second one "
                       "would be drawn instead of it",
                       situation->id);
}

static void lint_expected(struct loader *loader, const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        if (utterance->kind == UTTERANCE_MOVE && utterance->n_wordings < WORDINGS_MIN)
            LOADER_PROBLEM(loader, turn->expects[i].at,
                           "'%s' has %zu accepted wordings: a drill wants %d or more",
                           utterance->id, utterance->n_wordings, WORDINGS_MIN);
    }
}

/* The wording of an utterance that a near miss comes closest to; false: none is compiled. */
static bool find_closest(const struct utterance *utterance, const struct wording *miss,
                         const struct wording **closest, float *distance)
{
    *closest = NULL;
    for (size_t i = 0; i < utterance->n_wordings; i++) {
        const struct network *network = &utterance->wordings[i].network;
        float limit = *closest ? *distance : NETWORK_ANY_DISTANCE;
        float away =
            network->n_arcs ? network_distance_within(&miss->network, network, limit) : -1;
        if (away < 0 || (*closest && away >= *distance))
            continue;
        *closest = &utterance->wordings[i];
        *distance = away;
    }
    return *closest != NULL;
}

/* A refusal contains the wording that it refuses; they differ in that it is denied. */
static void lint_near_miss(struct loader *loader, const struct utterance *utterance,
                           const struct wording *miss)
{
    const struct wording *wording = NULL;
    float distance = 0;
    if (utterance_in_text(loader->pack, utterance, miss->text, &wording))
        LOADER_PROBLEM(loader, miss->at, "near miss '%s' is accepted by '%s' in line %d",
                       miss->text, utterance->id, wording->at.line);
    else if (!utterance->n_parts && find_closest(utterance, miss, &wording, &distance) &&
             distance < too_near &&
             !network_accepts(&wording->network, miss->text, loader->pack->lexicon, NETWORK_WITHIN))
        LOADER_PROBLEM(loader, miss->at,
                       "near miss '%s' can hardly be told by ear from '%s' in line %d", miss->text,
                       utterance->id, wording->at.line);
}

static void lint_near_misses(struct loader *loader, const struct drill *drill)
{
    const struct turn *turn = drill->play.turns;
    if (drill->n_near_misses < NEAR_MISSES_MIN)
        LOADER_PROBLEM(loader, drill->play.at, "%zu near misses: a drill wants %d or more",
                       drill->n_near_misses, NEAR_MISSES_MIN);
    for (size_t i = 0; i < drill->n_near_misses; i++) {
        const struct wording *miss = &drill->near_misses[i];
        for (size_t j = 0; j < i; j++) {
            if (strcmp(miss->text, drill->near_misses[j].text) == 0)
                LOADER_PROBLEM(loader, miss->at, "this near miss stands in line %d already",
                               drill->near_misses[j].at.line);
        }
        for (size_t j = 0; miss->network.n_arcs && j < turn->n_expects; j++)
            lint_near_miss(loader, turn->expects[j].utterance, miss);
    }
}

void lint_drills(struct loader *loader)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_drills; i++) {
        const struct drill *drill = &pack->drills[i];
        if (!drill->play.n_turns)
            continue;
        if (!loader->situations_unread)
            lint_situation(loader, drill);
        lint_expected(loader, drill->play.turns);
        lint_near_misses(loader, drill);
    }
    for (size_t i = 0; i < pack->n_situations; i++)
        lint_coverage(loader, &pack->situations[i]);
}

#include "scenarios/competency.h"

#include <stdlib.h>
#include <string.h>

const char competency_phrases[] = "phrases";

static size_t add(struct competency *out, size_t n, const char *id, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(out[i].id, id) == 0)
            return n;
    }
    if (n < COMPETENCIES_MAX)
        out[n++] = (struct competency){id, name};
    return n;
}

static bool play_expects(const struct play *play, const struct utterance *move)
{
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t k = 0; k < play->turns[i].n_expects; k++) {
            if (strcmp(play->turns[i].expects[k].utterance->id, move->id) == 0)
                return true;
        }
    }
    return false;
}

static int plays_with(const struct pack *pack, const struct utterance *move)
{
    int n = 0;
    for (size_t i = 0; i < pack->n_plays; i++)
        n += play_expects(&pack->plays[i], move);
    return n;
}

static size_t criteria_add(const struct pack *pack, struct competency *out, size_t n)
{
    for (size_t i = 0; i < pack->rubric.n_criteria; i++) {
        const struct criterion *criterion = &pack->rubric.criteria[i];
        if (criterion->of == CRITERION_PHRASES)
            n = add(out, n, competency_phrases, criterion->name);
        else if (criterion->of == CRITERION_RULES)
            n = add(out, n, criterion->id, criterion->name);
    }
    return n;
}

size_t competencies_add(const struct pack *pack, struct competency *out, size_t n)
{
    int *plays = calloc(pack->n_utterances + 1, sizeof *plays);
    n = criteria_add(pack, out, n);
    for (size_t i = 0; plays && i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_MOVE)
            plays[i] = plays_with(pack, &pack->utterances[i]);
    }
    for (int wanted = (int)pack->n_plays; plays && wanted >= 2; wanted--) {
        for (size_t i = 0; i < pack->n_utterances; i++) {
            if (plays[i] == wanted)
                n = add(out, n, pack->utterances[i].id, pack->utterances[i].name);
        }
    }
    free(plays);
    return n;
}

/* Whether points can be counted as they were meant. With deductions they are points out of 100, not
 * shares, so what was fine in one style is wrong in the other. */
#include "scenarios/lint/lint.h"

static const struct criterion *criterion_of_utterance(const struct rubric *rubric,
                                                      const struct utterance *utterance)
{
    bool phrase = utterance->kind == UTTERANCE_PHRASE;
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (rubric->criteria[i].of == (phrase ? CRITERION_PHRASES : CRITERION_MOVES))
            return &rubric->criteria[i];
    }
    return NULL;
}

static const struct criterion *criterion_of_rule(const struct rubric *rubric,
                                                 const struct rule *rule)
{
    return rule->criterion ? rubric_criterion(rubric, rule->criterion) : NULL;
}

static void check_takes(struct loader *loader, struct place_in_file at, const char *id, int points,
                        const struct criterion *criterion)
{
    if (criterion && points > criterion->weight)
        LOADER_PROBLEM(loader, at, "'%s' takes %d points off '%s', which has only %d", id, points,
                       criterion->id, criterion->weight);
}

static void check_turn_takes(struct loader *loader, const struct rubric *rubric,
                             const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct expectation *expects = &turn->expects[i];
        check_takes(loader, expects->at, expects->utterance->id,
                    rubric_takes(rubric, expects->points),
                    criterion_of_utterance(rubric, expects->utterance));
    }
}

static void check_all_takes(struct loader *loader, const struct rubric *rubric)
{
    const struct pack *pack = loader->pack;
    for (size_t i = 0; i < pack->n_rules; i++)
        check_takes(loader, pack->rules[i].at, pack->rules[i].id,
                    rubric_takes(rubric, pack->rules[i].points),
                    criterion_of_rule(rubric, &pack->rules[i]));
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        for (size_t k = 0; k < pack_scene(pack, i)->n_turns; k++)
            check_turn_takes(loader, rubric, &pack_scene(pack, i)->turns[k]);
    }
}

/* A trainee who says nothing, on the way that leads through the play. */
struct silence {
    int mood;
    int lost[CRITERION_RULES]; /* of moves and of phrases */
    bool asked[CRITERION_RULES];
};

static void silence_answers(struct silence *silence, const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        bool phrase = turn->expects[i].utterance->kind == UTTERANCE_PHRASE;
        int of = phrase ? CRITERION_PHRASES : CRITERION_MOVES;
        silence->asked[of] = true;
        silence->lost[of] += turn->expects[i].points;
        silence->mood += turn->expects[i].mood_not_met;
    }
    silence->mood = silence->mood < 0 ? 0 : silence->mood > 100 ? 100 : silence->mood;
}

static const struct turn *silence_goes_on(const struct silence *silence, const struct play *play,
                                          const struct turn *turn)
{
    for (size_t i = 0; i < turn->n_exits; i++) {
        const struct condition *condition = &turn->exits[i].condition;
        if (!turn->exits[i].conditional ||
            (condition->n_met == 0 && silence->mood < condition->mood_below &&
             silence->mood >= condition->mood_at_least))
            return play_turn(play, turn->exits[i].to);
    }
    return NULL;
}

/* What is left of 100; no rule of conduct applies to a silence. */
static double silence_keeps(const struct silence *silence, const struct rubric *rubric)
{
    double kept = 0, weights = 0;
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        const struct criterion *criterion = &rubric->criteria[i];
        if (criterion->of == CRITERION_RULES || !silence->asked[criterion->of])
            continue;
        int left = criterion->weight - rubric_takes(rubric, silence->lost[criterion->of]);
        kept += left > 0 ? left : 0;
        weights += criterion->weight;
    }
    return weights > 0 ? 100 * kept / weights : 0;
}

static double silence_through(const struct play *play, const struct rubric *rubric)
{
    struct silence silence = {.mood = play->customer.mood};
    const struct turn *turn = play->n_turns ? play->turns : NULL;
    for (size_t i = 0; turn && i < play->n_turns; i++) { /* a loop has been said */
        silence_answers(&silence, turn);
        turn = silence_goes_on(&silence, play, turn);
    }
    return silence_keeps(&silence, rubric);
}

/* Without its key moves no play is passed, whatever is kept. */
static bool has_key(const struct play *play)
{
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t k = 0; k < play->turns[i].n_expects; k++) {
            if (play->turns[i].expects[k].key)
                return true;
        }
    }
    return false;
}

/* Asks with whichever customer it is easiest: a patient one asks for more, and so takes more
 * points. */
static void check_silence(struct loader *loader, const struct rubric *rubric,
                          const struct play *play)
{
    double most = silence_through(play, rubric);
    for (size_t i = 0; i < play->n_drawn; i++) {
        double kept = silence_through(&play->drawn[i], rubric);
        most = kept > most ? kept : most;
    }
    if (most >= rubric->pass && !has_key(play))
        LOADER_PROBLEM(loader, play->at,
                       "who says nothing keeps %.0f of 100 and passes: its points take too little",
                       most);
}

static void lint_deductions(struct loader *loader, const struct rubric *rubric)
{
    const struct pack *pack = loader->pack;
    if (rubric->style != STYLE_DEDUCTIONS)
        return;
    check_all_takes(loader, rubric);
    for (size_t i = 0; i < pack->n_plays && rubric->pass > 0; i++)
        check_silence(loader, rubric, &pack->plays[i]);
}

void lint_points(struct loader *loader)
{
    lint_deductions(loader, &loader->pack->rubric);
    lint_deductions(loader, &loader->pack->contest);
}

static bool anything_counts(const struct pack *pack, const struct criterion *criterion)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (pack->rules[i].points > 0 && pack->rules[i].measure != MEASURE_MOVES &&
            criterion_of_rule(&pack->rubric, &pack->rules[i]) == criterion)
            return true;
    }
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *play = pack_scene(pack, i);
        for (size_t k = 0; k < play->n_turns; k++) {
            for (size_t j = 0; j < play->turns[k].n_expects; j++) {
                if (criterion_of_utterance(&pack->rubric, play->turns[k].expects[j].utterance) ==
                    criterion)
                    return true;
            }
        }
    }
    return false;
}

void lint_criteria(struct loader *loader)
{
    const struct rubric *rubric = &loader->pack->rubric;
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (!anything_counts(loader->pack, &rubric->criteria[i]))
            LOADER_PROBLEM(loader, rubric->criteria[i].at,
                           "note: nothing counts for criterion '%s': the rest share its weight",
                           rubric->criteria[i].id);
    }
}

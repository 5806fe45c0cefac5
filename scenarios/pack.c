#include "scenarios/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/random.h"
#include "language/stance/stance.h"

bool problem_is_note(const struct problem *problem)
{
    return problem->reason && strncmp(problem->reason, "note: ", 6) == 0;
}

static void wordings_finish(struct wording *wordings, size_t n_wordings)
{
    for (size_t i = 0; i < n_wordings; i++) {
        network_finish(&wordings[i].network);
        if (wordings[i].probe)
            network_finish(&wordings[i].probe->network);
    }
}

static void utterance_finish(struct utterance *utterance)
{
    wordings_finish(utterance->wordings, utterance->n_wordings);
    wordings_finish(utterance->model, utterance->model != NULL);
    wordings_finish(utterance->against, utterance->n_against);
}

static void rulebook_finish(struct pack *pack)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        for (size_t k = 0; k < pack->rules[i].n_terms; k++)
            wordings_finish(pack->rules[i].terms[k].wordings, pack->rules[i].terms[k].n_wordings);
        wordings_finish(pack->rules[i].promises, pack->rules[i].n_promises);
    }
    for (size_t i = 0; i < pack->n_standards; i++) {
        for (size_t k = 0; k < pack->standards[i].n_numbers; k++)
            wordings_finish(pack->standards[i].numbers[k].said,
                            pack->standards[i].numbers[k].n_said);
    }
}

static void stances_close(struct stances *stances)
{
    stance_close(stances->meant_not);
    stance_close(stances->rudeness);
    stance_close(stances->sins);
}

void pack_close(struct pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->n_utterances; i++)
        utterance_finish(&pack->utterances[i]);
    for (struct fitted_utterance *fitted = pack->fitted; fitted; fitted = fitted->next)
        utterance_finish(&fitted->utterance);
    for (size_t i = 0; i < pack->n_drills; i++)
        wordings_finish(pack->drills[i].near_misses, pack->drills[i].n_near_misses);
    rulebook_finish(pack);
    denial_words_close(pack->denials);
    stances_close(&pack->written);
    stances_close(&pack->heard);
    lexicon_close(pack->lexicon);
    arena_finish(pack->arena);
    free(pack->arena);
    free(pack);
}

bool pack_use_contest(struct pack *pack)
{
    if (pack->contest.n_criteria)
        pack->rubric = pack->contest;
    return pack->contest.n_criteria > 0;
}

size_t pack_n_scenes(const struct pack *pack)
{
    return pack->n_plays + pack->n_drills;
}

const struct play *pack_scene(const struct pack *pack, size_t index)
{
    return index < pack->n_plays ? &pack->plays[index] : &pack->drills[index - pack->n_plays].play;
}

const struct play *pack_play(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        if (strcmp(pack_scene(pack, i)->id, id) == 0)
            return pack_scene(pack, i);
    }
    return NULL;
}

const struct utterance *pack_utterance(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (strcmp(pack->utterances[i].id, id) == 0)
            return &pack->utterances[i];
    }
    return NULL;
}

const struct standard *pack_standard(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_standards; i++) {
        if (strcmp(pack->standards[i].id, id) == 0)
            return &pack->standards[i];
    }
    return NULL;
}

const struct rule *pack_rule(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        if (strcmp(pack->rules[i].id, id) == 0)
            return &pack->rules[i];
    }
    return NULL;
}

const struct speaking_voice *pack_voice(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_voices; i++) {
        if (pack->voices[i].id && strcmp(pack->voices[i].id, id) == 0)
            return &pack->voices[i];
    }
    return NULL;
}

const struct clause *pack_clause(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_clauses; i++) {
        if (strcmp(pack->clauses[i].id, id) == 0)
            return &pack->clauses[i];
    }
    return NULL;
}

bool clause_is_cited(const char *source)
{
    return source && *source && strcmp(source, "house") != 0;
}

const struct turn *play_turn(const struct play *play, const char *id)
{
    for (size_t i = 0; i < play->n_turns; i++) {
        if (strcmp(play->turns[i].id, id) == 0)
            return &play->turns[i];
    }
    return NULL;
}

const struct ending *play_ending(const struct play *play, const char *id)
{
    for (size_t i = 0; i < play->n_endings; i++) {
        if (strcmp(play->endings[i].id, id) == 0)
            return &play->endings[i];
    }
    return NULL;
}

const struct line *line_for_mood(const struct line *lines, size_t n_lines, int mood)
{
    for (size_t i = 0; i < n_lines; i++) {
        if (mood >= lines[i].mood_low && mood <= lines[i].mood_high)
            return &lines[i];
    }
    return NULL;
}

const char *customer_detail(const struct customer *customer, const char *id)
{
    for (size_t i = 0; i < customer->n_details; i++) {
        if (strcmp(customer->details[i].id, id) == 0)
            return customer->details[i].value;
    }
    return strcmp(id, "name") == 0 ? customer->name : NULL;
}

static bool draws_level(const struct play *play, uint32_t seed, enum play_level level)
{
    const struct personality *personality = play_draw(play, seed)->customer.personality;
    return personality && personality->level == (int)level;
}

/* With a twentieth of the draws of that level, 500 seeds without one are one in 10^11. */
uint32_t play_level_seed(const struct play *play, uint32_t seed, enum play_level level)
{
    for (uint32_t i = 0; level != LEVEL_ANY && i < 500; i++) {
        if (draws_level(play, seed + i, level))
            return seed + i;
    }
    return seed;
}

const struct play *play_draw(const struct play *play, uint32_t seed)
{
    if (!seed || !play->n_drawn)
        return play;
    return &play->drawn[random_mix(seed) % play->n_drawn];
}

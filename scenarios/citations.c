#include "scenarios/citations.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grow.h"

/* Without a source there is nothing to list; the loader has complained of it. */
static void add(struct citations *citations, const char *clause, const char *kind, const char *id,
                struct place_in_file at)
{
    if (!clause || !clause[0] || !id || citations->failed)
        return;
    if (grow(&citations->items, &citations->capacity, citations->count + 1,
             sizeof *citations->items) != STATUS_OK) {
        citations->failed = true;
        return;
    }
    citations->items[citations->count++] = (struct citation){clause, kind, id, at};
}

static void add_standard(struct citations *citations, const struct pack *pack,
                         const struct standard *standard)
{
    add(citations, standard->source, "standard", standard->id, standard->at);
    add(citations, standard->ring_source, "ring", standard->id, standard->at);
    for (size_t i = 0; i < standard->n_numbers; i++) {
        const struct number *number = &standard->numbers[i];
        add(citations, number->source, "number",
            arena_printf(pack->arena, "%s/%s", standard->id, number->id), number->at);
    }
}

static void add_rules(struct citations *citations, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_rules; i++) {
        const struct rule *rule = &pack->rules[i];
        const char *kind = rule->measure == MEASURE_EYE ? "check" : "rule";
        for (size_t k = 0; k < rule->n_clauses; k++)
            add(citations, rule->clauses[k], kind, rule->id, rule->at);
    }
}

static void add_questions(struct citations *citations, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_questions; i++) {
        const struct question *question = &pack->questions[i];
        for (size_t k = 0; k < question->n_clauses; k++)
            add(citations, question->clauses[k], "question", question->id, question->at);
    }
}

/* By id: a turn may expect a copy that is fitted to its customer. */
static bool rule_is_about(const struct rule *rule, const struct utterance *utterance)
{
    for (size_t i = 0; i < rule->n_moves; i++) {
        if (strcmp(rule->moves[i]->id, utterance->id) == 0)
            return true;
    }
    return false;
}

/* A turn holds the clauses of what it expects, and of the rules that are kept by doing so. */
static void add_turn(struct citations *citations, const struct pack *pack, const struct turn *turn,
                     const char *kind, const char *id)
{
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        add(citations, utterance->source, kind, id, turn->at);
        for (size_t k = 0; k < pack->n_rules; k++) {
            const struct rule *rule = &pack->rules[k];
            for (size_t c = 0; rule_is_about(rule, utterance) && c < rule->n_clauses; c++)
                add(citations, rule->clauses[c], kind, id, turn->at);
        }
    }
}

static void add_plays(struct citations *citations, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_plays; i++) {
        const struct play *play = &pack->plays[i];
        for (size_t k = 0; k < play->n_turns; k++)
            add_turn(citations, pack, &play->turns[k], "turn",
                     arena_printf(pack->arena, "%s/%s", play->id, play->turns[k].id));
    }
}

static void add_drills(struct citations *citations, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_drills; i++) {
        const struct drill *drill = &pack->drills[i];
        struct place_in_file at = drill->play.turns[0].at;
        add(citations, drill->situation, "drill", drill->play.id, at);
        for (size_t k = 0; k < drill->n_clauses; k++)
            add(citations, drill->clauses[k], "drill", drill->play.id, at);
        add_turn(citations, pack, &drill->play.turns[0], "drill", drill->play.id);
    }
}

static void add_rubric(struct citations *citations, const struct pack *pack)
{
    for (size_t i = 0; i < pack->rubric.n_criteria; i++) {
        const struct criterion *criterion = &pack->rubric.criteria[i];
        add(citations, criterion->source, "criterion", criterion->id, criterion->at);
    }
    add(citations, pack->rubric.source, "rubric", pack->id, pack->rubric.at);
}

static int compare(const void *a, const void *b)
{
    const struct citation *first = a, *second = b;
    int order = strcmp(first->clause, second->clause);
    if (order == 0)
        order = strcmp(first->at.file, second->at.file);
    if (order == 0)
        order = (first->at.line > second->at.line) - (first->at.line < second->at.line);
    if (order == 0)
        order = strcmp(first->kind, second->kind);
    return order ? order : strcmp(first->id, second->id);
}

/* A turn may hold a clause in several ways; it is listed once. */
static void drop_twins(struct citations *citations)
{
    size_t n = 0;
    for (size_t i = 0; i < citations->count; i++) {
        if (n == 0 || compare(&citations->items[n - 1], &citations->items[i]) != 0)
            citations->items[n++] = citations->items[i];
    }
    citations->count = n;
}

enum status citations_init(struct citations *citations, const struct pack *pack)
{
    static const char *const kinds[] = {"phrase", "move", "taboo"};
    *citations = (struct citations){0};
    for (size_t i = 0; i < pack->n_utterances; i++) {
        const struct utterance *utterance = &pack->utterances[i];
        add(citations, utterance->source, kinds[utterance->kind], utterance->id, utterance->at);
    }
    add_rules(citations, pack);
    for (size_t i = 0; i < pack->n_standards; i++)
        add_standard(citations, pack, &pack->standards[i]);
    add_questions(citations, pack);
    add_plays(citations, pack);
    add_drills(citations, pack);
    add_rubric(citations, pack);
    if (citations->failed) {
        citations_finish(citations);
        return STATUS_NO_MEMORY;
    }
    if (citations->count)
        qsort(citations->items, citations->count, sizeof *citations->items, compare);
    drop_twins(citations);
    return STATUS_OK;
}

size_t citations_of(const struct citations *citations, const char *clause, size_t *count)
{
    size_t first = 0;
    while (first < citations->count && strcmp(citations->items[first].clause, clause) < 0)
        first++;
    *count = 0;
    while (first + *count < citations->count &&
           strcmp(citations->items[first + *count].clause, clause) == 0)
        ++*count;
    return first;
}

static bool rule_holds(const struct rule *rule, const struct clause *clause)
{
    static const enum clause_judge judges[] = {
        [JUDGED_BY_SOUND] = CLAUSE_BY_SOUND,
        [JUDGED_BY_WORDS] = CLAUSE_BY_WORDS,
        [JUDGED_BY_EYE] = CLAUSE_BY_EYE,
    };
    if (judges[measure_info(rule->measure)->judged_by] != clause->judge)
        return false;
    for (size_t i = 0; i < rule->n_clauses; i++) {
        if (strcmp(rule->clauses[i], clause->id) == 0)
            return true;
    }
    return false;
}

static bool question_holds(const struct question *question, const struct clause *clause)
{
    for (size_t i = 0; i < question->n_clauses; i++) {
        if (strcmp(question->clauses[i], clause->id) == 0)
            return true;
    }
    return false;
}

bool clause_is_held(const struct pack *pack, const struct clause *clause)
{
    bool held = false;
    for (size_t i = 0; clause->judge != CLAUSE_BY_QUESTION && i < pack->n_rules; i++)
        held |= rule_holds(&pack->rules[i], clause);
    for (size_t i = 0; clause->judge == CLAUSE_BY_QUESTION && i < pack->n_questions; i++)
        held |= question_holds(&pack->questions[i], clause);
    return held;
}

void citations_finish(struct citations *citations)
{
    if (!citations)
        return;
    free(citations->items);
    *citations = (struct citations){0};
}

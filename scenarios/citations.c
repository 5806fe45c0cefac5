#include "scenarios/citations.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static size_t count_most(const struct pack *pack)
{
    size_t most = pack->n_utterances + pack->n_rules + pack->rubric.n_criteria + 1;
    for (size_t i = 0; i < pack->n_standards; i++)
        most += 2 + pack->standards[i].n_numbers;
    for (size_t i = 0; i < pack->n_drills; i++)
        most += 1 + pack->drills[i].n_clauses;
    return most;
}

/* What has no source has a problem of its own. */
static void add(struct citations *citations, const char *clause, const char *kind, const char *id,
                struct place_in_file at)
{
    if (clause && clause[0] && id)
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

static void add_drill(struct citations *citations, const struct drill *drill)
{
    add(citations, drill->situation, "drill", drill->play.id, drill->play.at);
    for (size_t i = 0; i < drill->n_clauses; i++)
        add(citations, drill->clauses[i], "drill", drill->play.id, drill->play.at);
}

static int compare(const void *a, const void *b)
{
    const struct citation *first = a, *second = b;
    int order = strcmp(first->clause, second->clause);
    if (order == 0)
        order = strcmp(first->at.file, second->at.file);
    return order ? order : (first->at.line > second->at.line) - (first->at.line < second->at.line);
}

enum status citations_init(struct citations *citations, const struct pack *pack)
{
    static const char *const kinds[] = {"phrase", "move", "taboo"};
    *citations = (struct citations){.items = calloc(count_most(pack), sizeof *citations->items)};
    if (!citations->items)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        const struct utterance *utterance = &pack->utterances[i];
        add(citations, utterance->source, kinds[utterance->kind], utterance->id, utterance->at);
    }
    for (size_t i = 0; i < pack->n_rules; i++)
        add(citations, pack->rules[i].source, "rule", pack->rules[i].id, pack->rules[i].at);
    for (size_t i = 0; i < pack->n_standards; i++)
        add_standard(citations, pack, &pack->standards[i]);
    for (size_t i = 0; i < pack->n_drills; i++)
        add_drill(citations, &pack->drills[i]);
    for (size_t i = 0; i < pack->rubric.n_criteria; i++) {
        const struct criterion *criterion = &pack->rubric.criteria[i];
        add(citations, criterion->source, "criterion", criterion->id, criterion->at);
    }
    add(citations, pack->rubric.source, "rubric", pack->id, pack->rubric.at);
    qsort(citations->items, citations->count, sizeof *citations->items, compare);
    return STATUS_OK;
}

void citations_finish(struct citations *citations)
{
    if (!citations)
        return;
    free(citations->items);
    *citations = (struct citations){0};
}

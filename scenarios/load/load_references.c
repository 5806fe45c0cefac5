/* References: from an id to what it names, with the unknown ones gathered and said once each. */
#include <string.h>

#include "base/spelling.h"
#include "base/text_file.h"
#include "scenarios/load/load.h"

static bool is_known_as_unknown(struct loader *loader, enum unknown_kind kind, const char *id)
{
    for (struct unknown_id *unknown = loader->unknown; unknown; unknown = unknown->next) {
        if (unknown->kind == kind && strcmp(unknown->id, id) == 0) {
            unknown->uses++;
            return true;
        }
    }
    return false;
}

static void add_unknown(struct loader *loader, struct unknown_id found)
{
    if (!found.id[0] || is_known_as_unknown(loader, found.kind, found.id))
        return;
    struct unknown_id *unknown = arena_alloc(loader->arena, 1, sizeof *unknown);
    if (!unknown)
        return;
    *unknown = found;
    unknown->uses = 1;
    unknown->next = loader->unknown;
    loader->unknown = unknown;
}

static const char *name_hint(struct loader *loader, const char *nearest)
{
    const char *hint = nearest ? arena_printf(loader->arena, "; did you mean '%s'?", nearest) : "";
    return hint ? hint : "";
}

void report_unknown_ids(struct loader *loader)
{
    for (struct unknown_id *unknown = loader->unknown; unknown; unknown = unknown->next) {
        const char *hint = name_hint(loader, unknown->nearest);
        if (unknown->uses == 1)
            LOADER_PROBLEM(loader, unknown->first, "unknown %s id '%s'%s", unknown->what,
                           unknown->id, hint);
        else
            LOADER_PROBLEM(loader, unknown->first, "unknown %s id '%s', used %d times%s",
                           unknown->what, unknown->id, unknown->uses, hint);
    }
    loader->unknown = NULL;
}

/* Looked for only when an id is unknown: most are known. */
static const char *nearest_utterance(const struct pack *pack, const char *id)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (size_t i = 0; i < pack->n_utterances; i++)
        spelling_try(&spelling, pack->utterances[i].id);
    return spelling.nearest;
}

static const char *nearest_rule(const struct pack *pack, const char *id)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (size_t i = 0; i < pack->n_rules; i++)
        spelling_try(&spelling, pack->rules[i].id);
    return spelling.nearest;
}

static const char *nearest_standard(const struct pack *pack, const char *id)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (size_t i = 0; i < pack->n_standards; i++)
        spelling_try(&spelling, pack->standards[i].id);
    return spelling.nearest;
}

const struct utterance *find_utterance(struct loader *loader, const char *id,
                                       struct place_in_file at, const char *what)
{
    const struct utterance *utterance = pack_utterance(loader->pack, id);
    if (!utterance && loader->utterances_known)
        add_unknown(loader, (struct unknown_id){.kind = UNKNOWN_UTTERANCE,
                                                .what = what,
                                                .id = id,
                                                .nearest = nearest_utterance(loader->pack, id),
                                                .first = at});
    return utterance;
}

const struct rule *find_rule(struct loader *loader, const char *id, struct place_in_file at)
{
    for (size_t i = 0; i < loader->pack->n_rules; i++) {
        if (strcmp(loader->pack->rules[i].id, id) == 0)
            return &loader->pack->rules[i];
    }
    if (loader->rules_known)
        add_unknown(loader, (struct unknown_id){.kind = UNKNOWN_RULE,
                                                .what = "rule",
                                                .id = id,
                                                .nearest = nearest_rule(loader->pack, id),
                                                .first = at});
    return NULL;
}

const struct standard *find_standard(struct loader *loader, const char *id, struct place_in_file at)
{
    const struct standard *standard = pack_standard(loader->pack, id);
    if (!standard && loader->standards_known)
        add_unknown(loader, (struct unknown_id){.kind = UNKNOWN_STANDARD,
                                                .what = "standard",
                                                .id = id,
                                                .nearest = nearest_standard(loader->pack, id),
                                                .first = at});
    return standard;
}

/* "001 第7篇": a document by its number. Clause ids ("G-6.2") name theirs by the letter, which only
 * a trainer can look up. */
static bool names_document(const char *source, size_t *length)
{
    *length = strcspn(source, " ");
    return source[*length] == ' ' && strspn(source, "0123456789") == *length;
}

static void check_document(struct loader *loader, const char *source, size_t length,
                           struct place_in_file at)
{
    for (size_t i = 0; i < loader->pack->n_sources; i++) {
        const char *id = loader->pack->sources[i].id;
        if (strlen(id) == length && strncmp(id, source, length) == 0)
            return;
    }
    LOADER_PROBLEM(loader, at, "source '%.*s' names no document of pack.yaml's sources",
                   TEXT_CUT(source));
}

/* "G-5.2.1" stands for G-5.2.1a and G-5.2.1b, "G-6" for the whole section: what follows it in a
 * clause's id must not be another digit. */
static bool begins_clause(const char *source, const char *clause)
{
    size_t length = strlen(source);
    return strncmp(source, clause, length) == 0 && (clause[length] < '0' || clause[length] > '9');
}

static const char *nearest_clause(const struct pack *pack, const char *id)
{
    struct spelling spelling;
    spelling_init(&spelling, id);
    for (size_t i = 0; i < pack->n_clauses; i++)
        spelling_try(&spelling, pack->clauses[i].id);
    return spelling.nearest;
}

static void check_clause(struct loader *loader, const char *source, struct place_in_file at)
{
    if (!clause_is_cited(source))
        return;
    for (size_t i = 0; i < loader->pack->n_clauses; i++) {
        if (begins_clause(source, loader->pack->clauses[i].id))
            return;
    }
    add_unknown(loader, (struct unknown_id){.kind = UNKNOWN_CLAUSE,
                                            .what = "clause",
                                            .id = source,
                                            .nearest = nearest_clause(loader->pack, source),
                                            .first = at});
}

void check_source(struct loader *loader, const char *source, struct place_in_file at)
{
    size_t length;
    if (!source)
        return;
    if (!names_document(source, &length)) {
        if (loader->clauses_known)
            check_clause(loader, source, at);
    } else if (loader->manifest_known) {
        check_document(loader, source, length, at);
    }
}

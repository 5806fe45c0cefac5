/* Loading: the parts that together read a pack's files into a struct pack. Private to scenarios/.
 */
#ifndef YINGDA_SCENARIOS_LOAD_LOAD_H
#define YINGDA_SCENARIOS_LOAD_LOAD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/yaml_tree.h"
#include "scenarios/load/pack_files.h"
#include "scenarios/load/reader.h"
#include "scenarios/pack.h"

enum { MOOD_UNREAD = -1 }; /* a line's mood_low when its range could not be read (said) */
enum { LIST_MAX = 2000 };  /* items of one list: comparing each with each stays under 0.1 s */

enum unknown_kind { UNKNOWN_UTTERANCE, UNKNOWN_RULE, UNKNOWN_STANDARD, UNKNOWN_CLAUSE };

struct unknown_id { /* said once however often it is used */
    enum unknown_kind kind;
    const char *what, *id, *nearest;
    struct place_in_file first;
    int uses;
    struct unknown_id *next;
};

/* Ids that must differ from one another; zeroed memory is an empty scope. */
struct id_scope {
    struct id_claim *last;
};

struct own_wording { /* a line of own.tsv */
    const char *id, *text;
    int line;
    bool taken; /* by an utterance of that id */
};

struct loader {
    struct pack *pack;
    struct arena *arena;
    struct reader reader;
    struct problems problems; /* files relative to the pack's folder */
    struct pack_files files;
    struct unknown_id *unknown;
    struct own_wording *own; /* in the arena */
    size_t n_own;
    size_t n_plays_unread;
    bool situations_unread;           /* or a drill: which situations have one is then not asked */
    struct id_scope scenes;           /* plays and drills are looked up by their ids alike */
    struct place_in_file standard_at; /* where pack.yaml names its standard */
    /* False when a file could not be read: what refers to it is then not called unknown. */
    bool manifest_known, utterances_known, rules_known, standards_known, clauses_known,
        voices_known;
};

/* Reads a folder, with the house's own wordings at `own` (NULL: none), into a new pack,
 * loader->pack, with all that is wrong in loader->problems. The pack is the caller's, whatever is
 * returned: NULL when memory ran out at once. STATUS_OK also where there are problems; else it
 * could not be read at all: STATUS_NOT_FOUND (said), or the machine is not able. Behind it comes
 * loader_close (pack_open.c). */
MUST_USE enum status loader_open(struct loader *loader, const char *folder, const char *own);

/* Adds the problems to the caller's, each once, sorted by file and line, and closes all but the
 * pack. STATUS_INVALID: one is more than a note. STATUS_NO_MEMORY: it ran out on the way, so that
 * nothing found is to be believed, and only that is said. */
MUST_USE enum status loader_close(struct loader *loader, const char *folder,
                                  struct problems *problems);

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Adds a problem at a place. */
#define LOADER_PROBLEM(loader, at, ...)                                                            \
    problems_add(&(loader)->problems, (at).file, (at).line, __VA_ARGS__)

struct place_in_file node_place(const struct node *node);

/* Takes an id for what stands at a place; a problem when it was already taken. */
void claim_id(struct loader *loader, struct id_scope *scope, const char *id,
              struct place_in_file at);

/* Whether it is STATUS_OK. Where memory ran out, the pack fails for that and for nothing else. */
bool loader_ok(struct loader *loader, enum status status);

/* The path of a file of the pack, for free(); NULL: out of memory, which fails the pack. */
char *loader_path(struct loader *loader, const char *name);

/* The root of a file, NULL when missing or not readable (said), or without a name for want of
 * memory. */
const struct node *loader_tree(struct loader *loader, const char *name);

/* The list that is all of a file, under one key; NULL when there is none (said). */
const struct node *loader_only_list(struct loader *loader, const char *file, const char *key);

/* Zeroed room for the items of a list (NULL: none); *count is 0 when out of memory or when there
 * are too many (said). */
void *loader_items(struct loader *loader, const struct node *list, size_t size, size_t *count);

/* Each reads one file, or nothing where it is missing and may be. In this order: later ones refer
 * to earlier ones. */
void load_manifest(struct loader *loader);   /* pack.yaml */
void load_clauses(struct loader *loader);    /* clauses.tsv */
void load_standards(struct loader *loader);  /* standards.yaml */
void load_own(struct loader *loader);        /* own.tsv: what load_utterances adds */
void load_utterances(struct loader *loader); /* phrases.yaml */
void load_rubric(struct loader *loader);     /* rubric.yaml */
void load_rules(struct loader *loader);      /* rules.yaml */
void load_questions(struct loader *loader);  /* questions.yaml */
void load_voices(struct loader *loader);     /* voices.yaml */
void load_plays(struct loader *loader);      /* plays, .yaml each */

void load_situations(struct loader *loader); /* situations.yaml */
void load_drills(struct loader *loader);     /* drills, .yaml each */

/* Who a play may be with: the seed draws one of the people and one of the personalities. */
struct cast {
    struct customer *people; /* at least one, unless memory ran out */
    size_t n_people;
    struct personality *personalities; /* may be none */
    size_t n_personalities;
};

/* A play's or drill's `customer`; NULL: it is missing (said). */
void load_cast(struct loader *loader, const struct node *node, struct place_in_file at,
               struct cast *cast);

/* Parts of a play. */
void load_expectations(struct loader *loader, struct turn *turn, const struct node *list);
/* The rules of a list, and those that hold in every reply. */
void load_rules_of(struct loader *loader, struct turn *turn, enum play_place place,
                   const struct node *list);
void load_turns(struct loader *loader, struct play *play, const struct node *turns,
                const struct node *play_rules);
void load_lines(struct loader *loader, const struct node *list, struct line **lines,
                size_t *n_lines);

/* "calmed", "escalated", "handed_over", "withdrawn", in enum outcome's order, NULL behind the last.
 */
extern const char *const outcome_names[];

/* Accepted wordings, each compiled. */
void load_wordings(struct loader *loader, const struct node *list, struct wording **wordings,
                   size_t *n_wordings);

/* Adds the house's own wordings of an utterance to those that say all of it. One that does not
 * compile is left out with a note: what a trainer has typed never keeps a pack from being opened.
 */
void own_wordings_take(struct loader *loader, struct utterance *utterance);

/* Notes those that no utterance took. */
void own_wordings_left(struct loader *loader);

/* The texts of a list, each once (else said); `what` is what problems call one. */
const char **load_ids(struct loader *loader, const struct node *list, const char *what,
                      size_t *n_ids);

/* Where two standards give different numbers, and where standards.yaml says that they differ. */
void load_disagreements(struct loader *loader, const struct node *differences);

/* A text's `source`: a clause id, "house", or "001 …" where 001 is a source of pack.yaml. Where the
 * pack has its clauses.tsv, a clause id stands in it, or begins one that does ("G-6", "G-5.2.1").
 */
void check_source(struct loader *loader, const char *source, struct place_in_file at);

/* What an id refers to; NULL when there is no such thing (said, once an id). */
const struct utterance *find_utterance(struct loader *loader, const char *id,
                                       struct place_in_file at, const char *what);
const struct rule *find_rule(struct loader *loader, const char *id, struct place_in_file at);
const struct standard *find_standard(struct loader *loader, const char *id,
                                     struct place_in_file at);
const struct speaking_voice *find_voice(struct loader *loader, const char *id,
                                        struct place_in_file at); /* said each time */

/* Adds the problems about unknown ids, gathered while loading. */
void report_unknown_ids(struct loader *loader);

#endif

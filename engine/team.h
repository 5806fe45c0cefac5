/* The team: everybody on the lists with the word for them, sorted, filtered and searched, as the
 * trainer's table and `yingda report --team` show it. One thread at a time. */
#ifndef YINGDA_ENGINE_TEAM_H
#define YINGDA_ENGINE_TEAM_H

#include "records/readiness.h"
#include "scenarios/competency.h"

struct team_member {
    struct team_row row;
    enum readiness_word word;
    char *order; /* what the name sorts by */
};

enum team_sort {
    TEAM_BY_NAME,
    TEAM_BY_GROUP,
    TEAM_BY_WORD,
    TEAM_BY_READY,
    TEAM_BY_LAST,
    TEAM_SORTS
};

enum { TEAM_ANY_WORD = -1 };

struct team_query {
    enum team_sort sort;
    int word;          /* enum readiness_word, or TEAM_ANY_WORD */
    const char *group; /* 班组; "": all */
    const char *typed; /* name_matches: initials, a part of the number; "": anybody */
};

struct team {
    struct team_member *members; /* owned, as all here; by name */
    size_t count;
    size_t *found; /* indices of the members that the last query found, in its order */
    size_t n_found;
    char (*groups)[NAME_SIZE]; /* every 班组 once, by its characters */
    size_t n_groups;
    int n_word[READINESS_WORDS]; /* of everybody in the query's group */
    int wanted;                  /* competencies that the packs' plays ask for */
    int64_t now_unix_ms;
};

/* Reads everybody as of now; what was there is freed. Fails as records_team, or STATUS_NO_MEMORY.
 */
MUST_USE enum status team_read(struct team *team, struct records *records, int wanted,
                               int64_t now_unix_ms);

/* Fills `found`. The worst word comes first: who needs a trainer most. */
void team_find(struct team *team, const struct team_query *query);

/* Accepts zeroed memory and being called twice. */
void team_finish(struct team *team);

#endif

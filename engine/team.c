#include "engine/team.h"

#include <stdlib.h>
#include <string.h>

#include "language/name/name_pinyin.h"

static int by_name(const void *a, const void *b)
{
    const struct team_member *one = a, *other = b;
    int order = strcmp(one->order, other->order);
    return order ? order : strcmp(one->row.number, other->row.number);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

static enum status groups_read(struct team *team)
{
    size_t n = 0;
    team->groups = calloc(team->count + 1, sizeof *team->groups);
    if (!team->groups)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < team->count; i++) {
        if (*team->members[i].row.team)
            memcpy(team->groups[n++], team->members[i].row.team, NAME_SIZE);
    }
    qsort(team->groups, n, sizeof *team->groups, by_text);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || strcmp(team->groups[i], team->groups[team->n_groups - 1]) != 0)
            memmove(team->groups[team->n_groups++], team->groups[i], NAME_SIZE);
    }
    return STATUS_OK;
}

static enum status members_read(struct team *team, const struct team_row *rows)
{
    char order[NAME_ORDER_SIZE];
    team->members = calloc(team->count + 1, sizeof *team->members);
    team->found = calloc(team->count + 1, sizeof *team->found);
    if (!team->members || !team->found)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < team->count; i++) {
        struct team_member *member = &team->members[i];
        member->row = rows[i];
        member->row.counts.wanted = team->wanted;
        member->word =
            readiness_of_person(&member->row.counts, rows[i].due_unix_ms, team->now_unix_ms);
        name_order(rows[i].name, order);
        member->order = strdup(order);
        if (!member->order)
            return STATUS_NO_MEMORY;
    }
    qsort(team->members, team->count, sizeof *team->members, by_name);
    return STATUS_OK;
}

enum status team_read(struct team *team, struct records *records, int wanted, int64_t now_unix_ms)
{
    struct team_row *rows = NULL;
    team_finish(team);
    team->wanted = wanted;
    team->now_unix_ms = now_unix_ms;
    enum status status = records_team(records, now_unix_ms, &rows, &team->count);
    if (status == STATUS_OK)
        status = members_read(team, rows);
    if (status == STATUS_OK)
        status = groups_read(team);
    free(rows);
    if (status != STATUS_OK)
        team_finish(team);
    else
        team_find(team, &(struct team_query){TEAM_BY_NAME, TEAM_ANY_WORD, "", ""});
    return status;
}

/* How much somebody needs a trainer: the smaller the more. */
static int urgency(enum readiness_word word)
{
    static const int order[READINESS_WORDS] = {
        [READINESS_OVERDUE] = 0,  [READINESS_EXPIRED] = 1, [READINESS_NOT_STARTED] = 2,
        [READINESS_EXPIRING] = 3, [READINESS_THIN] = 4,    [READINESS_PRACTISING] = 5,
        [READINESS_READY] = 6};
    return order[word];
}

struct sorting { /* of one member, so that qsort needs no context; equal ones stay by name */
    int64_t key;
    const char *text;
    size_t index;
};

static int sorting_order(const void *a, const void *b)
{
    const struct sorting *one = a, *other = b;
    int text = strcmp(one->text, other->text);
    if (text)
        return text;
    if (one->key != other->key)
        return one->key < other->key ? -1 : 1;
    return one->index < other->index ? -1 : one->index > other->index;
}

static struct sorting sorting_of(const struct team *team, size_t index, enum team_sort sort)
{
    const struct team_member *member = &team->members[index];
    struct sorting out = {0, "", index};
    if (sort == TEAM_BY_GROUP)
        out.text = member->row.team;
    else if (sort == TEAM_BY_WORD)
        out.key = urgency(member->word);
    else if (sort == TEAM_BY_READY)
        out.key = -member->row.counts.ready;
    else if (sort == TEAM_BY_LAST)
        out.key = -member->row.last_unix_ms;
    return out;
}

static void found_sort(struct team *team, enum team_sort sort)
{
    struct sorting *sorted = calloc(team->n_found + 1, sizeof *sorted);
    for (size_t i = 0; sorted && i < team->n_found; i++)
        sorted[i] = sorting_of(team, team->found[i], sort);
    if (sorted)
        qsort(sorted, team->n_found, sizeof *sorted, sorting_order);
    for (size_t i = 0; sorted && i < team->n_found; i++)
        team->found[i] = sorted[i].index;
    free(sorted);
}

void team_find(struct team *team, const struct team_query *query)
{
    team->n_found = 0;
    memset(team->n_word, 0, sizeof team->n_word);
    for (size_t i = 0; i < team->count; i++) {
        const struct team_member *member = &team->members[i];
        if (*query->group && strcmp(query->group, member->row.team) != 0)
            continue;
        team->n_word[member->word]++;
        if (query->word != TEAM_ANY_WORD && (int)member->word != query->word)
            continue;
        if (!*query->typed || name_matches(member->row.name, member->row.number, query->typed))
            team->found[team->n_found++] = i;
    }
    found_sort(team, query->sort);
}

void team_finish(struct team *team)
{
    for (size_t i = 0; team->members && i < team->count; i++)
        free(team->members[i].order);
    free(team->members);
    free(team->found);
    free(team->groups);
    *team = (struct team){0};
}

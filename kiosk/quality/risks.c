#include "kiosk/quality/risks.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "kiosk/ui/day.h"

/* Months since year 0, so that they can be counted. */
static int month_number(struct tm day)
{
    return (day.tm_year + 1900) * 12 + day.tm_mon;
}

static int month_text(int number)
{
    return number / 12 * 100 + number % 12 + 1;
}

int64_t risks_since(int64_t now_unix_ms)
{
    int first = month_number(day_local(now_unix_ms)) - (QUALITY_MONTHS - 1);
    struct tm begin = {
        .tm_year = first / 12 - 1900, .tm_mon = first % 12, .tm_mday = 1, .tm_isdst = -1};
    return (int64_t)mktime(&begin) * 1000;
}

static int month_at(const struct risks *risks, int month)
{
    for (int i = 0; i < QUALITY_MONTHS; i++) {
        if (risks->months[i] == month)
            return i;
    }
    return -1;
}

/* From the second on: the first is everybody's. NULL: no memory. */
static struct team_risks *team_of(struct risks *risks, const char *team)
{
    for (size_t i = 1; i < risks->count; i++) {
        if (strcmp(risks->teams[i].team, team) == 0)
            return &risks->teams[i];
    }
    if (grow(&risks->teams, &risks->capacity, risks->count + 1, sizeof *risks->teams) != STATUS_OK)
        return NULL;
    struct team_risks *added = &risks->teams[risks->count++];
    *added = (struct team_risks){.team = ""};
    memcpy(added->team, team, strlen(team) + 1);
    return added;
}

static enum status add(struct risks *risks, const char *name, int month, int broken, int replies)
{
    int at = month_at(risks, month);
    if (at < 0)
        return STATUS_OK;
    struct team_risks *team = team_of(risks, name);
    if (!team)
        return STATUS_NO_MEMORY;
    struct team_risks *const both[] = {&risks->teams[0], team};
    for (int i = 0; i < 2; i++) {
        both[i]->broken[at] += broken;
        both[i]->replies[at] += replies;
    }
    return STATUS_OK;
}

static int risks_order(const void *a, const void *b)
{
    const struct team_risks *one = a, *other = b;
    for (int i = QUALITY_MONTHS - 1; i >= 0; i--) {
        if (one->broken[i] != other->broken[i])
            return one->broken[i] > other->broken[i] ? -1 : 1;
    }
    return strcmp(one->team, other->team);
}

enum status risks_init(struct risks *risks, const struct risk_source *source, int64_t now_unix_ms)
{
    int last = month_number(day_local(now_unix_ms));
    *risks = (struct risks){.count = 0};
    for (int i = 0; i < QUALITY_MONTHS; i++)
        risks->months[i] = month_text(last - (QUALITY_MONTHS - 1) + i);
    enum status status = grow(&risks->teams, &risks->capacity, 1, sizeof *risks->teams);
    if (status == STATUS_OK)
        risks->teams[risks->count++] = (struct team_risks){.team = ""};
    for (size_t i = 0; i < source->n_months && status == STATUS_OK; i++)
        status = add(risks, source->months[i].team, source->months[i].month, 0,
                     source->months[i].replies);
    for (size_t i = 0; i < source->n_broken && status == STATUS_OK; i++)
        status = add(risks, source->broken[i].team,
                     month_text(month_number(day_local(source->broken[i].started_unix_ms))), 1, 0);
    if (status == STATUS_OK && risks->count > 2)
        qsort(risks->teams + 1, risks->count - 1, sizeof *risks->teams, risks_order);
    return status;
}

void risks_finish(struct risks *risks)
{
    free(risks->teams);
    *risks = (struct risks){.count = 0};
}

double risks_most(const struct risks *risks)
{
    double most = 0;
    for (size_t i = 0; i < risks->count; i++) {
        for (int k = 0; k < QUALITY_MONTHS; k++) {
            const struct team_risks *team = &risks->teams[i];
            double rate = team->replies[k] ? (double)team->broken[k] / team->replies[k] : 0;
            most = rate > most ? rate : most;
        }
    }
    return most;
}

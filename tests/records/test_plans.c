/* records/plans: what a team practises in a week, who sees it, and how far it has come. */
#include "records/plans.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/records/fixture_exam.h"

enum { DAY = 86400000 };

static const int64_t week = 1764547200000 - 5LL * DAY;

static struct plan_row row_of(struct records *records, const char *team, int64_t since,
                              const char *competency)
{
    struct plan_row *rows = NULL, found = {.ready = -1};
    size_t n = 0;
    CHECK_INT(records_plan(records, team, since, since + 7LL * DAY, &rows, &n), STATUS_OK);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].competency, competency) == 0)
            found = rows[i];
    }
    free(rows);
    return found;
}

static size_t planned_for(struct records *records, int64_t person, int64_t since)
{
    char planned[PLANNED_MAX][COMPETENCY_SIZE];
    size_t n = 0;
    CHECK_INT(records_planned_for(records, person, since, planned, &n), STATUS_OK);
    if (n == 1)
        CHECK_TEXT(planned[0], "m0");
    return n;
}

static void a_plan_is_its_teams_and_its_weeks(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    int64_t li = exam_person(records, "0301", "李敏", "一班", "");
    int64_t wang = exam_person(records, "0302", "王强", "二班", "");
    exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "++++++++++");
    exam_attempt(records, li, "p1", ATTEMPT_PRACTICE, "++++++++++");
    exam_attempt(records, wang, "p0", ATTEMPT_PRACTICE, "----------");
    CHECK_INT(row_of(records, "一班", week, "m0").practised, 1);
    CHECK_INT(row_of(records, "", week, "m0").practised, 2); /* people, not attempts */
    CHECK_INT(row_of(records, "一班", week + 14LL * DAY, "m0").practised, 0);
    CHECK(!row_of(records, "一班", week, "m0").planned);
    CHECK_INT(records_plan_toggle(records, "一班", week, "m0", "王老师", week), STATUS_OK);
    CHECK(row_of(records, "一班", week, "m0").planned);
    CHECK(!row_of(records, "二班", week, "m0").planned);
    CHECK(!row_of(records, "一班", week + 7LL * DAY, "m0").planned);
    CHECK_INT(planned_for(records, li, week), 1);
    CHECK_INT(planned_for(records, wang, week), 0);
    CHECK_INT(planned_for(records, li, week + 7LL * DAY), 0);
    CHECK_INT(records_plan_toggle(records, "", week, "m0", "王老师", week), STATUS_OK);
    CHECK_INT(planned_for(records, li, week), 1); /* once, though twice planned */
    CHECK_INT(planned_for(records, wang, week), 1);
    CHECK_INT(records_plan_toggle(records, "", week, "m0", "王老师", week), STATUS_OK);
    CHECK_INT(planned_for(records, wang, week), 0);
    records_close(records);
}

static void what_nobody_has_done_can_be_planned(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    exam_person(records, "0301", "李敏", "一班", "");
    CHECK_INT(row_of(records, "", week, "never").ready, -1);
    CHECK_INT(records_plan_toggle(records, "", week, "never", "王老师", week), STATUS_OK);
    CHECK_INT(row_of(records, "", week, "never").ready, 0);
    CHECK(row_of(records, "", week, "never").planned);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_plan_is_its_teams_and_its_weeks);
    RUN(what_nobody_has_done_can_be_planned);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

#include "kiosk/attempts/attempts.h"

#include <stdio.h>

static int pages(const struct attempts *attempts)
{
    return (attempts->n_all + attempts->per_page - 1) / attempts->per_page;
}

static void page_keep(struct attempts *attempts)
{
    int last = pages(attempts) - 1;
    if (attempts->page > last)
        attempts->page = last;
    if (attempts->page < 0)
        attempts->page = 0;
}

static enum status page_count(struct attempts *attempts, struct records *records,
                              const struct attempts_query *query)
{
    size_t n = 0;
    enum status status;
    if (attempts->of == LIST_REVIEWS) {
        status = attempts_to_review(records, attempts->n_of_mode);
        attempts->n_all = attempts->n_of_mode[attempts->mode];
    } else {
        status = records_attempts_count(records, query, &n);
        attempts->n_all = (int)n;
    }
    page_keep(attempts);
    return status;
}

static enum status page_rows(struct attempts *attempts, struct records *records,
                             struct attempts_query *query)
{
    struct attempt_summary found[ATTEMPTS_ROWS_MAX];
    size_t n = 0;
    query->first = (size_t)(attempts->page * attempts->per_page);
    query->max = (size_t)attempts->per_page;
    enum status status = records_attempts(records, query, found, &n);
    for (size_t i = 0; i < n; i++)
        attempts->rows[i].summary = found[i];
    attempts->n_rows = (int)n;
    return status;
}

/* Whoever sat it sees that there is one, and not a point of it. */
static void view_withhold(struct attempt_view *view)
{
    view->card = ATTEMPT_WITHHELD;
    view->total = view->low = view->high = -1;
    view->review = 0;
    view->ending = "";
}

enum status attempts_read(struct attempts *attempts, struct records *records,
                          const struct library *library, int64_t unix_ms)
{
    struct attempts_query query = {.which = ATTEMPTS_ALL, .person = attempts->person};
    if (attempts->of == LIST_REVIEWS)
        query = attempts_reviews(attempts->mode);
    if (attempts->per_page > ATTEMPTS_ROWS_MAX)
        attempts->per_page = ATTEMPTS_ROWS_MAX;
    attempts->n_rows = 0;
    enum status status = page_count(attempts, records, &query);
    if (status == STATUS_OK)
        status = page_rows(attempts, records, &query);
    for (int i = 0; i < attempts->n_rows; i++) {
        attempts->views[i] = attempt_row_show(&attempts->rows[i], library, unix_ms, DAY_FULL);
        if (attempts->of == LIST_OWN && attempts->rows[i].summary.withheld)
            view_withhold(&attempts->views[i]);
    }
    return status;
}

void attempts_view_fill(const struct attempts *attempts, struct attempts_view *out)
{
    *out = (struct attempts_view){.of = attempts->of,
                                  .person = attempts->name,
                                  .mode = attempts->mode,
                                  .n_of_mode = {attempts->n_of_mode[0], attempts->n_of_mode[1]},
                                  .rows = attempts->views,
                                  .n_rows = attempts->n_rows,
                                  .n_all = attempts->n_all,
                                  .page = attempts->page,
                                  .trainees_page = attempts->trainees_page,
                                  .n_pages = attempts->per_page ? pages(attempts) : 0};
}

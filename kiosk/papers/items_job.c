#include "kiosk/papers/items_job.h"

#include <stdlib.h>

#include "base/clock.h"

static enum status errand_run(struct items_job *job, struct records *records)
{
    struct paper_item *item = &job->item;
    struct kiosk_query query = {job->paper, item->play, item->id, item->kind};
    int64_t drop = 0;
    switch (job->errand) {
    case ITEMS_PREVIEW:
        return records_drop_preview(records, job->paper, item, &job->changes, &job->n_changes);
    case ITEMS_DROP:
        return records_drop(records, job->paper, item, job->who, job->reason, clock_unix_ms(),
                            &drop);
    case ITEMS_UNDO:
        return records_drop_undo(records, item->drop, job->who, clock_unix_ms());
    case ITEMS_KIOSKS:
        return records_by_kiosk(records, &query, &job->kiosks, &job->n_kiosks);
    case ITEMS_READ:
        break;
    }
    return STATUS_OK;
}

void items_job_run(void *data)
{
    struct items_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = errand_run(job, records);
    if (job->status == STATUS_OK && job->errand != ITEMS_PREVIEW && job->errand != ITEMS_KIOSKS)
        job->status = records_paper_items(records, job->paper, &job->items, &job->n_items);
    records_close(records);
}

void items_job_finish(struct items_job *job)
{
    free(job->items);
    free(job->changes);
    free(job->kiosks);
    job->items = NULL;
    job->changes = NULL;
    job->kiosks = NULL;
    job->n_items = job->n_changes = job->n_kiosks = 0;
}

#include "kiosk/papers/papers_items.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/papers/papers_room.h"
#include "kiosk/papers/papers_text.h"

void items_forget(struct papers_room *room)
{
    free(room->items);
    free(room->kiosks);
    room->items = NULL;
    room->kiosks = NULL;
    room->n_items = room->n_kiosks = 0;
    room->item = -1;
    room->by_kiosk = false;
    room->preview[0] = room->turned[0] = '\0';
}

static bool is_locked(const struct papers_room *room)
{
    return room->desk->trainer && room->desk->records && room->paper.id &&
           room->paper.locked_unix_ms;
}

static void job_over(void *data);

/* Has the clerk do it, after what is being done now; of several that wait the last alone counts:
 * whoever touches one item after the other wants to know of the last. */
static void job_ask(struct papers_room *room, enum items_errand errand)
{
    struct desk *desk = room->desk;
    struct items_job *job = &room->job;
    room->job_more = room->job_on;
    room->next = errand;
    if (room->job_on)
        return;
    memcpy(job->database, desk->database, sizeof job->database);
    memcpy(job->who, desk->trainer_name, sizeof job->who);
    job->errand = errand;
    job->paper = room->paper.id;
    memcpy(job->number, room->paper.number, sizeof job->number);
    job->item = room->item >= 0 ? room->items[room->item] : (struct paper_item){.drop = 0};
    room->job_on = true;
    clerk_ask(&desk->clerk, (struct job){items_job_run, job_over, job});
}

bool paper_items_read(const void *self)
{
    return ((const struct papers_room *)self)->job_on;
}

static void items_take(struct papers_room *room)
{
    items_forget(room);
    room->items = room->job.items;
    room->n_items = room->job.n_items;
    room->job.items = NULL;
}

/* The one that was asked about is still the one that is chosen. */
static bool is_chosen(const struct papers_room *room)
{
    const struct paper_item *of = &room->job.item;
    const struct paper_item *chosen = room->item >= 0 ? &room->items[room->item] : NULL;
    return chosen ? chosen->kind == of->kind && strcmp(chosen->id, of->id) == 0 &&
                        strcmp(chosen->play, of->play) == 0
                  : !*of->id;
}

static void job_take(struct papers_room *room)
{
    struct items_job *job = &room->job;
    switch (job->errand) {
    case ITEMS_PREVIEW:
        if (is_chosen(room))
            preview_write(job->changes, job->n_changes, room->preview, room->turned);
        return;
    case ITEMS_KIOSKS:
        if (!is_chosen(room))
            return;
        free(room->kiosks);
        room->kiosks = job->kiosks;
        room->n_kiosks = job->n_kiosks;
        job->kiosks = NULL;
        return;
    case ITEMS_DROP:
    case ITEMS_UNDO:
    case ITEMS_READ:
        items_take(room);
    }
}

/* What was done to everybody's marks is in the log whoever stands here by now. */
static void job_tell(struct desk *desk, const struct items_job *job)
{
    const char *said = "";
    if (job->errand == ITEMS_DROP) {
        desk_audit(desk, AUDIT_EXAM, "trainer", "paper %s: item %s of %s dropped: %s", job->number,
                   job->item.id, job->item.play, job->reason);
        said = "这一项作废了，成绩都重算过了。点它还能恢复。";
    } else if (job->errand == ITEMS_UNDO) {
        desk_audit(desk, AUDIT_EXAM, "trainer", "drop %lld undone", (long long)job->item.drop);
        said = "恢复了，成绩和作废以前一样。";
    }
    if (*said && desk->trainer)
        snprintf(desk->said, sizeof desk->said, "%s", said);
}

static bool changes_marks(enum items_errand errand)
{
    return errand == ITEMS_DROP || errand == ITEMS_UNDO;
}

static void job_over(void *data)
{
    struct items_job *job = data;
    struct papers_room *room =
        (struct papers_room *)((char *)data - offsetof(struct papers_room, job));
    struct desk *desk = room->desk;
    bool here =
        is_locked(room) && room->paper.id == job->paper && desk->screen == SCREEN_PAPER_ITEMS;
    room->job_on = false;
    if (job->status == STATUS_OK)
        job_tell(desk, job);
    if (here && job->status == STATUS_OK)
        job_take(room);
    items_job_finish(job);
    room->sat_wanted = room->sat_wanted || (changes_marks(job->errand) && room->paper.id);
    bool more = here && room->job_more && (room->next != ITEMS_PREVIEW || room->item >= 0);
    room->job_more = false;
    if (here && job->status != STATUS_OK)
        desk_fail_records(desk, job->status);
    else if (more)
        job_ask(room, room->next);
}

void items_open(void *self, int arg)
{
    struct papers_room *room = self;
    if (!is_locked(room))
        return;
    items_forget(room);
    room->items_page = arg > 0 ? arg : 0;
    desk_go(room->desk, SCREEN_PAPER_ITEMS);
    job_ask(room, ITEMS_READ);
}

void items_page(void *self, int arg)
{
    ((struct papers_room *)self)->items_page = arg;
}

void items_choose(void *self, int arg)
{
    struct papers_room *room = self;
    if (room->job_on && changes_marks(room->job.errand))
        return; /* they are in another order afterwards */
    room->preview[0] = room->turned[0] = '\0';
    room->item =
        is_locked(room) && arg >= 0 && (size_t)arg < room->n_items && arg != room->item ? arg : -1;
    if (room->item >= 0 && !room->items[arg].drop)
        job_ask(room, ITEMS_PREVIEW);
}

void items_kiosks(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    if (!is_locked(room))
        return;
    room->by_kiosk = !room->by_kiosk;
    room->items_page = 0;
    free(room->kiosks);
    room->kiosks = NULL;
    room->n_kiosks = 0;
    if (room->by_kiosk)
        job_ask(room, ITEMS_KIOSKS);
}

/* Not while anything else is done with the items: whoever drops one has seen what it turns. */
void items_drop(void *self, int arg)
{
    struct papers_room *room = self;
    if (!is_locked(room) || room->job_on || room->item < 0 || room->items[room->item].drop ||
        !*room->preview || arg < 0 || arg >= DROP_REASONS)
        return;
    room->job.reason = drop_reasons[arg];
    snprintf(room->desk->said, sizeof room->desk->said, "正在重算大家的成绩……");
    job_ask(room, ITEMS_DROP);
}

void items_drop_undo(void *self, int arg)
{
    struct papers_room *room = self;
    (void)arg;
    if (!is_locked(room) || room->job_on || room->item < 0 || !room->items[room->item].drop)
        return;
    snprintf(room->desk->said, sizeof room->desk->said, "正在重算大家的成绩……");
    job_ask(room, ITEMS_UNDO);
}

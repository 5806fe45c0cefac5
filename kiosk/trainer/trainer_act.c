/* What is the trainer's: the page behind the PIN, the observer's checklist, the standards. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/sound_keeping.h"
#include "kiosk/trainer/trainer_room.h"
#include "kiosk/ui/day.h"
#include "records/mend.h"
#include "records/moderation.h"

/* How old the last backup is, and whether a damaged database still waits for somebody. */
static void database_look(struct trainer_room *room)
{
    const char *database = room->desk->database;
    char folder[PATH_SIZE], last[256];
    room->backup[0] = '\0';
    mend_set_aside(database, room->damaged);
    if (backup_folder(database, folder) == STATUS_OK && backup_last(folder, database, last))
        day_text(backup_unix_ms(last, database), clock_unix_ms(), DAY_SHORT, room->backup);
}

static void count_run(void *data)
{
    struct to_hear_job *job = data;
    struct records *records = NULL;
    job->status = records_open(&records, job->database);
    if (job->status == STATUS_OK)
        job->status = records_moderation_counts(records, job->counts);
    records_close(records);
}

static void count_over(void *data)
{
    struct to_hear_job *job = data;
    struct trainer_room *room =
        (struct trainer_room *)((char *)data - offsetof(struct trainer_room, count));
    room->counting = false;
    room->to_hear = 0;
    for (int i = 0; i < MODERATION_WHYS && job->status == STATUS_OK; i++)
        room->to_hear += job->counts[i];
    if (job->status != STATUS_OK && room->desk->screen == SCREEN_TRAINER)
        desk_fail_records(room->desk, job->status);
}

/* How much is to be heard is counted by the worker, on a connection of its own: with two thousand
 * people it takes longer than a frame. Until then the last figure stands. */
static void count_start(struct trainer_room *room)
{
    struct desk *desk = room->desk;
    if (!room->count_wanted || room->counting || worker_busy(&desk->worker))
        return;
    room->count_wanted = false;
    room->counting = true;
    memcpy(room->count.database, desk->database, sizeof room->count.database);
    worker_start(&desk->worker, (struct job){count_run, count_over, &room->count});
}

static void trainer_tick(void *self)
{
    struct trainer_room *room = self;
    if (room->desk->screen == SCREEN_TRAINER)
        count_start(room);
}

bool trainer_counts(const void *self)
{
    const struct trainer_room *room = self;
    return room->counting || room->count_wanted;
}

static void act_trainer(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_TRAINER, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk_trainer_may(desk, here, back))
        return;
    desk_go(desk, SCREEN_TRAINER);
    database_look(room);
    room->count_wanted = desk->records != NULL;
    count_start(room);
}

static void length_text(int64_t duration_ms, char out[48])
{
    int minutes = (int)((duration_ms + 59999) / 60000);
    if (minutes < 60)
        snprintf(out, 48, "%d 分钟", minutes);
    else
        snprintf(out, 48, "%d 小时 %d 分", minutes / 60, minutes % 60);
}

/* What is kept of everybody, and whether the clock is believed that it goes by. */
static void act_kept(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_KEPT, 0}, back = {ACTION_LEAVE, 0};
    struct sound_time now = {clock_unix_ms(), clock_is_set()};
    int64_t known = 0;
    (void)arg;
    if (!desk->records || !desk_trainer_may(desk, here, back))
        return;
    desk_go(desk, SCREEN_KEPT);
    room->clock_doubted[0] = '\0';
    enum status status = records_kept(desk->records, 0, &room->kept);
    if (status == STATUS_OK)
        status = records_keeper_known(desk->records, &known);
    if (status == STATUS_OK && sound_clock(known, now) == SOUND_CLOCK_DOUBTED)
        day_text(known, now.unix_ms, DAY_FULL, room->clock_doubted);
    length_text(room->kept.duration_ms, room->kept_length);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

static void act_clock_right(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (desk->screen != SCREEN_KEPT || !desk->records)
        return;
    enum status status = sound_clock_trust(desk->records, clock_unix_ms());
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        act_kept(room, 0);
}

/* Whoever forgot every PIN ends it as whoever may log in on the machine. */
static void act_quit(void *self, int arg)
{
    struct desk *desk = ((struct trainer_room *)self)->desk;
    struct action here = {ACTION_QUIT, 0}, back = {ACTION_TRAINER, 0};
    (void)arg;
    if (!desk_trainer_may(desk, here, back))
        return;
    desk_audit(desk, AUDIT_LEAVE, "trainer", "by the PIN");
    desk->left = true;
}

static void act_standards(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->booted)
        return;
    enum status status = standards_init(&room->standards, &desk->library);
    if (status != STATUS_OK)
        desk_fail_status(desk, status, "");
    else
        desk_go(desk, SCREEN_STANDARDS);
}

static void mark_failed(struct desk *desk, enum status status)
{
    desk_do(desk, (struct action){ACTION_MARK_FAILED, (int)status});
}

static void act_checklist(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_CHECKLIST, 0}, back = {ACTION_CARD, 0};
    (void)arg;
    if (!desk->card || !desk->card->attempt || !desk_trainer_may(desk, here, back))
        return;
    enum status status = checklist_open(&room->observer, desk->records, desk->card->attempt);
    if (status != STATUS_OK)
        mark_failed(desk, status);
    else
        desk_go(desk, SCREEN_CHECKLIST);
}

static void act_who(void *self, int arg)
{
    struct checklist *observer = &((struct trainer_room *)self)->observer;
    enum rule_who who = (enum rule_who)arg;
    checklist_set_who(observer, observer->who == who ? WHO_ALL : who);
}

static void act_sight(void *self, int arg)
{
    checklist_tick(&((struct trainer_room *)self)->observer, arg / 3, (enum sight)(arg % 3));
}

static void act_sights_done(void *self, int arg)
{
    struct trainer_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    long long attempt = room->observer.attempt;
    enum status status =
        checklist_save(&room->observer, desk->records, desk->trainer_name, clock_unix_ms());
    checklist_close(&room->observer);
    if (status != STATUS_OK) {
        mark_failed(desk, status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "attempt %lld, checklist", attempt);
    desk_do(desk, (struct action){ACTION_CARD_AGAIN, 0});
    desk_do(desk, (struct action){ACTION_CARD, 0});
}

static void trainer_put_away(void *self, enum put_away what)
{
    (void)what;
    checklist_close(&((struct trainer_room *)self)->observer);
}

static void trainer_close(void *self)
{
    struct trainer_room *room = self;
    checklist_close(&room->observer);
    standards_finish(&room->standards);
}

const void *trainer_show(void *self)
{
    struct trainer_room *room = self;
    room->view = (struct trainer_view){room->desk->trainer_name,
                                       room->desk->trainer_has_row,
                                       room->to_hear,
                                       room->desk->settings_path,
                                       room->backup,
                                       room->damaged,
                                       settings_show_pin(&room->desk->settings)};
    return &room->view;
}

const void *kept_show(void *self)
{
    struct trainer_room *room = self;
    const struct settings *settings = &room->desk->settings;
    room->kept_view = (struct kept_view){.practice_days = settings->keep.practice,
                                         .exam_days = settings->keep.exam,
                                         .recordings = room->kept.recordings,
                                         .exams = room->kept.exams,
                                         .length = room->kept_length,
                                         .settings = room->desk->settings_path,
                                         .doubted = room->clock_doubted};
    return &room->kept_view;
}

const void *checklist_show(void *self)
{
    struct trainer_room *room = self;
    const struct desk *desk = room->desk;
    checklist_view_fill(&room->observer, &room->checklist);
    bool own = !desk->card || !*desk->card->stored.person;
    room->checklist.person = own ? desk->person.name : desk->card->stored.person;
    return &room->checklist;
}

const void *standards_show(void *self)
{
    return &((struct trainer_room *)self)->standards.view;
}

static const struct room_act acts[] = {
    {ACTION_TRAINER, act_trainer, false},
    {ACTION_STANDARDS, act_standards, false},
    {ACTION_CHECKLIST, act_checklist, false},
    {ACTION_WHO, act_who, false},
    {ACTION_SIGHT, act_sight, false},
    {ACTION_SIGHTS_DONE, act_sights_done, true},
    {ACTION_QUIT, act_quit, true},
    {ACTION_KEPT, act_kept, false},
    {ACTION_CLOCK_RIGHT, act_clock_right, false},
};

const struct room_kind trainer_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = trainer_put_away,
                                       .tick = trainer_tick,
                                       .close = trainer_close};

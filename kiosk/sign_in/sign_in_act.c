/* A trainer signs in. Where no PIN has ever been set, the desk offers nothing but setting one;
 * where the settings may hold one that could not be read, it offers nothing at all. A try is
 * counted before it is looked at, and wrong ones cost more and more time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/sign_in/sign_in_room.h"

static const char name_of_settings[] = "培训师";

static void list_drop(struct sign_in_room *room)
{
    free(room->list);
    room->list = NULL;
    room->count = 0;
}

/* The PIN of the settings is the first trainer's. In clear digits it has no hash. */
static enum status list_add_settings(struct sign_in_room *room)
{
    if (!room->desk->settings.trainer_pin)
        return STATUS_OK;
    struct trainer *list = realloc(room->list, (room->count + 1) * sizeof *list);
    if (!list)
        return STATUS_NO_MEMORY;
    memmove(list + 1, list, room->count * sizeof *list);
    list[0] = (struct trainer){.id = TRAINER_OF_SETTINGS};
    snprintf(list[0].name, sizeof list[0].name, "%s", name_of_settings);
    if (!settings_show_pin(&room->desk->settings))
        snprintf(list[0].pin_hash, sizeof list[0].pin_hash, "%s", room->desk->settings.trainer_pin);
    room->list = list;
    room->count++;
    return STATUS_OK;
}

static enum status list_read(struct sign_in_room *room)
{
    list_drop(room);
    enum status status = room->desk->records
                             ? records_trainers(room->desk->records, &room->list, &room->count)
                             : STATUS_OK;
    return status == STATUS_OK ? list_add_settings(room) : status;
}

static void pad_ask(struct sign_in_room *room, enum pad pad, enum action_kind done)
{
    struct desk *desk = room->desk;
    desk_ask_number(desk, pad, (struct action){done, 0}, desk->sign_in.back);
    desk->asked.who = room->name;
}

static void complain(struct sign_in_room *room, const char *text)
{
    snprintf(room->complaint, sizeof room->complaint, "%s", text);
    room->desk->asked.typed[0] = '\0';
    room->desk->asked.complaint = room->complaint;
}

static void pin_ask(struct sign_in_room *room, size_t chosen)
{
    room->chosen = chosen;
    snprintf(room->name, sizeof room->name, "%s", room->count > 1 ? room->list[chosen].name : "");
    pad_ask(room, PAD_PIN, ACTION_PIN_TYPED);
}

static void name_ask(struct sign_in_room *room, enum pin_use use)
{
    room->use = use;
    desk_do(room->desk, (struct action){ACTION_TRAINER_NAME, TYPED_TRAINER});
}

/* Nobody's PIN is known, and there may be one: whatever is typed, nothing opens. */
static void shut(struct sign_in_room *room)
{
    room->name[0] = '\0';
    room->chosen = 0;
    pad_ask(room, PAD_PIN, ACTION_PIN_TYPED);
    complain(room, room->desk->settings.pin_unread
                       ? "设置文件有误，口令没读出来。请管理员先改好文件。"
                       : "成绩库打不开，口令这会儿查不了。请管理员先看看成绩库。");
}

static void act_sign_in(void *self, int arg)
{
    struct sign_in_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    enum status status = list_read(room);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else if (!desk->records || (room->count == 0 && desk->settings.pin_unread))
        shut(room);
    else if (room->count == 0)
        name_ask(room, PIN_OF_FIRST);
    else if (room->count == 1)
        pin_ask(room, 0);
    else
        desk_go(desk, SCREEN_SIGN_IN);
}

static void act_sign_in_as(void *self, int arg)
{
    struct sign_in_room *room = self;
    if (arg >= 0 && (size_t)arg < room->count)
        pin_ask(room, (size_t)arg);
}

static void signed_in(struct sign_in_room *room, const char *name, int64_t id)
{
    struct desk *desk = room->desk;
    struct sign_in wanted = desk->sign_in;
    desk_do(desk, wanted.back); /* where it was asked for, then what it was asked for */
    desk->trainer = true;       /* now: on the choice of names nobody is one */
    snprintf(desk->trainer_name, sizeof desk->trainer_name, "%s", name);
    desk->trainer_has_row = id != TRAINER_OF_SETTINGS;
    desk_do(desk, wanted.then);
}

static void job_run(void *data)
{
    struct sign_in_room *room = data;
    struct pin_job *job = &room->job;
    job->status = job->makes ? password_hash_make(job->pin, job->hash)
                             : password_hash_check(job->hash, job->pin);
}

static void wait_text(int64_t wait_ms, char text[160])
{
    int64_t seconds = (wait_ms + 999) / 1000;
    if (seconds < 90)
        snprintf(text, 160, "口令不对。等 %d 秒再试。", (int)seconds);
    else
        snprintf(text, 160, "口令不对。等 %d 分钟再试。", (int)((seconds + 59) / 60));
}

static void pin_wrong(struct sign_in_room *room)
{
    struct pin_tries tries = {0};
    char text[160] = "口令不对，请再输一遍。";
    if (records_pin_tries(room->desk->records, room->list[room->chosen].id, &tries) == STATUS_OK &&
        pin_wait_ms(&tries, clock_unix_ms()) > 0)
        wait_text(pin_wait_ms(&tries, clock_unix_ms()), text);
    complain(room, text);
}

static void pin_looked_at(struct sign_in_room *room, enum status status)
{
    const struct trainer *trainer = &room->list[room->chosen];
    int64_t id = trainer->id;
    char name[NAME_SIZE];
    memcpy(name, trainer->name, sizeof name);
    memset(room->job.pin, 0, sizeof room->job.pin);
    if (status == STATUS_OK)
        status = records_pin_right(room->desk->records, id);
    if (status == STATUS_OK)
        desk_audit(room->desk, AUDIT_PIN, "trainer", "at the kiosk");
    else if (status == STATUS_INVALID)
        desk_audit(room->desk, AUDIT_NO_PIN, "somebody", "at the kiosk");
    if (status == STATUS_OK)
        signed_in(room, name, id);
    else if (status == STATUS_INVALID)
        pin_wrong(room);
    else if (status == STATUS_DAMAGED)
        complain(room, "存着的口令坏了，打不开。请管理员给您重设一个。");
    else
        desk_fail_status(room->desk, status, "");
}

static bool is_asking(const struct sign_in_room *room, enum pad pad)
{
    return room->desk->screen == SCREEN_PAD && room->desk->asked.pad == pad;
}

/* Whoever has left meanwhile is not let in. */
static void checked(void *data)
{
    struct sign_in_room *room = data;
    if (is_asking(room, PAD_PIN) && room->chosen < room->count)
        pin_looked_at(room, room->job.status);
}

/* It is loading the model. */
static bool worker_is_away(struct sign_in_room *room)
{
    if (!worker_busy(&room->desk->worker))
        return false;
    complain(room, "机器还在准备，过几秒再点“好了”。");
    return true;
}

static void job_start(struct sign_in_room *room, const char *pin, void (*over)(void *data))
{
    snprintf(room->job.pin, sizeof room->job.pin, "%s", pin);
    worker_start(&room->desk->worker, (struct job){job_run, over, room});
}

/* Whether the PIN is one that is hashed off this thread; what stands in clear is not. */
static bool is_hashed(const struct sign_in_room *room, const struct trainer *trainer)
{
    return trainer->id != TRAINER_OF_SETTINGS || !settings_show_pin(&room->desk->settings);
}

/* Clear digits in the settings are compared as they stand there. */
static void pin_look(struct sign_in_room *room)
{
    const struct trainer *trainer = &room->list[room->chosen];
    const char *typed = room->desk->asked.typed;
    if (!is_hashed(room, trainer)) {
        bool right = strcmp(room->desk->settings.trainer_pin, typed) == 0;
        pin_looked_at(room, right ? STATUS_OK : STATUS_INVALID);
        return;
    }
    room->job = (struct pin_job){.makes = false};
    memcpy(room->job.hash, trainer->pin_hash, sizeof room->job.hash);
    room->desk->asked.complaint = "正在核对……";
    job_start(room, typed, checked);
}

static void act_pin_typed(void *self, int arg)
{
    struct sign_in_room *room = self;
    struct desk *desk = room->desk;
    struct pin_tries tries;
    int64_t now = clock_unix_ms();
    (void)arg;
    if (!is_asking(room, PAD_PIN))
        return;
    if (!desk->records || room->chosen >= room->count) {
        shut(room);
        return;
    }
    if (is_hashed(room, &room->list[room->chosen]) && worker_is_away(room))
        return; /* nothing was tried */
    int64_t id = room->list[room->chosen].id;
    enum status status = records_pin_tries(desk->records, id, &tries);
    int64_t wait_ms = status == STATUS_OK ? pin_wait_ms(&tries, now) : 0;
    if (status == STATUS_OK && wait_ms > 0) {
        char text[160];
        wait_text(wait_ms, text);
        complain(room, text);
        return;
    }
    if (status == STATUS_OK)
        status = records_pin_try(desk->records, id, now);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else
        pin_look(room);
}

static void act_pin_new(void *self, int arg)
{
    struct sign_in_room *room = self;
    const char *typed = room->desk->asked.typed;
    (void)arg;
    if (!is_asking(room, PAD_PIN_NEW))
        return;
    if (strlen(typed) < PIN_LEAST) {
        complain(room, "太短了，至少四位。");
    } else if (password_is_easy(typed)) {
        complain(room, "这个太好猜了，换一个。");
    } else {
        snprintf(room->first, sizeof room->first, "%s", typed);
        pad_ask(room, PAD_PIN_AGAIN, ACTION_PIN_REPEATED);
    }
}

static enum status pin_store(struct sign_in_room *room)
{
    struct records *records = room->desk->records;
    int64_t id = 0;
    if (room->use != PIN_OF_OWN)
        return records_trainer_add(records, room->name, room->job.hash, &id);
    return records_trainer_pin(records, room->list[room->chosen].id, room->job.hash);
}

static void stored_well(struct sign_in_room *room)
{
    struct desk *desk = room->desk;
    static const char *const says[] = {[PIN_OF_FIRST] = "口令设好了。记牢它，忘了要请管理员重设。",
                                       [PIN_OF_ANOTHER] =
                                           "新培训师加好了，下次就能用自己的口令进来。",
                                       [PIN_OF_OWN] = "口令改好了，下次用新的。"};
    char name[NAME_SIZE];
    memcpy(name, room->name, sizeof name);
    if (room->use == PIN_OF_FIRST && list_read(room) == STATUS_OK && room->count == 1)
        signed_in(room, name, room->list[room->chosen = 0].id);
    else
        desk_do(desk, (struct action){ACTION_TRAINER, 0});
    snprintf(desk->said, sizeof desk->said, "%s", says[room->use]);
}

static void made(void *data)
{
    struct sign_in_room *room = data;
    if (!is_asking(room, PAD_PIN_AGAIN))
        return;
    enum status status = room->job.status;
    if (status == STATUS_OK)
        status = pin_store(room);
    memset(room->job.pin, 0, sizeof room->job.pin);
    memset(room->first, 0, sizeof room->first);
    if (status == STATUS_OK)
        stored_well(room);
    else if (status == STATUS_INVALID)
        complain(room, "已经有一位培训师叫这个名字了。返回，换个名字。");
    else
        desk_fail_records(room->desk, status);
}

static void act_pin_repeated(void *self, int arg)
{
    struct sign_in_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_asking(room, PAD_PIN_AGAIN))
        return;
    if (strcmp(desk->asked.typed, room->first) != 0) {
        pad_ask(room, PAD_PIN_NEW, ACTION_PIN_NEW);
        complain(room, "两次不一样，从头再设一遍。");
        return;
    }
    if (worker_is_away(room))
        return;
    room->job = (struct pin_job){.makes = true};
    desk->asked.complaint = "正在保存……";
    job_start(room, desk->asked.typed, made);
}

static void act_named(void *self, int arg)
{
    struct sign_in_room *room = self;
    (void)arg;
    if (!room->desk->records || (room->use == PIN_OF_ANOTHER && !room->desk->trainer))
        return;
    snprintf(room->name, sizeof room->name, "%s", room->desk->sign_in.name);
    pad_ask(room, PAD_PIN_NEW, ACTION_PIN_NEW);
}

static void act_trainer_new(void *self, int arg)
{
    struct sign_in_room *room = self;
    struct action here = {ACTION_TRAINER, 0};
    (void)arg;
    if (!room->desk->trainer || !room->desk->records)
        return;
    room->desk->sign_in = (struct sign_in){.then = here, .back = here};
    name_ask(room, PIN_OF_ANOTHER);
}

/* The PIN of the settings is changed there: who signed in by it gets a row of his own instead. */
static void act_pin_change(void *self, int arg)
{
    struct sign_in_room *room = self;
    struct action here = {ACTION_TRAINER, 0};
    (void)arg;
    if (!room->desk->trainer || room->chosen >= room->count ||
        room->list[room->chosen].id == TRAINER_OF_SETTINGS)
        return;
    room->desk->sign_in = (struct sign_in){.then = here, .back = here};
    room->use = PIN_OF_OWN;
    snprintf(room->name, sizeof room->name, "%s", room->list[room->chosen].name);
    pad_ask(room, PAD_PIN_NEW, ACTION_PIN_NEW);
}

const void *sign_in_show(void *self)
{
    struct sign_in_room *room = self;
    struct sign_in_view *view = &room->view;
    *view = (struct sign_in_view){.back = room->desk->sign_in.back};
    for (size_t i = 0; i < room->count && i < SIGN_IN_NAMES_MAX; i++)
        view->names[view->n_names++] = room->list[i].name;
    return view;
}

static void sign_in_put_away(void *self, enum put_away what)
{
    struct sign_in_room *room = self;
    if (what == PUT_AWAY_PERSON && !worker_busy(&room->desk->worker))
        memset(room->first, 0, sizeof room->first);
}

static void sign_in_close(void *self)
{
    list_drop(self);
}

static const struct room_act acts[] = {
    {ACTION_SIGN_IN, act_sign_in, false},          {ACTION_SIGN_IN_AS, act_sign_in_as, false},
    {ACTION_PIN_TYPED, act_pin_typed, true},       {ACTION_PIN_NEW, act_pin_new, false},
    {ACTION_PIN_REPEATED, act_pin_repeated, true}, {ACTION_PIN_CHANGE, act_pin_change, false},
    {ACTION_TRAINER_NEW, act_trainer_new, false},  {ACTION_TRAINER_NAMED, act_named, false},
};

const struct room_kind sign_in_kind = {.acts = acts,
                                       .n_acts = sizeof acts / sizeof *acts,
                                       .put_away = sign_in_put_away,
                                       .close = sign_in_close};

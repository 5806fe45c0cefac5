#include "kiosk/app/router.h"

const struct screen_row *router_screen(const struct app *app)
{
    return &screen_rows[app->desk.screen];
}

void *router_room(const struct app *app, size_t at)
{
    return (char *)app + at;
}

static const struct room_act *act_of(const struct room_kind *kind, enum action_kind wanted)
{
    for (size_t i = 0; i < kind->n_acts; i++) {
        if (kind->acts[i].kind == wanted)
            return &kind->acts[i];
    }
    return NULL;
}

static bool is_in(const struct app *app, const struct room_row *row)
{
    return row->at == router_screen(app)->room;
}

/* Two rounds: the room that is shown, then all. */
static const struct room_act *act_find(const struct app *app, enum action_kind kind, void **room)
{
    for (size_t i = 0; i < 2 * n_room_rows; i++) {
        const struct room_row *row = &room_rows[i % n_room_rows];
        const struct room_act *act = act_of(row->kind, kind);
        if (!act || (i < n_room_rows && !is_in(app, row)))
            continue;
        *room = router_room(app, row->at);
        return act;
    }
    return NULL;
}

static bool wants_sound(enum action_kind kind)
{
    return kind == ACTION_START || kind == ACTION_VOICE_BEGIN || kind == ACTION_SAY;
}

static bool must_wait(const struct app *app, const struct room_act *act)
{
    bool loading = wants_sound(act->kind) && boot_opens_sound(&app->boot);
    return loading || (act->takes_session && app->desk.booted && worker_busy(&app->desk.worker));
}

void router_act(struct app *app, struct action action)
{
    void *room = NULL;
    const struct room_act *act = act_find(app, action.kind, &room);
    if (action.kind == ACTION_BOOT)
        boot_start(&app->boot);
    else if (action.kind == ACTION_RECORDS)
        boot_records(&app->boot);
    else if (act && must_wait(app, act))
        app->pending = action;
    else if (act)
        act->act(room, action.arg);
}

void router_tick(struct app *app)
{
    struct action action = app->pending;
    if (action.kind == ACTION_NONE || worker_busy(&app->desk.worker) ||
        boot_opens_sound(&app->boot))
        return;
    app->pending = (struct action){ACTION_NONE, 0};
    router_act(app, action);
}

static void hook_act(void *self, struct action action)
{
    router_act(self, action);
}

static void hook_put_away(void *self, enum put_away what)
{
    struct app *app = self;
    for (size_t i = 0; i < n_room_rows; i++) {
        if (room_rows[i].kind->put_away)
            room_rows[i].kind->put_away(router_room(app, room_rows[i].at), what);
    }
}

static void hook_suspend(void *self)
{
    const struct screen_row *row = router_screen(self);
    if (row->put_down)
        row->put_down(router_room(self, row->room));
}

static void hook_resume(void *self, enum screen screen)
{
    struct app *app = self;
    const struct screen_row *row = &screen_rows[screen];
    if (row->take_up)
        row->take_up(router_room(app, row->room));
    else
        desk_go(&app->desk, screen);
}

/* Who has gone to another screen is not fetched back once the devices are open. */
static void hook_shown(void *self, enum screen screen)
{
    struct app *app = self;
    if (wants_sound(app->pending.kind))
        app->pending = (struct action){ACTION_NONE, 0};
    app->types = screen_rows[screen].types;
}

void router_init(struct app *app)
{
    app->desk.hooks =
        (struct desk_hooks){app, hook_act, hook_put_away, hook_suspend, hook_resume, hook_shown};
    for (size_t i = 0; i < n_room_rows; i++)
        *(struct desk **)router_room(app, room_rows[i].at) = &app->desk;
}

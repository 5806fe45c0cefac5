#include "kiosk/app/tick.h"

#include "kiosk/app/router.h"

enum {
    WARNING_MS = 10000,
    REST_MS = 30000 /* untouched for so long where people come and go, the devices are closed */
};

static void tick_sound(struct app *app)
{
    struct desk *desk = &app->desk;
    const struct screen_row *row = router_screen(app);
    bool rests = row->idling == IDLE_STAYS && desk->now_ms - desk->active_ms >= REST_MS;
    desk->sound_state = (rests ? desk->port.rest : desk->port.tick)(desk->port.self, desk->now_ms);
    if (desk->sound_state != SOUND_OK && row->needs_sound &&
        row->needs_sound(router_room(app, row->room)))
        desk_has_sound(desk);
}

static void tick_rooms(struct app *app)
{
    for (size_t i = 0; i < n_room_rows; i++) {
        if (room_rows[i].kind->tick)
            room_rows[i].kind->tick(router_room(app, room_rows[i].at));
    }
    const struct screen_row *row = router_screen(app);
    if (row->tick)
        row->tick(router_room(app, row->room));
}

int64_t app_idle_left_ms(const struct app *app)
{
    const struct desk *desk = &app->desk;
    int64_t limit = (int64_t)desk->settings.idle_s * 1000;
    if (router_screen(app)->idling == IDLE_LEAVES_LATER)
        limit *= 2;
    return limit - (desk->now_ms - desk->active_ms);
}

static bool stays(const struct app *app)
{
    const struct screen_row *row = router_screen(app);
    return row->idling == IDLE_STAYS ||
           (row->stays_idle && row->stays_idle(router_room(app, row->room)));
}

static void tick_idle(struct app *app)
{
    struct desk *desk = &app->desk;
    const struct screen_row *row = router_screen(app);
    int64_t left = app_idle_left_ms(app);
    if (stays(app)) {
        if (left <= 0 && row->left_alone)
            row->left_alone(router_room(app, row->room));
    } else if (left <= 0) {
        router_act(app, (struct action){ACTION_LEAVE, 0});
    } else if (left <= WARNING_MS && desk->overlay != OVERLAY_IDLE && !app->talk.talk.moving) {
        router_act(app, (struct action){ACTION_WARN, 0});
        desk->overlay = OVERLAY_IDLE;
    }
}

void app_tick(struct app *app)
{
    boot_tick(&app->boot); /* devices that are open now are asked at once how they are */
    tick_sound(app);
    worker_tick(&app->desk.worker);
    clerk_tick(&app->desk.clerk);
    taking_tick(&app->desk.taking);
    tick_rooms(app);
    if (player_tick(&app->desk.player) && !worker_busy(&app->desk.worker))
        desk_awake(&app->desk);
    tick_idle(app);
    keeper_tick(&app->keeper);
    router_tick(app);
}

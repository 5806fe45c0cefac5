#include "tests/kiosk/walk.h"

#include "kiosk/app/screens.h"

enum { PATIENCE_S = 20 };

struct walk {
    struct visitor visitor; /* first: the visitor that looks is this one */
    const struct walk_row *rows;
    int n_rows;
    size_t keyed; /* of the row's keys */
};

static const char *screen_name(enum screen screen)
{
    return screen == ANY_SCREEN ? "any screen" : screen_rows[screen].name;
}

static void walk_wait(struct walk *walk, const struct walk_row *row, struct app *app)
{
    int patience_s = row->patience_s ? row->patience_s : PATIENCE_S;
    if (app->desk.screen == SCREEN_CONSENT && row->screen != SCREEN_CONSENT)
        touch(app, ACTION_CONSENT_YES, 0);
    if (app->desk.screen == SCREEN_VOICE && row->screen != SCREEN_VOICE)
        touch(app, ACTION_HOME, 0);
    if (row->meanwhile)
        row->meanwhile(app);
    if (visitor_waited_ms(&walk->visitor) <= patience_s * 1000)
        return;
    fprintf(stderr, "row %d waits in vain for %s; %s is shown\n", walk->visitor.step,
            screen_name(row->screen), screen_name(app->desk.screen));
    app->quit = true;
}

static bool row_is_seen(const struct walk *walk, const struct walk_row *row, const struct app *app)
{
    bool here = row->screen == ANY_SCREEN || row->screen == app->desk.screen;
    return here && (!row->when || row->when(&walk->visitor, app));
}

/* False while there are keys left. */
static bool row_is_typed(struct walk *walk, const struct walk_row *row, struct app *app)
{
    if (!row->keys || !row->keys[walk->keyed])
        return true;
    CHECK(touch(app, ACTION_KEY, row->keys[walk->keyed++]));
    return false;
}

/* False, and scrolled a little, where it is not in sight; hanging up is asked for first. */
static bool row_is_in_sight(const struct walk_row *row, struct app *app)
{
    if (row->touch.kind == ACTION_NONE || hits_find(&app->hits, row->touch))
        return true;
    if (row->touch.kind == ACTION_HANG_UP && is_there(app, ACTION_HANG_UP_ASK, 0))
        touch(app, ACTION_HANG_UP_ASK, 0);
    if (app->hits.scroll_max > 0)
        SDL_PushEvent(&(SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}});
    return false;
}

static void row_do(struct walk *walk, const struct walk_row *row, struct app *app)
{
    if (row->check)
        row->check(&walk->visitor, app);
    if (row->touch.kind != ACTION_NONE)
        CHECK(demo_touch(app, row->touch));
    if (row->key)
        key(row->key);
    walk->keyed = 0;
    visitor_next(&walk->visitor);
    if (walk->visitor.step == walk->n_rows)
        visitor_done(&walk->visitor, app);
}

static void walk_look(struct visitor *visitor, struct app *app)
{
    struct walk *walk = (struct walk *)visitor;
    const struct walk_row *row = &walk->rows[visitor->step];
    if (!row_is_seen(walk, row, app))
        walk_wait(walk, row, app);
    else if (row_is_typed(walk, row, app) && row_is_in_sight(row, app))
        row_do(walk, row, app);
    else
        walk_wait(walk, row, app);
}

void walk(const struct walk_row *rows, size_t n_rows, struct app_config config)
{
    struct walk walk = {.visitor = {.look = walk_look}, .rows = rows, .n_rows = (int)n_rows};
    CHECK_INT(visitor_run(&walk.visitor, config), STATUS_OK);
}

void walk_with_devices(const struct walk_row *rows, size_t n_rows)
{
    struct walk walk = {
        .visitor = {.look = walk_look, .real_sound = true}, .rows = rows, .n_rows = (int)n_rows};
    CHECK_INT(visitor_run(&walk.visitor, (struct app_config){.play = NULL}), STATUS_OK);
}

bool is_booted(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.booted;
}

bool is_asking(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.talk.view.stage == TALK_ASKING;
}

bool is_speaking(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->talk.talk.view.stage == TALK_SPEAKING;
}

void say_nothing(struct app *app)
{
    if (app->desk.screen == SCREEN_BRIEF)
        touch(app, ACTION_START, 0);
    if (app->desk.overlay == OVERLAY_IDLE)
        touch(app, ACTION_STAY, 0);
}

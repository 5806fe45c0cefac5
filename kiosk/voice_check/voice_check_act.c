/* The voice check: offered to a newcomer, and from the home screen to anybody. */
#include "base/clock.h"
#include "kiosk/app/app_parts.h"

/* Whose record cannot be read is heard as anybody. */
void app_read_voice(struct app *app)
{
    app->voice = (struct person_voice){.warp = 1};
    if (app->records)
        records_voice(app->records, app->person.id, &app->voice);
}

_Static_assert((int)PERSON_VOICE_TEXT_SIZE == (int)HEARING_VOICE_TEXT_SIZE, "one text");

struct hearing_voice app_hearing_voice(const struct app *app)
{
    struct hearing_voice voice;
    if (!hearing_voice_parse(app->voice.text, &voice))
        voice.warp =
            app->voice.warp; /* of a voice check before there were transforms, or of none */
    return voice;
}

void app_offer_recital(struct app *app, int arg)
{
    (void)arg;
    if (!app->booted)
        return;
    recital_offer(&app->recital, app->hearing, app->port, &app->worker);
    app->recital.view.known = app->voice.taken_unix_ms > 0;
    app_go(app, SCREEN_VOICE);
}

void app_begin_recital(struct app *app, int arg)
{
    (void)arg;
    if (app->sound_state != SOUND_OK)
        app_fail(app, fault_of_sound(app->sound_state), sound_detail(app->sound_state));
    else
        recital_begin(&app->recital);
}

void app_forget_voice(struct app *app, int arg)
{
    (void)arg;
    enum status status = records_voice_forget(app->records, app->person.id);
    app_read_voice(app);
    app->recital.view.known = false;
    if (status != STATUS_OK)
        app_fail_status(app, status, records_problem(app->records));
}

static void recital_store(struct app *app)
{
    struct person_voice voice = {app->recital.voice.warp, clock_unix_ms(), ""};
    hearing_voice_text(&app->recital.voice, voice.text);
    enum status status = records_voice_set(app->records, app->person.id, &voice);
    app_read_voice(app);
    if (status != STATUS_OK)
        app_fail_status(app, status, records_problem(app->records));
}

void app_recital_tick(struct app *app, enum worker_news news)
{
    bool was_done = app->recital.view.stage == RECITAL_DONE;
    recital_tick(&app->recital, news);
    if (app->recital.spoke)
        app_awake(app);
    if (app->screen != SCREEN_VOICE)
        return;
    if (app->recital.status != STATUS_OK)
        app_fail_status(app, app->recital.status, hearing_problem(app->hearing));
    else if (!was_done && app->recital.view.stage == RECITAL_DONE && app->recital.view.learnt)
        recital_store(app);
}

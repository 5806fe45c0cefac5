/* A customer is chosen, the situation read, the microphone tried. */
#include "kiosk/plays/plays_room.h"

enum { LOUD_BARS_HEARD = 5 };

/* A microphone is taken to work once five bars (0.2 s) were as loud as speech at arm's length. */
#define LOUD_BAR 0.35f

/* Between those and a room at rest (below -54 dBFS) is speech from too far away, or into a
 * microphone that is turned down: a second and a half of it is no noise in passing. A switch that
 * is off gives digital silence, all bars at nothing. */
#define FAINT_BAR 0.12f
enum { FAINT_SAMPLES = 24000, MUTED_SAMPLES = 48000 }; /* of 16 kHz */

static void act_plays(void *self, int arg)
{
    struct desk *desk = ((struct plays_room *)self)->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_EXAM);
    if (desk->booted)
        desk_go(desk, SCREEN_PLAYS);
}

/* Who has no attempt yet meets a mild customer first. */
static enum play_level level_of(const struct desk *desk)
{
    if (desk->level != LEVEL_ANY)
        return desk->level;
    for (int i = 0; i < desk->library.n_plays; i++) {
        if (desk->library.views[i].best >= 0)
            return LEVEL_USUAL;
    }
    return LEVEL_MILD;
}

/* In an exam only the play that comes next, by the standard that is its own. */
static void act_brief(void *self, int arg)
{
    struct plays_room *room = self;
    struct desk *desk = room->desk;
    desk->level = LEVEL_ANY; /* a choice is for this person and play */
    if (!desk->exam.on)
        desk->level = level_of(desk);
    if (!desk->booted || arg < 0 || arg >= desk->library.n_plays ||
        (desk->exam.on && arg != desk->exam.play))
        return;
    if (desk->play != arg || desk->exam.on)
        desk->standard = desk->exam.on ? desk->exam.standard : 0;
    desk->play = arg;
    desk->trainer = false;
    room->ready = READY_QUIET;
    room->loud_bars = room->faint_samples = room->mute_samples = 0;
    room->meter = (struct meter_view){.bars = {0}};
    desk->port.flush(desk->port.self);
    desk_go(desk, SCREEN_BRIEF);
}

static void act_again(void *self, int arg)
{
    struct desk *desk = ((struct plays_room *)self)->desk;
    (void)arg;
    enum play_level level = desk->level;
    desk_put_away(desk, PUT_AWAY_TALK);
    act_brief(self, desk->play);
    desk->level = level;
}

static void act_standard(void *self, int arg)
{
    struct desk *desk = ((struct plays_room *)self)->desk;
    const struct library_play *chosen = desk_play(desk);
    (void)arg;
    if (chosen && !desk->exam.on)
        desk->standard = (desk->standard + 1) % (int)chosen->play->n_standards;
}

static void act_level(void *self, int arg)
{
    struct desk *desk = ((struct plays_room *)self)->desk;
    (void)arg;
    if (!desk->exam.on)
        desk->level = level_of(desk) == LEVEL_HARD ? LEVEL_MILD : level_of(desk) + 1;
}

static void bar_count(struct plays_room *room, float bar, size_t n_samples)
{
    bool mute = bar <= 0;
    room->loud_bars += bar > LOUD_BAR;
    room->faint_samples += bar > FAINT_BAR && bar <= LOUD_BAR ? (int)n_samples : 0;
    room->mute_samples = mute ? room->mute_samples + (int)n_samples : 0;
}

void brief_tick(void *self)
{
    struct plays_room *room = self;
    const struct port *port = &room->desk->port;
    int16_t samples[PORT_READ];
    size_t n;
    for (int i = 0; i < PORT_READS_MOST && (n = port->read(port->self, samples, PORT_READ)) > 0;
         i++) {
        meter_take(&room->meter, &room->meter_power, &room->meter_samples, samples, n);
        bar_count(room, room->meter.bars[METER_BARS - 1], n);
    }
    if (room->loud_bars >= LOUD_BARS_HEARD)
        room->ready = READY_HEARD;
    else if (room->mute_samples >= MUTED_SAMPLES)
        room->ready = READY_MUTED;
    else
        room->ready = room->faint_samples >= FAINT_SAMPLES ? READY_FAINT : READY_QUIET;
}

const void *plays_show(void *self)
{
    struct plays_room *room = self;
    const struct library *library = &room->desk->library;
    room->plays = (struct plays_view){library->views, library->n_plays};
    return &room->plays;
}

const void *brief_show(void *self)
{
    struct plays_room *room = self;
    const struct desk *desk = room->desk;
    const struct library_play *chosen = desk_play(desk);
    const struct standard *standard =
        chosen ? pack_standard(chosen->pack, chosen->play->standards[desk->standard]) : NULL;
    bool has_sound = desk->sound_state == SOUND_OK || !desk->port.self; /* or it is being opened */
    room->brief = (struct brief_view){
        .play = desk_play_view(desk),
        .ready = has_sound ? room->ready : READY_NO_SOUND,
        .meter = room->meter,
        .mode = desk->exam.on ? MODE_EXAM : MODE_PRACTICE,
        .level = desk->exam.on ? LEVEL_ANY : level_of(desk),
        .trainee_opens = chosen && chosen->play->turns[0].opens == OPENS_TRAINEE,
        .standard = standard ? standard->title : "",
        .n_standards = chosen ? (int)chosen->play->n_standards : 0,
        .part = desk->exam.part,
        .n_parts = desk->exam.n_parts,
    };
    return &room->brief;
}

static const struct room_act acts[] = {
    {ACTION_PLAYS, act_plays, true},  {ACTION_BRIEF, act_brief, false},
    {ACTION_AGAIN, act_again, true},  {ACTION_STANDARD, act_standard, false},
    {ACTION_LEVEL, act_level, false},
};

const struct room_kind plays_kind = {.acts = acts, .n_acts = sizeof acts / sizeof *acts};

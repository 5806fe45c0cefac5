/* Lines of a customer, recorded at the trainer's desk. What is taken is stored at once, and heard
 * once more: whoever does not like it records it again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/own_line.h"
#include "engine/spoken.h"
#include "kiosk/lines/lines_room.h"

enum { RATE_HZ = 16000, LONGEST_S = 90 };

static const struct action hear = {ACTION_LINE_HEAR, 0};

static const struct library_play *play_of(const struct lines_room *room)
{
    return &room->desk->library.plays[room->play];
}

static struct own_line line_of(const struct lines_room *room, int index)
{
    const struct said *said = room->lines[index];
    return (struct own_line){.folder = room->desk->own_lines,
                             .pack = play_of(room)->pack->id,
                             .play = said->scene,
                             .text = said->text,
                             .speaking = said->speaking};
}

static void say(struct lines_room *room, bool trouble, const char *text)
{
    snprintf(room->says, sizeof room->says, "%s", text);
    room->trouble = trouble;
}

static void sound_drop(struct lines_room *room)
{
    player_stop(&room->desk->player);
    wav_finish(&room->sound);
    room->sound = (struct wav_sound){0};
    room->capacity = 0;
    room->recording = false;
}

static void lines_drop(struct lines_room *room)
{
    sound_drop(room);
    said_list_finish(&room->said);
    free(room->lines);
    free(room->recorded);
    room->lines = NULL;
    room->recorded = NULL;
    room->n_lines = 0;
}

static enum status lines_fill(struct lines_room *room)
{
    const struct library_play *play = play_of(room);
    lines_drop(room);
    room->page = 0;
    room->chosen = -1;
    say(room, false, "");
    enum status status = said_list_init(&room->said, play->pack);
    if (status != STATUS_OK)
        return status;
    room->lines = calloc(room->said.count + 1, sizeof *room->lines);
    room->recorded = calloc(room->said.count + 1, sizeof *room->recorded);
    if (!room->lines || !room->recorded)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < room->said.count; i++) {
        const struct said *said = &room->said.items[i];
        if (said->kind == SAID_BY_CUSTOMER && strcmp(said->scene, play->play->id) == 0)
            room->lines[room->n_lines++] = said;
    }
    for (int i = 0; i < room->n_lines; i++) {
        struct own_line line = line_of(room, i);
        room->recorded[i] = own_line_is_there(&line);
    }
    return STATUS_OK;
}

static void lines_open(struct lines_room *room)
{
    enum status status = lines_fill(room);
    if (status != STATUS_OK)
        desk_fail_status(room->desk, status, "");
}

static void act_lines(void *self, int arg)
{
    struct lines_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_LINES, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk->booted || desk->library.n_plays == 0 || !desk_trainer_may(desk, here, back))
        return;
    if (!*desk->own_lines) {
        snprintf(desk->said, sizeof desk->said, "没有放录音的文件夹，录不了。");
        return;
    }
    room->play = room->play < desk->library.n_plays ? room->play : 0;
    desk_go(desk, SCREEN_LINES);
    lines_open(room);
}

static bool is_here(const struct lines_room *room)
{
    return room->desk->screen == SCREEN_LINES && room->desk->trainer && room->lines;
}

static void act_play(void *self, int arg)
{
    struct lines_room *room = self;
    (void)arg;
    if (!is_here(room))
        return;
    room->play = (room->play + 1) % room->desk->library.n_plays;
    lines_open(room);
}

static void act_page(void *self, int arg)
{
    struct lines_room *room = self;
    room->page = arg;
}

static void act_line(void *self, int arg)
{
    struct lines_room *room = self;
    if (!is_here(room) || arg < 0 || arg >= room->n_lines)
        return;
    sound_drop(room);
    say(room, false, room->recorded[arg] ? "这一句录过了。" : "");
    room->chosen = arg;
}

static void record_begin(struct lines_room *room)
{
    struct desk *desk = room->desk;
    if (!desk_has_sound(desk))
        return;
    sound_drop(room);
    room->capacity = (size_t)LONGEST_S * RATE_HZ;
    room->sound =
        (struct wav_sound){.samples = malloc(room->capacity * sizeof(int16_t)), .rate_hz = RATE_HZ};
    if (!room->sound.samples) {
        desk_fail_status(desk, STATUS_NO_MEMORY, "");
        return;
    }
    room->view.meter = (struct meter_view){0};
    say(room, false, "");
    room->recording = true;
    desk->port.flush(desk->port.self);
}

static const char *fault_text(enum own_line_fault fault)
{
    static const char *const texts[] = {
        [OWN_LINE_FINE] = "录好了，已经存下。听一遍，不满意就重录。",
        [OWN_LINE_SILENT] = "没听到声音，没有存。看看麦克风接好没有。",
        [OWN_LINE_QUIET] = "声音太轻，没有存。离麦克风近一点再来。",
        [OWN_LINE_CLIPPED] = "声音太响，破了，没有存。离麦克风远一点再来。",
        [OWN_LINE_NOISY] = "周围太吵，没有存。找个安静的时候再来。",
        [OWN_LINE_SHORT] = "太短，像是没念完，没有存。点了“录”再念，念完再点。",
        [OWN_LINE_LONG] = "太长，像是多念了别的，没有存。再来一遍。"};
    return texts[fault];
}

/* Whoever reads sees at once what came of it, and hears it. */
static void record_end(struct lines_room *room)
{
    struct player *player = &room->desk->player;
    struct own_line line = line_of(room, room->chosen);
    enum own_line_fault fault = OWN_LINE_SILENT;
    room->recording = false;
    enum status status =
        room->sound.n_samples ? own_line_finish(line.text, &room->sound, &fault) : STATUS_OK;
    if (status == STATUS_OK && fault == OWN_LINE_FINE)
        status = own_line_store(&line, &room->sound);
    if (status != STATUS_OK) {
        char text[192];
        snprintf(text, sizeof text, "没存成：%.120s 写不进去，也许满了，或者没有权限。",
                 room->desk->own_lines);
        say(room, true, text);
        return;
    }
    say(room, fault != OWN_LINE_FINE, fault_text(fault));
    if (fault != OWN_LINE_FINE)
        return;
    room->recorded[room->chosen] = true;
    player_play(player, hear, room->sound.samples, room->sound.n_samples);
}

static void act_record(void *self, int arg)
{
    struct lines_room *room = self;
    (void)arg;
    if (!is_here(room) || room->chosen < 0)
        return;
    if (room->recording)
        record_end(room);
    else
        record_begin(room);
}

/* What customers say it with now: the recording, or the pack's sound. */
static void act_hear(void *self, int arg)
{
    struct lines_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!is_here(room) || room->chosen < 0 || room->recording)
        return;
    bool playing = desk->player.playing.kind == ACTION_LINE_HEAR;
    sound_drop(room);
    if (playing || !desk_has_sound(desk))
        return;
    struct own_line line = line_of(room, room->chosen);
    enum status status = own_line_read(&line, &room->sound);
    if (status != STATUS_OK)
        status = spoken_read(play_of(room)->pack, line.text, &line.speaking, &room->sound, NULL);
    if (status == STATUS_OK)
        player_play(&desk->player, hear, room->sound.samples, room->sound.n_samples);
    else
        say(room, true, "这一句还没有合成的声音。");
}

static void act_forget(void *self, int arg)
{
    struct lines_room *room = self;
    (void)arg;
    if (!is_here(room) || room->chosen < 0 || room->recording)
        return;
    struct own_line line = line_of(room, room->chosen);
    sound_drop(room);
    if (own_line_forget(&line) != STATUS_OK) {
        say(room, true, "没删掉：文件夹写不进去。");
        return;
    }
    room->recorded[room->chosen] = false;
    say(room, false, "录音删了，又用合成的声音。");
}

static void samples_take(struct lines_room *room)
{
    struct port *port = &room->desk->port;
    int16_t samples[PORT_READ];
    size_t n;
    for (int i = 0; i < PORT_READS_MOST && (n = port->read(port->self, samples, PORT_READ)) > 0;
         i++) {
        meter_take(&room->view.meter, &room->meter_power, &room->meter_samples, samples, n);
        if (n > room->capacity - room->sound.n_samples)
            n = room->capacity - room->sound.n_samples;
        memcpy(room->sound.samples + room->sound.n_samples, samples, n * sizeof *samples);
        room->sound.n_samples += n;
    }
}

static void lines_tick(void *self)
{
    struct lines_room *room = self;
    struct desk *desk = room->desk;
    if (desk->screen != SCREEN_LINES) {
        if (room->recording)
            sound_drop(room);
        return;
    }
    if (!room->recording || desk->overlay != OVERLAY_NONE)
        return;
    samples_take(room);
    desk_awake(desk);
    if (room->sound.n_samples == room->capacity)
        record_end(room);
}

void lines_put_down(void *self)
{
    struct lines_room *room = self;
    if (room->recording)
        sound_drop(room);
}

bool lines_listen(const void *self)
{
    return ((const struct lines_room *)self)->recording;
}

static const char *mood_name(int mood)
{
    static const char *const names[] = {"暴怒", "生气", "不安", "平静", "满意"};
    return names[mood < 0 ? 0 : mood > 99 ? 4 : mood / 20];
}

static void rows_show(struct lines_room *room)
{
    struct lines_view *view = &room->view;
    int per_page = lines_per_page(&room->desk->frame), n = room->n_lines;
    view->pages = n ? (n + per_page - 1) / per_page : 0;
    if (room->page >= view->pages)
        room->page = view->pages ? view->pages - 1 : 0;
    view->page = room->page;
    view->first = room->page * per_page;
    view->n_rows = n - view->first < per_page ? n - view->first : per_page;
    for (int i = 0; i < view->n_rows; i++) {
        const struct said *said = room->lines[view->first + i];
        view->rows[i] = (struct line_row_view){said->text, mood_name(said->speaking.mood),
                                               room->recorded[view->first + i]};
    }
}

const void *lines_show(void *self)
{
    struct lines_room *room = self;
    struct lines_view *view = &room->view;
    bool chosen = room->lines && room->chosen >= 0 && room->chosen < room->n_lines;
    view->play = play_of(room)->play->title;
    view->n_all = room->n_lines;
    view->n_recorded = 0;
    for (int i = 0; i < room->n_lines; i++)
        view->n_recorded += room->recorded[i];
    rows_show(room);
    view->chosen = chosen ? room->chosen : -1;
    view->text = chosen ? room->lines[room->chosen]->text : "";
    view->mood = chosen ? mood_name(room->lines[room->chosen]->speaking.mood) : "";
    view->recorded = chosen && room->recorded[room->chosen];
    view->recording = room->recording;
    view->playing = room->desk->player.playing.kind == ACTION_LINE_HEAR;
    view->says = room->says;
    view->trouble = room->trouble;
    view->where = room->desk->own_lines;
    return view;
}

static void lines_put_away(void *self, enum put_away what)
{
    struct lines_room *room = self;
    (void)what;
    if (room->lines)
        sound_drop(room);
}

static void lines_close(void *self)
{
    lines_drop(self);
}

static const struct room_act acts[] = {
    {ACTION_LINES, act_lines, false},        {ACTION_LINES_PLAY, act_play, false},
    {ACTION_LINES_PAGE, act_page, false},    {ACTION_LINE, act_line, false},
    {ACTION_LINE_RECORD, act_record, true},  {ACTION_LINE_HEAR, act_hear, true},
    {ACTION_LINE_FORGET, act_forget, false},
};

const struct room_kind lines_kind = {.acts = acts,
                                     .n_acts = sizeof acts / sizeof *acts,
                                     .put_away = lines_put_away,
                                     .tick = lines_tick,
                                     .close = lines_close};

/* Learning: what is heard and said, and what is kept of it. */
#include "base/clock.h"
#include "base/path.h"
#include "engine/model_reply.h"
#include "kiosk/learn/learn_room.h"

static const int64_t day_ms = 86400000;

/* What could not be kept is said on the next screen; the practice goes on. */
static void store_failed(struct learn_room *room)
{
    room->not_stored = true;
    desk_say_next(room->desk, "刚才这一条没能存下来，不影响继续练。");
}

/* A phrase read with its words before one's eyes counts the first time only: from then on it is
 * asked for in rounds, and reading it again says nothing of how well it is remembered. */
static bool counts(const struct learn_room *room)
{
    const struct shelf_item *item = &room->shelf.items[room->lesson];
    return room->round.on || item->lesson.kind == LESSON_DRILL || item->recall.stability_days <= 0;
}

static void grade_store(struct learn_room *room)
{
    struct desk *desk = room->desk;
    struct shelf_item *item = &room->shelf.items[room->lesson];
    enum recall_grade grade;
    if (!counts(room) || !sitting_grade(&room->exercise.sitting, &grade))
        return;
    struct review review = {.person = desk->person.id,
                            .pack = item->lesson.pack->id,
                            .kind = shelf_kind(&item->lesson),
                            .item = item->lesson.id,
                            .grade = grade,
                            .reviewed_unix_ms = clock_unix_ms()};
    item->recall = recall_review(&item->recall, grade, review.reviewed_unix_ms);
    item->last = grade;
    if (desk->records && desk->person.id && records_review_add(desk->records, &review) != STATUS_OK)
        store_failed(room);
}

/* A lesson of a round that was only looked at has no row. */
static void round_note(struct learn_room *room)
{
    const struct exercise *exercise = &room->exercise;
    if (!room->round.on || exercise->stage != EXERCISE_DONE)
        return;
    enum tried tried = exercise->sitting.met      ? TRIED_MET
                       : exercise->sitting.missed ? TRIED_MISSED
                                                  : exercise->tried;
    round_add(&room->round, exercise->lesson.title, tried);
}

static void lesson_leave(struct learn_room *room)
{
    if (!room->exercise.open)
        return;
    player_stop(&room->desk->player);
    round_note(room);
    grade_store(room);
    exercise_close(&room->exercise);
}

static void lesson_open(struct learn_room *room, int lesson)
{
    struct desk *desk = room->desk;
    const struct lesson *opened = &room->shelf.items[lesson].lesson;
    lesson_leave(room);
    enum status status =
        exercise_open(&room->exercise, opened, desk->port, &desk->worker, &desk->now_ms);
    if (status != STATUS_OK) {
        desk_fail_status(desk, status, "");
        return;
    }
    room->lesson = lesson;
    if (path_format(room->portrait, "%s/art/%s", opened->pack->folder,
                    room->exercise.play->customer.portrait) != STATUS_OK)
        room->portrait[0] = '\0';
    room->shelf.items[lesson].taken = true;
    if (opened->kind == LESSON_PHRASE && !room->round.on)
        exercise_show_words(&room->exercise);
    desk_go(desk, SCREEN_LESSON);
}

/* All lessons, and how the person stands in them. */
static enum status shelf_ready(struct learn_room *room)
{
    struct desk *desk = room->desk;
    if (!room->gathered) {
        enum status status = shelf_gather(&room->shelf, desk->library.packs, desk->library.n_packs);
        if (status != STATUS_OK)
            return status;
    }
    room->gathered = true;
    return desk->records ? shelf_read(&room->shelf, desk->records, desk->person.id) : STATUS_OK;
}

static void list_show(struct learn_room *room)
{
    struct desk *desk = room->desk;
    enum status status = lesson_list_fill(&room->list, &room->shelf, room->tab, clock_unix_ms());
    if (status == STATUS_OK)
        desk_go(desk, SCREEN_LEARN);
    else
        desk_fail_status(desk, status, "");
}

static void act_learn(void *self, int arg)
{
    struct learn_room *room = self;
    struct desk *desk = room->desk;
    if (!desk->booted)
        return;
    lesson_leave(room);
    room->round.on = false;
    if (arg >= 0 && arg < LEARN_TABS)
        room->tab = (enum learn_tab)arg;
    enum status status = shelf_ready(room);
    if (status == STATUS_DATABASE || status == STATUS_BUSY)
        desk_fail_records(desk, status);
    else if (status != STATUS_OK)
        desk_fail_status(desk, status, "");
    else
        list_show(room);
}

static void act_lesson(void *self, int arg)
{
    struct learn_room *room = self;
    if (arg >= 0 && arg < room->shelf.n)
        lesson_open(room, arg);
}

static void act_say(void *self, int arg)
{
    struct learn_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!room->exercise.open || !desk_has_sound(desk))
        return;
    struct speaker voice = desk_hearing_voice(desk);
    player_stop(&desk->player);
    exercise_say(&room->exercise, desk->hearing, &voice);
}

static void act_said(void *self, int arg)
{
    struct learn_room *room = self;
    (void)arg;
    exercise_said(&room->exercise);
}

static void act_words(void *self, int arg)
{
    struct learn_room *room = self;
    (void)arg;
    exercise_show_words(&room->exercise);
}

static void act_hear_mine(void *self, int arg)
{
    struct learn_room *room = self;
    const int16_t *samples;
    size_t n;
    player_stop(&room->desk->player);
    if (exercise_mine(&room->exercise, &samples, &n))
        player_play(&room->desk->player, (struct action){ACTION_HEAR_MINE, arg}, samples, n);
}

/* In the list a phrase's words, in a lesson its own. */
static void act_hear_model(void *self, int arg)
{
    struct learn_room *room = self;
    struct desk *desk = room->desk;
    if (exercise_listens(&room->exercise) || arg < 0 || arg >= room->shelf.n)
        return;
    const struct lesson *lesson = &room->shelf.items[arg].lesson;
    const char *words = room->exercise.open ? room->exercise.spelled.text
                        : lesson->phrase    ? lesson->phrase->better
                                            : "";
    struct spoken_text text = {lesson->pack, words,
                               lesson->drill ? lesson->drill->play.turns : NULL,
                               model_reply_speaker(lesson->pack, desk->model_voice, NULL)};
    if (room->exercise.open)
        exercise_show_words(&room->exercise); /* who has heard them has been helped */
    if (*words)
        player_speak(&desk->player, (struct action){ACTION_HEAR_MODEL, arg}, &text);
}

static void round_over(struct learn_room *room)
{
    lesson_leave(room);
    room->round.on = false;
    desk_go(room->desk, SCREEN_ROUND);
}

static void round_next(struct learn_room *room)
{
    lesson_leave(room);
    int next = round_is_full(&room->round, room->desk->now_ms)
                   ? -1
                   : shelf_next(&room->shelf, clock_unix_ms());
    room->round_all_done = next < 0 && !round_is_full(&room->round, room->desk->now_ms);
    if (next >= 0)
        lesson_open(room, next);
    else
        round_over(room);
}

static void act_round(void *self, int arg)
{
    struct learn_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->booted)
        return;
    lesson_leave(room);
    enum status status = shelf_ready(room);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    for (int i = 0; i < room->shelf.n; i++)
        room->shelf.items[i].taken = false;
    room->not_stored = false;
    round_begin(&room->round, desk->now_ms);
    round_next(room);
}

static void act_next(void *self, int arg)
{
    struct learn_room *room = self;
    (void)arg;
    if (room->round.on) {
        round_next(room);
        return;
    }
    int next = lesson_list_after(&room->list, room->lesson);
    if (next >= 0)
        lesson_open(room, next);
    else
        act_learn(room, room->tab);
}

static void act_round_over(void *self, int arg)
{
    struct learn_room *room = self;
    (void)arg;
    room->round_all_done = false;
    if (room->round.on)
        round_over(room);
}

static void learn_tick(void *self)
{
    struct learn_room *room = self;
    struct desk *desk = room->desk;
    struct exercise *exercise = &room->exercise;
    if (desk->overlay != OVERLAY_NONE)
        return;
    exercise_tick(exercise);
    if (exercise->spoke)
        desk_awake(desk);
    if (desk->screen == SCREEN_LESSON && exercise->status != STATUS_OK)
        desk_fail_status(desk, exercise->status, exercise->session.problem);
}

static void learn_put_away(void *self, enum put_away what)
{
    struct learn_room *room = self;
    lesson_leave(room);
    room->round.on = false;
    if (what < PUT_AWAY_PERSON)
        return;
    room->round = (struct round){.on = false};
    shelf_forget(&room->shelf);
}

static void learn_close(void *self)
{
    struct learn_room *room = self;
    exercise_close(&room->exercise);
    lesson_list_finish(&room->list);
    shelf_finish(&room->shelf);
}

bool lesson_listens(const void *self)
{
    return exercise_listens(&((const struct learn_room *)self)->exercise);
}

bool lesson_moves(const void *self)
{
    const struct learn_room *room = self;
    return room->round.on || exercise_listens(&room->exercise);
}

void lesson_put_down(void *self)
{
    exercise_stop(&((struct learn_room *)self)->exercise);
}

void lesson_take_up(void *self)
{
    struct learn_room *room = self;
    exercise_stop(&room->exercise);
    desk_go(room->desk, room->exercise.open ? SCREEN_LESSON : SCREEN_HOME);
}

const void *learn_show(void *self)
{
    struct learn_room *room = self;
    int64_t unix_ms = clock_unix_ms();
    room->learn_view = (struct learn_view){.tab = room->tab,
                                           .rows = room->list.rows,
                                           .n_rows = room->list.n_rows,
                                           .n_due = shelf_due(&room->shelf, unix_ms),
                                           .playing = room->desk->player.playing};
    for (int i = 0; i < room->list.n_rows; i++)
        room->learn_view.n_known += room->list.rows[i].standing >= STANDING_DUE;
    return &room->learn_view;
}

const void *lesson_show(void *self)
{
    struct learn_room *room = self;
    const struct desk *desk = room->desk;
    struct lesson_view *view = &room->lesson_view;
    exercise_view_fill(&room->exercise, view);
    view->portrait = view->is_drill ? room->portrait : "";
    view->lesson = room->lesson;
    view->has_ear = desk->sound_state == SOUND_OK || !desk->port.self; /* or it is being opened */
    view->in_round = room->round.on;
    view->round_left_s = (int)((round_left_ms(&room->round, desk->now_ms) + 999) / 1000);
    view->playing = desk->player.playing;
    view->model_voice = desk->model_voice;
    if (desk->player.playing.kind == ACTION_HEAR_MODEL)
        view->words.said = player_syllable(&desk->player);
    return view;
}

const void *round_show(void *self)
{
    struct learn_room *room = self;
    round_view_fill(&room->round, &room->round_view);
    room->round_view.n_tomorrow = shelf_due(&room->shelf, clock_unix_ms() + day_ms);
    room->round_view.all_done = room->round_all_done;
    room->round_view.not_stored = room->not_stored;
    return &room->round_view;
}

static const struct room_act acts[] = {
    {ACTION_LEARN, act_learn, true},           {ACTION_LESSON, act_lesson, true},
    {ACTION_LESSON_NEXT, act_next, true},      {ACTION_ROUND, act_round, true},
    {ACTION_ROUND_OVER, act_round_over, true}, {ACTION_SAY, act_say, true},
    {ACTION_REPLY_DONE, act_said, true},       {ACTION_HINT, act_words, false},
    {ACTION_HEAR_MINE, act_hear_mine, false},  {ACTION_HEAR_MODEL, act_hear_model, true},
};

const struct room_kind learn_kind = {.acts = acts,
                                     .n_acts = sizeof acts / sizeof *acts,
                                     .put_away = learn_put_away,
                                     .tick = learn_tick,
                                     .close = learn_close};

/* What is to be heard: the sound comes first, the machine's word after the mark. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "kiosk/moderation/moderation_room.h"
#include "scoring/card/advice.h"

/* So much around the place that the machine found: what was just before it often says more than the
 * place itself. */
enum { AROUND_MS = 1200, SAMPLES_A_MS = HEARING_RATE_HZ / 1000 };

static void card_close(struct moderation_room *room)
{
    player_stop(&room->desk->player);
    attempt_card_finish(&room->card);
    room->now = (struct heard_item){.samples = NULL};
}

/* Where the item stands in the card. False: it is not there any more. */
static bool place_find(const struct stored_card *stored, int64_t verdict, size_t *reply,
                       size_t *index)
{
    for (size_t i = 0; i < stored->n_replies; i++) {
        for (size_t k = 0; k < stored->verdicts[i].count; k++) {
            const struct item_ref *ref = &stored->replies[i].items[k].ref;
            if (ref->of == ITEM_VERDICT && ref->number == verdict) {
                *reply = i;
                *index = k;
                return true;
            }
        }
    }
    return false;
}

/* Where somebody begins to speak in the reply, by the first thing that was found in it; 0: nothing
 * was. Nobody waits through the customer's line. */
static int32_t speech_begins(const struct verdicts *verdicts)
{
    int32_t first = INT32_MAX;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (verdict->start_ms >= 0 && !verdict->in_first && verdict->start_ms < first)
            first = verdict->start_ms;
    }
    return first == INT32_MAX || first < AROUND_MS ? 0 : first - AROUND_MS;
}

static void sound_cut(struct moderation_room *room)
{
    struct heard_item *now = &room->now;
    const struct verdicts *verdicts = &room->card.stored.verdicts[now->reply];
    const struct verdict *verdict = &verdicts->items[now->verdict];
    const struct wav_sound *sound = attempt_card_sound(&room->card, now->reply, verdict);
    int32_t from_ms = speech_begins(verdicts), to_ms = INT32_MAX / SAMPLES_A_MS;
    if (!sound && now->reply < room->card.n_sounds)
        sound = &room->card.sounds[now->reply].sound;
    now->samples = NULL;
    if (!sound || !sound->n_samples)
        return;
    if (verdict->start_ms >= 0) {
        from_ms = verdict->start_ms > AROUND_MS ? verdict->start_ms - AROUND_MS : 0;
        to_ms = verdict->end_ms + AROUND_MS;
    }
    size_t from = (size_t)from_ms * SAMPLES_A_MS, to = (size_t)to_ms * SAMPLES_A_MS;
    to = to < sound->n_samples ? to : sound->n_samples;
    if (from >= to)
        return;
    now->samples = sound->samples + from;
    now->n_samples = to - from;
}

static void play(struct moderation_room *room)
{
    player_stop(&room->desk->player);
    if (room->now.samples)
        player_play(&room->desk->player, (struct action){ACTION_HEAR_SOUND, 0}, room->now.samples,
                    room->now.n_samples);
}

/* Whether the item stands in the card, and where. */
static bool item_place(struct moderation_room *room)
{
    return room->card.attempt && place_find(&room->card.stored, room->now.item.verdict,
                                            &room->now.reply, &room->now.verdict);
}

/* An attempt whose play is gone has no sound here, and no turn to say it in. */
static void item_open(struct moderation_room *room, const struct moderation_item *item)
{
    struct desk *desk = room->desk;
    int at = library_find(&desk->library, item->play);
    if (room->card.attempt != item->attempt) {
        card_close(room);
        if (at >= 0) {
            const struct library_play *of = &desk->library.plays[at];
            struct attempt_place place = {of->pack, of->play};
            if (attempt_card_read(&room->card, desk->records, &place, item->attempt) != STATUS_OK)
                attempt_card_finish(&room->card);
        }
    }
    room->now = (struct heard_item){.item = *item};
    snprintf(room->title, sizeof room->title, "%s",
             at >= 0 ? desk->library.plays[at].play->title : "已经撤下的情景");
    if (item_place(room))
        sound_cut(room);
    play(room);
}

static bool is_skipped(const struct moderation_room *room, int64_t verdict)
{
    for (int i = 0; i < room->n_skipped; i++) {
        if (room->skipped[i] == verdict)
            return true;
    }
    return false;
}

/* Whether an item of the queue as it was read is still one. */
static bool is_wanted(struct moderation_room *room, const struct moderation_item *item)
{
    bool wants = false;
    enum status status = records_moderation_wants(room->desk->records, item->verdict, &wants);
    if (status != STATUS_OK)
        desk_fail_records(room->desk, status);
    return status == STATUS_OK && wants;
}

/* So many that a mark has made needless are passed over; then the queue is waited for, which is
 * being read anew: each costs the window's thread half a millisecond. */
enum { PASSED_MOST = 8 };

/* The first that was not skipped; when all were, the first. NULL: none of those that were looked at
 * is left. */
static const struct moderation_item *next_find(struct moderation_room *room)
{
    const struct moderation_item *skipped = NULL;
    int passed = 0;
    for (size_t i = 0; i < room->n_items && passed < PASSED_MOST; i++) {
        const struct moderation_item *item = &room->items[i];
        bool last = is_skipped(room, item->verdict);
        if (last && skipped)
            continue;
        if (!is_wanted(room, item)) {
            passed++;
            continue;
        }
        if (!last)
            return item;
        skipped = item;
    }
    if (skipped)
        room->n_skipped = 0;
    return skipped;
}

static void queue_over(void *data);

/* Reads it behind the window's back, now or once the worker is free. */
static void queue_read(struct moderation_room *room)
{
    struct desk *desk = room->desk;
    room->count_again = room->counting || worker_busy(&desk->worker);
    if (room->count_again)
        return;
    memcpy(room->queue.database, desk->database, sizeof room->queue.database);
    room->queue.most = HEAR_SKIPPED_MAX + 1;
    room->counting = true;
    worker_start(&desk->worker, (struct job){queue_job_run, queue_over, &room->queue});
}

/* From what was read before, where there is something; else nothing is shown until it is read. */
static void next_read(struct moderation_room *room)
{
    room->again = false;
    const struct moderation_item *next = next_find(room);
    if (next)
        item_open(room, next);
    else
        card_close(room);
    room->waiting = !next;
    queue_read(room);
}

static void queue_over(void *data)
{
    struct queue_job *job = data;
    struct moderation_room *room =
        (struct moderation_room *)((char *)data - offsetof(struct moderation_room, queue));
    struct desk *desk = room->desk;
    bool here = desk->trainer && desk->screen == SCREEN_HEAR;
    room->counting = false;
    if (here && job->status == STATUS_OK) {
        free(room->items);
        room->items = job->items;
        room->n_items = job->n_items;
        job->items = NULL;
        memcpy(room->counts, job->counts, sizeof room->counts);
    }
    queue_job_finish(job);
    if (!here)
        return;
    if (job->status != STATUS_OK) {
        desk_fail_records(desk, job->status);
        return;
    }
    const struct moderation_item *next = room->waiting ? next_find(room) : NULL;
    room->waiting = room->waiting && !next && room->count_again;
    if (next)
        item_open(room, next);
}

static void queue_drop(struct moderation_room *room)
{
    free(room->items);
    room->items = NULL;
    room->n_items = 0;
}

static void act_hear(void *self, int arg)
{
    struct moderation_room *room = self;
    struct desk *desk = room->desk;
    struct action here = {ACTION_HEAR, 0}, back = {ACTION_LEAVE, 0};
    (void)arg;
    if (!desk_has_past(desk) || !desk->records || !desk_trainer_may(desk, here, back))
        return;
    room->n_skipped = room->done = 0;
    room->before.verdict = 0;
    room->last[0] = '\0';
    room->asks_accept = false;
    queue_drop(room);
    desk_go(desk, SCREEN_HEAR);
    if (!room->accepting) /* else it is read once that is done */
        next_read(room);
}

static const char *value_text(enum verdict_value value, bool says)
{
    static const char *const texts[][2] = {[VERDICT_MET] = {"做到了", "说了"},
                                           [VERDICT_NOT_MET] = {"没做到", "没说"},
                                           [VERDICT_UNDECIDED] = {"没听准", "没听准"},
                                           [VERDICT_NOT_APPLICABLE] = {"不算分", "不算分"}};
    return texts[value][says];
}

/* What the machine had said comes out now. */
static void last_write(struct moderation_room *room, enum verdict_value value)
{
    const struct heard_item *now = &room->now;
    bool says = now->item.kind != VERDICT_RULE, known = room->card.attempt != 0;
    if (known)
        snprintf(
            room->last, sizeof room->last, "刚才“%.60s”：您判%s，机器判%s。", now->item.name,
            value_text(value, says),
            value_text(room->card.stored.replies[now->reply].items[now->verdict].machine, says));
    else
        snprintf(room->last, sizeof room->last, "刚才“%.60s”：您判%s。", now->item.name,
                 value_text(value, says));
}

static void act_mark(void *self, int arg)
{
    static const enum verdict_value values[HEAR_MARKS] = {[HEAR_MET] = VERDICT_MET,
                                                          [HEAR_NOT_MET] = VERDICT_NOT_MET,
                                                          [HEAR_UNCLEAR] = VERDICT_NOT_APPLICABLE};
    static const char *const reasons[HEAR_MARKS][2] = {
        [HEAR_MET] = {"听录音，做到了", "听录音，确认说了"},
        [HEAR_NOT_MET] = {"听录音，没做到", "听录音，没有说"},
        [HEAR_UNCLEAR] = {"听不清，不算分", "听不清，不算分"}};
    struct moderation_room *room = self;
    struct desk *desk = room->desk;
    const struct moderation_item item = room->now.item;
    if (!desk->trainer || !desk->records || !item.verdict || arg < 0 || arg >= HEAR_MARKS ||
        room->accepting)
        return;
    struct mark mark = {.item = {ITEM_VERDICT, item.verdict},
                        .value = values[arg],
                        .who = desk->trainer_name,
                        .reason = reasons[arg][item.kind != VERDICT_RULE],
                        .marked_unix_ms = clock_unix_ms(),
                        .role = ROLE_TRAINER,
                        .blind = !room->again};
    enum status status = records_mark(desk->records, item.attempt, &mark);
    if (status != STATUS_OK) {
        desk_fail_records(desk, status);
        return;
    }
    desk_audit(desk, AUDIT_MARK, "trainer", "attempt %lld, verdict %lld heard: %d",
               (long long)item.attempt, (long long)item.verdict, arg);
    last_write(room, values[arg]);
    room->done += !room->again;
    if (!room->again && room->counts[item.why] > 0)
        room->counts[item.why]--; /* until it is counted again */
    room->before = item;
    room->asks_accept = false;
    next_read(room);
}

static void act_sound(void *self, int arg)
{
    struct moderation_room *room = self;
    bool plays = room->desk->player.playing.kind == ACTION_HEAR_SOUND;
    (void)arg;
    if (plays)
        player_stop(&room->desk->player);
    else
        play(room);
}

static void act_skip(void *self, int arg)
{
    struct moderation_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->now.item.verdict)
        return;
    if (room->n_skipped < HEAR_SKIPPED_MAX && !room->again)
        room->skipped[room->n_skipped++] = room->now.item.verdict;
    next_read(room);
}

/* What was marked last is heard once more; another mark supersedes it, and is not blind any more.
 */
static void act_back(void *self, int arg)
{
    struct moderation_room *room = self;
    (void)arg;
    if (!room->desk->trainer || !room->before.verdict || room->again)
        return;
    item_open(room, &room->before);
    room->again = true;
}

static void act_accept(void *self, int arg)
{
    struct moderation_room *room = self;
    (void)arg;
    room->asks_accept = !room->asks_accept;
}

static void accept_over(void *data)
{
    struct accept_job *job = data;
    struct moderation_room *room =
        (struct moderation_room *)((char *)data - offsetof(struct moderation_room, accept));
    struct desk *desk = room->desk;
    int done = atomic_load(&job->progress.done), all = atomic_load(&job->progress.all);
    room->accepting = false;
    if (done)
        desk_audit(desk, AUDIT_MARK, "trainer", "%d samples accepted", done);
    if (job->status == STATUS_OK)
        snprintf(room->last, sizeof room->last, "剩下抽查的 %d 项，按机器判的定了。", done);
    else
        snprintf(room->last, sizeof room->last,
                 "定到第 %d 项停了，共 %d 项：成绩库写不进去。剩下的还在，过一会儿再点一次。", done,
                 all);
    if (job->status != STATUS_OK)
        fprintf(stderr, "yingda: samples could not be accepted: %s\n", job->problem);
    if (desk->trainer && desk->screen == SCREEN_HEAR)
        next_read(room);
}

/* While the clerk writes nothing can be marked here: one of them could be the next that it takes.
 */
static void act_accept_sure(void *self, int arg)
{
    struct moderation_room *room = self;
    struct desk *desk = room->desk;
    struct accept_job *job = &room->accept;
    (void)arg;
    if (!desk->trainer || !desk->records || !room->asks_accept || room->accepting)
        return;
    room->asks_accept = false;
    room->accepting = true;
    room->before.verdict = 0;
    card_close(room);
    queue_drop(room);
    memcpy(job->database, desk->database, sizeof job->database);
    memcpy(job->who, desk->trainer_name, sizeof job->who);
    job->reason = "抽查的没逐条听，按机器判的";
    atomic_store(&job->progress.done, 0);
    atomic_store(&job->progress.all, 0);
    clerk_ask(&desk->clerk, (struct job){accept_job_run, accept_over, job});
}

/* 1, 2, 3 mark; a blank plays once more; 0 goes back. */
static void act_key(void *self, int arg)
{
    if (arg >= '1' && arg < '1' + HEAR_MARKS)
        act_mark(self, arg - '1');
    else if (arg == ' ')
        act_sound(self, 0);
    else if (arg == '0')
        act_back(self, 0);
}

static void turn_write(struct moderation_room *room)
{
    const struct turn *turn = room->card.attempt && room->now.item.verdict
                                  ? attempt_card_turn(&room->card, room->now.reply)
                                  : NULL;
    const struct stored_reply *reply = turn ? &room->card.stored.replies[room->now.reply] : NULL;
    const struct line *line =
        turn ? line_for_mood(turn->says, turn->n_says, reply->mood_before) : NULL;
    snprintf(room->turn, sizeof room->turn, "%s", line && line->text ? line->text : "");
}

const void *hear_show(void *self)
{
    static const char *const whys[MODERATION_WHYS] = {[MODERATION_APPEAL] = "学员说判错了",
                                                      [MODERATION_UNDECIDED] =
                                                          "机器没听准，会左右考试成绩",
                                                      [MODERATION_NEAR] = "分数卡在合格线上",
                                                      [MODERATION_TENTH] = "抽查"};
    struct moderation_room *room = self;
    const struct heard_item *now = &room->now;
    struct hear_view *view = &room->view;
    const struct verdict *verdict =
        room->card.attempt && now->item.verdict
            ? &room->card.stored.verdicts[now->reply].items[now->verdict]
            : NULL;
    const char *words = "";
    turn_write(room);
    if (verdict && now->item.kind != VERDICT_RULE)
        words = advice_better(room->card.pack, attempt_card_turn(&room->card, now->reply), verdict);
    if (room->accepting)
        snprintf(room->accepts, sizeof room->accepts, "正在按机器判的定：%d 项，共 %d 项……",
                 atomic_load(&room->accept.progress.done), atomic_load(&room->accept.progress.all));
    *view =
        (struct hear_view){.none = !now->item.verdict && !room->waiting && !room->accepting,
                           .waiting = room->waiting || room->accepting,
                           .accepting = room->accepting ? room->accepts : "",
                           .done = room->done,
                           .appeals = room->counts[MODERATION_APPEAL],
                           .exams = room->counts[MODERATION_UNDECIDED],
                           .spots = room->counts[MODERATION_NEAR] + room->counts[MODERATION_TENTH],
                           .why = whys[now->item.why],
                           .item = now->item.name,
                           .kind = now->item.kind == VERDICT_RULE ? "做没做到" : "说没说",
                           .words = words ? words : "",
                           .turn = room->turn,
                           .clause = now->item.clause,
                           .play = room->title,
                           .says = now->item.kind != VERDICT_RULE,
                           .has_sound = now->samples != NULL,
                           .reading = room->card.attempt && room->card.sounds_wanted,
                           .playing = room->desk->player.playing.kind == ACTION_HEAR_SOUND,
                           .last = room->last,
                           .can_go_back = room->before.verdict != 0 && !room->again,
                           .again = room->again,
                           .asks_accept = room->asks_accept};
    view->left = view->appeals + view->exams + view->spots;
    return view;
}

void hear_take_up(void *self)
{
    act_hear(self, 0);
}

static void sounds_run(void *data)
{
    attempt_sounds_read(data);
}

static void sounds_over(void *data)
{
    struct attempt_sounds *kept = data;
    struct moderation_room *room =
        (struct moderation_room *)((char *)data - offsetof(struct moderation_room, kept));
    bool of_now = room->card.attempt && room->card.attempt == kept->attempt;
    room->reading = false;
    attempt_sounds_give(kept, &room->card);
    attempt_sounds_finish(kept);
    if (!of_now || room->desk->screen != SCREEN_HEAR ||
        room->now.item.attempt != room->card.attempt || !item_place(room))
        return;
    sound_cut(room);
    play(room);
}

bool hear_waits(const void *self)
{
    const struct moderation_room *room = self;
    return room->waiting || room->accepting;
}

/* The sound of the item's attempt is read behind the window's back, and before the rest of the
 * queue is. */
static void moderation_tick(void *self)
{
    struct moderation_room *room = self;
    struct desk *desk = room->desk;
    bool sound = room->card.attempt && room->card.sounds_wanted;
    if (!sound && room->count_again && !worker_busy(&desk->worker) && desk->trainer &&
        desk->screen == SCREEN_HEAR)
        queue_read(room);
    if (!room->card.attempt || !room->card.sounds_wanted || room->reading ||
        worker_busy(&desk->worker) ||
        attempt_sounds_init(&room->kept, &room->card, desk->recordings) != STATUS_OK)
        return;
    room->reading = true;
    worker_start(&desk->worker, (struct job){sounds_run, sounds_over, &room->kept});
}

static void moderation_put_away(void *self, enum put_away what)
{
    struct moderation_room *room = self;
    if (what >= PUT_AWAY_TALK && room->card.attempt)
        card_close(room);
    if (what >= PUT_AWAY_EXAM)
        queue_drop(room);
}

static void moderation_stop(void *self)
{
    struct moderation_room *room = self;
    atomic_store(&room->accept.progress.stop, true);
}

static void moderation_close(void *self)
{
    struct moderation_room *room = self;
    card_close(room);
    queue_drop(room);
    attempt_sounds_finish(&room->kept);
    queue_job_finish(&room->queue);
}

static const struct room_act acts[] = {
    {ACTION_HEAR, act_hear, true},
    {ACTION_HEAR_SOUND, act_sound, false},
    {ACTION_HEAR_MARK, act_mark, false},
    {ACTION_HEAR_SKIP, act_skip, false},
    {ACTION_HEAR_BACK, act_back, false},
    {ACTION_HEAR_ACCEPT, act_accept, false},
    {ACTION_HEAR_ACCEPT_SURE, act_accept_sure, false},
    {ACTION_KEY, act_key, false},
};

const struct room_kind moderation_kind = {.acts = acts,
                                          .n_acts = sizeof acts / sizeof *acts,
                                          .tick = moderation_tick,
                                          .put_away = moderation_put_away,
                                          .stop = moderation_stop,
                                          .close = moderation_close};

/* Who is it? Names chosen or typed, and everybody's first page. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "kiosk/app/owner.h"
#include "kiosk/people/removal.h"

static void people_again(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    if (!desk->records)
        return;
    enum status status = people_read(&room->people, desk->records);
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
    people_search(&room->people, room->search);
}

static void search_clear(struct people_room *room)
{
    room->search[0] = '\0';
    room->names_page = room->trainees_page = 0;
    people_search(&room->people, "");
}

/* To the names, everything of the person put away. */
static void act_leave(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_PERSON);
    desk->person = (struct person){.id = 0};
    desk->composing[0] = '\0';
    entry_init(&room->entry, false);
    search_clear(room);
    desk->fault = FAULT_NONE;
    desk_go(desk, SCREEN_NAMES);
    if (!desk->records || desk->damaged)
        desk_do(desk, (struct action){ACTION_RECORDS, 0});
    else
        people_again(room, 0);
    if (!desk->booted)
        desk_do(desk, (struct action){ACTION_BOOT, 0});
}

/* The person's figures as they are now: an attempt may have been added. */
static enum status person_again(struct desk *desk)
{
    return desk_knows_person(desk) ? records_standing(desk->records, &desk->person) : STATUS_OK;
}

static void act_home(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_EXAM);
    desk_go(desk, SCREEN_HOME);
    enum status status = person_again(desk);
    if (status == STATUS_OK && (!desk->booted || !desk->records))
        return;
    if (status == STATUS_OK)
        status = history_read(&room->history, desk->records, &desk->person, &desk->library,
                              clock_unix_ms());
    if (status != STATUS_OK)
        desk_fail_records(desk, status);
}

/* The same step as the first page offers, for a card that is being looked at. */
static struct next_thing next_of(const struct home_view *home)
{
    struct next_thing next = {.action = {ACTION_BRIEF, home->next_index}};
    if (home->step == NEXT_PHRASES)
        next = (struct next_thing){"学几句规范用语", {ACTION_LEARN, LEARN_PHRASES}};
    else if (home->step == NEXT_DRILLS)
        next = (struct next_thing){"练几个小场面", {ACTION_LEARN, LEARN_DRILLS}};
    else if (home->step == NEXT_EXAM)
        next = (struct next_thing){"参加考试", {ACTION_EXAM, 0}};
    else if (home->next)
        snprintf(next.label, sizeof next.label, "%s", home->next->title);
    else
        next.action.kind = ACTION_NONE;
    return next;
}

static void act_next_wanted(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk->next = (struct next_thing){.action = {ACTION_NONE, 0}};
    if (desk_knows_person(desk) && desk->booted &&
        history_read(&room->history, desk->records, &desk->person, &desk->library,
                     clock_unix_ms()) == STATUS_OK)
        desk->next = next_of(&room->history.view);
}

static void person_choose(struct people_room *room, struct person person)
{
    search_clear(room);
    room->desk->person = person;
    room->desk->broken.attempt = 0;
    room->desk->broken_sitting.sitting = 0;
    desk_read_voice(room->desk);
    desk_read_model_voice(room->desk);
    desk_read_consent(room->desk);
    room->history = (struct history){.view.greeting = room->desk->person.name};
    act_home(room, 0);
}

/* Whoever has a PIN types it first. */
static bool taken_up_by(struct desk *desk, const struct person *person)
{
    struct action again = {ACTION_TAKE_UP, 0}, back = {ACTION_LEAVE, 0};
    if (!person->has_pin)
        return true;
    if (desk->screen == SCREEN_PAD)
        return owner_is(desk, person, "密码不对，再输一遍。忘了就请培训师取消。");
    owner_ask(desk, person, again, back);
    return false;
}

static const struct person *person_of(const struct people *people, int64_t id)
{
    for (size_t i = 0; i < people->count; i++) {
        if (people->list[i].id == id)
            return &people->list[i];
    }
    return NULL;
}

/* An exam goes on only for whoever shows to be who began it; it is the first of their papers. */
static void sitting_take_up(struct people_room *room)
{
    struct desk *desk = room->desk;
    struct action again = {ACTION_TAKE_UP, 0}, back = {ACTION_LEAVE, 0};
    const struct person *person = person_of(&room->people, desk->broken_sitting.person);
    if (!person || !desk->booted)
        return;
    if (desk->screen == SCREEN_PAD) {
        if (!owner_is(desk, person, "对不上，再输一遍。"))
            return;
    } else if (owner_ask(desk, person, again, back)) {
        return;
    }
    person_choose(room, *person);
    desk_do(desk, (struct action){ACTION_EXAM, 0});
}

/* From its beginning, with the same customer: what was said up to then stays in the records as it
 * is. */
static void act_take_up(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    struct broken_off broken = desk->broken;
    int play = library_find(&desk->library, broken.play);
    (void)arg;
    if (desk->broken_sitting.sitting) {
        sitting_take_up(room);
        return;
    }
    for (size_t i = 0; i < room->people.count; i++) {
        const struct person *person = &room->people.list[i];
        if (broken.attempt && person->id == broken.person && taken_up_by(room->desk, person))
            person_choose(room, *person);
    }
    if (!desk->booted || play < 0 || desk->person.id != broken.person)
        return;
    desk_do(desk, (struct action){ACTION_BRIEF, play});
    const struct play *chosen = desk->library.plays[play].play;
    for (size_t i = 0; i < chosen->n_standards; i++)
        desk->standard =
            strcmp(chosen->standards[i], broken.standard) == 0 ? (int)i : desk->standard;
    desk->broken = broken;
    desk->same_customer = true;
    desk_do(desk, (struct action){ACTION_START, 0});
}

/* The records are not to be had. They are closed until this person leaves: nothing of a guest's is
 * stored under anybody's name. */
static void act_guest(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    desk_put_away(desk, PUT_AWAY_PERSON);
    records_close(desk->records);
    desk->records = NULL;
    desk->fault = FAULT_NONE;
    struct person guest = {.id = GUEST, .last_total = -1, .best_total = -1};
    snprintf(guest.name, sizeof guest.name, "%s", guest_name);
    person_choose(room, guest);
}

/* Whoever has never practised may let the ear know the voice first, whether the name was typed or
 * tapped, of the trainer's list or not. All others find that at home. */
static void person_welcome(struct people_room *room, struct person person)
{
    struct desk *desk = room->desk;
    person_choose(room, person);
    if (desk->person.attempts == 0 && desk->voice.taken_unix_ms == 0)
        desk_do(desk, (struct action){ACTION_VOICE, 0});
}

/* Who has a number shows to be its owner by its last digits; whoever has none simply goes in. */
static void act_person(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    if (arg < 0 || (size_t)arg >= room->people.count)
        return;
    if (!owner_ask(desk, &room->people.list[arg], (struct action){ACTION_PERSON_SURE, arg},
                   (struct action){ACTION_LEAVE, 0}))
        person_welcome(room, room->people.list[arg]);
}

enum { TRIES_MOST = 5 };

static void person_wrong(struct desk *desk)
{
    desk->asked.typed[0] = '\0';
    desk->asked.complaint = "对不上。看看胸牌，再输一遍；点错了名字就返回。";
    if (++desk->asked.tries < TRIES_MOST)
        return;
    desk_say_next(desk, "工号一直对不上。请确认点的是自己的名字，或者问问培训师。");
    desk_do(desk, (struct action){ACTION_LEAVE, 0});
}

static void digits_typed(struct people_room *room, size_t touched)
{
    const struct person *person = people_by_digits(&room->people, touched, room->desk->asked.typed);
    if (person)
        person_welcome(room, *person);
    else
        person_wrong(room->desk);
}

static void act_person_sure(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    if (desk->screen != SCREEN_PAD || arg < 0 || (size_t)arg >= room->people.count)
        return;
    if (desk->asked.pad == PAD_PERSON)
        digits_typed(room, (size_t)arg);
    else if (owner_is(desk, &room->people.list[arg], "密码不对，再输一遍。忘了就请培训师取消。"))
        person_welcome(room, room->people.list[arg]);
}

static void act_straight(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    person_choose(room, room->desk->person);
    desk_do(room->desk, (struct action){ACTION_START, 0});
}

/* Without its dictionary names are typed by number, in letters, or on a keyboard; said once. */
static bool has_pinyin(struct people_room *room)
{
    char dictionary[PATH_SIZE];
    bool opened = pinyin_input_open(dictionary) == STATUS_OK;
    if (!opened && !room->pinyin_missed)
        fprintf(stderr, "yingda: no pinyin on the screen: %s cannot be read\n", dictionary);
    room->pinyin_missed = !opened;
    return opened;
}

static void act_new_name(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    entry_init(&room->entry, has_pinyin(room));
    room->desk->composing[0] = '\0';
    desk_go(room->desk, SCREEN_ENTRY);
}

/* A trainer who is added types a name as a newcomer does; so is whatever else a trainer types. */
static void act_trainer_name(void *self, int arg)
{
    struct people_room *room = self;
    act_new_name(self, arg);
    room->entry.of_trainer = true;
    static const enum entry_asks asks[] = {[TYPED_CONTEST] = ENTRY_ASKS_CONTEST,
                                           [TYPED_NOTE] = ENTRY_ASKS_NOTE,
                                           [TYPED_WORDING] = ENTRY_ASKS_WORDING};
    room->entry.renames = arg == TYPED_RENAME;
    room->entry.asks = asks[arg];
    entry_keyboard(&room->entry, room->entry.has_pinyin ? KEYBOARD_PINYIN : KEYBOARD_LETTERS);
}

static enum action_kind named_by(const struct entry *entry)
{
    static const enum action_kind texts[] = {[ENTRY_ASKS_NAME] = ACTION_TRAINER_NAMED,
                                             [ENTRY_ASKS_CONTEST] = ACTION_CONTEST_NAMED,
                                             [ENTRY_ASKS_NOTE] = ACTION_OBSERVE_NOTED};
    return entry->renames ? ACTION_PERSON_NAMED : texts[entry->asks];
}

static void trainer_name_done(struct people_room *room)
{
    struct sign_in *sign_in = &room->desk->sign_in;
    const struct entry *entry = &room->entry;
    if (*entry->letters)
        snprintf(room->entry.complaint, sizeof room->entry.complaint,
                 "还有拼音没选成字：点一下要的字，或者删掉拼音。");
    else if (entry->asks == ENTRY_ASKS_WORDING) {
        memcpy(sign_in->name, entry->typed, sizeof sign_in->name);
        desk_do(room->desk, (struct action){ACTION_WORDING_TYPED, 0});
    } else if (fold_name(entry->typed, sign_in->name, sizeof sign_in->name) != STATUS_OK ||
               !*sign_in->name)
        snprintf(room->entry.complaint, sizeof room->entry.complaint,
                 "这个名字存不了：空着，或者太长了。");
    else
        desk_do(room->desk, (struct action){named_by(entry), 0});
}

static void act_page(void *self, int arg)
{
    struct people_room *room = self;
    room->names_page = arg;
}

static void search_again(struct people_room *room)
{
    room->names_page = room->trainees_page = 0;
    people_search(&room->people, room->search);
}

static bool is_searching(const struct people_room *room)
{
    return room->desk->screen == SCREEN_NAMES || room->desk->screen == SCREEN_TRAINEES;
}

static void act_key(void *self, int arg)
{
    struct people_room *room = self;
    if (!is_searching(room)) {
        entry_key(&room->entry, arg);
        return;
    }
    typed_add(room->search, SEARCH_SIZE - 1, arg);
    search_again(room);
}

static void act_erase(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    if (!is_searching(room)) {
        entry_erase(&room->entry);
        return;
    }
    typed_erase(room->search);
    search_again(room);
}

static void act_keyboard(void *self, int arg)
{
    entry_keyboard(&((struct people_room *)self)->entry, (enum keyboard)arg);
}

static void act_choice(void *self, int arg)
{
    entry_choose(&((struct people_room *)self)->entry, arg);
}

static void act_choices(void *self, int arg)
{
    entry_turn(&((struct people_room *)self)->entry, arg);
}

static void entry_go_in(struct people_room *room, int64_t id)
{
    people_again(room, 0);
    for (size_t i = 0; i < room->people.count; i++) {
        if (room->people.list[i].id == id) {
            person_welcome(room, room->people.list[i]);
            return;
        }
    }
}

static void entry_complain(struct people_room *room, const char *complaint)
{
    snprintf(room->entry.complaint, sizeof room->entry.complaint, "%s", complaint);
}

/* Stores who is new, and goes in. */
static void entry_store(struct people_room *room, const char *number, const char *name)
{
    struct desk *desk = room->desk;
    int64_t id = 0;
    enum status status =
        desk->records
            ? records_person_enter(desk->records, &(struct person_who){number, name, "", ""}, &id)
            : STATUS_DATABASE;
    if (status == STATUS_INVALID)
        entry_complain(room, "这个名字存不了：空着，或者太长了。");
    else if (status != STATUS_OK)
        desk_fail_records(desk, status);
    else {
        desk_audit(desk, AUDIT_PERSON, "somebody", "person %lld", (long long)id);
        entry_go_in(room, id);
    }
}

/* A number that somebody has lets that one in: who knows all of it needs no further question,
 * unless there is a PIN. One that nobody has is kept, and a name is asked for. */
static void entry_number_done(struct people_room *room, const char *number)
{
    const struct person *person = people_by_number(&room->people, number);
    if (person && person->has_pin)
        owner_ask(room->desk, person,
                  (struct action){ACTION_PERSON_SURE, (int)(person - room->people.list)},
                  (struct action){ACTION_LEAVE, 0});
    else if (person)
        person_welcome(room, *person);
    if (person)
        return;
    entry_ask_name(&room->entry, number);
}

/* A name alone never opens what is somebody else's. */
static void entry_name_done(struct people_room *room)
{
    const struct entry *entry = &room->entry;
    if (*entry->letters)
        entry_complain(room, "还有拼音没选成字：点一下要的字，或者删掉拼音。");
    else if (!*entry->number && people_by_name(&room->people, entry->typed))
        entry_complain(room, "已经有一位叫这个名字的了。是您本人，就返回点自己的名字；"
                             "不是，请先输工号，好分得清。");
    else
        entry_store(room, entry->number, entry->typed);
}

static void act_name_done(void *self, int arg)
{
    struct people_room *room = self;
    char number[NUMBER_SIZE];
    (void)arg;
    if (room->entry.of_trainer) {
        trainer_name_done(room);
        return;
    }
    entry_number(&room->entry, number);
    if (*number)
        entry_number_done(room, number);
    else
        entry_name_done(room);
}

static void act_past(void *self, int arg)
{
    struct people_room *room = self;
    struct history *history = &room->history;
    if (arg < 0 || arg >= history->view.n_recent)
        return;
    const struct attempt_row *row = &history->rows[arg];
    room->desk->wanted = (struct wanted_attempt){
        row->summary.id, row->play, {ACTION_HOME, 0}, history->recent[arg].card};
    desk_do(room->desk, (struct action){ACTION_OPEN_ATTEMPT, 0});
    history->recent[arg].card = room->desk->wanted.why;
}

/* Whose attempts? The trainer's: the PIN first, then what was wanted. */
static void act_trainees(void *self, int arg)
{
    struct people_room *room = self;
    struct action wanted = {ACTION_TRAINEES, arg}, back = {ACTION_LEAVE, 0};
    if (!desk_has_past(room->desk) || !desk_trainer_may(room->desk, wanted, back))
        return;
    if (room->desk->screen == SCREEN_TRAINER || room->desk->screen == SCREEN_PAD)
        search_clear(room); /* not on the way back from one of those found */
    room->trainees_page = arg;
    desk_go(room->desk, SCREEN_TRAINEES);
    people_again(room, 0);
}

static void act_trainee(void *self, int arg)
{
    struct people_room *room = self;
    struct desk *desk = room->desk;
    if (!desk_has_past(desk) || desk->screen != SCREEN_TRAINEES || arg < 0 ||
        (size_t)arg >= room->people.count)
        return;
    desk->trainee = room->people.list[arg];
    desk_do(desk, (struct action){ACTION_LIST_TRAINEE, room->trainees_page});
}

/* House values: five minutes after the last touch; every customer calms down in half a minute. */
enum { ATTRACT_AFTER_MS = 300000, ATTRACT_MOOD_MS = 5000, ATTRACT_MOODS = 5 };

void names_left_alone(void *self)
{
    struct people_room *room = self;
    search_clear(room);
    if (room->desk->now_ms - room->desk->active_ms > ATTRACT_AFTER_MS && room->desk->booted)
        desk_do(room->desk, (struct action){ACTION_ATTRACT, 0});
}

static void act_attract(void *self, int arg)
{
    struct people_room *room = self;
    (void)arg;
    if (room->desk->screen != SCREEN_NAMES)
        return;
    int64_t active_ms = room->desk->active_ms; /* nobody has come */
    room->attract_ms = room->desk->now_ms;
    desk_go(room->desk, SCREEN_ATTRACT);
    room->desk->active_ms = active_ms;
}

/* One frame is drawn every few seconds, for a mood or another place and customer: nothing moves in
 * between. */
const void *attract_show(void *self)
{
    struct people_room *room = self;
    const struct library *library = &room->desk->library;
    int step = (int)((room->desk->now_ms - room->attract_ms) / ATTRACT_MOOD_MS);
    int turn = step / ATTRACT_MOODS;
    room->attract = (struct attract_view){.mood = 10 + 20 * (step % ATTRACT_MOODS),
                                          .place = turn % ATTRACT_PLACES};
    if (library->n_plays > 0)
        room->attract.play = &library->views[turn % library->n_plays];
    return &room->attract;
}

/* After a fault: what the records could not say before is asked for again. */
void names_take_up(void *self)
{
    struct people_room *room = self;
    desk_go(room->desk, SCREEN_NAMES);
    people_again(room, 0);
}

void trainees_take_up(void *self)
{
    struct people_room *room = self;
    desk_go(room->desk, SCREEN_TRAINEES);
    people_again(room, 0);
}

void home_take_up(void *self)
{
    act_home(self, 0);
}

static const void *list_show(struct people_room *room, int page)
{
    const struct people *people = &room->people;
    room->names = (struct names_view){people->views, (int)people->count,   page, room->search,
                                      people->found, (int)people->n_found, NULL, NULL};
    if (room->desk->broken_sitting.sitting)
        room->names.broken_exam = room->desk->broken_sitting.name;
    else if (room->desk->broken.attempt)
        room->names.broken = room->desk->broken.name;
    return &room->names;
}

const void *names_show(void *self)
{
    struct people_room *room = self;
    return list_show(room, room->names_page);
}

const void *trainees_show(void *self)
{
    struct people_room *room = self;
    return list_show(room, room->trainees_page);
}

bool trainees_read(const void *self)
{
    const struct people *people = &((const struct people_room *)self)->people;
    return people->n_standings < people->n_found;
}

/* A few people a frame: with five hundred of them and a million turns all at once took a third of a
 * second. */
void trainees_tick(void *self)
{
    enum { PEOPLE_A_FRAME = 4 };
    struct people_room *room = self;
    if (!room->desk->records || !trainees_read(room))
        return;
    enum status status = people_standings(&room->people, room->desk->records, PEOPLE_A_FRAME);
    if (status != STATUS_OK)
        desk_fail_records(room->desk, status);
}

const void *entry_show(void *self)
{
    struct people_room *room = self;
    const struct person *match = people_by_number(&room->people, room->entry.typed);
    room->entry_view =
        (struct entry_view){.number = room->entry.number,
                            .typed = room->entry.typed,
                            .composing = room->desk->composing,
                            .letters = room->entry.letters,
                            .choices = room->entry.texts,
                            .n_choices = room->entry.n_choices,
                            .page = room->entry.page,
                            .has_pinyin = room->entry.has_pinyin,
                            .match = match ? match->name : "",
                            .complaint = room->entry.complaint,
                            .keyboard = room->entry.keyboard,
                            .of_trainer = room->entry.of_trainer,
                            .renames = room->entry.renames ? room->desk->trainee.name : "",
                            .asks = room->entry.asks,
                            .wording_of = room->desk->wording_of,
                            .back = room->desk->sign_in.back};
    if (room->entry.renames)
        room->entry_view.back = (struct action){ACTION_PERSON_ROW, 0};
    if (room->entry.asks == ENTRY_ASKS_CONTEST)
        room->entry_view.back = (struct action){ACTION_CONTEST_BACK, 0};
    if (room->entry.asks == ENTRY_ASKS_NOTE)
        room->entry_view.back = (struct action){ACTION_OBSERVE_BACK, 0};
    if (room->entry.asks == ENTRY_ASKS_WORDING)
        room->entry_view.back = (struct action){ACTION_OCCURRENCES, 0};
    return &room->entry_view;
}

const void *home_show(void *self)
{
    struct people_room *room = self;
    room->history.view.voice_new = room->desk->voice.taken_unix_ms == 0;
    return &room->history.view;
}

const void *remove_show(void *self)
{
    struct people_room *room = self;
    const struct person *person = &room->desk->person;
    room->removal = (struct remove_view){person->name, person->attempts, room->removal_failed};
    return &room->removal;
}

static void people_close(void *self)
{
    struct people_room *room = self;
    people_finish(&room->people);
    pinyin_input_close();
}

static void act_model_voice(void *self, int arg)
{
    struct desk *desk = ((struct people_room *)self)->desk;
    player_stop(&desk->player);
    if (arg >= 0 && arg < MODEL_VOICES)
        desk_choose_model_voice(desk, (enum model_voice)arg);
}

static const struct room_act acts[] = {
    {ACTION_MODEL_VOICE, act_model_voice, false},
    {ACTION_PERSON, act_person, false},
    {ACTION_LEAVE, act_leave, true},
    {ACTION_NEW_NAME, act_new_name, false},
    {ACTION_TRAINER_NAME, act_trainer_name, false},
    {ACTION_PAGE, act_page, false},
    {ACTION_KEY, act_key, false},
    {ACTION_ERASE, act_erase, false},
    {ACTION_KEYBOARD, act_keyboard, false},
    {ACTION_NAME_DONE, act_name_done, false},
    {ACTION_NEXT_WANTED, act_next_wanted, false},
    {ACTION_ATTRACT, act_attract, false},
    {ACTION_HOME, act_home, true},
    {ACTION_PAST, act_past, true},
    {ACTION_TRAINEES, act_trainees, false},
    {ACTION_TRAINEE, act_trainee, false},
    {ACTION_STRAIGHT, act_straight, false},
    {ACTION_PEOPLE_AGAIN, people_again, false},
    {ACTION_PERSON_SURE, act_person_sure, false},
    {ACTION_CHOICE, act_choice, false},
    {ACTION_CHOICES, act_choices, false},
    {ACTION_REMOVE, removal_ask, true},
    {ACTION_REMOVE_SURE, removal_sure, true},
    {ACTION_REMOVE_DONE, removal_done, true},
    {ACTION_GUEST, act_guest, true},
    {ACTION_TAKE_UP, act_take_up, true},
};

const struct room_kind people_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .close = people_close};

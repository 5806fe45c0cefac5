/* A day of the kiosk on a clock of its own: people come, talk with a customer, look at the card and
 * leave; in between nobody is there, and it looks after its records. Nothing may grow: not the
 * memory of the kiosk nor of the ear, not the files held open. Two hours of it at least, because
 * all nine customers' faces are drawn once in the first; an argument: hours. */
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/voice/voice.h"
#include "kiosk/app/router.h"
#include "tests/kiosk/visitor.h"

enum { HOUR_MS = 3600000, AN_HOUR = 10, TALK_MS = 25000, KB_MOST = 4096, STEP_AWAY = 5 };

/* What the kiosk holds. */
struct held {
    long kiosk_kb, ear_kb;
    int files;
};

static struct day {
    int sessions, cards; /* over; that ended with a card */
    int plays;           /* to choose from */
    int hours;
    struct held early, late;
    int64_t begin_ms;
    struct wav_sound speech;
    bool said;
} day;

/* A number of /proc/PID/status. */
static long status_of(const char *pid, const char *key)
{
    char path[300], line[256];
    long value = 0;
    snprintf(path, sizeof path, "/proc/%s/status", pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, key, strlen(key)) == 0)
            value = strtol(line + strlen(key), NULL, 10);
    }
    if (file)
        fclose(file);
    return value;
}

static int files_open(void)
{
    int n = 0;
    DIR *folder = opendir("/proc/self/fd");
    for (const struct dirent *entry; folder && (entry = readdir(folder));)
        n += entry->d_name[0] != '.';
    if (folder)
        closedir(folder);
    return n;
}

static struct held held_now(void)
{
    struct held held = {.kiosk_kb = status_of("self", "VmRSS:"), .files = files_open()};
    DIR *folder = opendir("/proc");
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' &&
            status_of(entry->d_name, "PPid:") == getpid())
            held.ear_kb += status_of(entry->d_name, "VmRSS:");
    }
    if (folder)
        closedir(folder);
    return held;
}

/* Whoever comes talks with the next customer. */
static void come(struct visitor *visitor, struct app *app)
{
    day.plays = app->desk.library.n_plays;
    if (app->desk.screen == SCREEN_ATTRACT) /* a touch anywhere wakes it */
        touch(app, ACTION_LEAVE, 0);
    if (app->desk.screen == SCREEN_NAMES && app->desk.booted && touch(app, ACTION_PERSON, 0))
        visitor_next(visitor);
}

/* Who is on the telephone can be hung up on. */
static void choose(struct visitor *visitor, struct app *app)
{
    int play = day.sessions % day.plays;
    if (app->desk.screen == SCREEN_VOICE) /* somebody's first time */
        touch(app, ACTION_HOME, 0);
    if (app->desk.screen != SCREEN_HOME)
        return;
    while (app->desk.library.plays[play].play->place != PLACE_PHONE)
        play = (play + 1) % day.plays;
    router_act(app, (struct action){ACTION_BRIEF, play});
    visitor_next(visitor);
}

static void start(struct visitor *visitor, struct app *app)
{
    if (app->desk.screen == SCREEN_BRIEF && touch(app, ACTION_START, 0))
        visitor_next(visitor);
}

/* Something is said to each question, until the time is over; every fourth says nothing. */
static void talk(struct visitor *visitor, struct app *app)
{
    if (app->desk.screen == SCREEN_CONSENT) /* before the first recording */
        touch(app, ACTION_CONSENT_YES, 0);
    if (app->desk.screen == SCREEN_RING && is_there(app, ACTION_PICK_UP, 0))
        touch(app, ACTION_PICK_UP, 0);
    if (is_there(app, ACTION_GO_ON, 0)) /* what was wrong with the reply has been read */
        touch(app, ACTION_GO_ON, 0);
    bool asking = app->desk.screen == SCREEN_TALK && app->talk.talk.view.stage == TALK_ASKING;
    if (asking && !day.said && day.sessions % 4)
        virtual_port_say(&visitor->port, day.speech.samples, day.speech.n_samples);
    if (asking && !day.said && visitor_waited_ms(visitor) > TALK_MS)
        router_act(app, (struct action){ACTION_HANG_UP, 0});
    day.said = asking;
    if (app->desk.screen == SCREEN_CARD) {
        visitor_next(visitor);
    } else if (app->desk.screen == SCREEN_NAMES) { /* who says nothing is taken to have gone */
        day.sessions++;
        visitor->step = STEP_AWAY;
        visitor->since_ms = visitor->clock_ms;
    }
}

static void look_at_card(struct visitor *visitor, struct app *app)
{
    if (visitor_waited_ms(visitor) < 3000)
        return;
    CHECK(app->desk.screen == SCREEN_CARD && app->card.view.n_turns >= 0);
    router_act(app, (struct action){ACTION_LEAVE, 0});
    visitor_next(visitor);
    day.sessions++;
    day.cards++;
}

/* Nobody is there: the clock goes ten times as fast. */
static void be_away(struct visitor *visitor, struct app *app)
{
    visitor->clock_ms += 900;
    CHECK(app->desk.screen == SCREEN_NAMES || app->desk.screen == SCREEN_ATTRACT);
    if (visitor->clock_ms - day.begin_ms < (int64_t)day.sessions * HOUR_MS / AN_HOUR)
        return;
    visitor->step = 0;
    visitor->since_ms = visitor->clock_ms;
    struct held held = held_now();
    if (day.sessions == day.hours * AN_HOUR / 2) /* caches are full by then */
        day.early = held;
    day.late = held;
    if (visitor->clock_ms - day.begin_ms >= (int64_t)day.hours * HOUR_MS)
        visitor_done(visitor, app);
}

static void look(struct visitor *visitor, struct app *app)
{
    static void (*const steps[])(struct visitor *, struct app *) = {come, choose,       start,
                                                                    talk, look_at_card, be_away};
    if (day.begin_ms == 0)
        day.begin_ms = visitor->clock_ms;
    visitor->frames = 0;
    if (visitor_waited_ms(visitor) > HOUR_MS / 6) {
        fprintf(stderr, "session %d waits in vain in step %d, screen %d, fault %d\n", day.sessions,
                visitor->step, (int)app->desk.screen, (int)app->desk.fault);
        CHECK(false);
        app->quit = true;
        return;
    }
    steps[visitor->step](visitor, app);
}

static void over_a_day_nothing_grows(void)
{
    struct visitor visitor = {.look = look};
    struct voice_style style = {VOICE_FEMALE, 30, 60};
    CHECK_INT(
        voice_speak("nin2 hao3 , hen3 bao4 qian4 rang4 nin2 jiu3 deng3 le5", &style, &day.speech),
        STATUS_OK);
    write_settings("people: [王小红]\n");
    CHECK_INT(visitor_run(&visitor, (struct app_config){.database = in_folder("day.db")}),
              STATUS_OK);
    printf("%d sessions, %d cards in %d hours: kiosk %ld -> %ld kB, ear %ld -> %ld kB, files %d -> "
           "%d\n",
           day.sessions, day.cards, day.hours, day.early.kiosk_kb, day.late.kiosk_kb,
           day.early.ear_kb, day.late.ear_kb, day.early.files, day.late.files);
    CHECK_INT(day.sessions, day.hours * AN_HOUR);
    CHECK(day.late.kiosk_kb - day.early.kiosk_kb < KB_MOST);
    CHECK(day.early.ear_kb > 0 && day.late.ear_kb - day.early.ear_kb < KB_MOST);
    CHECK_INT(day.late.files, day.early.files);
    shell("test \"$(sqlite3 %s 'SELECT count(*) FROM attempts WHERE finished_unix_ms > 0')\" = %d",
          in_folder("day.db"), day.cards);
    CHECK(day.cards > day.sessions / 2);
    wav_finish(&day.speech);
}

int main(int argc, char **argv)
{
    day.hours = argc > 1 ? atoi(argv[1]) : 2;
    visitor_home();
    RUN(over_a_day_nothing_grows);
    return visitor_leaves();
}

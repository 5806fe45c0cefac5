/* kiosk/quality: the real app off screen, with a trainer who hears what nothing was heard for, adds
 * a wording, and looks at forbidden words by team; and how those are added up. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "base/clock.h"
#include "engine/own_wordings.h"
#include "kiosk/app/router.h"
#include "scenarios/utterance.h"
#include "tests/kiosk/walk.h"
#include "tests/scenarios/fixture_pack.h"

enum { RATE_HZ = 16000, SAID = 3 * RATE_HZ };

static const int64_t hour_ms = 3600 * 1000;

static struct verdict verdict(enum verdict_kind kind, const char *id, const char *name,
                              const char *heard)
{
    struct verdict made = {.kind = kind,
                           .value = VERDICT_NOT_MET,
                           .id = id,
                           .name = name,
                           .clause = "house",
                           .start_ms = *heard ? 1500 : -1,
                           .end_ms = *heard ? 2000 : -1,
                           .points = 1};
    strcpy(made.heard, heard);
    return made;
}

static void reply_store(struct records *records, const char *name, const char *team,
                        const char *recording, struct verdict *items, size_t n)
{
    struct pack pack = fixture;
    struct person_who who = {.number = name, .name = name, .team = team, .post = ""};
    struct verdicts verdicts = {items, n};
    struct turn_record turn = {.reply = 1,
                               .turn = "vent",
                               .next = "facts",
                               .recording = recording,
                               .duration_ms = 3000,
                               .verdicts = &verdicts};
    int64_t person = 0, attempt = 0;
    pack.id = "power-supply";
    CHECK_INT(records_roster(records, &who, 1), STATUS_OK);
    CHECK_INT(records_person_enter(records, &who, &person), STATUS_OK);
    struct attempt_start start = {.person = person,
                                  .pack = &pack,
                                  .play = "complaint",
                                  .standard = "G",
                                  .started_unix_ms = clock_unix_ms() - hour_ms};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
    CHECK_INT(records_turn_add(records, attempt, &turn), STATUS_OK);
}

static void records_fill(void)
{
    static int16_t voice[SAID];
    struct records *records = NULL;
    struct wav_sound sound = {.samples = voice, .n_samples = SAID, .rate_hz = RATE_HZ};
    struct verdict missed = verdict(VERDICT_MOVE, "apologise", "道歉", "");
    struct verdict taboo = verdict(VERDICT_RULE, "no-taboo", "不说忌语", "等着吧");
    struct verdict jargon = verdict(VERDICT_RULE, "plain-words", "不说行话", "线损率");
    struct verdict both[] = {missed, taboo, jargon};
    for (int i = 0; i < SAID; i++)
        voice[i] = (int16_t)(3000 * sin(2 * M_PI * 200 * i / RATE_HZ));
    shell("mkdir -p %s", in_folder("yingda/recordings/1"));
    CHECK_INT(sound_file_keep(in_folder("yingda/recordings/1/1.flac"), &sound, SOUND_FLAC),
              STATUS_OK);
    CHECK_INT(records_open(&records, database()), STATUS_OK);
    reply_store(records, "李敏", "一班", "1/1.flac", both, 3);
    reply_store(records, "王强", "二班", "1/gone.flac", &missed, 1);
    records_close(records);
}

static bool is_counted(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return !app->quality.reading;
}

static void check_unmet(struct visitor *visitor, struct app *app)
{
    const struct quality_view *view = &app->quality.view;
    (void)visitor;
    CHECK_INT(view->n_rows, 1);
    CHECK_TEXT(view->unmet[0].name, "道歉");
    CHECK_INT(view->unmet[0].unmet, 2);
    CHECK_INT(view->unmet[0].asked, 2);
}

static void check_replies(struct visitor *visitor, struct app *app)
{
    const struct occurrences_view *view = &app->quality.occurrences;
    (void)visitor;
    CHECK_INT(view->n_rows, 2);
    CHECK(view->can_add && *view->turn && *view->words);
    CHECK_TEXT(view->own, "");
    CHECK(strstr(view->rows[1].who, "李敏"));
    CHECK_TEXT(view->rows[1].heard, "等着吧，线损率");
}

static bool plays(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return app->desk.player.playing.kind == ACTION_OCCURRENCE;
}

static void check_plays(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(app->quality.occurrences.rows[1].playing);
    CHECK_INT(app->quality.sound.n_samples, SAID);
}

static bool cannot_be_read(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return strstr(app->desk.said, "读不出来") != NULL;
}

static void type_short(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    (void)app;
    type_text("赔罪");
}

static bool is_typed(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return *app->people.entry.typed != '\0';
}

static void type_rest(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(strstr(app->desk.said, "太短"));
    type_text("给您老");
}

static bool is_whole(const struct visitor *visitor, const struct app *app)
{
    (void)visitor;
    return strcmp(app->people.entry.typed, "赔罪给您老") == 0;
}

static void check_added(struct visitor *visitor, struct app *app)
{
    struct pack *pack = NULL;
    struct problems problems = {0};
    (void)visitor;
    CHECK(strstr(app->desk.said, "记下了"));
    CHECK_TEXT(app->quality.occurrences.own, "赔罪给您老");
    CHECK_INT(own_wordings_open(&pack, app->quality.pack->folder, &problems), STATUS_OK);
    if (pack)
        CHECK(utterance_in_text(pack, pack_utterance(pack, "apologise"), "我赔罪给您老了", NULL));
    pack_close(pack);
    problems_finish(&problems);
}

static void check_taken_back(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_TEXT(app->quality.occurrences.own, "");
}

static void check_risks(struct visitor *visitor, struct app *app)
{
    const struct quality_view *view = &app->quality.view;
    int last = QUALITY_MONTHS - 1, first = 0;
    (void)visitor;
    for (int i = 0; i < QUALITY_MONTHS; i++)
        first += view->risks[0].broken[i];
    CHECK_INT(view->n_rows, 3); /* everybody and two teams */
    CHECK_TEXT(view->risks[0].team, "全部");
    CHECK_TEXT(view->risks[1].team, "一班");
    CHECK_INT(first, 1); /* jargon is no risk */
    CHECK_INT(view->risks[0].replies[last] + view->risks[0].replies[last - 1], 2);
    CHECK_NEAR(view->most, 1, 1e-9); /* of the first team's one reply */
}

static void check_risk(struct visitor *visitor, struct app *app)
{
    const struct occurrences_view *view = &app->quality.occurrences;
    (void)visitor;
    CHECK_INT(view->n_rows, 1);
    CHECK_TEXT(view->rows[0].heard, "等着吧");
    CHECK(!view->can_add);
}

static void check_nobody_has_marked(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->quality.view.n_rows, 0);
    CHECK_TEXT(app->quality.view.agreement, "还没有可对的。");
}

static void check_nothing_left(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK(!app->desk.trainer);
    CHECK(!app->quality.replies && !app->quality.broken && !app->quality.unmet);
}

static void what_nothing_was_heard_for_is_heard_and_counts_from_then_on(void)
{
    static const struct walk_row rows[] = {
        {SCREEN_NAMES, .when = is_booted, .touch = {ACTION_TRAINER, 0}},
        {SCREEN_PAD, .keys = "2468", .touch = {ACTION_PAD_DONE, 0}},
        {SCREEN_TRAINER, .touch = {ACTION_QUALITY, QUALITY_UNMET}},
        {SCREEN_QUALITY, .when = is_counted, .check = check_unmet,
         .touch = {ACTION_QUALITY_ROW, 0}},
        {SCREEN_OCCURRENCES, .when = is_counted, .check = check_replies,
         .touch = {ACTION_OCCURRENCE, 1}},
        {SCREEN_OCCURRENCES, .when = plays},
        {SCREEN_OCCURRENCES, .check = check_plays, .touch = {ACTION_OCCURRENCE, 0}},
        {SCREEN_OCCURRENCES, .when = cannot_be_read, .touch = {ACTION_WORDING, 0}},
        {SCREEN_ENTRY, .check = type_short},
        {SCREEN_ENTRY, .when = is_typed, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_ENTRY, .check = type_rest},
        {SCREEN_ENTRY, .when = is_whole, .touch = {ACTION_NAME_DONE, 0}},
        {SCREEN_OCCURRENCES, .check = check_added, .touch = {ACTION_WORDING_BACK, 0}},
        {SCREEN_OCCURRENCES, .check = check_taken_back, .touch = {ACTION_QUALITY_BACK, 0}},
        {SCREEN_QUALITY, .touch = {ACTION_QUALITY, QUALITY_RISKS}},
        {SCREEN_QUALITY, .when = is_counted},
        {SCREEN_QUALITY, .check = check_risks, .touch = {ACTION_QUALITY_ROW, 1}},
        {SCREEN_OCCURRENCES, .touch = {ACTION_OCCURRENCE, 0}},
        {SCREEN_OCCURRENCES, .when = plays, .check = check_risk, .key = SDLK_ESCAPE},
        {SCREEN_QUALITY, .touch = {ACTION_QUALITY, QUALITY_MACHINE}},
        {SCREEN_QUALITY, .when = is_counted, .check = check_nobody_has_marked},
        {SCREEN_QUALITY, .key = SDLK_ESCAPE},
        {SCREEN_TRAINER, .touch = {ACTION_LEAVE, 0}},
        {SCREEN_NAMES, .check = check_nothing_left},
    };
    write_settings("trainer_pin: \"2468\"\n");
    records_fill();
    WALK(rows);
}

/* Two months, three teams; the oldest month of six counts, the one before it does not. */
static void risks_are_added_up_by_team_and_month(void)
{
    static const struct team_month months[] = {
        {"二班", 202612, 50}, {"一班", 202612, 40}, {"一班", 202607, 10}, {"一班", 202606, 99}};
    struct occurrence broken[] = {
        {.started_unix_ms = 1796083200000, .team = "一班"}, /* 2026-12-01 */
        {.started_unix_ms = 1796083200000, .team = "一班"},
        {.started_unix_ms = 1782950400000, .team = ""},      /* 2026-07-02 */
        {.started_unix_ms = 1780358400000, .team = "一班"}}; /* -06-02 */
    struct risks risks;
    struct risk_source source = {broken, 4, months, 4};
    CHECK_INT(risks_init(&risks, &source, 1796169600000 /* 2026-12-02 */), STATUS_OK);
    CHECK_INT(risks.count, 4);
    CHECK_INT(risks.months[0], 202607);
    CHECK_INT(risks.months[5], 202612);
    CHECK_INT(risks.teams[0].broken[5], 2);
    CHECK_INT(risks.teams[0].broken[0], 1);
    CHECK_INT(risks.teams[0].replies[5], 90);
    CHECK_INT(risks.teams[0].replies[0], 10);
    CHECK_TEXT(risks.teams[1].team, "一班");
    CHECK_INT(risks.teams[1].broken[5], 2);
    CHECK_INT(risks.teams[1].replies[0], 10);
    CHECK_TEXT(risks.teams[2].team, ""); /* broken long ago, and never since */
    CHECK_TEXT(risks.teams[3].team, "二班");
    CHECK_NEAR(risks_most(&risks), 0.1, 1e-9); /* everybody in July: once in ten */
    CHECK(risks_since(1796169600000) <= 1782950400000 &&
          risks_since(1796169600000) > 1780358400000);
    risks_finish(&risks);
}

int main(void)
{
    visitor_home();
    RUN(what_nothing_was_heard_for_is_heard_and_counts_from_then_on);
    RUN(risks_are_added_up_by_team_and_month);
    return visitor_leaves();
}

/* kiosk/learn: a phrase and a drill said aloud, with real ears and a voice of espeak-ng's. */
#include "kiosk/learn/exercise.h"

#include <SDL2/SDL.h>
#include <stdlib.h>

#include "audio/voice/voice.h"
#include "scenarios/load/pack_open.h"
#include "tests/audio/ear.h"
#include "tests/check.h"

enum { STEP_MS = 100, MOST_MS = 60000 };

static struct worker worker;
static struct pack *pack;
static struct virtual_port port;
static struct wav_sound sound;
static struct exercise exercise;
static int64_t now_ms;

static struct lesson lesson_of(const char *id)
{
    struct lesson lesson = {.id = ""};
    for (size_t i = 0; i < pack_n_lessons(pack); i++) {
        lesson = pack_lesson(pack, i);
        if (strcmp(lesson.id, id) == 0)
            return lesson;
    }
    CHECK(!"there is such a lesson");
    return lesson;
}

static void open_lesson(const char *id)
{
    struct lesson lesson = lesson_of(id);
    CHECK_INT(exercise_open(&exercise, &lesson, port_of_virtual(&port), &worker, &now_ms),
              STATUS_OK);
    CHECK_INT(exercise.stage, EXERCISE_READY);
}

static void say(const char *text)
{
    static const struct voice_style style = {VOICE_FEMALE, 40, 90};
    char *pinyin = NULL;
    wav_finish(&sound);
    CHECK_INT(lexicon_pinyin(pack->lexicon, text, &pinyin), STATUS_OK);
    CHECK_INT(voice_speak(pinyin, &style, &sound), STATUS_OK);
    virtual_port_say(&port, sound.samples, sound.n_samples);
    free(pinyin);
}

/* Says the text once it is the trainee's turn (NULL: nothing), and waits for the verdict; the clock
 * stands while the worker works. */
static enum tried try_with(const char *text)
{
    int64_t end_ms = now_ms + MOST_MS;
    bool said = text == NULL;
    exercise_say(&exercise, hearing, &speaker_any);
    CHECK_INT(exercise.stage, EXERCISE_PREPARING);
    while (now_ms < end_ms && exercise.stage != EXERCISE_DONE && exercise.stage != EXERCISE_READY) {
        if (worker_busy(&worker) && !SDL_AtomicGet(&worker.done)) {
            SDL_Delay(5);
            continue;
        }
        exercise.port.tick(exercise.port.self, now_ms += STEP_MS);
        worker_tick(&worker);
        exercise_tick(&exercise);
        if (exercise.stage == EXERCISE_ASKING && !said)
            say(text);
        said |= exercise.stage == EXERCISE_ASKING;
    }
    CHECK_INT(exercise.status, STATUS_OK);
    CHECK_INT(exercise.stage, EXERCISE_DONE);
    return exercise.tried;
}

static int marked(enum clarity clarity)
{
    int count = 0;
    for (int i = 0; i < exercise.spelled.n_cells; i++)
        count += exercise.spelled.cells[i].clarity == clarity;
    return count;
}

static int grade(void)
{
    enum recall_grade grade;
    return sitting_grade(&exercise.sitting, &grade) ? (int)grade : 0;
}

static void a_phrase_read_out_is_met_and_its_syllables_are_marked(void)
{
    const int16_t *mine = NULL;
    size_t n = 0;
    open_lesson("G-6.1");
    exercise_show_words(&exercise);
    CHECK_INT(try_with("您好，请坐，请问您需要什么帮助吗？"), TRIED_MET);
    printf("     %d of %d syllables clear\n", marked(CLARITY_CLEAR), exercise.spelled.n_cells);
    CHECK(marked(CLARITY_CLEAR) * 2 > exercise.spelled.n_cells);
    CHECK_INT(marked(CLARITY_UNKNOWN), 0);
    CHECK_INT(grade(), RECALL_HARD); /* the words were there to read */
    CHECK(exercise_mine(&exercise, &mine, &n));
    CHECK(n > 16000 && n < 16000 * 8); /* the words, not the wait before and behind them */
    exercise_close(&exercise);
    CHECK(!exercise_mine(&exercise, &mine, &n));
}

static void silence_is_said_to_be_unheard_and_costs_nothing(void)
{
    const int16_t *mine = NULL;
    size_t n = 0;
    open_lesson("G-6.2");
    CHECK_INT(try_with(NULL), TRIED_UNHEARD);
    CHECK_INT(grade(), 0);
    CHECK(!exercise.words_shown); /* nor is anything given away that would count as help */
    CHECK(!exercise_mine(&exercise, &mine, &n));
    CHECK_INT(try_with("请稍候，我们马上为您办理！"), TRIED_MET);
    CHECK_INT(grade(), RECALL_GOOD);
    exercise_close(&exercise);
}

static void other_words_are_a_miss_and_then_the_right_ones_are_met_with_help(void)
{
    open_lesson("G-6.2");
    CHECK_INT(try_with("今天天气真好，我们一起去公园走走吧。"), TRIED_MISSED);
    CHECK_INT(marked(CLARITY_UNKNOWN), exercise.spelled.n_cells);
    CHECK(exercise.words_shown);
    CHECK_INT(grade(), RECALL_AGAIN);
    CHECK_INT(try_with("请稍候，我们马上为您办理！"), TRIED_MET);
    CHECK_INT(grade(), RECALL_HARD);
    exercise_close(&exercise);
}

static void a_drill_is_answered_behind_the_customers_line(void)
{
    struct lesson_view view;
    open_lesson("drill-greet");
    CHECK(!exercise.words_shown);
    CHECK_INT(try_with("您好，这里是城东供电公司。"), TRIED_MET);
    CHECK(exercise.session.line_ms > 0);
    CHECK_INT(grade(), RECALL_GOOD);
    exercise_view_fill(&exercise, &view);
    CHECK(view.is_drill && view.n_parts == 2 && view.has_mine);
    CHECK_TEXT(view.cue, "喂？");
    exercise_close(&exercise);
}

static void what_a_drill_lacks_is_named(void)
{
    struct lesson_view view;
    open_lesson("drill-greet");
    CHECK_INT(try_with("说吧，什么事？"), TRIED_MISSED);
    exercise_view_fill(&exercise, &view);
    CHECK_INT(view.n_parts, 2);
    CHECK_TEXT(view.parts[0].name, "问候");
    CHECK_INT(view.parts[0].value, VERDICT_NOT_MET);
    exercise_close(&exercise);
}

static void who_goes_away_in_the_middle_has_tried_nothing(void)
{
    open_lesson("drill-greet");
    exercise_say(&exercise, hearing, &speaker_any);
    while (worker_busy(&worker)) {
        SDL_Delay(5);
        worker_tick(&worker);
    }
    CHECK(exercise_listens(&exercise));
    exercise_stop(&exercise);
    CHECK_INT(exercise.stage, EXERCISE_READY);
    CHECK_INT(grade(), 0);
    exercise_close(&exercise);
    exercise_close(&exercise);
}

int main(void)
{
    struct problems problems = {0};
    if (!ear_open() || SDL_Init(0) != 0 ||
        pack_open(&pack, "scenarios/packs/power-supply", &problems) != STATUS_OK) {
        ear_close();
        return 1;
    }
    worker_init(&worker);
    RUN(a_phrase_read_out_is_met_and_its_syllables_are_marked);
    RUN(silence_is_said_to_be_unheard_and_costs_nothing);
    RUN(other_words_are_a_miss_and_then_the_right_ones_are_met_with_help);
    RUN(a_drill_is_answered_behind_the_customers_line);
    RUN(what_a_drill_lacks_is_named);
    RUN(who_goes_away_in_the_middle_has_tried_nothing);
    worker_finish(&worker);
    wav_finish(&sound);
    problems_finish(&problems);
    pack_close(pack);
    ear_close();
    SDL_Quit();
    return CHECK_RESULT();
}

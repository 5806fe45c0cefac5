/* scenarios/: what is said in a pack, by whom and in which mood. */
#include "scenarios/said.h"

#include <stdlib.h>

#include "scenarios/load/pack_open.h"
#include "tests/check.h"
#include "tests/scenarios/pack_fixture.h"

static const char voices[] =
    "voices:\n"
    "  - {id: woman, timbre: af_bella, way: zf_xiaoxiao, pitch_pct: 90}\n"
    "  - {id: teacher, timbre: zf_xiaobei, way: zf_xiaobei}\n"
    "  - {id: coach, timbre: zm_yunxi, way: zm_yunxi, tempo_pct: 95}\n"
    "models: {woman: teacher, man: coach}\n"
    "listens: [{mood: 0-40, text: 唉。}]\n"
    "examiner: {voice: coach, begin: 开始。, next: 下一题。, questions: 答题。, "
    "over: 结束。}\n";

static struct pack_fixture files;
static struct pack *pack;
static struct said_list said;

static void pack_make(void)
{
    struct problems problems = {0};
    pack_fixture_init(&files);
    pack_fixture_write(&files, "voices.yaml", voices, sizeof voices - 1);
    CHECK_INT(pack_open(&pack, files.folder, &problems), STATUS_OK);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    CHECK_INT(said_list_init(&said, pack), STATUS_OK);
}

static int count(const char *text, const char *voice)
{
    int n = 0;
    for (size_t i = 0; i < said.count; i++)
        n += strcmp(said.items[i].text, text) == 0 && said.items[i].speaking.voice &&
             strcmp(said.items[i].speaking.voice->id, voice) == 0;
    return n;
}

static const struct said *first(const char *text)
{
    for (size_t i = 0; i < said.count; i++) {
        if (strcmp(said.items[i].text, text) == 0)
            return &said.items[i];
    }
    return NULL;
}

static void a_face_has_the_voice_of_its_name(void)
{
    CHECK_TEXT(pack->plays[0].customer.voice->id, "woman");
    CHECK_INT(pack->plays[0].customer.voice->pitch_pct, 90);
    CHECK_INT(pack->plays[0].customer.voice->tempo_pct, 100);
}

static void the_first_line_is_said_in_the_mood_in_which_a_play_begins(void)
{
    CHECK_INT(count("我的包裹呢？等了三天了！", "woman"), 1);
    CHECK_INT(first("我的包裹呢？等了三天了！")->speaking.mood, said_mood(0, 49, 30));
    CHECK_INT(count("您好，我想查一下包裹。", "woman"), 0); /* nobody begins so content */
}

static void a_line_for_all_moods_is_said_in_three_ways(void)
{
    CHECK_INT(count("你到底查不查？", "woman"), 3);
    CHECK_INT(count("你说什么？请再说一遍。", "woman"), 3);
}

static void a_recording_needs_nobody(void)
{
    CHECK_INT(count("谢谢。", "woman"), 0);
}

static void model_wordings_are_said_by_a_woman_and_a_man(void)
{
    const char *better = pack->utterances[0].better;
    CHECK_INT(count(better, "teacher"), 1);
    CHECK_INT(count(better, "coach"), 1);
    CHECK_INT(count(better, "woman"), 0);
}

static void who_listens_is_heard_in_the_moods_that_have_a_word_for_it(void)
{
    CHECK_INT(count("唉。", "woman"), 1);
    CHECK_INT(first("唉。")->speaking.mood, said_mood(0, 40, 20));
}

static void an_examiner_has_four_sentences_and_a_voice(void)
{
    const char *const texts[] = {"开始。", "下一题。", "答题。", "结束。"};
    for (int i = 0; i < 4; i++)
        CHECK_INT(count(texts[i], "coach"), 1);
    CHECK_INT(first("开始。")->kind, SAID_BY_EXAMINER);
}

static void nothing_is_said_twice(void)
{
    for (size_t i = 0; i < said.count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct said *a = &said.items[i], *b = &said.items[j];
            CHECK(strcmp(a->text, b->text) != 0 || a->speaking.voice != b->speaking.voice ||
                  a->speaking.mood != b->speaking.mood || a->speaking.temper != b->speaking.temper);
        }
    }
}

static void every_mood_of_a_line_is_near_one_in_which_it_is_made(void)
{
    for (int low = 0; low <= 100; low += 5) {
        for (int high = low; high <= 100; high += 5) {
            for (int mood = low; mood <= high; mood++) {
                int made = said_mood(low, high, mood);
                CHECK(made >= low && made <= high && abs(made - mood) <= 20);
            }
        }
    }
}

static void the_cold_are_cold_while_they_are_angry(void)
{
    struct personality cold = {.temper = TEMPER_COLD};
    struct play play = pack->plays[0];
    struct line line = {.mood_low = 0, .mood_high = 100, .text = "行。"};
    play.customer.personality = &cold;
    CHECK_INT(said_by(&play, &line, 10).temper, TEMPER_COLD);
    CHECK_INT(said_by(&play, &line, 90).temper, TEMPER_HOT); /* content people are alike */
}

int main(void)
{
    pack_make();
    RUN(a_face_has_the_voice_of_its_name);
    RUN(the_first_line_is_said_in_the_mood_in_which_a_play_begins);
    RUN(a_line_for_all_moods_is_said_in_three_ways);
    RUN(a_recording_needs_nobody);
    RUN(model_wordings_are_said_by_a_woman_and_a_man);
    RUN(who_listens_is_heard_in_the_moods_that_have_a_word_for_it);
    RUN(an_examiner_has_four_sentences_and_a_voice);
    RUN(nothing_is_said_twice);
    RUN(every_mood_of_a_line_is_near_one_in_which_it_is_made);
    RUN(the_cold_are_cold_while_they_are_angry);
    said_list_finish(&said);
    pack_close(pack);
    pack_fixture_finish(&files);
    return CHECK_RESULT();
}

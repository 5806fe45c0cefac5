#include "scenarios/lesson.h"

#include <string.h>

/* Who reads a phrase out needs less time to think than who answers; a phrase has at most sixty
 * syllables. */
enum { PHRASE_TIME_OUT_MS = 8000, PHRASE_MOST_MS = 30000 };

/* A phrase with a customer's own name or number in it can only be said to that customer. */
static bool is_learnt(const struct utterance *utterance)
{
    return utterance->kind == UTTERANCE_PHRASE && !utterance->fitted;
}

static size_t n_phrases(const struct pack *pack)
{
    size_t n = 0;
    for (size_t i = 0; i < pack->n_utterances; i++)
        n += is_learnt(&pack->utterances[i]);
    return n;
}

size_t pack_n_lessons(const struct pack *pack)
{
    return n_phrases(pack) + pack->n_drills;
}

static const struct utterance *phrase_at(const struct pack *pack, size_t index)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (is_learnt(&pack->utterances[i]) && index-- == 0)
            return &pack->utterances[i];
    }
    return NULL;
}

/* A clause's summary says what the phrase does, behind a heading: "规范用语：迎客让座". */
static const char *phrase_cue(const struct pack *pack, const struct utterance *phrase)
{
    static const char colon[] = "：";
    const struct clause *clause = pack_clause(pack, phrase->source);
    if (!clause || strstr(clause->summary, phrase->name))
        return "";
    const char *behind = strstr(clause->summary, colon);
    return behind ? behind + strlen(colon) : clause->summary;
}

static struct lesson phrase_lesson(const struct pack *pack, const struct utterance *phrase)
{
    return (struct lesson){.kind = LESSON_PHRASE,
                           .pack = pack,
                           .phrase = phrase,
                           .id = phrase->id,
                           .title = phrase->name,
                           .cue = phrase_cue(pack, phrase)};
}

static struct lesson drill_lesson(const struct pack *pack, const struct drill *drill)
{
    return (struct lesson){.kind = LESSON_DRILL,
                           .pack = pack,
                           .drill = drill,
                           .id = drill->play.id,
                           .title = drill->play.title,
                           .cue = drill->play.turns[0].says[0].text};
}

struct lesson pack_lesson(const struct pack *pack, size_t index)
{
    size_t n = n_phrases(pack);
    return index < n ? phrase_lesson(pack, phrase_at(pack, index))
                     : drill_lesson(pack, &pack->drills[index - n]);
}

static enum play_place phrase_place(const struct utterance *phrase)
{
    return strcmp(phrase->where, "phone") == 0     ? PLACE_PHONE
           : strcmp(phrase->where, "on_site") == 0 ? PLACE_ON_SITE
                                                   : PLACE_COUNTER;
}

/* Nobody says anything before: the phrase is said as it stands. */
static void phrase_turn(const struct lesson *lesson, struct lesson_scene *scene)
{
    scene->expectation =
        (struct expectation){.utterance = lesson->phrase, .points = 1, .at = lesson->phrase->at};
    scene->exit = (struct exit){
        .condition = {.mood_below = MOOD_NOT_BELOW}, .to = "done", .at = lesson->phrase->at};
    scene->turn = (struct turn){.id = "reply",
                                .hint = "",
                                .end = {.silence_ms = REPLY_SILENCE_MS,
                                        .time_out_ms = PHRASE_TIME_OUT_MS,
                                        .most_ms = PHRASE_MOST_MS,
                                        .pause_ms = REPLY_PAUSE_MS},
                                .expects = &scene->expectation,
                                .n_expects = 1,
                                .exits = &scene->exit,
                                .n_exits = 1,
                                .at = lesson->phrase->at};
}

const struct play *lesson_play(const struct lesson *lesson, struct lesson_scene *scene)
{
    if (lesson->kind == LESSON_DRILL)
        return &lesson->drill->play;
    phrase_turn(lesson, scene);
    scene->ending =
        (struct ending){.id = "done", .name = lesson->title, .text = "", .at = lesson->phrase->at};
    scene->play = (struct play){
        .id = lesson->id,
        .title = lesson->title,
        .summary = "",
        .place = phrase_place(lesson->phrase),
        .difficulty = 1,
        .standard = lesson->pack->standard,
        .customer = {.name = "", .called = "", .age_years = 40, .portrait = "", .mood = 60},
        .ask_again = "",
        .not_heard = "",
        .turns = &scene->turn,
        .n_turns = 1,
        .endings = &scene->ending,
        .n_endings = 1,
        .at = lesson->phrase->at};
    return &scene->play;
}

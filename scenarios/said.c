#include "scenarios/said.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

/* So many moods are said alike: a fifth of the scale to either side of the middle. */
enum { MOODS = 101, MOODS_ALIKE = 41 };

int said_mood(int low, int high, int mood)
{
    int width = high - low + 1, parts = (width + MOODS_ALIKE - 1) / MOODS_ALIKE;
    int part = (mood - low) * parts / width;
    part = part < 0 ? 0 : part >= parts ? parts - 1 : part;
    return low + (2 * part + 1) * width / (2 * parts);
}

/* From here on anger is gone, and with it what tells one temper from another. */
enum { MOOD_EVEN = 50 };

struct speaking said_by(const struct play *play, const struct line *line, int mood)
{
    const struct customer *customer = &play->customer;
    struct speaking speaking = {.voice = customer->voice,
                                .mood = said_mood(line->mood_low, line->mood_high, mood)};
    if (customer->personality && speaking.mood < MOOD_EVEN)
        speaking.temper = customer->personality->temper;
    return speaking;
}

static bool said_alike(const struct said *a, const struct said *b)
{
    return a->speaking.voice == b->speaking.voice && a->speaking.mood == b->speaking.mood &&
           a->speaking.temper == b->speaking.temper && strcmp(a->text, b->text) == 0;
}

static enum status add(struct said_list *list, const struct said *said)
{
    for (size_t i = 0; i < list->count; i++) {
        if (said_alike(&list->items[i], said))
            return STATUS_OK;
    }
    if (grow(&list->items, &list->capacity, list->count + 1, sizeof *list->items) != STATUS_OK)
        return STATUS_NO_MEMORY;
    list->items[list->count++] = *said;
    return STATUS_OK;
}

static enum status add_line(struct said_list *list, const struct play *play,
                            const struct line *line, int mood)
{
    struct said said = {.kind = SAID_BY_CUSTOMER, .scene = play->id};
    if (!line || line->sound || !line->text || !line->text[0])
        return STATUS_OK;
    said.text = line->text;
    said.at = line->at;
    said.speaking = said_by(play, line, mood);
    return add(list, &said);
}

/* The lines that a mood brings forth, for all moods from `low` to `high`. */
static enum status add_lines(struct said_list *list, const struct play *play,
                             const struct line *lines, size_t n_lines, int low, int high)
{
    enum status status = STATUS_OK;
    const struct line *before = NULL;
    int said_before = -1;
    for (int mood = low; status == STATUS_OK && mood <= high; mood++) {
        const struct line *line = line_for_mood(lines, n_lines, mood);
        int said = line ? said_mood(line->mood_low, line->mood_high, mood) : -1;
        if (line != before || said != said_before)
            status = add_line(list, play, line, mood);
        before = line;
        said_before = said;
    }
    return status;
}

static bool comes_back(const struct play *play, const struct turn *turn)
{
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t j = 0; j < play->turns[i].n_exits; j++) {
            if (strcmp(play->turns[i].exits[j].to, turn->id) == 0)
                return true;
        }
    }
    return false;
}

static int mood_most(const struct play *play)
{
    const struct personality *personality = play->customer.personality;
    int most = personality ? personality->mood_most : MOODS - 1;
    return most < play->customer.mood ? play->customer.mood : most;
}

static enum status add_turn(struct said_list *list, const struct play *play,
                            const struct turn *turn)
{
    bool opening = turn == play->turns && !comes_back(play, turn);
    int start = play->customer.mood;
    return add_lines(list, play, turn->says, turn->n_says, opening ? start : 0,
                     opening ? start : mood_most(play));
}

/* Asked of all moods; where the only turn is the first one, of that in which it begins. */
static enum status add_asking(struct said_list *list, const struct play *play)
{
    bool one = play->n_turns == 1;
    int low = one ? play->customer.mood : 0, high = one ? low : mood_most(play);
    struct line again = {.mood_high = MOODS - 1, .text = play->ask_again, .at = play->at};
    struct line silent = {.mood_high = MOODS - 1, .text = play->not_heard, .at = play->at};
    enum status status = add_lines(list, play, &again, 1, low, high);
    return status == STATUS_OK ? add_lines(list, play, &silent, 1, low, high) : status;
}

/* In a conversation; who answers one line is not listened to so long. */
static enum status add_listening(struct said_list *list, const struct pack *pack,
                                 const struct play *play)
{
    if (play->n_turns == 1)
        return STATUS_OK;
    return add_lines(list, play, pack->listens, pack->n_listens, 0, mood_most(play));
}

static enum status add_customer(struct said_list *list, const struct pack *pack,
                                const struct play *play)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < play->n_turns; i++)
        status = add_turn(list, play, &play->turns[i]);
    for (size_t i = 0; status == STATUS_OK && i < play->n_endings; i++)
        status = add_lines(list, play, play->endings[i].says, play->endings[i].n_says, 0,
                           mood_most(play));
    if (status == STATUS_OK)
        status = add_listening(list, pack, play);
    return status == STATUS_OK ? add_asking(list, play) : status;
}

static enum status add_examiner(struct said_list *list, const struct examiner *examiner)
{
    const char *const texts[] = {examiner->begin, examiner->next, examiner->questions,
                                 examiner->over};
    enum status status = STATUS_OK;
    for (size_t i = 0; examiner->voice && status == STATUS_OK && i < sizeof texts / sizeof *texts;
         i++) {
        struct said said = {.kind = SAID_BY_EXAMINER,
                            .text = texts[i],
                            .scene = "examiner",
                            .speaking = {examiner->voice, TEMPER_HOT, SPEAKING_MOOD_MODEL},
                            .at = examiner->voice->at};
        status = add(list, &said);
    }
    return status;
}

/* A text with values still to be filled in is nobody's words. */
static enum status add_model(struct said_list *list, const struct pack *pack,
                             const struct utterance *utterance)
{
    enum status status = STATUS_OK;
    const char *text = utterance->better;
    if (!text || !text[0] || strchr(text, '{'))
        return STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < MODEL_VOICES; i++) {
        struct said said = {.kind = SAID_AS_MODEL,
                            .text = text,
                            .scene = utterance->id,
                            .speaking = {pack->models[i], TEMPER_HOT, SPEAKING_MOOD_MODEL},
                            .at = utterance->at};
        status = add(list, &said);
    }
    return status;
}

static enum status add_expected(struct said_list *list, const struct pack *pack,
                                const struct play *play)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t j = 0; status == STATUS_OK && j < play->turns[i].n_expects; j++)
            status = add_model(list, pack, play->turns[i].expects[j].utterance);
    }
    return status;
}

static size_t n_drawn(const struct play *scene)
{
    return scene->drawn ? scene->n_drawn : 1;
}

static const struct play *drawn(const struct play *scene, size_t i)
{
    return scene->drawn ? &scene->drawn[i] : scene;
}

enum status said_list_init(struct said_list *list, const struct pack *pack)
{
    enum status status = STATUS_OK;
    *list = (struct said_list){0};
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *scene = pack_scene(pack, i);
        for (size_t j = 0; status == STATUS_OK && j < n_drawn(scene); j++)
            status = add_customer(list, pack, drawn(scene, j));
    }
    if (status == STATUS_OK)
        status = add_examiner(list, &pack->examiner);
    for (size_t i = 0; status == STATUS_OK && i < pack->n_utterances; i++)
        status = add_model(list, pack, &pack->utterances[i]);
    for (size_t i = 0; i < pack_n_scenes(pack); i++) {
        const struct play *scene = pack_scene(pack, i);
        for (size_t j = 0; status == STATUS_OK && j < n_drawn(scene); j++)
            status = add_expected(list, pack, drawn(scene, j));
    }
    return status;
}

void said_list_finish(struct said_list *list)
{
    if (!list)
        return;
    free(list->items);
    *list = (struct said_list){0};
}

/* The standard phrases of the first pack that has any, to be read and heard. */
#include <stdlib.h>
#include <string.h>

#include "engine/model_reply.h"
#include "kiosk/app/room.h"
#include "kiosk/phrases/phrases_view.h"

static const char *where_text(const char *where)
{
    static const char *const texts[][2] = {
        {"counter", "柜台"}, {"phone", "电话"}, {"on_site", "现场"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(where, texts[i][0]) == 0)
            return texts[i][1];
    }
    return "";
}

static bool has_phrases(const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_PHRASE)
            return true;
    }
    return false;
}

static const struct pack *pack_with_phrases(const struct library *library)
{
    for (size_t i = 0; i < library->n_packs; i++) {
        if (has_phrases(library->packs[i]))
            return library->packs[i];
    }
    return NULL;
}

static void phrase_add(struct phrases_room *room, const struct utterance *phrase)
{
    const struct clause *clause = pack_clause(room->pack, phrase->source);
    int at = room->view.n_phrases++;
    room->spoken[at] = phrase;
    room->phrases[at] = (struct phrase_view){.text = phrase->name,
                                             .clause = phrase->source,
                                             .where = where_text(phrase->where),
                                             .summary = clause ? clause->summary : ""};
}

static enum status phrases_gather(struct phrases_room *room, const struct pack *pack)
{
    room->phrases = calloc(pack->n_utterances, sizeof *room->phrases);
    room->spoken = calloc(pack->n_utterances, sizeof *room->spoken);
    if (!room->phrases || !room->spoken)
        return STATUS_NO_MEMORY;
    room->pack = pack;
    for (size_t i = 0; i < pack->n_utterances; i++) {
        if (pack->utterances[i].kind == UTTERANCE_PHRASE)
            phrase_add(room, &pack->utterances[i]);
    }
    return STATUS_OK;
}

static void phrases_close(void *self)
{
    struct phrases_room *room = self;
    struct desk *desk = room->desk;
    free(room->phrases);
    free(room->spoken);
    *room = (struct phrases_room){.desk = desk};
}

static void act_phrases(void *self, int arg)
{
    struct phrases_room *room = self;
    struct desk *desk = room->desk;
    const struct pack *pack = desk->booted ? pack_with_phrases(&desk->library) : NULL;
    enum status status = STATUS_OK;
    (void)arg;
    if (!pack)
        return;
    if (!room->pack)
        status = phrases_gather(room, pack);
    if (status == STATUS_OK) {
        desk_go(desk, SCREEN_PHRASES);
        return;
    }
    phrases_close(room);
    desk_fail_status(desk, status, "");
}

static void act_hear(void *self, int arg)
{
    struct phrases_room *room = self;
    if (arg < 0 || arg >= room->view.n_phrases)
        return;
    const struct utterance *phrase = room->spoken[arg];
    bool better = phrase->better && *phrase->better;
    struct spoken_text text = {room->pack, better ? phrase->better : phrase->name,
                               model_reply_speaker(room->pack, MODEL_WOMAN, NULL)};
    player_speak(&room->desk->player, (struct action){ACTION_HEAR_MODEL, arg}, &text);
}

const void *phrases_show(void *self)
{
    struct phrases_room *room = self;
    room->view.phrases = room->phrases;
    room->view.playing = room->desk->player.playing;
    return &room->view;
}

static const struct room_act acts[] = {
    {ACTION_PHRASES, act_phrases, false},
    {ACTION_HEAR_MODEL, act_hear, false},
};

const struct room_kind phrases_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .close = phrases_close};

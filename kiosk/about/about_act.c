/* About: the card of the voices (docs/voices.md) and of the ear, in the words of the kiosk. */
#include <stdio.h>
#include <stdlib.h>

#include "kiosk/about/about_room.h"

static const char what_it_is[] = "对着难缠的客户练应答：您说，它听，照着服务规范一条一条地判，说清"
                                 "扣分的依据。没听准的从来不算您错。"
                                 "应答 " YINGDA_VERSION "。";

static const char privacy[] = "这台机器不用联网。您说的话、成绩和声音都只存在这台机器上，不会传出去"
                              "。没人用的时候，麦克风是关着的。用来认清您口音的那几个数也存在"
                              "这里，可以随时删。";

static const char voices_made[] =
    "客户、考官和示范的声音全是合成的，没有模仿任何真人。用的是 "
    "Kokoro-82M（hexgrad，Apache-2.0），在它"
    "上面加了音高和时间；每个人用一种音色、一种普通话的说法，音高、快慢和响度跟着心情走。课程里没有"
    "现成声音"
    "的句子由 eSpeak NG 念。九位客户两两不像到会听混：用说话人识别网络量过，相似度都不到 0.75。";

static const char ear[] =
    "听的是 PocketSphinx 和两个小神经网络，一起判。声学模型是用公开的普通话录音训练的（CC "
    "BY-SA 4.0），"
    "名单在 audio/model/README.md。它会听错：没把握的记成“没听准”，留给培训师复核。";

static const char terms[] =
    "应答是自由软件，GPL-3.0 或更新的版本：可以用，可以改，可以传给别人。用到 "
    "SDL2、PocketSphinx、PortAudio、"
    "SQLite、FreeType、speexdsp、Opus、ICU、eSpeak NG 和 Noto、思源字体。";

static const char *speaker_name(const struct pack *pack, const struct speaking_voice *voice)
{
    if (voice == pack->models[MODEL_WOMAN])
        return "示范女声";
    if (voice == pack->models[MODEL_MAN])
        return "示范男声";
    if (voice == pack->examiner.voice)
        return "考官";
    for (size_t i = 0; i < pack->n_plays; i++) {
        if (pack->plays[i].customer.voice == voice)
            return pack->plays[i].title;
    }
    return voice->id;
}

/* A line a voice: whom it speaks, and the maker's names for what it is made of. */
static void voices_write(FILE *out, const struct pack *pack)
{
    for (size_t i = 0; i < pack->n_voices; i++) {
        const struct speaking_voice *voice = &pack->voices[i];
        fprintf(out, "\n%s：%s / %s", speaker_name(pack, voice), voice->timbre, voice->way);
    }
}

static void sources_write(FILE *out, const struct pack *pack)
{
    fprintf(out, "%s：", pack->name);
    for (size_t i = 0; i < pack->n_sources; i++)
        fprintf(out, "%s《%s》", i ? "、" : "", pack->sources[i].title);
    fprintf(out, "。\n");
}

/* "" where there is no memory for it: the rest of the page is worth reading. */
static char *gather(const struct library *library, const char *begin,
                    void (*write)(FILE *out, const struct pack *pack))
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    fputs(begin, out);
    for (size_t i = 0; i < library->n_packs; i++)
        write(out, library->packs[i]);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static void texts_free(struct about_room *room)
{
    free(room->voices);
    free(room->sources);
    room->voices = room->sources = NULL;
}

static void act_about(void *self, int arg)
{
    struct about_room *room = self;
    struct desk *desk = room->desk;
    (void)arg;
    texts_free(room);
    if (desk->booted) {
        room->voices = gather(&desk->library, voices_made, voices_write);
        room->sources = gather(&desk->library, "", sources_write);
    }
    desk_go(desk, SCREEN_ABOUT);
}

const void *about_show(void *self)
{
    struct about_room *room = self;
    room->view =
        (struct about_view){.parts = {{"应答", what_it_is},
                                      {"您的声音和成绩", privacy},
                                      {"课程依据的规范", room->sources ? room->sources : ""},
                                      {"谁在说话", room->voices ? room->voices : voices_made},
                                      {"谁在听", ear},
                                      {"许可", terms}},
                            .n_parts = 6};
    return &room->view;
}

static void about_close(void *self)
{
    texts_free(self);
}

static const struct room_act acts[] = {{ACTION_ABOUT, act_about, false}};

const struct room_kind about_kind = {
    .acts = acts, .n_acts = sizeof acts / sizeof *acts, .close = about_close};

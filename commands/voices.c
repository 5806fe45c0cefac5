/* `yingda voices`: makes the sounds of packs that are missing, and takes away what is no longer
 * said. Every sound is whole or not there, so it can be stopped at any time and goes on. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "audio/voice/maker/maker.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "commands/options.h"
#include "commands/recording_sheet.h"
#include "commands/voices_page.h"
#include "engine/json.h"
#include "engine/own_line.h"
#include "engine/pack_voices.h"
#include "engine/paths.h"
#include "engine/spoken.h"
#include "scenarios/load/pack_open.h"

struct voices_options {
    const char *maker;
    const char *page, *voice, *sheet, *record, *sound, *lines;
    bool list;
};

#define PLACE(member) offsetof(struct voices_options, member)

static const struct option_row rows[] = {
    {"list", NULL, "only says which sounds are there, which are missing and which are left over",
     option_switch, PLACE(list), NULL},
    {"maker", "FOLDER",
     "the folder with the maker's model; $YINGDA_MAKER or where it is installed "
     "unless given",
     option_text, PLACE(maker), NULL},
    {"voice", "ID", "makes only what this one of the pack's voices says", option_text, PLACE(voice),
     NULL},
    {"page", "FOLDER", "a page with all of the maker's voices to listen to and choose from",
     option_text, PLACE(page), NULL},
    {"sheet", "FILE",
     "only writes a page to print: all that the customers say, for people who record it",
     option_text, PLACE(sheet), NULL},
    {"record", "PLAY:TEXT",
     "takes a person's recording (--sound) of what the customer of a play says; TEXT: as it is "
     "written, or how it begins",
     option_text, PLACE(record), NULL},
    {"sound", "FILE", "the recording: WAV, FLAC or Ogg Opus", option_text, PLACE(sound), NULL},
    {"lines", "FOLDER",
     "where recordings are kept: the folder `lines` beside the kiosk's database "
     "unless given",
     option_text, PLACE(lines), NULL},
    {0},
};

static const struct command_form forms[] = {{{NULL}, "PACK...", OPERAND_SOME},
                                            {{"page"}, NULL, OPERAND_NONE}};

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
}

static const char *need_text(enum voice_need need)
{
    static const char *const texts[] = {"there", "missing", "nobody", "unreadable"};
    return texts[need];
}

static cJSON *sound_json(const struct wanted_voice *wanted)
{
    const struct said *said = wanted->said;
    char where[200];
    cJSON *line = cJSON_CreateObject();
    if (wanted->path)
        cJSON_AddStringToObject(line, "file", path_name(wanted->path));
    cJSON_AddStringToObject(line, "text", said->text);
    cJSON_AddStringToObject(line, "scene", said->scene);
    if (said->speaking.voice)
        cJSON_AddStringToObject(line, "voice", said->speaking.voice->id);
    cJSON_AddNumberToObject(line, "mood", said->speaking.mood);
    cJSON_AddStringToObject(line, "temper", said->speaking.temper == TEMPER_COLD ? "cold" : "hot");
    snprintf(where, sizeof where, "%s:%d", said->at.file, said->at.line);
    cJSON_AddStringToObject(line, "where", where);
    return line;
}

/* A name says all that a sound depends on, so nobody knows which of it has changed. */
static const char *why(const struct pack_voices *voices, const struct wanted_voice *wanted)
{
    if (wanted->need == VOICE_NOBODY)
        return "no voice of the pack's speaks it";
    if (wanted->need == VOICE_UNREADABLE)
        return "it has no reading";
    return pack_voices_begun(voices, wanted->said->speaking.voice)
               ? "it is new, or its reading, voice, mood or maker has changed"
               : "none of this voice's sounds has been made yet";
}

static int voices_list(const struct pack_voices *voices)
{
    int result = 0;
    for (size_t i = 0; result == 0 && i < voices->n_wanted; i++) {
        cJSON *line = sound_json(&voices->wanted[i]);
        cJSON_AddStringToObject(line, "state", need_text(voices->wanted[i].need));
        if (voices->wanted[i].need != VOICE_THERE)
            cJSON_AddStringToObject(line, "why", why(voices, &voices->wanted[i]));
        result = json_print_line(line);
    }
    for (size_t i = 0; result == 0 && i < voices->n_left; i++) {
        cJSON *line = cJSON_CreateObject();
        cJSON_AddStringToObject(line, "file", path_name(voices->left[i]));
        cJSON_AddStringToObject(line, "state", "left");
        cJSON_AddStringToObject(line, "why", "nothing says it any longer");
        result = json_print_line(line);
    }
    return result == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* What is to be made, and how far it has come: in characters, which take about equally long. */
struct progress {
    size_t made, of, characters, characters_of;
    int64_t begun_ms, told_ms;
};

enum { TELL_MS = 10000 };

/* `only` one voice's sounds, or NULL: all. */
static void progress_init(struct progress *progress, const struct pack_voices *voices,
                          const struct speaking_voice *only)
{
    *progress = (struct progress){.begun_ms = clock_monotonic_ms()};
    progress->told_ms = progress->begun_ms;
    for (size_t i = 0; i < voices->n_wanted; i++) {
        const struct said *said = voices->wanted[i].said;
        if (voices->wanted[i].need != VOICE_MISSING || (only && said->speaking.voice != only))
            continue;
        progress->of++;
        progress->characters_of += utf8_count(said->text);
    }
}

static void progress_tell(struct progress *progress, const char *text)
{
    int64_t now_ms = clock_monotonic_ms(), spent_ms = now_ms - progress->begun_ms;
    progress->made++;
    progress->characters += utf8_count(text);
    if (now_ms - progress->told_ms < TELL_MS && progress->made < progress->of)
        return;
    progress->told_ms = now_ms;
    double left = (double)(progress->characters_of - progress->characters);
    double left_min = left * (double)spent_ms / (double)progress->characters / 60000;
    fprintf(stderr, "yingda voices: %zu of %zu sounds, %.0f minutes left\n", progress->made,
            progress->of, left_min);
}

static int refuse(const char *where, const char *why)
{
    fprintf(stderr, "yingda voices: %s: %s\n", where, why);
    return EXIT_MACHINE;
}

static enum status make(struct maker *maker, const struct pack *pack,
                        const struct wanted_voice *wanted, int *duration_ms)
{
    const struct speaking *speaking = &wanted->said->speaking;
    struct maker_request request = {
        .lexicon = pack->lexicon,
        .text = wanted->said->text,
        .person = {speaking->voice->timbre, speaking->voice->way,
                   speaking->voice->pitch_pct / 100.0, speaking->voice->tempo_pct / 100.0},
        .manner = manner_of(speaking->mood, (enum voice_temper)speaking->temper),
        .path = wanted->path};
    return maker_make(maker, &request, duration_ms);
}

static int make_said(struct maker *maker, const struct pack *pack,
                     const struct wanted_voice *wanted)
{
    int duration_ms = 0;
    enum status status = make(maker, pack, wanted, &duration_ms);
    if (status != STATUS_OK && stopped) /* Ctrl-C ends the child, too */
        return EXIT_DONE;
    if (status != STATUS_OK) {
        fprintf(stderr, "%s:%d: '%s' could not be spoken: %s\n", wanted->said->at.file,
                wanted->said->at.line, wanted->said->text, maker->reason);
        return status == STATUS_INVALID ? EXIT_CONTENT : EXIT_MACHINE;
    }
    cJSON *line = sound_json(wanted);
    cJSON_AddNumberToObject(line, "duration_ms", duration_ms);
    cJSON_AddStringToObject(line, "state", "made");
    return json_print_line(line) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* A text that cannot be spoken does not keep the others from being made. */
static int make_of(struct maker *maker, const struct pack *pack, const struct pack_voices *voices,
                   const struct speaking_voice *voice, struct progress *progress)
{
    int worst = EXIT_DONE;
    for (size_t i = 0; !stopped && worst != EXIT_MACHINE && i < voices->n_wanted; i++) {
        const struct wanted_voice *wanted = &voices->wanted[i];
        if (wanted->need != VOICE_MISSING || wanted->said->speaking.voice != voice)
            continue;
        int code = make_said(maker, pack, wanted);
        worst = code > worst ? code : worst;
        progress_tell(progress, wanted->said->text);
    }
    return worst;
}

/* One voice after the other: who is stopped half way has some people whole, not all in part. */
static int make_missing(struct maker *maker, const struct pack *pack,
                        const struct pack_voices *voices, const char *only)
{
    struct progress progress;
    int worst = EXIT_DONE;
    progress_init(&progress, voices, only ? pack_voice(pack, only) : NULL);
    for (size_t i = 0; !stopped && worst != EXIT_MACHINE && i < pack->n_voices; i++) {
        if (only && strcmp(pack->voices[i].id, only) != 0)
            continue;
        int code = make_of(maker, pack, voices, &pack->voices[i], &progress);
        worst = code > worst ? code : worst;
    }
    if (stopped)
        fprintf(stderr, "yingda voices: stopped; the next run goes on from here\n");
    return worst;
}

static void what_to_install(const char *why)
{
    fprintf(
        stderr,
        "yingda voices: %s\n"
        "Making voices takes a model, nodejs and its onnxruntime-node, which only those need "
        "who write packs:\n"
        "  the package yingda-voices, or a folder with the model (--maker FOLDER; docs/voices.md "
        "says where it is from);\n"
        "  apt-get install nodejs npm, then in that folder: npm install --ignore-scripts "
        "onnxruntime-node\n",
        why);
}

static int maker_start(struct maker *maker, const char *named, char folder[PATH_SIZE])
{
    char script[PATH_SIZE];
    enum status status = named ? path_format(folder, "%s", named) : paths_maker(folder);
    if (status != STATUS_OK) {
        what_to_install("there is no folder with the maker's model");
        return EXIT_MACHINE;
    }
    if (paths_maker_script(script) != STATUS_OK)
        return refuse("kokoro.js", "this program was installed without the maker's script");
    status = maker_open(maker, script, folder, 1);
    if (status == STATUS_OK)
        return EXIT_DONE;
    if (status != STATUS_NOT_FOUND)
        return refuse(folder, maker->reason[0] ? maker->reason : status_text(status));
    what_to_install(maker->reason);
    return EXIT_MACHINE;
}

static int page_make(const struct voices_options *options)
{
    char folder[PATH_SIZE];
    struct maker maker;
    int code = maker_start(&maker, options->maker, folder);
    if (code != EXIT_DONE)
        return code;
    enum status status = voices_page(&maker, folder, options->page, &stopped);
    maker_close(&maker);
    return status == STATUS_OK
               ? EXIT_DONE
               : refuse(options->page, maker.reason[0] ? maker.reason : status_text(status));
}

static void remove_left(const struct pack_voices *voices)
{
    for (size_t i = 0; i < voices->n_left; i++) {
        if (remove(voices->left[i]) != 0)
            fprintf(stderr, "yingda voices: %s cannot be removed\n", voices->left[i]);
    }
}

static int voices_make(const struct voices_options *options, const struct pack *pack,
                       const struct pack_voices *voices)
{
    char sounds[PATH_SIZE], folder[PATH_SIZE];
    struct maker maker;
    if (options->voice && !pack_voice(pack, options->voice)) {
        fprintf(stderr, "yingda voices: the pack has no voice '%s'\n", options->voice);
        return EXIT_CONTENT;
    }
    remove_left(voices);
    if (voices->n_missing == 0)
        return EXIT_DONE;
    if (path_format(sounds, "%s/" SPOKEN_FOLDER, pack->folder) != STATUS_OK ||
        path_make_folder(sounds) != STATUS_OK)
        return refuse(sounds, "the folder of the sounds cannot be made");
    int code = maker_start(&maker, options->maker, folder);
    if (code == EXIT_DONE) {
        code = make_missing(&maker, pack, voices, options->voice);
        maker_close(&maker);
    }
    return code;
}

static const char *fault_text(enum own_line_fault fault)
{
    static const char *const texts[] = {
        [OWN_LINE_FINE] = "",
        [OWN_LINE_SILENT] = "nobody speaks in it",
        [OWN_LINE_QUIET] = "it is too quiet: closer to the microphone",
        [OWN_LINE_CLIPPED] = "it is too loud: its peaks are cut off",
        [OWN_LINE_NOISY] = "the room is too loud: less than 20 dB below the voice",
        [OWN_LINE_SHORT] = "it is too short for that text",
        [OWN_LINE_LONG] = "it is too long for that text"};
    return texts[fault];
}

/* "PLAY:TEXT" means it: the play's id, and what the text begins with. */
static bool is_meant(const struct said *said, const char *record)
{
    const char *colon = strchr(record, ':');
    if (!colon || !colon[1])
        return false;
    const char *begins = colon + 1;
    size_t n = (size_t)(colon - record), n_text = strlen(begins);
    return said->kind == SAID_BY_CUSTOMER && strlen(said->scene) == n &&
           strncmp(said->scene, record, n) == 0 && strncmp(said->text, begins, n_text) == 0;
}

static int record_store(const struct own_line *line, const struct wav_sound *sound)
{
    char path[PATH_SIZE];
    enum status status = own_line_store(line, sound);
    if (status != STATUS_OK || own_line_path(line, path) != STATUS_OK)
        return refuse(line->folder, "the recording cannot be written there");
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "file", path);
    cJSON_AddStringToObject(json, "text", line->text);
    cJSON_AddNumberToObject(json, "mood", line->speaking.mood);
    cJSON_AddNumberToObject(json, "duration_ms", (double)(sound->n_samples * 1000 / 16000));
    cJSON_AddStringToObject(json, "state", "recorded");
    return json_print_line(json) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* Whether more than one text begins as `record` does. */
static bool is_doubtful(const struct said_list *said, const char *record)
{
    const char *text = NULL;
    for (size_t i = 0; i < said->count; i++) {
        if (!is_meant(&said->items[i], record))
            continue;
        if (text && strcmp(text, said->items[i].text) != 0)
            return true;
        text = said->items[i].text;
    }
    return false;
}

/* Of every mood in which that text is said, and by everybody of the cast who says it. */
static int record_all(const struct said_list *said, struct own_line line, const char *record,
                      struct wav_sound *sound)
{
    int n = 0, code = EXIT_DONE;
    if (is_doubtful(said, record)) {
        fprintf(stderr, "yingda voices: more than one line begins so: '%s'\n", record);
        return EXIT_CONTENT;
    }
    for (size_t i = 0; code == EXIT_DONE && i < said->count; i++) {
        if (!is_meant(&said->items[i], record))
            continue;
        line.play = said->items[i].scene;
        line.text = said->items[i].text;
        line.speaking = said->items[i].speaking;
        enum own_line_fault fault = OWN_LINE_FINE;
        enum status status = n++ ? STATUS_OK : own_line_finish(line.text, sound, &fault);
        if (status != STATUS_OK)
            return refuse(record, status_text(status));
        if (fault != OWN_LINE_FINE)
            return refuse(record, fault_text(fault));
        code = record_store(&line, sound);
    }
    if (n == 0)
        fprintf(stderr, "yingda voices: no customer says '%s' (PLAY:TEXT)\n", record);
    return n ? code : EXIT_CONTENT;
}

static int record_take(const struct voices_options *options, const struct pack *pack)
{
    char folder[PATH_SIZE] = "", reason[160] = "";
    struct wav_sound sound = {0};
    struct said_list said;
    if (!options->sound)
        return refuse("--record", "wants the recording, too: --sound FILE");
    enum status status =
        options->lines ? path_format(folder, "%s", options->lines) : paths_lines(folder);
    if (status != STATUS_OK)
        return refuse("the folder of recordings", status_text(status));
    if (sound_file_read(options->sound, 16000, &sound, reason) != STATUS_OK)
        return refuse(options->sound, reason);
    int code = EXIT_MACHINE;
    if (said_list_init(&said, pack) == STATUS_OK)
        code = record_all(&said, (struct own_line){.folder = folder, .pack = pack->id},
                          options->record, &sound);
    said_list_finish(&said);
    wav_finish(&sound);
    return code;
}

static int pack_run(const struct voices_options *options, const char *name)
{
    char folder[PATH_SIZE];
    struct problems problems = {0};
    struct pack *pack = NULL;
    struct pack_voices voices;
    if (paths_pack(name, folder) != STATUS_OK) {
        fprintf(stderr, "%s:0: no such pack\n", name);
        return EXIT_CONTENT;
    }
    int code = command_exit(pack_open(&pack, folder, &problems));
    if (code != EXIT_DONE)
        problems_print(&problems, stderr);
    if (code == EXIT_DONE && options->sheet) {
        if (recording_sheet_write(pack, options->sheet) != STATUS_OK)
            code = refuse(options->sheet, "cannot be written");
    } else if (code == EXIT_DONE && options->record) {
        code = record_take(options, pack);
    } else if (code == EXIT_DONE && pack_voices_init(&voices, pack) == STATUS_OK) {
        code = options->list ? voices_list(&voices) : voices_make(options, pack, &voices);
        pack_voices_finish(&voices);
    } else if (code == EXIT_DONE) {
        code = refuse(folder, "its sounds cannot be looked at");
    }
    pack_close(pack);
    problems_finish(&problems);
    return code;
}

static int voices_run(const void *from, char **packs, int n_packs)
{
    int worst = EXIT_DONE;
    signal(SIGPIPE, SIG_IGN); /* a child that is gone is said, not died of */
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    if (((const struct voices_options *)from)->page)
        return page_make(from);
    for (int i = 0; !stopped && i < n_packs; i++) {
        int code = pack_run(from, packs[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}

const struct command command_voices = {
    .name = "voices",
    .does = "Makes the sounds of packs, given by id or folder, that are missing",
    .more = "Sounds that nothing says any longer are removed. It can be stopped, and goes on.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct voices_options),
    .publishes = true,
    .run = voices_run,
};

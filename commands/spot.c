/* `yingda spot`: which phrases are spoken in each recording. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/hearing/hearing.h"
#include "audio/kept/sound_file.h"
#include "commands/options.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "language/reading/lexicon.h"
#include "language/wording/network.h"

enum { FEED_SAMPLES = HEARING_RATE_HZ };

struct spotter {
    struct hearing *hearing;
    struct lexicon *lexicon;
};

/* The phrases of one line. A phrase without a reading has no network, but an error. */
struct spot_line {
    char *wav;
    char **texts;             /* into the line */
    struct network *networks; /* owned, one a text */
    struct network_error *errors;
    const struct network **heard; /* those that are looked for, in order */
    size_t n_texts, n_heard;
};

static void line_finish(struct spot_line *line)
{
    for (size_t i = 0; line->networks && i < line->n_texts; i++)
        network_finish(&line->networks[i]);
    free(line->texts);
    free(line->networks);
    free(line->errors);
    free(line->heard);
}

static enum status phrases_split(struct spot_line *line, char *phrases)
{
    size_t room = 1;
    for (const char *at = phrases; *at; at++)
        room += *at == '|';
    line->texts = calloc(room, sizeof *line->texts);
    line->networks = calloc(room, sizeof *line->networks);
    line->errors = calloc(room, sizeof *line->errors);
    line->heard = calloc(room, sizeof *line->heard);
    if (!line->texts || !line->networks || !line->errors || !line->heard)
        return STATUS_NO_MEMORY;
    for (char *at = phrases; *phrases && at; line->n_texts++) {
        line->texts[line->n_texts] = at;
        at = strchr(at, '|');
        if (at)
            *at++ = '\0';
    }
    return STATUS_OK;
}

static void phrases_compile(struct spot_line *line, const struct lexicon *lexicon)
{
    for (size_t i = 0; i < line->n_texts; i++) {
        enum status status =
            network_init_phrase(&line->networks[i], line->texts[i], lexicon, &line->errors[i]);
        line->networks[i].denial_of = DENIAL_OF_STATEMENT;
        if (status == STATUS_OK)
            line->heard[line->n_heard++] = &line->networks[i];
        else if (!*line->errors[i].reason)
            snprintf(line->errors[i].reason, sizeof line->errors[i].reason, "%s",
                     status_text(status));
    }
}

static enum status line_hear(const struct spotter *spotter, const struct spot_line *line,
                             const struct wav_sound *sound, struct heard *heard)
{
    enum status status = hearing_start(spotter->hearing, line->heard, line->n_heard);
    for (size_t at = 0; at < sound->n_samples && status == STATUS_OK;) {
        size_t take = sound->n_samples - at < FEED_SAMPLES ? sound->n_samples - at : FEED_SAMPLES;
        status = hearing_feed(spotter->hearing, sound->samples + at, take);
        at += take;
    }
    /* What went wrong before is tried once more by finish, which also says what it was. */
    return hearing_finish(spotter->hearing, heard);
}

static void syllables_add(cJSON *phrase, const struct evidence *evidence)
{
    cJSON *list = cJSON_AddArrayToObject(phrase, "syllables");
    for (size_t i = 0; i < evidence->n_syllables; i++) {
        const struct heard_syllable *heard = &evidence->syllables[i];
        char pinyin[SYLLABLE_TEXT_SIZE];
        cJSON *syllable = cJSON_CreateObject();
        syllable_format(heard->syllable, pinyin);
        cJSON_AddStringToObject(syllable, "hanzi", heard->hanzi);
        cJSON_AddStringToObject(syllable, "pinyin", pinyin);
        json_add_ms(syllable, "start_ms", heard->start_ms);
        json_add_ms(syllable, "end_ms", heard->end_ms);
        json_add_rounded(syllable, "clarity", (double)heard->clarity, 3);
        cJSON_AddItemToArray(list, syllable);
    }
}

static void evidence_add(cJSON *phrase, const struct evidence *evidence)
{
    static const char *const verdicts[] = {[EVIDENCE_NOT_SAID] = "not_said",
                                           [EVIDENCE_UNDECIDED] = "undecided",
                                           [EVIDENCE_SAID] = "said"};
    static const char *const denied[] = {[DENIED_NO] = "no",
                                         [DENIED_UNCLEAR] = "unclear",
                                         [DENIED_LIKELY] = "likely",
                                         [DENIED_YES] = "yes"};
    cJSON_AddStringToObject(phrase, "verdict", verdicts[evidence->verdict]);
    cJSON_AddStringToObject(phrase, "denied", denied[evidence->denied]);
    json_add_rounded(phrase, "score", (double)evidence->score, 4);
    json_add_ms(phrase, "start_ms", evidence->start_ms);
    json_add_ms(phrase, "end_ms", evidence->end_ms);
    syllables_add(phrase, evidence);
}

static void heard_add(cJSON *object, const struct spot_line *line, const struct heard *heard)
{
    cJSON_AddNumberToObject(object, "duration_ms", heard->duration_ms);
    cJSON *speech = cJSON_AddArrayToObject(object, "speech");
    for (size_t i = 0; i < heard->n_segments; i++) {
        int ends[2] = {heard->segments[i].start_ms, heard->segments[i].end_ms};
        cJSON_AddItemToArray(speech, cJSON_CreateIntArray(ends, 2));
    }
    cJSON *phrases = cJSON_AddArrayToObject(object, "phrases");
    for (size_t i = 0, k = 0; i < line->n_texts; i++) {
        cJSON *phrase = cJSON_CreateObject();
        cJSON_AddStringToObject(phrase, "text", line->texts[i]);
        if (k < line->n_heard && line->heard[k] == &line->networks[i])
            evidence_add(phrase, &heard->evidence[k++]);
        else
            cJSON_AddStringToObject(phrase, "error", line->errors[i].reason);
        cJSON_AddItemToArray(phrases, phrase);
    }
}

static void line_spot(const struct spotter *spotter, struct spot_line *line, cJSON *object)
{
    struct wav_sound sound;
    struct heard heard = {0};
    char reason[160];
    if (sound_file_read(line->wav, HEARING_RATE_HZ, &sound, reason) != STATUS_OK) {
        cJSON_AddStringToObject(object, "error", reason);
        return;
    }
    phrases_compile(line, spotter->lexicon);
    if (line_hear(spotter, line, &sound, &heard) == STATUS_OK)
        heard_add(object, line, &heard);
    else
        cJSON_AddStringToObject(object, "error", hearing_problem(spotter->hearing));
    heard_finish(&heard);
    wav_finish(&sound);
}

/* One line of the list; its text is cut up. Nonzero when the answer could not be printed. */
static int text_spot(const struct spotter *spotter, char *text)
{
    struct spot_line line = {.wav = text};
    char *tab = strchr(text, '\t');
    cJSON *object = cJSON_CreateObject();
    if (tab)
        *tab = '\0';
    cJSON_AddStringToObject(object, "wav", line.wav);
    if (!tab)
        cJSON_AddStringToObject(object, "error", "no TAB and phrases after the file's name");
    else if (phrases_split(&line, tab + 1) != STATUS_OK)
        cJSON_AddStringToObject(object, "error", status_text(STATUS_NO_MEMORY));
    else
        line_spot(spotter, &line, object);
    line_finish(&line);
    return json_print_line(object);
}

/* Editors leave a byte-order mark before the first line and carriage returns after each. */
static char *line_clean(char *text, int first)
{
    static const char mark[] = "\xEF\xBB\xBF";
    text[strcspn(text, "\r\n")] = '\0';
    return first && strncmp(text, mark, sizeof mark - 1) == 0 ? text + sizeof mark - 1 : text;
}

static int list_spot(const struct spotter *spotter, FILE *list)
{
    char *text = NULL;
    size_t capacity = 0;
    int failed = 0;
    for (int first = 1; !failed && getline(&text, &capacity, list) >= 0; first = 0) {
        char *line = line_clean(text, first);
        if (*line)
            failed = text_spot(spotter, line);
    }
    free(text);
    if (failed)
        fprintf(stderr, "yingda spot: cannot write the answer\n");
    return failed ? EXIT_MACHINE : EXIT_DONE;
}

static int spotter_run(FILE *list, const char *model_dir, const struct speaker *voice)
{
    struct spotter spotter = {0};
    struct settings settings;
    scenario_settings(&settings, model_dir);
    struct hearing_config config = {.model_dir = settings.model};
    int code = EXIT_MACHINE;
    if (lexicon_open(&spotter.lexicon) != STATUS_OK)
        fprintf(stderr, "yingda spot: the readings of Chinese cannot be loaded\n");
    else if (hearing_open(&spotter.hearing, &config) != STATUS_OK)
        fprintf(stderr, "yingda spot: %s\n", hearing_problem(spotter.hearing));
    else if (hearing_set_speaker(spotter.hearing, voice) == STATUS_OK)
        code = list_spot(&spotter, list);
    scenario_notice(spotter.hearing);
    hearing_close(spotter.hearing);
    lexicon_close(spotter.lexicon);
    settings_finish(&settings);
    return code;
}

/* A folder opens, but does not read. NULL: the list cannot be read. */
static FILE *list_open(const char *path)
{
    FILE *list = fopen(path, "r");
    int first = list ? fgetc(list) : EOF;
    if (list && first == EOF && ferror(list)) {
        fclose(list);
        return NULL;
    }
    if (first != EOF)
        ungetc(first, list);
    return list;
}

struct spot_options {
    const char *list, *model;
    struct given_voice voice;
};

static int spot_run(const void *from, char **operands, int n_operands)
{
    const struct spot_options *options = from;
    FILE *list = list_open(options->list);
    (void)operands, (void)n_operands; /* none: the form says so */
    if (!list) {
        fprintf(stderr, "yingda spot: %s: the list cannot be read\n", options->list);
        return EXIT_CONTENT;
    }
    int code = spotter_run(list, options->model,
                           options->voice.given ? &options->voice.voice : &speaker_any);
    fclose(list);
    return code;
}

#define PLACE(member) offsetof(struct spot_options, member)

static const struct option_row rows[] = {
    {"list", "FILE", "lines WAV<TAB>phrase|phrase|...", option_text, PLACE(list), NULL},
    {"voice", "WARP|FILE",
     "what a voice check found for the speaker (1): a warp, or a file with the `voice` of a scene",
     option_voice, PLACE(voice), NULL},
    {"model", "DIR", "the acoustic model's folder; that of the settings unless given", option_text,
     PLACE(model), NULL},
    {0},
};

static const struct command_form forms[] = {{{"list"}, NULL, OPERAND_NONE}};

const struct command command_spot = {
    .name = "spot",
    .does = "Says which phrases are spoken in each recording of a list",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = sizeof(struct spot_options),
    .run = spot_run,
};

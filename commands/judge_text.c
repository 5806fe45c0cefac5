#include "commands/judge_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/text_file.h"
#include "commands/command.h"
#include "commands/reply_json.h"
#include "commands/scenario.h"
#include "engine/json.h"
#include "scenarios/load/pack_open.h"
#include "scoring/conversation.h"
#include "scoring/judge.h"
#include "scoring/text_ear.h"

enum { REASON_SIZE = 200 };

struct opened_pack {
    char name[PATH_SIZE];
    struct pack *pack; /* NULL: it does not open, and `reason` says why */
    char reason[REASON_SIZE];
};

struct text_judge {
    const struct judge_text_options *options;
    struct opened_pack *packs; /* owned; each is opened, or tried, once */
    size_t n_packs, packs_capacity;
    char reason[REASON_SIZE];
};

struct text_line {
    const char *scenario, *turn, *reply;
};

static struct pack *pack_load(struct text_judge *judge, const char *name)
{
    char folder[PATH_SIZE];
    struct problems problems = {0};
    struct pack *pack = NULL;
    if (paths_pack(name, folder) != STATUS_OK) {
        snprintf(judge->reason, REASON_SIZE, "there is no pack '%.80s'", name);
        return NULL;
    }
    if (pack_open(&pack, folder, &problems) != STATUS_OK) {
        problems_print(&problems, stderr);
        snprintf(judge->reason, REASON_SIZE, "the pack '%.80s' has problems", name);
    }
    problems_finish(&problems);
    return pack;
}

static struct pack *pack_of(struct text_judge *judge, const char *name)
{
    for (size_t i = 0; i < judge->n_packs; i++) {
        if (strcmp(judge->packs[i].name, name) == 0) {
            memcpy(judge->reason, judge->packs[i].reason, REASON_SIZE);
            return judge->packs[i].pack;
        }
    }
    if (grow(&judge->packs, &judge->packs_capacity, judge->n_packs + 1, sizeof *judge->packs) !=
        STATUS_OK)
        return NULL;
    struct opened_pack *opened = &judge->packs[judge->n_packs++];
    snprintf(opened->name, sizeof opened->name, "%s", name);
    opened->pack = pack_load(judge, name);
    memcpy(opened->reason, judge->reason, REASON_SIZE);
    return opened->pack;
}

/* PACK/PLAY: the play is what follows the last '/'. */
static const struct play *play_of(struct text_judge *judge, const char *scenario,
                                  struct pack **pack)
{
    char name[PATH_SIZE];
    const char *slash = strrchr(scenario, '/');
    if (!slash || slash == scenario || !slash[1]) {
        snprintf(judge->reason, REASON_SIZE, "'%.80s' is not PACK/PLAY", scenario);
        return NULL;
    }
    snprintf(name, sizeof name, "%.*s", (int)(slash - scenario), scenario);
    *pack = pack_of(judge, name);
    const struct play *play = *pack ? pack_play(*pack, slash + 1) : NULL;
    if (*pack && !play)
        snprintf(judge->reason, REASON_SIZE, "the pack '%.80s' has no play '%.80s'", name,
                 slash + 1);
    return play ? play_draw(play, judge->options->seed) : NULL;
}

static const struct standard *standard_of(struct text_judge *judge, const struct pack *pack,
                                          const struct play *play)
{
    const char *id = judge->options->standard ? judge->options->standard : play->standard;
    const struct standard *standard = pack_standard(pack, id);
    if (!standard)
        snprintf(judge->reason, REASON_SIZE, "the pack has no standard '%.80s'", id);
    return standard;
}

/* There is no sound whose times could be given. */
static void times_forget(struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->count; i++)
        verdicts->items[i].start_ms = verdicts->items[i].end_ms = -1;
}

static cJSON *reply_judged(struct text_judge *judge, const struct pack *pack,
                           const struct play *play, const struct turn *turn, const char *reply)
{
    struct scene scene = {.standard = standard_of(judge, pack, play),
                          .customer = &play->customer,
                          .words_alone = true};
    struct heard heard;
    struct verdicts verdicts;
    size_t bad = 0;
    if (!scene.standard)
        return NULL;
    enum status status = text_ear_hear(pack, turn, scene.standard, reply, &heard, &bad);
    if (status != STATUS_OK) {
        snprintf(judge->reason, REASON_SIZE, "'%.*s' cannot be read aloud", TEXT_CUT(reply + bad));
        return NULL;
    }
    cJSON *object = NULL;
    if (judge_reply(pack, turn, &heard, &scene, &verdicts) == STATUS_OK) {
        times_forget(&verdicts);
        object = reply_json(pack, play, turn, &verdicts, NULL);
        cJSON_AddBoolToObject(object, "asks_again", turn_asks_again(turn, &verdicts));
    }
    verdicts_finish(&verdicts);
    heard_finish(&heard);
    return object;
}

/* NULL: judge->reason says why not. */
static cJSON *line_judged(struct text_judge *judge, const struct text_line *line)
{
    struct pack *pack;
    judge->reason[0] = '\0';
    const struct play *play = play_of(judge, line->scenario, &pack);
    const struct turn *turn = play ? play_turn(play, line->turn) : NULL;
    if (play && !turn)
        snprintf(judge->reason, REASON_SIZE, "the play '%.80s' has no turn '%.80s'", play->id,
                 line->turn);
    return turn ? reply_judged(judge, pack, play, turn, line->reply) : NULL;
}

static int line_print(struct text_judge *judge, const struct text_line *line)
{
    cJSON *object = line_judged(judge, line);
    if (!object) {
        object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "scenario", line->scenario);
        cJSON_AddStringToObject(object, "turn", line->turn);
        cJSON_AddStringToObject(object, "error",
                                judge->reason[0] ? judge->reason : "out of memory");
    }
    return json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* One line of the list, cut in place. A line without its tabs is an object with "error" too. */
static int list_line_print(struct text_judge *judge, char *text)
{
    struct text_line line = {text, "", ""};
    char *tab = strchr(text, '\t'), *second = tab ? strchr(tab + 1, '\t') : NULL;
    if (!second) {
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "error", "not PACK/PLAY<TAB>TURN<TAB>REPLY");
        return json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
    }
    *tab = *second = '\0';
    line.turn = tab + 1;
    line.reply = second + 1;
    return line_print(judge, &line);
}

static int list_print(struct text_judge *judge)
{
    struct problems problems = {0};
    struct text_file file;
    int result = EXIT_DONE;
    enum status status = text_file_open(&file, judge->options->list, judge->options->list,
                                        TEXT_FILE_LINE_MAX, &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    if (status != STATUS_OK)
        return EXIT_CONTENT;
    for (char *line = file.bytes; *line && result == EXIT_DONE;) {
        size_t length = strcspn(line, "\r\n");
        char *next = line + length + strspn(line + length, "\r\n");
        line[length] = '\0';
        if (length)
            result = list_line_print(judge, line);
        line = next;
    }
    text_file_close(&file);
    return result;
}

static int one_print(struct text_judge *judge)
{
    const struct judge_text_options *options = judge->options;
    struct text_line line = {options->scenario, options->turn, options->text};
    cJSON *object = line_judged(judge, &line);
    if (object)
        return json_print_line(object) == 0 ? EXIT_DONE : EXIT_MACHINE;
    fprintf(stderr, "yingda: %s\n", judge->reason);
    return judge->reason[0] ? EXIT_CONTENT : EXIT_MACHINE;
}

int judge_text(const struct judge_text_options *options)
{
    struct text_judge *judge = calloc(1, sizeof *judge);
    if (!judge)
        return EXIT_MACHINE;
    judge->options = options;
    int result = options->list ? list_print(judge) : one_print(judge);
    for (size_t i = 0; i < judge->n_packs; i++)
        pack_close(judge->packs[i].pack);
    free(judge->packs);
    free(judge);
    return result;
}

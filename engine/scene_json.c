#include "engine/scene_json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/json.h"

enum { FILE_BYTES_MAX = 1 << 20, MS_MAX = 60 * 60 * 1000, RINGS_MAX = 1000 };

static const char *const orders[] = {[REPLY_LATER] = "later", [REPLY_FIRST] = "first"};

static cJSON *spans_json(const struct speech_span *spans, size_t n)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < n; i++) {
        int ends[] = {spans[i].start_ms, spans[i].end_ms};
        cJSON_AddItemToArray(array, cJSON_CreateIntArray(ends, 2));
    }
    return array;
}

/* Not rounded: a voice that is a hair's breadth off gives another verdict at a limit. */
static cJSON *usual_json(const struct usual *usual)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "replies", usual->n_replies);
    cJSON_AddNumberToObject(object, "level_dbfs", usual->level_dbfs);
    cJSON_AddNumberToObject(object, "pitch_hz", usual->pitch_hz);
    cJSON_AddNumberToObject(object, "rate_per_min", usual->rate_per_min);
    return object;
}

/* Only where there is more to it than a warp: most have none, and it is long. */
static void add_voice(cJSON *object, const struct speaker *voice)
{
    char text[SPEAKER_TEXT_SIZE];
    if (voice->mllr.model == 0)
        return;
    speaker_text(voice, text);
    cJSON_AddStringToObject(object, "voice", text);
}

static cJSON *owed_json(const struct turn *asked)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < asked->n_owed; i++) {
        const struct owed *owed = &asked->owed[i];
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "turn", owed->turn->id);
        cJSON_AddStringToObject(object, "id", owed->expectation->utterance->id);
        cJSON_AddNumberToObject(object, "reply", owed->reply);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *said_json(const struct scene *scene)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < scene->n_said_before; i++) {
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "id", scene->said_before[i].id);
        cJSON_AddNumberToObject(object, "reply", scene->said_before[i].reply);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

char *scene_text(const struct session_config *config, const struct turn *asked,
                 const struct scene *scene)
{
    cJSON *object = cJSON_CreateObject();
    float warp = config->voice.warp > 0 ? config->voice.warp : speaker_any.warp;
    double thousandths = round((double)warp * 1000); /* as the hearing counts it */
    cJSON_AddNumberToObject(object, "seed", config->seed);
    if (scene->standard)
        cJSON_AddStringToObject(object, "standard", scene->standard->id);
    else
        cJSON_AddNullToObject(object, "standard");
    cJSON_AddNumberToObject(object, "warp", thousandths / 1000);
    add_voice(object, &config->voice);
    cJSON_AddStringToObject(object, "order", orders[scene->order]);
    cJSON_AddNumberToObject(object, "rings", scene->rings);
    cJSON_AddItemToObject(object, "customer_speech_ms",
                          spans_json(scene->customer_speech, scene->n_customer_speech));
    cJSON_AddItemToObject(object, "usual", usual_json(&scene->usual));
    if (scene->cut_off)
        cJSON_AddTrueToObject(object, "cut_off");
    if (scene->trainee_opens)
        cJSON_AddNumberToObject(object, "opens_ms", scene->opens_ms);
    if (scene->n_breaks)
        cJSON_AddItemToObject(object, "broke_off_ms", spans_json(scene->breaks, scene->n_breaks));
    if (asked->n_owed)
        cJSON_AddItemToObject(object, "owed", owed_json(asked));
    if (scene->n_said_before)
        cJSON_AddItemToObject(object, "said_before", said_json(scene));
    char *text = cJSON_PrintUnformatted(object);
    cJSON_Delete(object);
    return text;
}

struct scene_reading {
    const char *path;
    const struct pack *pack;
    struct given_scene *out;
    struct problems *problems;
    size_t before; /* problems that there were */
};

static void say(struct scene_reading *reading, const char *key, const char *reason)
{
    problems_add(reading->problems, reading->path, 0, "'%s' %s", key, reason);
}

/* A number within its range; `least` where it is not. */
static double read_number(struct scene_reading *reading, const cJSON *object, const char *key,
                          double least, double most)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    if (cJSON_IsNumber(item) && item->valuedouble >= least && item->valuedouble <= most)
        return item->valuedouble;
    say(reading, key, "is missing or no number in its range");
    return least;
}

static void read_standard(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, "standard");
    if (cJSON_IsString(item))
        reading->out->scene.standard = pack_standard(reading->pack, item->valuestring);
    if (!cJSON_IsNull(item) && !reading->out->scene.standard)
        say(reading, "standard", "is missing or none of the pack's");
}

static void read_order(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, "order");
    const char *order = cJSON_IsString(item) ? item->valuestring : "";
    if (strcmp(order, orders[REPLY_FIRST]) == 0)
        reading->out->scene.order = REPLY_FIRST;
    else if (strcmp(order, orders[REPLY_LATER]) != 0)
        say(reading, "order", "is neither \"first\" nor \"later\"");
}

/* One stretch after the ones before, at least so long. */
static bool span_read(struct speech_span *spans, size_t *n, size_t most, int32_t least_ms,
                      const cJSON *item)
{
    const cJSON *start = cJSON_GetArrayItem(item, 0), *end = cJSON_GetArrayItem(item, 1);
    int32_t from_ms = *n ? spans[*n - 1].end_ms : 0;
    if (*n == most || !cJSON_IsNumber(start) || !cJSON_IsNumber(end) || start->valueint < from_ms ||
        end->valueint < start->valueint + least_ms || end->valueint > MS_MAX)
        return false;
    spans[(*n)++] = (struct speech_span){start->valueint, end->valueint};
    return true;
}

static bool speech_read(struct given_scene *out, const cJSON *item)
{
    return span_read(out->speech, &out->scene.n_customer_speech, SESSION_MAX_SPANS, 1, item);
}

/* What was lost has a place in the sound and no length. */
static bool break_read(struct given_scene *out, const cJSON *item)
{
    return span_read(out->breaks, &out->scene.n_breaks, SESSION_MAX_BREAKS, 0, item);
}

static void read_spans(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "customer_speech_ms"), *item;
    bool good = cJSON_IsArray(list);
    cJSON_ArrayForEach(item, list) good = good && speech_read(reading->out, item);
    reading->out->scene.customer_speech = reading->out->speech;
    if (!good)
        say(reading, "customer_speech_ms", "is no list of [start, end], one after the other");
}

size_t scene_customer_speech(const char *text, struct speech_span out[SESSION_MAX_SPANS])
{
    struct given_scene given = {.voice = speaker_any};
    cJSON *object = text ? cJSON_Parse(text) : NULL;
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "customer_speech_ms"), *item;
    bool good = cJSON_IsArray(list);
    cJSON_ArrayForEach(item, list) good = good && speech_read(&given, item);
    for (size_t i = 0; i < given.scene.n_customer_speech; i++)
        out[i] = given.speech[i];
    cJSON_Delete(object);
    return given.scene.n_customer_speech;
}

bool scene_broke_off(const char *text)
{
    cJSON *object = text ? cJSON_Parse(text) : NULL;
    bool broke_off = cJSON_HasObjectItem(object, "broke_off_ms");
    cJSON_Delete(object);
    return broke_off;
}

struct speaker scene_voice(const char *text)
{
    struct speaker voice = speaker_any;
    cJSON *object = text ? cJSON_Parse(text) : NULL;
    const cJSON *warp = cJSON_GetObjectItemCaseSensitive(object, "warp");
    const cJSON *all = cJSON_GetObjectItemCaseSensitive(object, "voice");
    if (cJSON_IsNumber(warp) && warp->valuedouble >= (double)SPEAKER_WARP_LEAST &&
        warp->valuedouble <= (double)SPEAKER_WARP_MOST)
        voice.warp = (float)warp->valuedouble;
    if (cJSON_IsString(all) && !speaker_parse(all->valuestring, &voice))
        voice = speaker_any;
    cJSON_Delete(object);
    return voice;
}

static void read_opening(struct scene_reading *reading, const cJSON *object)
{
    struct scene *scene = &reading->out->scene;
    scene->cut_off = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, "cut_off"));
    scene->trainee_opens = cJSON_HasObjectItem(object, "opens_ms");
    if (scene->trainee_opens)
        scene->opens_ms = (int32_t)read_number(reading, object, "opens_ms", 0, MS_MAX);
}

static void read_breaks(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "broke_off_ms"), *item;
    bool good = !list || cJSON_IsArray(list);
    cJSON_ArrayForEach(item, list) good = good && break_read(reading->out, item);
    reading->out->scene.breaks = reading->out->breaks;
    if (!good)
        say(reading, "broke_off_ms", "is no list of [start, end], one after the other");
}

static void read_usual(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, "usual");
    struct usual *usual = &reading->out->scene.usual;
    usual->n_replies = (int)read_number(reading, item, "replies", 0, SESSION_MAX_REPLIES);
    usual->level_dbfs = read_number(reading, item, "level_dbfs", -200, 0);
    usual->pitch_hz = read_number(reading, item, "pitch_hz", 0, 2000);
    usual->rate_per_min = read_number(reading, item, "rate_per_min", 0, 6000);
    if (usual->n_replies > 0 && usual->pitch_hz <= 0)
        say(reading, "pitch_hz", "is 0 of a voice that was heard");
}

/* An id of a list's item; false where it is none or too long. */
static bool id_read(const cJSON *item, const char *key, char out[GIVEN_ID_SIZE])
{
    const char *id = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, key));
    if (!id || !*id || strlen(id) >= GIVEN_ID_SIZE)
        return false;
    snprintf(out, GIVEN_ID_SIZE, "%s", id);
    return true;
}

static bool reply_read(const cJSON *item, int least, int *reply)
{
    const cJSON *number = cJSON_GetObjectItemCaseSensitive(item, "reply");
    if (!cJSON_IsNumber(number) || number->valueint < least ||
        number->valueint > SESSION_MAX_REPLIES)
        return false;
    *reply = number->valueint;
    return true;
}

static bool owed_read(struct given_scene *out, const cJSON *item)
{
    if (out->n_owed == SESSION_MAX_OWED)
        return false;
    struct given_owed *owed = &out->owed[out->n_owed++];
    return id_read(item, "turn", owed->turn) && id_read(item, "id", owed->id) &&
           reply_read(item, 0, &owed->reply);
}

static bool said_read(struct scene_reading *reading, const cJSON *item)
{
    struct given_scene *out = reading->out;
    char id[GIVEN_ID_SIZE];
    if (out->scene.n_said_before == SESSION_MAX_OWED || !id_read(item, "id", id))
        return false;
    const struct utterance *utterance = pack_utterance(reading->pack, id);
    struct said_before *said = &out->said[out->scene.n_said_before++];
    said->id = utterance ? utterance->id : NULL;
    return utterance && reply_read(item, 1, &said->reply);
}

/* Both lists may be missing: mostly there is nothing of the kind. */
static void read_owed(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *owed = cJSON_GetObjectItemCaseSensitive(object, "owed"), *item;
    const cJSON *said = cJSON_GetObjectItemCaseSensitive(object, "said_before");
    bool owed_good = !owed || cJSON_IsArray(owed), said_good = !said || cJSON_IsArray(said);
    cJSON_ArrayForEach(item, owed) owed_good = owed_good && owed_read(reading->out, item);
    cJSON_ArrayForEach(item, said) said_good = said_good && said_read(reading, item);
    reading->out->scene.said_before = reading->out->said;
    if (!owed_good)
        say(reading, "owed", "is no list of {turn, id, reply}");
    if (!said_good)
        say(reading, "said_before", "is no list of {id, reply} with ids of the pack");
}

struct turn scene_asks(const struct given_scene *given, const struct play *play,
                       const struct turn *turn, struct owed *owed)
{
    struct turn asked = *turn;
    asked.owed = owed;
    for (size_t i = 0; i < given->n_owed; i++) {
        const struct turn *other = play_turn(play, given->owed[i].turn);
        for (size_t k = 0; other && k < other->n_expects; k++) {
            if (strcmp(other->expects[k].utterance->id, given->owed[i].id) == 0)
                owed[asked.n_owed++] =
                    (struct owed){other, &other->expects[k], given->owed[i].reply};
        }
    }
    return asked;
}

static void read_voice(struct scene_reading *reading, const cJSON *object)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, "voice");
    struct speaker *voice = &reading->out->voice;
    voice->warp = (float)read_number(reading, object, "warp", (double)SPEAKER_WARP_LEAST,
                                     (double)SPEAKER_WARP_MOST);
    if (item && !(cJSON_IsString(item) && speaker_parse(item->valuestring, voice)))
        say(reading, "voice", "is not a voice's text");
}

static enum status read_all(struct scene_reading *reading, const cJSON *object)
{
    struct given_scene *out = reading->out;
    out->seed = (uint32_t)read_number(reading, object, "seed", 0, UINT32_MAX);
    read_voice(reading, object);
    out->scene.rings = (int)read_number(reading, object, "rings", 0, RINGS_MAX);
    read_standard(reading, object);
    read_order(reading, object);
    read_spans(reading, object);
    read_usual(reading, object);
    read_opening(reading, object);
    read_breaks(reading, object);
    read_owed(reading, object);
    return reading->problems->count > reading->before ? STATUS_INVALID : STATUS_OK;
}

/* The first FILE_BYTES_MAX of it, malloc'd; NULL: it cannot be read. */
static char *file_text(const char *path)
{
    FILE *file = fopen(path, "re");
    char *text = file ? calloc(1, FILE_BYTES_MAX + 1) : NULL;
    if (text)
        text[fread(text, 1, FILE_BYTES_MAX, file)] = '\0';
    if (file)
        fclose(file);
    return text;
}

enum status scene_read(const char *path, const struct pack *pack, struct given_scene *out,
                       struct problems *problems)
{
    struct scene_reading reading = {path, pack, out, problems, problems->count};
    char *text = file_text(path);
    cJSON *object = text ? cJSON_Parse(text) : NULL;
    const cJSON *inside = cJSON_GetObjectItemCaseSensitive(object, "scene");
    enum status status = STATUS_INVALID;
    *out = (struct given_scene){.voice = speaker_any};
    if (!text)
        problems_add(problems, path, 0, "cannot be read");
    else if (!cJSON_IsObject(object))
        problems_add(problems, path, 0, "is no JSON object");
    else
        status = read_all(&reading, inside ? inside : object);
    cJSON_Delete(object);
    free(text);
    return status;
}

#include "tests/engine/rehearsal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_file.h"
#include "engine/model_reply.h"
#include "engine/paths.h"
#include "scenarios/load/pack_open.h"

static bool turns_complete(const struct replies_fixture *fixture, const struct play *play,
                           const char *path)
{
    bool complete = fixture->turns != NULL;
    for (size_t i = 0; complete && i < play->n_turns; i++) {
        const struct node *turn = node_get(fixture->turns, play->turns[i].id);
        if (turn && node_get(turn, "good") && node_get(turn, "mediocre") && node_get(turn, "bad"))
            continue;
        fprintf(stderr, "%s: no three replies to %s\n", path, play->turns[i].id);
        complete = false;
    }
    return complete;
}

bool replies_fixture_open(struct replies_fixture *fixture, const struct play *play)
{
    struct problems problems = {0};
    struct text_file file = {0};
    struct node *root = NULL;
    *fixture = (struct replies_fixture){.turns = NULL};
    const char *path = arena_printf(&fixture->arena,
                                    YINGDA_SOURCE_DIR "/tests/fixtures/replies/%s.yaml", play->id);
    enum status status = text_file_open(&file, path, path, TEXT_FILE_LINE_MAX, &problems);
    if (status == STATUS_OK)
        status = yaml_tree_parse(&root, &fixture->arena, path, file.bytes, file.length, &problems);
    fixture->turns = root;
    problems_print(&problems, stderr);
    problems_finish(&problems);
    text_file_close(&file);
    return status == STATUS_OK && turns_complete(fixture, play, path);
}

void replies_fixture_close(struct replies_fixture *fixture)
{
    arena_finish(&fixture->arena);
    fixture->turns = NULL;
}

/* The reply with the customer's own details in place of {customer.…}; malloc'd. */
static char *reply_text(const char *written, const struct customer *customer)
{
    static const char mark[] = "{customer.";
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    for (const char *at; stream && (at = strstr(written, mark)) != NULL;) {
        char id[32] = "";
        fwrite(written, 1, (size_t)(at - written), stream);
        written = at + strlen(mark);
        size_t length = strcspn(written, "}");
        memcpy(id, written, length < sizeof id - 1 ? length : sizeof id - 1);
        const char *value = customer_detail(customer, id);
        fputs(value ? value : "", stream);
        written += length + (written[length] == '}');
    }
    if (!stream)
        return NULL;
    fputs(written, stream);
    fclose(stream);
    return text;
}

char *replies_fixture_text(const struct replies_fixture *fixture, const char *turn,
                           const char *trainee, const struct customer *customer)
{
    return reply_text(node_get(node_get(fixture->turns, turn), trainee)->text, customer);
}

/* What the trainee says next, malloc'd. STATUS_NO_MEMORY. */
static enum status reply_words(const struct rehearsal *rehearsal, const struct session *session,
                               char **out)
{
    const struct turn *turn = session->conversation.turn;
    if (!rehearsal->replies)
        return model_reply_text(turn, out);
    *out = replies_fixture_text(rehearsal->replies, turn->id, rehearsal->trainee,
                                &session->config.play->customer);
    return *out ? STATUS_OK : STATUS_NO_MEMORY;
}

static enum status reply_note(const char *folder, const char *name, int32_t start_ms,
                              const char *words)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/" REHEARSAL_SCRIPT, folder);
    FILE *script = fopen(path, "ae");
    bool noted = script && fprintf(script, "say %s %d %s\n", name, (int)start_ms, words) > 0;
    return script && fclose(script) == 0 && noted ? STATUS_OK : STATUS_IO;
}

static enum status reply_keep(const struct rehearsal *rehearsal, const struct session *session,
                              const struct wav_sound *sound, const char *words)
{
    char path[PATH_SIZE], name[32];
    if (!rehearsal->folder)
        return STATUS_OK;
    snprintf(name, sizeof name, "%d%s", session->conversation.replies + 1,
             session->conversation.again ? ".again" : "");
    snprintf(path, sizeof path, "%s/%s.wav", rehearsal->folder, name);
    enum status status = wav_write(path, sound);
    return status == STATUS_OK
               ? reply_note(rehearsal->folder, name, session->line_ms + MODEL_REPLY_PAUSE_MS, words)
               : status;
}

static enum status reply_speak(const struct rehearsal *rehearsal, const struct session *session,
                               const char *words, struct wav_sound *sound)
{
    int32_t start_ms = session->line_ms + MODEL_REPLY_PAUSE_MS;
    if (rehearsal->replies || !rehearsal->voice.voice)
        return model_reply_speak(rehearsal->pack, words, &rehearsal->voice, start_ms, sound);
    return model_reply_of_turn(rehearsal->pack, session->conversation.turn, &rehearsal->voice,
                               start_ms, sound, NULL);
}

static enum status reply_play(const struct rehearsal *rehearsal, struct session *session)
{
    struct wav_sound sound = {0};
    char *words = NULL;
    enum status status = session_turn_start(session);
    if (status == STATUS_OK)
        status = reply_words(rehearsal, session, &words);
    if (status == STATUS_OK)
        status = reply_speak(rehearsal, session, words, &sound);
    if (status == STATUS_OK)
        status = reply_keep(rehearsal, session, &sound, words);
    if (status == STATUS_OK)
        status = session_feed(session, sound.samples, sound.n_samples);
    wav_finish(&sound);
    free(words);
    return status == STATUS_OK ? session_reply_finish(session) : status;
}

static void expected_count(const struct session *session, FILE *unmet, struct rehearsal_result *out)
{
    for (int i = 0; i < session->n_replies; i++) {
        const struct reply *reply = &session->replies[i];
        for (size_t k = 0; !reply->superseded && k < reply->verdicts.count; k++) {
            const struct verdict *verdict = &reply->verdicts.items[k];
            bool counts = verdict->kind != VERDICT_RULE && verdict->origin == ORIGIN_REPLY;
            out->expected += counts;
            out->met += counts && verdict->value == VERDICT_MET;
            if (unmet && counts && verdict->value != VERDICT_MET)
                fprintf(unmet, "%d\t%s\t%s\t%s\t%.3f\n", i + 1, reply->turn->id, verdict->id,
                        verdict_value_text(verdict->value), (double)verdict->score);
        }
    }
}

enum status rehearsal_run(const struct rehearsal *rehearsal, struct rehearsal_result *out)
{
    struct session_config config = {.pack = rehearsal->pack,
                                    .play = rehearsal->play,
                                    .hearing = rehearsal->hearing,
                                    .records = rehearsal->records,
                                    .person = rehearsal->person,
                                    .recordings = rehearsal->recordings,
                                    .mode = rehearsal->mode,
                                    .seed = rehearsal->seed,
                                    .voice = speaker_any};
    struct session *session = calloc(1, sizeof *session);
    enum status status = session ? session_init(session, &config) : STATUS_NO_MEMORY;
    while (status == STATUS_OK && !session->ended)
        status = reply_play(rehearsal, session);
    if (session && session->problem[0])
        fprintf(stderr, "%s\n", session->problem);
    if (status == STATUS_OK) {
        *out = (struct rehearsal_result){.total = session->card.total,
                                         .low = session->card.total_low,
                                         .high = session->card.total_high,
                                         .ending = session->conversation.ending->id,
                                         .replies = session->conversation.replies,
                                         .review = session->card.review,
                                         .attempt = session->attempt};
        expected_count(session, rehearsal->unmet, out);
    }
    session_finish(session);
    free(session);
    return status;
}

enum status rehearsal_ready(struct pack **pack, struct hearing **hearing)
{
    struct problems problems = {0};
    enum status status =
        pack_open(pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    struct hearing_config config = {.patience_ms = 60000};
    return status == STATUS_OK ? hearing_open(hearing, &config) : status;
}

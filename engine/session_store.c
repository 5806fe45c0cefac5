/* What a session leaves behind: its record, and the sound of its replies. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "engine/paths.h"
#include "engine/session_parts.h"

static void remember_records(struct session *session)
{
    session->not_stored = true;
    session_remember(session, "%s", records_problem(session->config.records));
}

void session_store_start(struct session *session)
{
    const struct session_config *config = &session->config;
    const struct standard *standard = session_standard(session);
    struct attempt_start start = {.person = config->person,
                                  .pack = config->pack,
                                  .play = config->play->id,
                                  .standard = standard ? standard->id : config->play->standard,
                                  .mode = config->mode,
                                  .seed = config->seed,
                                  .started_unix_ms = config->started_unix_ms,
                                  .warp = config->voice.warp};
    if (config->records &&
        records_attempt_start(config->records, &start, &session->attempt) != STATUS_OK)
        remember_records(session);
}

/* Files a reply's sound by the attempt's UTC start and number, which no other attempt has. Writes
 * the path below the recordings folder, or "" when none is kept. */
static void recording_name(const struct session *session, const struct reply *reply, char out[96])
{
    time_t started = (time_t)(session->config.started_unix_ms / 1000);
    struct tm utc;
    char when[32];
    gmtime_r(&started, &utc);
    strftime(when, sizeof when, "%Y%m%d-%H%M%S", &utc);
    char take[16] = "";
    if (reply->take > 1)
        snprintf(take, sizeof take, ".take%d", reply->take);
    snprintf(out, 96, "%s-%lld/%d%s%s.wav", when, (long long)session->attempt, reply->number, take,
             reply->again ? ".again" : "");
}

static const char *recording_write(struct session *session, const struct reply *reply,
                                   char name[96])
{
    char path[PATH_SIZE];
    if (!session->config.recordings)
        return NULL;
    recording_name(session, reply, name);
    int length = snprintf(path, sizeof path, "%s/%s", session->config.recordings, name);
    char *slash = length < (int)sizeof path ? strrchr(path, '/') : NULL;
    enum status status = STATUS_LIMIT;
    if (slash) {
        *slash = '\0';
        status = path_make_folder(path);
        *slash = '/';
    }
    if (status == STATUS_OK)
        status = wav_write(path, &reply->sound);
    if (status == STATUS_OK)
        return name;
    session->not_stored = true;
    session_remember(session, "The recording %s could not be written: %s.", path,
                     status_text(status));
    return NULL;
}

void session_store_reply(struct session *session, const struct reply *reply)
{
    char name[96];
    const char *recording = recording_write(session, reply, name);
    struct turn_record turn = {.reply = reply->number,
                               .again = reply->again,
                               .take = reply->take,
                               .hint = reply->hint,
                               .turn = reply->turn->id,
                               .next = reply->next,
                               .mood_before = reply->mood_before,
                               .mood_after = reply->mood_after,
                               .recording = recording,
                               .duration_ms = (int32_t)(reply->sound.n_samples / SAMPLES_PER_MS),
                               .scene = reply->scene,
                               .verdicts = &reply->verdicts};
    if (session->attempt &&
        records_turn_add(session->config.records, session->attempt, &turn) != STATUS_OK)
        remember_records(session);
}

/* The ending is filed as one more turn, after the last reply: it holds what was judged of all. */
void session_store_ending(struct session *session)
{
    const struct conversation *conversation = &session->conversation;
    int n = session->n_replies;
    struct turn_record turn = {.reply = n > 0 ? session->replies[n - 1].number + 1 : 1,
                               .take = session->take,
                               .turn = conversation->ending->id,
                               .mood_before = conversation->mood,
                               .mood_after = conversation->mood,
                               .verdicts = &session->ending};
    if (session->attempt &&
        records_turn_add(session->config.records, session->attempt, &turn) != STATUS_OK)
        remember_records(session);
}

void session_store_end(struct session *session)
{
    int64_t now = clock_unix_ms(), started = session->config.started_unix_ms;
    struct attempt_end end = {.ending = session->conversation.ending->id,
                              .card = &session->card,
                              .finished_unix_ms = now > started ? now : started};
    if (session->attempt &&
        records_attempt_finish(session->config.records, session->attempt, &end) != STATUS_OK)
        remember_records(session);
}

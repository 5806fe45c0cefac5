/* The sound of a reply as a file: where it is filed, how, and that it stays. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "audio/kept/sound_file.h"
#include "audio/voice/opus_sound.h"
#include "base/path.h"
#include "engine/session_parts.h"

/* Bit for bit what somebody will be judged by once more: an exam, and what the machine could not
 * decide. The rest is there to be listened to. */
static enum sound_form recording_form(const struct session *session, const struct reply *reply)
{
    if (session->config.mode == ATTEMPT_EXAM ||
        reply->sound.n_samples > (size_t)OPUS_SOUND_LONGEST_S * HEARING_RATE_HZ)
        return SOUND_FLAC;
    for (size_t i = 0; i < reply->verdicts.count; i++) {
        if (reply->verdicts.items[i].value == VERDICT_UNDECIDED)
            return SOUND_FLAC;
    }
    return SOUND_OPUS;
}

/* Filed by the attempt's UTC start and number, which no other attempt has. */
static void recording_name(const struct session *session, const struct reply *reply,
                           char out[SESSION_RECORDING_SIZE])
{
    time_t started = (time_t)(session->config.started_unix_ms / 1000);
    struct tm utc;
    char when[32];
    gmtime_r(&started, &utc);
    strftime(when, sizeof when, "%Y%m%d-%H%M%S", &utc);
    char take[16] = "";
    if (reply->take > 1)
        snprintf(take, sizeof take, ".take%d", reply->take);
    snprintf(out, SESSION_RECORDING_SIZE, "%s-%lld/%d%s%s%s", when, (long long)session->attempt,
             reply->number, take, reply->again ? ".again" : "",
             sound_form_ending(recording_form(session, reply)));
}

static enum status recording_keep(const char *path, const struct wav_sound *sound,
                                  enum sound_form form)
{
    char folder[PATH_SIZE];
    enum status status = path_format(folder, "%s", path);
    if (status == STATUS_OK && path_up(folder))
        status = path_make_folder(folder);
    return status == STATUS_OK ? sound_file_keep(path, sound, form) : status;
}

enum status session_recording_write(struct session *session, const struct reply *reply,
                                    char name[SESSION_RECORDING_SIZE])
{
    char path[PATH_SIZE];
    name[0] = '\0';
    if (!session->config.recordings || reply->sound.n_samples == 0)
        return STATUS_OK;
    recording_name(session, reply, name);
    enum status status = path_format(path, "%s/%s", session->config.recordings, name);
    if (status == STATUS_OK)
        status = recording_keep(path, &reply->sound, recording_form(session, reply));
    if (status != STATUS_OK)
        session_remember(session, "The recording %.500s could not be written: %s.", path,
                         status_text(status));
    return status;
}

/* The sound of a reply as a file: where it is filed, and that it stays. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/durable.h"
#include "base/path.h"
#include "engine/session_parts.h"

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
    snprintf(out, SESSION_RECORDING_SIZE, "%s-%lld/%d%s%s.wav", when, (long long)session->attempt,
             reply->number, take, reply->again ? ".again" : "");
}

static enum status recording_keep(const char *path, const struct wav_sound *sound)
{
    char folder[PATH_SIZE];
    enum status status = path_format(folder, "%s", path);
    if (status == STATUS_OK && path_up(folder))
        status = path_make_folder(folder);
    if (status == STATUS_OK)
        status = wav_write(path, sound);
    return status == STATUS_OK ? durable_file(path) : status;
}

enum status session_recording_write(struct session *session, const struct reply *reply,
                                    char name[SESSION_RECORDING_SIZE])
{
    char path[PATH_SIZE];
    name[0] = '\0';
    if (!session->config.recordings)
        return STATUS_OK;
    recording_name(session, reply, name);
    enum status status = path_format(path, "%s/%s", session->config.recordings, name);
    if (status == STATUS_OK)
        status = recording_keep(path, &reply->sound);
    if (status != STATUS_OK)
        session_remember(session, "The recording %.500s could not be written: %s.", path,
                         status_text(status));
    return status;
}

#include "commands/replies.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "audio/kept/sound_file.h"
#include "base/utf8.h"
#include "engine/paths.h"

static const char *reply_path(char out[PATH_SIZE], const char *folder, int number, int again,
                              const char *ending)
{
    int length =
        snprintf(out, PATH_SIZE, "%s/%d%s.%s", folder, number, again ? ".again" : "", ending);
    return length < PATH_SIZE ? out : NULL;
}

static int exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 || errno != ENOENT;
}

static enum status reply_read_wav(struct recorded_reply *reply, const char *path,
                                  struct problems *problems)
{
    char reason[160] = "";
    if (!exists(path))
        return STATUS_OK;
    enum status status = sound_file_read(path, HEARING_RATE_HZ, &reply->sound, reason);
    if (status != STATUS_OK)
        problems_add(problems, path, 0, "%s", reason);
    return status;
}

struct event_line {
    const char *path;
    int line;
};

/* "MS<TAB>EVENT", with the time read and the rest of the line returned; NULL: no time. */
static const char *event_time(const char *text, int32_t *ms)
{
    char *end = NULL;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || errno || value > INT32_MAX || *end != '\t')
        return NULL;
    *ms = (int32_t)value;
    return end + 1;
}

/* Where an event goes; NULL, and said why, when there cannot be one. */
static int32_t *event_place(struct recorded_reply *reply, const char *event, int first,
                            struct event_line at, struct problems *problems)
{
    int32_t *place = strcmp(event, "pick_up") == 0   ? &reply->pick_up_ms
                     : strcmp(event, "hang_up") == 0 ? &reply->hang_up_ms
                                                     : NULL;
    if (!place)
        problems_add(problems, at.path, at.line, "'%s' is neither pick_up nor hang_up", event);
    else if (*place >= 0)
        problems_add(problems, at.path, at.line, "a second %s", event);
    else if (place == &reply->pick_up_ms && !first)
        problems_add(problems, at.path, at.line, "the telephone rings before the first reply only");
    else
        return place;
    return NULL;
}

static void event_read(struct recorded_reply *reply, char *text, int first, struct event_line at,
                       struct problems *problems)
{
    int32_t ms = 0;
    text[strcspn(text, "\r\n")] = '\0';
    if (at.line == 1)
        text += utf8_after_mark(text) - text;
    if (!text[0])
        return;
    const char *event = event_time(text, &ms);
    if (!event) {
        problems_add(problems, at.path, at.line, "not MS<TAB>pick_up or MS<TAB>hang_up");
        return;
    }
    int32_t *place = event_place(reply, event, first, at, problems);
    if (place)
        *place = ms;
    if (reply->hang_up_ms >= 0 && reply->hang_up_ms < reply->pick_up_ms)
        problems_add(problems, at.path, at.line, "hung up before it was picked up");
}

static void events_read(struct recorded_reply *reply, const char *path, int first,
                        const struct play *play, struct problems *problems)
{
    FILE *file = fopen(path, "re");
    char text[256];
    if (!file && errno != ENOENT)
        problems_add(problems, path, 0, "%s", strerror(errno));
    if (file && play->place != PLACE_PHONE)
        problems_add(problems, path, 0, "the play '%s' has no telephone", play->id);
    for (int line = 1; file && fgets(text, sizeof text, file); line++)
        event_read(reply, text, first, (struct event_line){path, line}, problems);
    if (file)
        fclose(file);
}

enum status recorded_reply_read(struct recorded_reply *reply, const char *folder, int number,
                                int again, const struct play *play, struct problems *problems)
{
    char sound[PATH_SIZE], events[PATH_SIZE];
    size_t before = problems->count;
    *reply = (struct recorded_reply){.pick_up_ms = -1, .hang_up_ms = -1};
    if (!reply_path(sound, folder, number, again, "wav") ||
        !reply_path(events, folder, number, again, "events"))
        return STATUS_LIMIT;
    enum status status = reply_read_wav(reply, sound, problems);
    events_read(reply, events, number == 1 && !again, play, problems);
    if (status == STATUS_NO_MEMORY)
        return status;
    return problems->count == before ? STATUS_OK : STATUS_INVALID;
}

void recorded_reply_finish(struct recorded_reply *reply)
{
    wav_finish(&reply->sound);
    *reply = (struct recorded_reply){.pick_up_ms = -1, .hang_up_ms = -1};
}

enum status recorded_replies_check(const char *folder, const struct play *play,
                                   struct problems *problems)
{
    struct stat info;
    enum status worst = STATUS_OK;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        problems_add(problems, folder, 0, "no such folder");
        return STATUS_NOT_FOUND;
    }
    for (int i = 0; i < 2 * SESSION_MAX_REPLIES; i++) {
        struct recorded_reply reply;
        enum status status = recorded_reply_read(&reply, folder, i / 2 + 1, i % 2, play, problems);
        recorded_reply_finish(&reply);
        worst = status == STATUS_OK || worst == STATUS_NO_MEMORY ? worst : status;
    }
    return worst;
}

/* Feeds the recording from where the session stands up to `to_ms`, silence past its end. */
static enum status feed_until(struct session *session, const struct wav_sound *sound, int32_t to_ms)
{
    enum { BLOCK = HEARING_RATE_HZ / 10 };
    static const int16_t silence[BLOCK];
    enum status status = STATUS_OK;
    size_t to = (size_t)to_ms * (HEARING_RATE_HZ / 1000), at;
    while (status == STATUS_OK && (at = session->kept.n_samples) < to) {
        bool recorded = at < sound->n_samples;
        size_t left = (recorded && sound->n_samples < to ? sound->n_samples : to) - at;
        size_t n = left < BLOCK ? left : BLOCK;
        status = session_feed(session, recorded ? sound->samples + at : silence, n);
    }
    return status;
}

/* The whole recording, or silence for as long as the customer waits. */
static enum status feed_all(struct session *session, const struct wav_sound *sound)
{
    enum status status = STATUS_OK;
    if (sound->n_samples == 0) {
        while (status == STATUS_OK && !session_reply_over(session))
            status = feed_until(session, sound, session_fed_ms(session) + 100);
        return status;
    }
    size_t fed = session->kept.n_samples;
    if (fed < sound->n_samples)
        status = session_feed(session, sound->samples + fed, sound->n_samples - fed);
    return status;
}

/* It rings until the call is taken, or until the caller gives up. */
static enum status answer(struct session *session, const struct recorded_reply *reply)
{
    enum status status = STATUS_OK;
    session_ring(session);
    while (status == STATUS_OK && session_fed_ms(session) < reply->pick_up_ms &&
           !session_rang_out(session)) {
        int32_t next_ms = session_fed_ms(session) + 100;
        status = feed_until(session, &reply->sound,
                            next_ms < reply->pick_up_ms ? next_ms : reply->pick_up_ms);
    }
    if (!session_rang_out(session))
        session_pick_up(session);
    return status;
}

enum status recorded_reply_play(struct session *session, const struct recorded_reply *reply)
{
    enum status status = STATUS_OK;
    if (reply->pick_up_ms >= 0)
        status = answer(session, reply);
    if (status == STATUS_OK && session->ringing)
        return session_hang_up(session);
    if (status == STATUS_OK && reply->hang_up_ms >= 0) {
        status = feed_until(session, &reply->sound, reply->hang_up_ms);
        return status == STATUS_OK ? session_hang_up(session) : status;
    }
    if (status == STATUS_OK)
        status = feed_all(session, &reply->sound);
    return status == STATUS_OK ? session_reply_finish(session) : status;
}

#include "tests/engine/engine.h"

#include <stdlib.h>
#include <unistd.h>

#include "scenarios/load/pack_open.h"
#include "tests/check.h"

bool engine_open(struct engine *engine)
{
    struct problems problems = {0};
    *engine = (struct engine){.folder = "/tmp/yingda-engine-XXXXXX"};
    setenv("YINGDA_PACKS", YINGDA_SOURCE_DIR "/scenarios/packs", 1);
    CHECK(mkdtemp(engine->folder) != NULL);
    setenv("XDG_DATA_HOME", engine->folder, 1); /* nobody's own records and settings are touched */
    setenv("XDG_CONFIG_HOME", engine->folder, 1);
    CHECK_INT(
        pack_open(&engine->pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems),
        STATUS_OK);
    problems_print(&problems, stderr);
    problems_finish(&problems);
    struct hearing_config config = {.patience_ms = 60000}; /* a busy machine tests too */
    CHECK_INT(hearing_open(&engine->hearing, &config), STATUS_OK);
    return engine->pack && engine->hearing && !check_failures;
}

void engine_close(struct engine *engine)
{
    char command[96];
    hearing_close(engine->hearing);
    pack_close(engine->pack);
    snprintf(command, sizeof command, "rm -r %s", engine->folder);
    CHECK_INT(system(command), 0);
}

void engine_feed(struct session *session, const int16_t *samples, size_t n_samples)
{
    for (size_t at = 0; at < n_samples; at += 100 * MS) {
        size_t n = n_samples - at < 100 * MS ? n_samples - at : 100 * MS;
        CHECK_INT(session_feed(session, samples + at, n), STATUS_OK);
    }
}

void engine_feed_silence(struct session *session, int ms)
{
    static const int16_t silence[100 * MS];
    for (; ms > 0; ms -= 100)
        CHECK_INT(session_feed(session, silence, (size_t)(ms < 100 ? ms : 100) * MS), STATUS_OK);
}

struct wav_sound engine_model(const struct session *session)
{
    struct wav_sound sound = {0};
    struct model_speaker style = model_reply_espeak(&session->config.play->customer);
    char *text = NULL;
    CHECK_INT(model_reply_text(session->conversation.turn, &text), STATUS_OK);
    CHECK_INT(model_reply_speak(session->config.pack, text, &style,
                                session->line_ms + MODEL_REPLY_PAUSE_MS, &sound),
              STATUS_OK);
    free(text);
    return sound;
}

/* The real ear and the shipped pack, for tests of whole sessions; and commands run in a child. */
#ifndef YINGDA_TESTS_ENGINE_ENGINE_H
#define YINGDA_TESTS_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audio/hearing/hearing.h"
#include "engine/model_reply.h"
#include "engine/session.h"
#include "tests/check.h"

enum { MS = HEARING_RATE_HZ / 1000 }; /* samples */

struct engine {
    struct pack *pack;
    struct hearing *hearing;
    char folder[64]; /* an empty one, removed by engine_close */
};

/* False, and said why, when there is nothing to test with. */
bool engine_open(struct engine *engine);
void engine_close(struct engine *engine);

/* Feeds as a microphone does: in blocks of 100 ms. */
void engine_feed(struct session *session, const int16_t *samples, size_t n_samples);
void engine_feed_silence(struct session *session, int ms);

/* The model reply to the turn that a session is in, placed after the customer's line. */
struct wav_sound engine_model(const struct session *session);

#endif

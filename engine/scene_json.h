/* A scene as JSON: written with each reply of a session, read by `judge`, so that the same sound
 * can be judged once more by the same things around it.
 *
 * {"seed":0,"standard":"window","warp":1,"order":"first","rings":2, ("voice" besides, where there
 * is a transform)
 *  "customer_speech_ms":[[120,1840]],
 *  "usual":{"replies":3,"level_dbfs":-21.4,"pitch_hz":212.5,"rate_per_min":236}} */
#ifndef YINGDA_ENGINE_SCENE_JSON_H
#define YINGDA_ENGINE_SCENE_JSON_H

#include "base/problem.h"
#include "engine/session.h"

/* A scene that was read. */
struct given_scene {
    uint32_t seed;        /* of the session */
    struct speaker voice; /* that the session heard with */
    struct scene scene;   /* its speech is `speech`, its standard the pack's; nobody's
                             customer: who that was follows from play and seed */
    struct speech_span speech[SESSION_MAX_SPANS];
};

/* The scene of a session's reply, on one line; malloc'd, the caller frees. NULL: no memory. */
char *scene_text(const struct session_config *config, const struct scene *scene);

/* Reads a scene from a file that holds one, or a line of rehearse's with one in it. `out` must stay
 * where it is: its scene points into it. STATUS_INVALID: what is wrong was added to problems, the
 * file as a whole (line 0). */
MUST_USE enum status scene_read(const char *path, const struct pack *pack, struct given_scene *out,
                                struct problems *problems);

#endif

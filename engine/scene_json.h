/* A scene as JSON: written with each reply of a session, read by `judge`, so that the same sound
 * can be judged once more by the same things around it.
 *
 * {"seed":0,"standard":"window","warp":1,"order":"first","rings":2, ("voice" besides, where there
 * is a transform)
 *  "customer_speech_ms":[[120,1840]],
 *  "usual":{"replies":3,"level_dbfs":-21.4,"pitch_hz":212.5,"rate_per_min":236}}
 * where the reply before was cut off: "cut_off":true; where the trainee was to speak first, from
 * when on: "opens_ms":4000; and where there are any:
 * "broke_off_ms":[[5200,5200]] of sound that was lost,
 * "owed":[{"turn":"vent","id":"apologise","reply":1}] of other turns (reply 0: ahead of its turn),
 * "said_before":[{"id":"ask-phone","reply":1}]. */
#ifndef YINGDA_ENGINE_SCENE_JSON_H
#define YINGDA_ENGINE_SCENE_JSON_H

#include "base/problem.h"
#include "engine/session.h"

/* What was owed in a scene, by its ids. */
enum { GIVEN_ID_SIZE = 128 };
struct given_owed {
    char turn[GIVEN_ID_SIZE], id[GIVEN_ID_SIZE];
    int reply;
};

/* A scene that was read. */
struct given_scene {
    uint32_t seed;        /* of the session */
    struct speaker voice; /* that the session heard with */
    struct scene scene;   /* its speech is `speech`, its standard the pack's; nobody's
                             customer: who that was follows from play and seed */
    struct speech_span speech[SESSION_MAX_SPANS];
    struct speech_span breaks[SESSION_MAX_BREAKS];
    struct said_before said[SESSION_MAX_OWED]; /* the scene's said_before; ids are the pack's */
    struct given_owed owed[SESSION_MAX_OWED];  /* besides what the turn expects */
    size_t n_owed;
};

/* The scene of a session's reply to a turn, on one line; malloc'd, the caller frees. NULL: no
 * memory. */
char *scene_text(const struct session_config *config, const struct turn *asked,
                 const struct scene *scene);

/* The customer's speech in a scene; returns how many stretches, 0 where the text is no scene. Any
 * thread. */
size_t scene_customer_speech(const char *text, struct speech_span out[SESSION_MAX_SPANS]);

/* Whether sound of a scene's reply was lost. Any thread. */
bool scene_broke_off(const char *text);

/* The voice that a scene's reply was heard with; anybody's where the text does not say. Any thread.
 */
struct speaker scene_voice(const char *text);

/* The turn of a play with what the scene says is owed besides, in `owed` (SESSION_MAX_OWED of them,
 * which must outlive it). What the play does not expect there is left out. */
struct turn scene_asks(const struct given_scene *given, const struct play *play,
                       const struct turn *turn, struct owed *owed);

/* Reads a scene from a file that holds one, or a line of rehearse's with one in it. `out` must stay
 * where it is: its scene points into it. STATUS_INVALID: what is wrong was added to problems, the
 * file as a whole (line 0). */
MUST_USE enum status scene_read(const char *path, const struct pack *pack, struct given_scene *out,
                                struct problems *problems);

#endif

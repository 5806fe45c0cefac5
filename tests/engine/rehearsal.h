/* Rehearsals: whole sessions of a play with the replies of a fixture, spoken by espeak-ng. */
#ifndef YINGDA_TESTS_ENGINE_REHEARSAL_H
#define YINGDA_TESTS_ENGINE_REHEARSAL_H

#include <stdio.h>

#include "base/yaml_tree.h"
#include "engine/model_reply.h"
#include "engine/session.h"

/* tests/fixtures/replies/PLAY.yaml: a reply to each turn by each of three trainees. */
struct replies_fixture {
    struct arena arena;
    const struct node *turns;
};

/* False, and said why on stderr, when it cannot be read or lacks a turn of the play. */
bool replies_fixture_open(struct replies_fixture *fixture, const struct play *play);
/* Accepts zeroed memory and being called twice. */
void replies_fixture_close(struct replies_fixture *fixture);

/* A trainee's reply to a turn, with the customer's own details in it: malloc'd, NULL without
 * memory.
 */
char *replies_fixture_text(const struct replies_fixture *fixture, const char *turn,
                           const char *trainee, const struct customer *customer);

/* In the folder of kept replies, what was said in them: lines `say NAME START_MS WORDS`, where NAME
 * is the sound's without .wav, and the words begin START_MS after the customer's line does. */
#define REHEARSAL_SCRIPT "script"

struct rehearsal {
    const struct pack *pack;
    const struct play *play;
    struct hearing *hearing;
    const struct replies_fixture *replies; /* NULL: each turn's own model reply */
    const char *trainee;                   /* of the fixture: "good", "mediocre", "bad" */
    struct model_speaker voice; /* with one of the pack's model voices each turn's model reply is
                                   said in the pack's sounds */
    uint32_t seed;
    const char *folder; /* where the replies are kept as `yingda rehearse` reads them; NULL: not */
    struct records *records; /* and the session's own records; NULL: none */
    int64_t person;
    const char *recordings;
    enum attempt_mode mode;
    FILE *unmet; /* a line for each move and phrase that was not met: reply, turn, id, verdict,
                    score; NULL: none */
};

struct rehearsal_result {
    double total, low, high;
    const char *ending; /* the pack's */
    int replies, review;
    int expected, met; /* moves and phrases, over all replies that count */
    int64_t attempt;   /* in the records */
};

/* Plays it to its end, each reply 400 ms after the customer's line. STATUS_OK, or what failed. */
enum status rehearsal_run(const struct rehearsal *rehearsal, struct rehearsal_result *out);

/* For benches: opens the shipped pack, whose problems go to stderr, and the ear, which is waited
 * for a minute. What it opened is the caller's to close, also where it fails. */
MUST_USE enum status rehearsal_ready(struct pack **pack, struct hearing **hearing);

#endif

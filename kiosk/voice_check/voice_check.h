/* The check: three sentences read aloud, so that the ear knows the person's voice. Main thread;
 * compiling the sentences, hearing one out and fitting the voice to it go to the worker, and until
 * that is back the hearing is its. No sound is kept. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H

#include "audio/hearing/hearing.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/voice_check/voice_check_view.h"

enum { VOICE_CHECK_SENTENCES = 3 };

/* Everyday sentences of service that hold 20 of the 21 initials and 28 of 38 finals; 62 syllables,
 * a quarter of a minute (test_recital counts). */
extern const char *const voice_check_sentences[VOICE_CHECK_SENTENCES];

enum voice_check_step { VOICE_CHECK_COMPILE, VOICE_CHECK_JUDGE };

struct voice_check_job { /* the worker's while it runs */
    struct voice_check *check;
    enum voice_check_step step;
    struct hearing *hearing;
    struct network networks[VOICE_CHECK_SENTENCES]; /* VOICE_CHECK_COMPILE makes them */
    /* VOICE_CHECK_JUDGE, of one reading: */
    enum evidence_verdict verdict;
    float level_dbfs; /* of its speech */
    struct speaker_fit fit;
    enum status status;
};

struct voice_check {
    struct port port;
    struct worker *worker;
    struct hearing *hearing;
    bool open;
    struct voice_check_job job;
    bool moving; /* a job is under way: the hearing is its */
    enum status
        status; /* of the last job or feed; not STATUS_OK: stopped, voice_check_resume goes on */
    struct network networks[VOICE_CHECK_SENTENCES]; /* owned */
    struct speaker_fit fits[VOICE_CHECK_SENTENCES];
    int n_fits, tries;    /* sentences fitted; readings of the one under way */
    bool spoke;           /* speech in the last tick: keeps the kiosk awake */
    struct speaker voice; /* once view.stage is VOICE_CHECK_DONE and view.learnt */
    struct voice_check_view view;
    int32_t meter_samples;
    float meter_power;
};

/* Shows what it is about; nothing is heard yet. `port`, `worker` and `hearing` must outlive it. */
void voice_check_offer(struct voice_check *check, struct hearing *hearing, struct port port,
                       struct worker *worker);

/* Begins with the first sentence. */
void voice_check_begin(struct voice_check *check);

/* A frame's work. */
void voice_check_listen(struct voice_check *check);

/* Whether it needs the microphone now. */
bool voice_check_is_listening(const struct voice_check *check);

/* After a fault: the sentence under way once more. Not while the worker is busy. */
void voice_check_resume(struct voice_check *check);

/* Accepts zeroed memory and being called twice. Not while the worker is busy. */
void voice_check_end(struct voice_check *check);

#endif

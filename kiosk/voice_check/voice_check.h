/* The recital: three sentences read aloud, so that the ear knows the person's voice. Main thread;
 * compiling the sentences, hearing one out and fitting the voice to it go to the worker, and until
 * that is back the hearing is its. No sound is kept. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H

#include "audio/hearing/hearing.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/voice_check/voice_check_view.h"

enum { RECITAL_SENTENCES = 3 };

/* Everyday sentences of service that hold 20 of the 21 initials and 28 of 38 finals; 62 syllables,
 * a quarter of a minute (test_recital counts). */
extern const char *const recital_sentences[RECITAL_SENTENCES];

enum recital_step { RECITAL_COMPILE, RECITAL_JUDGE };

struct recital_job { /* the worker's while it runs */
    struct recital *recital;
    enum recital_step step;
    struct hearing *hearing;
    struct network networks[RECITAL_SENTENCES]; /* RECITAL_COMPILE makes them */
    /* RECITAL_JUDGE, of one reading: */
    enum evidence_verdict verdict;
    float level_dbfs; /* of its speech */
    struct voice_fit fit;
    enum status status;
};

struct recital {
    struct port port;
    struct worker *worker;
    struct hearing *hearing;
    bool open;
    struct recital_job job;
    bool moving; /* a job is under way: the hearing is its */
    enum status
        status; /* of the last job or feed; not STATUS_OK: stopped, recital_resume goes on */
    struct network networks[RECITAL_SENTENCES]; /* owned */
    struct voice_fit fits[RECITAL_SENTENCES];
    int n_fits, tries;          /* sentences fitted; readings of the one under way */
    bool spoke;                 /* speech in the last tick: keeps the kiosk awake */
    struct hearing_voice voice; /* once view.stage is RECITAL_DONE and view.learnt */
    struct recital_view view;
    int32_t meter_samples;
    float meter_power;
};

/* Shows what it is about; nothing is heard yet. `port`, `worker` and `hearing` must outlive it. */
void recital_offer(struct recital *recital, struct hearing *hearing, struct port port,
                   struct worker *worker);

/* Begins with the first sentence. */
void recital_begin(struct recital *recital);

/* A frame's work. */
void recital_tick(struct recital *recital);

/* Whether it needs the microphone now. */
bool recital_listens(const struct recital *recital);

/* After a fault: the sentence under way once more. Not while the worker is busy. */
void recital_resume(struct recital *recital);

/* Accepts zeroed memory and being called twice. Not while the worker is busy. */
void recital_close(struct recital *recital);

#endif

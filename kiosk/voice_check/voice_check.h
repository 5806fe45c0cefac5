/* The recital: three sentences read aloud, so that the ear knows the person's voice. Main thread;
 * compiling the sentences, hearing one out and fitting the voice to it go to the worker, and until
 * that is back the hearing is its. No sound is kept. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_H

#include "audio/hearing/hearing.h"
#include "kiosk/app/port.h"
#include "kiosk/app/worker.h"
#include "kiosk/talk/talk.h"
#include "kiosk/ui/view.h"

enum { RECITAL_SENTENCES = 3 };

/* Everyday sentences of service that hold 20 of the 21 initials and 28 of 38 finals; 62 syllables,
 * a quarter of a minute (test_recital counts). */
extern const char *const recital_sentences[RECITAL_SENTENCES];

enum recital_job { RECITAL_COMPILE, RECITAL_JUDGE };

struct recital {
    struct port port;
    struct worker *worker;
    struct hearing *hearing;
    bool open;
    enum recital_job job; /* set before the worker starts */
    bool moving;          /* a job is under way: what follows is the worker's */
    enum status
        status; /* of the last job or feed; not STATUS_OK: stopped, recital_resume goes on */
    struct network networks[RECITAL_SENTENCES]; /* owned */
    enum evidence_verdict verdict;              /* of the last reading */
    float level_dbfs;                           /* of its speech */
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

/* A frame's work. `news` as for talk_tick. */
void recital_tick(struct recital *recital, enum worker_news news);

/* Whether it needs the microphone now. */
bool recital_listens(const struct recital *recital);

/* After a fault: the sentence under way once more. Not while the worker is busy. */
void recital_resume(struct recital *recital);

/* Accepts zeroed memory and being called twice. Not while the worker is busy. */
void recital_close(struct recital *recital);

#endif

/* What the voice check reads: three sentences read aloud, so that the ear knows the voice. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_VIEW_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_VIEW_H

#include "kiosk/ui/meter.h"

enum recital_stage {                    /* what the person should know now */
                     RECITAL_OFFER,     /* what it is for; begin, or skip it */
                     RECITAL_ASKING,    /* read this, nothing heard yet */
                     RECITAL_LISTENING, /* you are being heard */
                     RECITAL_JUDGING,   /* a moment */
                     RECITAL_DONE
};

enum recital_trouble { /* said below the sentence */
                       RECITAL_FINE,
                       RECITAL_UNREAD, /* something was said, but not this sentence */
                       RECITAL_SILENT, /* nothing was heard */
                       RECITAL_QUIET   /* too low to tell */
};

struct recital_view {
    enum recital_stage stage;
    enum recital_trouble trouble;
    const char *text;          /* the sentence to read */
    int sentence, n_sentences; /* from 0 */
    struct meter_view meter;
    bool known;  /* the person's voice is already kept */
    bool learnt; /* RECITAL_DONE: enough was read to know it */
};

void voice_check_draw(const struct ui *ui); /* a struct recital_view */

#endif

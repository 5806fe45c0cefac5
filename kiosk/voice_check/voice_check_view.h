/* What the voice check reads: three sentences read aloud, so that the ear knows the voice. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_VIEW_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_VIEW_H

#include "kiosk/ui/meter.h"

enum voice_check_stage {                        /* what the person should know now */
                         VOICE_CHECK_OFFER,     /* what it is for; begin, or skip it */
                         VOICE_CHECK_ASKING,    /* read this, nothing heard yet */
                         VOICE_CHECK_LISTENING, /* you are being heard */
                         VOICE_CHECK_JUDGING,   /* a moment */
                         VOICE_CHECK_DONE
};

enum voice_check_trouble { /* said below the sentence */
                           VOICE_CHECK_FINE,
                           VOICE_CHECK_UNREAD, /* something was said, but not this sentence */
                           VOICE_CHECK_SILENT, /* nothing was heard */
                           VOICE_CHECK_QUIET   /* too low to tell */
};

struct voice_check_view {
    enum voice_check_stage stage;
    enum voice_check_trouble trouble;
    const char *text;             /* the sentence to read */
    int sentence, n_sentences;    /* from 0 */
    const char *const *sentences; /* all of them, for who is about to read */
    struct meter_view meter;
    float beat;  /* VOICE_CHECK_JUDGING: goes round from 0 to 1 */
    bool known;  /* the person's voice is already kept */
    bool learnt; /* VOICE_CHECK_DONE: enough was read to know it */
};

void voice_check_draw(const struct ui *ui); /* a struct voice_check_view */

#endif

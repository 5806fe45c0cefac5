/* When a reply ends: the one place that decides it. A turn of a pack may say its own numbers, the
 * voice check has shorter ones. Pure. */
#ifndef YINGDA_SCENARIOS_REPLY_END_H
#define YINGDA_SCENARIOS_REPLY_END_H

#include <stdbool.h>
#include <stdint.h>

struct reply_end {
    int silence_ms;  /* after speech that ended behind the customer's line: it is over */
    int time_out_ms; /* without any speech behind the line: nobody answers */
    int most_ms;     /* behind the line, whatever is heard: even beside a running fan no wait is
                      * endless */
    int pause_ms;    /* silence borne where less than wanted_ms has been said: the thought is not
                      * finished. Less than silence_ms: no more than that */
    int interrupt_ms; /* after the first word: the customer cuts in; 0: never */
    int wanted_ms;   /* so much speech even a short full reply takes; 0: any is full */
};

/* Of a turn that says nothing else. */
enum {
    REPLY_SILENCE_MS = 1500,   /* longer than a pause for breath: under 1 s in people's sentences */
    REPLY_TIME_OUT_MS = 12000, /* as the phone's 12 s in S-10(二)6: longer waits feel broken */
    REPLY_MOST_MS = 60000,
    REPLY_PAUSE_MS = 3500,    /* beyond the 3 s that the pack's own rule allows inside a reply */
    REPLY_SYLLABLE_MS = 220   /* 270 a minute with the small pauses, as people speak at work */
};

/* Where a reply stands, in the time of its own sound. */
struct reply_progress {
    int32_t fed_ms, line_end_ms; /* so much of it there is; where the customer's line ends */
    bool speaking;
    int32_t speech_end_ms; /* of the last finished stretch of speech; -1: none */
    int32_t spoken_ms;     /* all finished stretches together */
    int32_t begun_ms;      /* where the reply's first word is; -1: none yet */
};

enum reply_state { REPLY_GOES_ON, REPLY_SAID, REPLY_UNANSWERED, REPLY_CUT_OFF, REPLY_TOO_LONG };

/* How much of the silence that ends it is left: 1 while somebody speaks, 0 when it is over. Nobody
 * has answered yet: of the last five seconds of that wait. */
double reply_left(const struct reply_end *end, const struct reply_progress *progress);

enum reply_state reply_state(const struct reply_end *end, const struct reply_progress *progress);

#endif

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
};

/* Of a turn that says nothing else. */
enum {
    REPLY_SILENCE_MS = 1500,   /* longer than a pause for breath: under 1 s in people's sentences */
    REPLY_TIME_OUT_MS = 12000, /* as the phone's 12 s in S-10(二)6: longer waits feel broken */
    REPLY_MOST_MS = 60000
};

/* Where a reply stands, in the time of its own sound. */
struct reply_progress {
    int32_t fed_ms, line_end_ms; /* so much of it there is; where the customer's line ends */
    bool speaking;
    int32_t speech_end_ms; /* of the last finished stretch of speech; -1: none */
};

enum reply_state { REPLY_GOES_ON, REPLY_SAID, REPLY_UNANSWERED, REPLY_TOO_LONG };

enum reply_state reply_state(const struct reply_end *end, const struct reply_progress *progress);

#endif

/* What the telephone and the conversation read. */
#ifndef YINGDA_KIOSK_TALK_TALK_VIEW_H
#define YINGDA_KIOSK_TALK_TALK_VIEW_H

#include "kiosk/ui/meter.h"
#include "kiosk/ui/play_view.h"
#include "scoring/verdict.h"

struct ring_view {
    const struct play_view *play;
    int ring;   /* which ring this is, from 1 */
    float beat; /* 0..1 through the cadence; the bell sounds while `sounding` */
    bool sounding;
};

enum talk_stage {                 /* what the trainee should know now */
                  TALK_PREPARING, /* a moment: the customer's next line is being made */
                  TALK_SPEAKING,  /* the customer speaks */
                  TALK_ASKING,    /* your turn, nothing heard yet */
                  TALK_LISTENING, /* you are being heard */
                  TALK_JUDGING,   /* the reply is being judged */
                  TALK_FEEDBACK,  /* practice: what was missing; say it again or go on */
                  TALK_ENDING     /* the customer's last words */
};

enum talk_trouble { /* said beside the customer's words */
                    TROUBLE_NONE,
                    TROUBLE_ASKED_AGAIN, /* the reply was undecided and is asked for once more */
                    TROUBLE_BROKE_OFF,   /* some sound of the reply before was lost */
                    TROUBLE_CUT_OFF,     /* the customer cut in on the reply before */
                    TROUBLE_SILENT,      /* nobody was heard in it, likewise */
                    TROUBLE_QUIET,       /* likewise, and it was too quiet to be heard well */
                    TROUBLE_CLIPPED,     /* it was louder than the microphone takes */
                    TROUBLE_NOT_HEARD,   /* the hearing failed on the reply before */
                    TROUBLE_NO_VOICE     /* the line could not be spoken: it is there to read */
};

struct feedback_view {
    const char *name;
    enum verdict_value value;
    enum verdict_origin origin;
    bool forbidden; /* something was said that must not be */
};

enum { FEEDBACK_MAX = 6 };

struct talk_view {
    const struct play_view *play;
    enum talk_stage stage;
    int mood;
    bool talking;     /* the customer's mouth is open */
    bool opening;     /* the trainee speaks first: `line` says how it stands, nobody says it */
    const char *line; /* the customer's words */
    int line_shown;   /* bytes of them spoken so far */
    enum talk_trouble trouble;
    int reply;      /* from 1 */
    bool once;      /* that one alone, tried again from the card */
    float progress; /* 0..1 of the longest way to an ending */
    struct meter_view meter;
    float reply_left; /* TALK_ASKING, TALK_LISTENING: 1..0 of the silence that ends the reply */
    enum mode mode;
    int part, n_parts; /* MODE_EXAM: which play of the paper, from 1 */
    const char *hint;  /* "" for none; MODE_EXAM: none */
    const char *words; /* the model words that an open hint gives; "" for none */
    int hint_cost;     /* of 100, what opening it takes; 0: this turn's is paid for, or free */
    bool hint_free;    /* it is one of the first, and costs nothing */
    bool hint_open;
    bool hang_up_asked;  /* the next touch hangs up */
    bool unheard;        /* TALK_FEEDBACK: nobody was heard in the reply */
    bool broke_off;      /* likewise: some of its sound was lost */
    float feedback_left; /* TALK_FEEDBACK: 1..0, then the customer goes on */
    int feedback_left_s; /* the same in seconds */
    struct feedback_view feedback[FEEDBACK_MAX]; /* of the reply before */
    int n_feedback;
};

void ring_draw(const struct ui *ui); /* a struct ring_view */
void talk_draw(const struct ui *ui); /* a struct talk_view */

#endif

/* A session: one attempt at a play. Conversation, hearing and records bound together, without a
 * window and without a clock of its own: the kiosk and `rehearse` drive the same one. */
#ifndef YINGDA_ENGINE_SESSION_H
#define YINGDA_ENGINE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "audio/hearing/hearing.h"
#include "audio/speech/wav.h"
#include "engine/spoken.h"
#include "records/records.h"
#include "scenarios/pack.h"
#include "scoring/card/scorecard.h"
#include "scoring/conversation.h"
#include "scoring/end_judge.h"
#include "scoring/scene.h"

/* Replies kept in one session. */
enum { SESSION_MAX_REPLIES = 64 };

/* Expectations of other turns that one reply is listened for. */
enum { SESSION_MAX_OWED = 48 };

/* Stretches of speech told apart in one line of the customer's. */
enum { SESSION_MAX_SPANS = 32 };

/* Places told apart where the sound of one reply broke off. */
enum { SESSION_MAX_BREAKS = 8 };

struct session_config {
    const struct pack *pack;
    const struct play *play;
    struct hearing *hearing; /* NULL: there is no sound, and replies are written: session_write */
    struct records *records; /* NULL: nothing is stored */
    int64_t person;
    struct speaker voice;   /* the person's */
    const char *recordings; /* folder for the replies' sound, which is filed below it by attempt;
                               NULL: the person has not agreed, and none is kept */
    const char
        *own_lines; /* folder with lines that people have recorded (own_line.h); NULL: none */
    uint32_t seed;
    const char *from; /* for who writes a play: id of the turn that it begins with; NULL, or one
                         that the play does not have: the first */
    const struct standard *standard; /* one of the pack's; NULL: the play's own */
    enum attempt_mode mode;          /* an exam: no hints, nothing taken back */
    int free_hints;                  /* practice: so many turns' hints cost nothing */
    bool close;                      /* the telephone is heard without its band */
    int64_t started_unix_ms;
};

struct reply { /* a finished reply, kept for the card */
    const struct turn *turn;
    struct verdicts verdicts; /* of a repeat: of the pair, judge_repeat */
    struct heard heard;       /* empty when the hearing failed */
    struct wav_sound sound;   /* the kept sound, 16 kHz */
    bool again;               /* this was the repeat */
    bool superseded;          /* its repeat counts instead, or it was taken back */
    bool taken_back;          /* session_redo: as if it had not been said */
    bool hint;                /* the hint had been opened, and paid for */
    bool cut_off;             /* the customer cut in while the trainee was speaking */
    bool broke_off;           /* some of its sound was lost: session_sound_broke */
    int take;                 /* from 1: session_redo begins the next */
    int mood_before, mood_after;
    const char *next; /* id of a turn or an ending; NULL: asked again */
    int number;       /* from 1; a repeat has the number of the reply it repeats */
    char *scene;      /* what happened around it, as scene_json.h has it; owned */
};

/* How the turn under way began. */
enum session_opening {
    OPENING_NONE,       /* with the customer's line */
    OPENING_WAITS,      /* the trainee is to speak; the customer is silent */
    OPENING_BY_TRAINEE, /* who spoke in time: the customer's line is not said */
    OPENING_BY_CUSTOMER /* nobody did, so the customer has begun */
};

/* House value: so long a caller listens to a silent line before asking whether anybody is there. */
enum { OPENING_WAIT_MS = 3000 };

struct session {
    struct session_config config;
    struct conversation conversation;
    int64_t attempt;       /* 0: not in the records */
    struct wav_sound line; /* the customer's current line as sound; n_samples 0: no words */
    struct wav_sound nod; /* what the customer may say while they listen, once in a reply; n_samples
                             0: nothing */
    struct spoken_words line_words; /* when its syllables are said; none where not known */
    int32_t line_ms;                /* its length; 0 while it is not said, or was not */
    enum session_opening opening;
    int32_t opens_ms;      /* since when the trainee is to speak, in the reply's sound */
    int32_t line_start_ms; /* where it starts in the reply's sound: 0, or when the call was taken */
    struct speech_span customer_speech[SESSION_MAX_SPANS]; /* in the reply's sound */
    size_t n_customer_speech;
    struct speech_span breaks[SESSION_MAX_BREAKS]; /* of the reply under way */
    size_t n_breaks;
    bool ringing;        /* between session_ring and session_pick_up */
    int rings;           /* the ring on which the call was taken; 0: none rang */
    int32_t answered_ms; /* when that was, in the first reply's sound */
    struct usual usual;  /* the person's own voice in the replies so far */
    struct turn asked;   /* the turn, with what is owed besides */
    struct owed owed[SESSION_MAX_OWED];
    struct said_before said[SESSION_MAX_OWED]; /* ahead of its turn, and not due yet */
    size_t n_said;
    struct conversation before; /* the last reply that was no repeat; turn NULL: none */
    struct usual usual_before;
    int take;                  /* of the replies now, from 1 */
    const struct turn *hinted; /* the last turn whose hint was opened */
    bool hinted_free;          /* and that one cost nothing */
    int hints, free_hints;     /* turns whose hint was opened and paid for; that were free */
    struct reply replies[SESSION_MAX_REPLIES];
    int n_replies;
    bool listening;        /* between session_turn_start and session_reply_finish */
    struct wav_sound kept; /* the sound of the reply under way */
    size_t kept_capacity;  /* in samples */
    enum call_end call_end;
    struct verdicts ending; /* of the rules that are judged at the end; valid once ended */
    struct scorecard card;  /* likewise */
    bool ended;
    const char *written; /* the reply that session_write judges; else NULL */
    int n_stored;        /* replies that stand in the records, with their sound: the first ones */
    bool end_stored;     /* and the end; ended_unix_ms is when it came */
    int64_t ended_unix_ms;
    bool unrecorded;   /* session_store_no_more */
    char problem[640]; /* the last thing that went wrong, English; "" */
};

/* A session goes on when the database, a recording, a pack's sound, the voice or the hearing fails:
 * `problem` says so, and what was not heard is undecided. What could not be stored is held, and
 * stored before anything that comes later (session_store). The functions below fail only with
 * STATUS_NO_MEMORY, or as they say. One thread at a time; the pack, the hearing and the records are
 * the session's until it is over. */

/* Fills every field, starts the attempt's record. */
MUST_USE enum status session_init(struct session *session, const struct session_config *config);

/* Accepts NULL, zeroed memory and being called twice. An attempt that has not ended stays
 * unfinished in the records. */
void session_finish(struct session *session);

/* Prepares the customer's line (sound file or voice) and starts hearing: sample 0 of what is fed
 * next is the start of that line. A reply under way is dropped, so that a turn can be started over.
 * After the end there is only the ending's line, and nothing to listen to.
 * Where the trainee opens, the line is ready but not said: `opening` waits, and feeding decides.
 * OPENING_BY_CUSTOMER means that the line begins at line_start_ms, OPENING_WAIT_MS into the wait.
 */
MUST_USE enum status session_turn_start(struct session *session);

/* Optional, in a phone play, right after the first session_turn_start: sample 0 is then the start
 * of the first ring, and the customer's line begins where session_pick_up is called. Without it the
 * call is taken at once. */
void session_ring(struct session *session);
void session_pick_up(struct session *session);

/* Whether the caller has given up: as many rings of the standard's cadence as the play allows have
 * passed. session_hang_up then ends the play. False where a play sets no limit. */
bool session_rang_out(const struct session *session);

/* Microphone samples (16 kHz mono) of this turn; kept and heard as they come. */
MUST_USE enum status session_feed(struct session *session, const int16_t *samples,
                                  size_t n_samples);

/* The microphone's sound broke off: something is missing where the next samples go on. Told again
 * as long as it lasts. What was lost there may have been said (scoring/judge.h). */
void session_sound_broke(struct session *session);

/* How much of this turn has been fed. */
int32_t session_fed_ms(const struct session *session);

/* Whether the reply is over, as scenarios/reply_end.h decides it. */
bool session_reply_over(const struct session *session);

/* Whether it is over because the customer cuts in. */
bool session_cuts_off(const struct session *session);

/* How much is left of the silence that ends the reply, 1..0: reply_end.h's reply_left. */
double session_reply_left(const struct session *session);

/* Ends the reply: verdicts, mood, next turn; writes the recording and the turn's record, and at an
 * ending the card. STATUS_LIMIT: more than SESSION_MAX_REPLIES. */
MUST_USE enum status session_reply_finish(struct session *session);

/* Without a hearing: the reply to the turn under way, in words ("" for silence), judged as the ear
 * for written words hears it; what hangs on sound is not applicable. STATUS_INVALID: it cannot be
 * read aloud, and the turn stays as it is. Others as session_reply_finish. */
MUST_USE enum status session_write(struct session *session, const char *reply);

/* Practice: the hint of the turn under way is opened. It costs the rubric's hint_cost once, however
 * often it is looked at or the turn tried; the first of an attempt are free, as the config has it,
 * and leave no mark in the records. Ignored in an exam. */
void session_hint(struct session *session);
int session_free_hints_left(const struct session *session);
bool session_hint_is_paid(const struct session *session);

/* Practice: takes the last reply back, with its repeat if it had one. What was heard stays in the
 * records as an earlier take and counts for nothing; the conversation stands where it stood before,
 * and session_turn_start has the customer say the line again. Only between two replies, and while
 * the conversation goes on: an ending is final. */
bool session_can_redo(const struct session *session);
void session_redo(struct session *session);

/* How much waits to be stored: replies, and the end for one more. 0 too where nothing is stored at
 * all. Whoever shows a reply as done, or the card, looks here first. */
int session_held(const struct session *session);

/* Stores what is held, in the order in which it happened, each reply with its sound; the end comes
 * last, so that an attempt with a hole is never finished. The functions above do so by themselves.
 * Fails as records.h and recordings do (STATUS_DATABASE, STATUS_BUSY, STATUS_IO), and holds what is
 * left. */
MUST_USE enum status session_store(struct session *session);

/* Nothing more is stored, what is held is given up: the attempt stays unfinished in the records. */
void session_store_no_more(struct session *session);

/* Whether all of an attempt that is over stands in the records. */
bool session_is_stored(const struct session *session);

/* The standard that is followed; NULL: the pack has none of that name. */
const struct standard *session_standard(const struct session *session);

/* The trainee hangs up (phone plays). The reply under way is judged first, also a silent one:
 * hanging up must not be a way around what was to be said. Not so while it still rings. */
MUST_USE enum status session_hang_up(struct session *session);

#endif

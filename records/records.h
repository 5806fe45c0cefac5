/* Records: people, attempts, turns and verdicts in SQLite; one transaction a turn. */
#ifndef YINGDA_RECORDS_RECORDS_H
#define YINGDA_RECORDS_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "language/name/fold.h"
#include "records/who.h"
#include "scenarios/pack.h"
#include "scoring/card/scorecard.h"
#include "scoring/verdict.h"

struct records; /* hides the database */

/* Every function here: one thread at a time per `records`. STATUS_DATABASE: SQLite said no (disk
 * full, read-only folder, not a database …); STATUS_BUSY: another program held the database for
 * five seconds. records_problem then has the sentence, and nothing was stored by halves. */

/* Opens or makes the database (WAL, foreign keys on) and migrates it. STATUS_NEWER: a newer Yingda
 * wrote it, nothing was changed; STATUS_INVALID: another program's database; STATUS_DAMAGED: it is
 * no database any more, or empty though it was one (mend.h). Before it is migrated, a backup of it
 * is made. *out is set on failure
 * too (NULL only without memory), so that records_problem can say why; records_close it then too.
 */
MUST_USE enum status records_open(struct records **out, const char *path);

/* Accepts NULL. */
void records_close(struct records *records);

/* How long each call waits for another program that holds the database; five seconds unless set. On
 * a window's thread: short, and tried again. */
void records_patience(struct records *records, int patience_ms);

/* Whether a row could be stored now: writes as much as the smallest, and changes nothing.
 * STATUS_BUSY, STATUS_DATABASE: not now. */
MUST_USE enum status records_try(struct records *records);

/* One English sentence on the last failure, "" when there was none; owned by `records`. Accepts
 * NULL. */
const char *records_problem(const struct records *records);

struct person {
    int64_t id;
    char name[NAME_SIZE], team[NAME_SIZE], post[NAME_SIZE]; /* team, post: "" where not known */
    char number[NUMBER_SIZE];                               /* 工号; "" without one */
    bool has_pin;                                           /* of one's own */
    int attempts;                                           /* finished ones */
    int to_review;     /* how many of those a trainer is to hear something of (moderation.h) */
    double last_total; /* -1: none yet */
    double best_total; /* -1: none yet */
    int streak_days;   /* days in a row up to today or yesterday with a finished attempt */
};

/* All people by name (malloc'd, the caller frees), not how they stand: attempts, to_review and
 * streak_days are 0, the totals -1. */
MUST_USE enum status records_people(struct records *records, struct person **out, size_t *count);

/* Fills in how the person with that id stands. Reads this person's attempts alone. */
MUST_USE enum status records_standing(struct records *records, struct person *person);

/* The one who is meant, added where nobody is. Folded (language/name/fold.h) before it is looked
 * at; NULL is "". By the number where there is one, whatever the name; without a number by the
 * name, among those without a number. So two people of one name are two as soon as one of them has
 * a number. Nothing that is known of somebody is changed. STATUS_INVALID: neither number nor name,
 * a name over 63 bytes, or not UTF-8. */
MUST_USE enum status records_person_enter(struct records *records, const struct person_who *who,
                                          int64_t *id);

/* The same of a name alone. */
MUST_USE enum status records_person_add(struct records *records, const char *name, int64_t *id);

/* Takes a trainer's list, all of it or nothing: who is not known is added, and what the list says
 * of the others is theirs from now on (what it leaves empty stays as it was). Who had no number and
 * is the only one of that name, in the records and on the list, gets the list's. Nobody is removed.
 * STATUS_INVALID as above. */
MUST_USE enum status records_roster(struct records *records, const struct person_who *list,
                                    size_t n);

/* Where a person's recordings lie, below the recordings folder: malloc'd strings in a malloc'd
 * array, NULL where there is none. Freed by records_recordings_free, which accepts NULL. */
MUST_USE enum status records_recordings(struct records *records, int64_t person, char ***out,
                                        size_t *count);
void records_recordings_free(char **recordings, size_t count);

/* Removes a person with attempts, marks and voice, for good: the file's pages are wiped too. What
 * stays are counts of nobody's (how often a play was finished in a year) and the facts' ids, which
 * refer to nothing any more. The recordings are files: engine/person_removal.h. STATUS_NOT_FOUND:
 * there is no such person. */
MUST_USE enum status records_person_remove(struct records *records, int64_t person);

/* The one under whose name `yingda rehearse` stores its attempts; not among records_people. */
MUST_USE enum status records_rehearser(struct records *records, int64_t *id);

enum { PERSON_VOICE_TEXT_SIZE = 8192 };

/* What a voice check found for a person: nothing but numbers, no sound. */
struct person_voice {
    float warp; /* of speaker */
    int64_t taken_unix_ms;
    char text[PERSON_VOICE_TEXT_SIZE]; /* all of it, as the ear takes it (speaker.h); "": the
                                          warp is all */
};

/* Stores a person's voice in place of the one before; it goes when the person does. STATUS_DATABASE
 * too when there is no such person or the warp is out of range. */
MUST_USE enum status records_voice_set(struct records *records, int64_t person,
                                       const struct person_voice *voice);

/* STATUS_NOT_FOUND: none was taken; *out is then nobody's in particular, warp 1. */
MUST_USE enum status records_voice(struct records *records, int64_t person,
                                   struct person_voice *out);

/* Forgets it; also fine when there is none. */
MUST_USE enum status records_voice_forget(struct records *records, int64_t person);

enum attempt_mode {
    ATTEMPT_PRACTICE, /* with hints, which cost points, and turns tried again */
    ATTEMPT_EXAM
};

/* "practice", "exam": static. */
const char *attempt_mode_text(enum attempt_mode mode);

/* An attempt that was started: `pack`, play and standard are copied, with the pack's version and
 * hash, its rubric and the observer's checklist of that place, so that an old score can be
 * explained, marked and added up again after the pack has changed. In one transaction. */
struct attempt_start {
    int64_t person;
    const struct pack *pack;
    const char *play, *standard;
    uint32_t seed;
    int64_t started_unix_ms;
    float warp; /* of the voice that the replies are heard with; 0: 1 */
    enum attempt_mode mode;
};
MUST_USE enum status records_attempt_start(struct records *records,
                                           const struct attempt_start *start, int64_t *attempt);

struct turn_record {
    int reply;               /* from 1 */
    int again;               /* 1: the repeat of an undecided reply */
    int take;                /* from 1 (0 is taken for 1), one more each time the trainee goes back
                                to a turn ("再试一次"): its replies, from this one on, stand for
                                those of earlier takes, which are kept */
    const char *turn, *next; /* ids; next is a turn or an ending */
    int mood_before, mood_after;
    const char *recording; /* path relative to the recordings folder, or NULL */
    const char *scene;     /* what happened around the reply, as `yingda judge` takes it; or NULL */
    int32_t duration_ms;
    int hint; /* 1: its hint was opened; a turn's hint costs once, however often it is tried */
    const struct verdicts *verdicts;
};
/* In one transaction: all of the turn or nothing. The verdicts of the play's end are a last row:
 * `turn` is the ending's id, `reply` one more than the last one's, `next` NULL. */
MUST_USE enum status records_turn_add(struct records *records, int64_t attempt,
                                      const struct turn_record *turn);

struct attempt_end {
    const char *ending;
    const struct scorecard *card;
    int64_t finished_unix_ms;
    const struct turn_record *last; /* the verdicts of the play's end; NULL: the row is there */
};
/* The card is kept as the machine's; what a trainer has marked before is added to the total. In one
 * transaction. */
MUST_USE enum status records_attempt_finish(struct records *records, int64_t attempt,
                                            const struct attempt_end *end);

enum stored_state {
    STORED_WHOLE,
    STORED_UNFINISHED, /* broken off: no card */
    STORED_OLD,        /* by a Yingda before version 3 of the database, which kept too little of its
                          verdicts: its card cannot be added up again, nor marked */
    STORED_HOLED /* finished by a Yingda that went on when a reply could not be stored: a reply
                    or the end is missing, so that its points are not those of the talk */
};

struct attempt_summary {
    int64_t id;
    char person[64], play[64], ending[64]; /* ending: "" while unfinished */
    enum stored_state state;
    double total, total_low, total_high;       /* -1 while unfinished, and of STORED_HOLED */
    int review, pass;                          /* pass 0: not known */
    int64_t started_unix_ms, finished_unix_ms; /* finished: 0 while it is not */
    enum attempt_mode mode;
    bool
        withheld; /* of an exam whose result is not released: only trainers may see what it holds */
};

enum attempts_which {
    ATTEMPTS_FINISHED, /* a person's that have a card, newest first; not those withheld */
    ATTEMPTS_ALL,      /* those, and what was broken off after at least one reply */
    ATTEMPTS_TO_REVIEW /* everybody's of one mode that a trainer is to hear something of
                          (moderation.h), oldest first; rehearsals are nobody's */
};

struct attempts_query {
    enum attempts_which which;
    int64_t person;         /* unless ATTEMPTS_TO_REVIEW */
    enum attempt_mode mode; /* ATTEMPTS_TO_REVIEW */
    size_t first, max;      /* from the first-th on, 0 the first of all; at most so many */
};

/* Fills out[0..max); *count: how many that were. One statement, whatever the page. */
MUST_USE enum status records_attempts(struct records *records, const struct attempts_query *query,
                                      struct attempt_summary *out, size_t *count);

/* How many there are in all, whatever `first` and `max`. */
MUST_USE enum status records_attempts_count(struct records *records,
                                            const struct attempts_query *query, size_t *count);

/* A practice that was broken off: whose, and with which customer. */
struct broken_off {
    int64_t attempt, person; /* attempt 0: none */
    char name[64], play[64], standard[64];
    uint32_t seed;
};
/* The newest attempt of all, where it is a trainee's practice that did not end, was begun since
 * then and got as far as a reply. STATUS_NOT_FOUND: it is not. */
MUST_USE enum status records_broken_off(struct records *records, int64_t since_unix_ms,
                                        struct broken_off *out);

/* How a person stands in one play, over all attempts that were finished. */
struct play_best {
    char play[64];
    int attempts;
    double best_total, last_total;
    int64_t last_unix_ms; /* when the last one ended */
};

/* One row for each play that the person has finished, by the play's id (malloc'd, the caller
 * frees; NULL when there is none). One statement, however many attempts there are. */
MUST_USE enum status records_best_by_play(struct records *records, int64_t person,
                                          struct play_best **out, size_t *count);

/* A point of the line of one play: the same person with the same customer. */
struct play_point {
    int64_t attempt, finished_unix_ms;
    double total;
};

/* The attempt's own point and at most max - 1 of those before it, the newest first. */
MUST_USE enum status records_play_line(struct records *records, int64_t attempt,
                                       struct play_point *out, size_t max, size_t *count);

/* In how many of the `last` attempts that the same person finished before this one, at whichever
 * play, an item was not met. */
MUST_USE enum status records_missed_before(struct records *records, int64_t attempt,
                                           const struct verdict *item, int last, int *count);

/* Where a row of the database stands: what rows of verdicts and of the checklist are called. */
enum item_of { ITEM_VERDICT, ITEM_CHECKLIST };

struct item_ref {
    enum item_of of;
    int64_t number; /* in its table; stored_card.h says those of an attempt */
};

enum mark_kind {
    MARK_DECIDES,
    MARK_TAKEN_BACK /* the item stands as before any mark; value and reason do not count */
};

enum mark_role {                /* as what somebody marked */
                 ROLE_TRAINER,  /* on a card, or in the queue of what is to be heard */
                 ROLE_OBSERVER, /* who watched: the checklist */
                 ROLE_JUDGE,    /* of a contest */
                 ROLE_SPOT      /* who let the machine's verdict stand, without hearing each */
};

/* A trainer's mark: on a line of the observer's checklist, or on what the machine could not tell or
 * told wrong. It stands beside the machine's verdict, which is kept; the last one counts. Marks are
 * events: each is kept as it was made, with the one that it supersedes, and no row of one is ever
 * changed. */
struct mark {
    struct item_ref item;
    enum verdict_value value; /* not undecided; not applicable: not looked at, or out of the card */
    const char *who;          /* marked it; not empty */
    const char *reason;       /* not empty where the machine is corrected; NULL is "" */
    int64_t marked_unix_ms;
    enum mark_kind kind;
    enum mark_role role;
    bool blind; /* the machine's word was hidden from who marked */
};

/* Stores a mark of an attempt and adds the card up again, both or neither. STATUS_INVALID: a value,
 * a name or a reason that must not be; STATUS_NOT_FOUND: the attempt has no such item. Before an
 * attempt is finished there is no card yet; one that an older Yingda stored cannot be added up
 * again, and is STATUS_INVALID. */
MUST_USE enum status records_mark(struct records *records, int64_t attempt,
                                  const struct mark *mark);

/* The trainee holds a verdict to be wrong: the attempt is among those to review until a trainer has
 * marked it. Once more changes nothing, nor does a verdict that is not the attempt's. */
MUST_USE enum status records_dispute(struct records *records, int64_t attempt, int64_t verdict,
                                     int64_t unix_ms);

#endif

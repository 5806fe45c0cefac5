/* The two closed lists of the kiosk: the screens that it shows, and the actions that a touch or
 * a key asks for, or one room of another. */
#ifndef YINGDA_KIOSK_UI_ACTION_H
#define YINGDA_KIOSK_UI_ACTION_H

#include <stdbool.h>

enum screen { /* what the person sees; every one decays back to SCREEN_NAMES when left alone */
              SCREEN_NAMES,      /* who is it? */
              SCREEN_ATTRACT,    /* nobody has been here for long: a picture that moves */
              SCREEN_ENTRY,      /* a newcomer types a number or a name */
              SCREEN_VOICE,      /* three sentences read aloud, so that the ear knows the voice */
              SCREEN_HOME,       /* what to do next */
              SCREEN_CONSENT,    /* may sound be kept? what of it, why, how long */
              SCREEN_OWN,        /* what is kept of somebody, and what that one has decided */
              SCREEN_REMOVE,     /* is somebody to be removed with all that is theirs? */
              SCREEN_ATTEMPTS,   /* a list of attempts, a page at a time */
              SCREEN_LEARN,      /* the standard phrases and the drills */
              SCREEN_LESSON,     /* one of them, to read, to hear and to say */
              SCREEN_ROUND,      /* what three minutes of them came to */
              SCREEN_PLAYS,      /* choose a customer */
              SCREEN_QUIZ,       /* a knowledge question, or how many were right */
              SCREEN_OWN_PAPERS, /* the papers that somebody has, and what came of them */
              SCREEN_EXAM,       /* the paper: what it asks for, and what comes next */
              SCREEN_TRAINER,    /* what is there for trainers */
              SCREEN_KEPT,       /* what sound is kept of everybody, and for how long */
              SCREEN_TRAINEES,   /* whose attempts? */
              SCREEN_STANDARDS,  /* where the standards disagree */
              SCREEN_BRIEF,      /* the situation, and a try of the microphone */
              SCREEN_RING,       /* the telephone rings */
              SCREEN_TALK,       /* the conversation */
              SCREEN_CARD,       /* the scorecard */
              SCREEN_ITEM,  /* one item of it: the clause, the words heard, the trainer's mark */
              SCREEN_REPLY, /* one reply of it along time: what was heard where */
              SCREEN_CHECKLIST, /* what a trainer has seen, on the same card */
              SCREEN_RESULT,    /* of an exam */
              SCREEN_PAD,       /* a number is asked for: the trainer's PIN, a paper's, one's own */
              SCREEN_ABOUT,     /* what this is, who speaks, on which terms */
              SCREEN_SIGN_IN,   /* which trainer? */
              SCREEN_TEAM,      /* who is ready for what */
              SCREEN_REASON,    /* why somebody is, or is not */
              SCREEN_ROSTER_FILES, /* which list of people is to be taken in? */
              SCREEN_ROSTER,       /* what would become of its rows */
              SCREEN_PAPERS,       /* exam papers of trainers */
              SCREEN_PAPER,        /* one of them: its terms, or who has sat it */
              SCREEN_PAPER_ITEMS,  /* what was judged in it */
              SCREEN_HEAR,         /* what is to be heard, an item at a time */
              SCREEN_CERTIFICATES, /* who may work in which post */
              SCREEN_PERSON,       /* a trainer puts somebody's row in order */
              SCREEN_PLAN,         /* what a team practises this week */
              SCREEN_CONTESTS,     /* 竞赛 */
              SCREEN_CONTEST,      /* one of them: its terms, or its turns */
              SCREEN_ENTRANTS,     /* who competes */
              SCREEN_SHEET,        /* a judge takes points off */
              SCREEN_BOARD,        /* places, and a season's points */
              SCREEN_ROLE,         /* the card of whoever plays the customer */
              SCREEN_OBSERVED,     /* 明察暗访: what observers have seen */
              SCREEN_OBSERVATION,  /* one of them */
              SCREEN_OBSERVE,      /* a sheet that is being filled in */
              SCREEN_LINES,        /* a customer's lines, recorded over the synthetic voice */
              SCREEN_QUALITY,      /* what nothing was heard for, and forbidden words by team */
              SCREEN_OCCURRENCES,  /* the replies behind one figure of those, each to be heard */
              SCREEN_FAULT,        /* what is wrong and what to do */
              SCREEN_COUNT
};

enum overlay {
    OVERLAY_NONE,
    OVERLAY_PAUSE,
    OVERLAY_QUIT, /* of an exam, which does not stand still meanwhile */
    OVERLAY_IDLE
};

/* What a trainer types letter by letter. */
enum typed_text {
    TYPED_TRAINER, /* the name of a trainer who is added */
    TYPED_RENAME,  /* another name of desk.trainee */
    TYPED_WORDING, /* what shall count for desk.wording_of */
    TYPED_CONTEST, /* what a contest is called */
    TYPED_NOTE     /* an observer's note */
};

enum learn_tab { LEARN_PHRASES, LEARN_DRILLS, LEARN_TABS };

/* What a number is asked for. */
enum pad {
    PAD_PIN,
    PAD_PIN_NEW,
    PAD_PIN_AGAIN,
    PAD_PAPER,
    PAD_PERSON,
    PAD_OWN_PIN,
    PAD_OWN_PIN_NEW,
    PAD_OWN_PIN_AGAIN
};

enum action_kind {
    ACTION_NONE,
    ACTION_PERSON,       /* arg: index of the person */
    ACTION_PERSON_SURE,  /* arg: the same, whose number's last digits were typed */
    ACTION_LEAVE,        /* to the choice of names */
    ACTION_ATTRACT,      /* nobody is there: the picture that moves */
    ACTION_TAKE_UP,      /* what was broken off, with the same customer */
    ACTION_NEW_NAME,     /* to the entry of a new name */
    ACTION_PAGE,         /* arg: page of names */
    ACTION_KEY,          /* arg: the character typed */
    ACTION_ERASE,        /* the last character typed */
    ACTION_KEYBOARD,     /* arg: enum keyboard */
    ACTION_CHOICE,       /* arg: index of the character to take for the pinyin typed */
    ACTION_CHOICES,      /* arg: page of those characters */
    ACTION_NAME_DONE,    /* the typed name is complete */
    ACTION_VOICE,        /* to the voice check */
    ACTION_VOICE_BEGIN,  /* with its first sentence */
    ACTION_VOICE_FORGET, /* what it found before */
    ACTION_OWN,          /* to what is one's own: sound, PIN */
    ACTION_CONSENT,      /* to the notice, to decide anew */
    ACTION_CONSENT_YES,  /* sound may be kept */
    ACTION_CONSENT_NO,   /* it may not, and what is kept goes */
    ACTION_CONSENT_SURE, /* the end of the number was typed: it is one's own sound that goes */
    ACTION_OWN_PIN,      /* a PIN of one's own is wanted, or another one */
    ACTION_OWN_PIN_NEW,  /* whoever wants it is the owner: it is typed */
    ACTION_OWN_PIN_SET,  /* it was */
    ACTION_OWN_PIN_SAME, /* and once more */
    ACTION_OWN_PIN_OFF,  /* none is wanted any more */
    ACTION_OWN_PIN_GONE, /* the owner says so */
    ACTION_OWN_PIN_LOST, /* a trainer takes desk.trainee's away, who has forgotten it */
    ACTION_REMOVE,       /* to the question whether who stands here is to be removed */
    ACTION_REMOVE_SURE,  /* yes: the end of the number is asked for where there is one */
    ACTION_REMOVE_DONE,  /* it was typed */
    ACTION_HOME,
    ACTION_LEARN,       /* arg: enum learn_tab: to the phrases, or to the drills */
    ACTION_LESSON,      /* arg: index of the lesson */
    ACTION_SAY,         /* the lesson's words: listen now */
    ACTION_LESSON_NEXT, /* the next lesson */
    ACTION_ROUND,       /* three minutes of lessons */
    ACTION_ROUND_OVER,  /* enough of them */
    ACTION_PLAYS,
    ACTION_BRIEF,    /* arg: index of the play */
    ACTION_STANDARD, /* the next standard that the play can be played under */
    ACTION_LEVEL,    /* how hard the customer is: the next level */
    ACTION_START,    /* the play just read about */
    ACTION_PICK_UP,
    ACTION_HANG_UP_ASK, /* "touch it once more": it ends the conversation and is final */
    ACTION_HANG_UP,
    ACTION_REPLY_DONE, /* "I have finished speaking" */
    ACTION_HINT,       /* show or hide the hint; of a lesson, its words */
    ACTION_REDO,       /* the reply just judged once more */
    ACTION_GO_ON,      /* let the customer go on */
    ACTION_ONCE_LEAVE, /* back to the card from one turn tried again */
    ACTION_PAUSE,
    ACTION_RESUME,
    ACTION_HEAR_REPLY, /* arg: index of the card's turn: one's own whole reply */
    ACTION_HEAR_MINE,  /* arg: index of the card's item: that moment of one's own voice */
    ACTION_HEAR_MODEL, /* arg: index of the card's item, or of the lesson: the model wording, spoken
                        */
    ACTION_HEAR_FROM,  /* arg: hear_from_arg: one's own reply from there on, or the model words of
                          what was said there */
    ACTION_REPLY,      /* arg: index of the card's turn: to its strip */
    ACTION_STRIP_HEARS, /* arg: enum strip_hears: what a touch on the strip plays */
    ACTION_HUSH,        /* stop what is being played back */
    ACTION_MODEL_VOICE, /* arg: enum model_voice, in which model words are heard from now on */
    ACTION_AGAIN,       /* the same play once more */
    ACTION_FROM_HERE,   /* arg: index of the card's item: its turn once more, in the mood of then */
    ACTION_CARD,        /* back to the card */
    ACTION_TAB,         /* arg: enum card_tab */
    ACTION_ITEM,        /* arg: index of the card's item */
    ACTION_MARK,        /* arg: enum mark_choice: the trainer decides the item shown */
    ACTION_DISPUTE,     /* the trainee holds the item shown to be judged wrong */
    ACTION_CHECKLIST,   /* to the observer's checklist */
    ACTION_WHO,         /* arg: enum rule_who: whose lines it shows */
    ACTION_SIGHT,       /* arg: 3 times the line's index plus the enum sight */
    ACTION_SIGHTS_DONE,
    ACTION_QUIZ,        /* to the knowledge questions */
    ACTION_ANSWER,      /* arg: place of the answer */
    ACTION_QUESTION,    /* arg: by how many questions on */
    ACTION_EXAM,        /* to the papers that one has, to a mock, or to the one under way */
    ACTION_EXAM_MOCK,   /* a paper that one draws oneself */
    ACTION_EXAM_SIT,    /* arg: index among one's papers: that one */
    ACTION_EXAM_PAGE,   /* arg: page of them */
    ACTION_EXAM_REDRAW, /* another paper */
    ACTION_EXAM_NUMBER, /* a paper by its number */
    ACTION_EXAM_NEXT,   /* its next part */
    ACTION_EXAM_CARD,   /* arg: the part whose card, or whose answers, are to be seen */
    ACTION_RESULT,      /* back to the result */
    ACTION_PAST,        /* arg: index of a recent attempt, whose card is to be seen */
    ACTION_ATTEMPTS,    /* to all attempts of who has signed in */
    ACTION_LIST,        /* arg: page of the list of attempts; also back to it */
    ACTION_LISTED,      /* arg: index on that page of the attempt whose card is to be seen */
    ACTION_TRAINER,
    ACTION_REVIEWS,  /* arg: enum mode: to the attempts that want a review */
    ACTION_TRAINEES, /* arg: page of the names, to see somebody's attempts */
    ACTION_TRAINEE,  /* arg: index of the person whose attempts are to be seen */
    ACTION_STANDARDS,
    ACTION_ABOUT,
    ACTION_KEPT,          /* to what sound is kept of everybody */
    ACTION_CLOCK_RIGHT,   /* somebody has looked: old sound may go by it again */
    ACTION_SIGN_IN_AS,    /* arg: index of the trainer */
    ACTION_PIN_TYPED,     /* of the one chosen */
    ACTION_PIN_NEW,       /* a new one was typed, once */
    ACTION_PIN_REPEATED,  /* and once more */
    ACTION_PIN_CHANGE,    /* of who stands here */
    ACTION_TRAINER_NEW,   /* another trainer is to be added */
    ACTION_TEAM,          /* to who is ready for what */
    ACTION_TEAM_BACK,     /* the same as it was left */
    ACTION_TEAM_PAGE,     /* arg: page of it */
    ACTION_TEAM_WORD,     /* arg: enum readiness_word to show alone; -1: everybody */
    ACTION_TEAM_SORT,     /* arg: enum team_sort */
    ACTION_TEAM_GROUP,    /* the next team alone */
    ACTION_TEAM_SEARCH,   /* arg: 1 with keys to look for somebody, 0 without */
    ACTION_TEAM_PERSON,   /* arg: index among those found */
    ACTION_TEAM_ATTEMPTS, /* of that person */
    ACTION_TEAM_OBSERVED, /* what observers saw of that person */
    ACTION_REASON_PAGE,   /* arg: page of the reasons */
    ACTION_EXPORT,        /* tables onto a stick */
    ACTION_EXPORT_XAPI,   /* what attempts came to, onto a stick for a learning record store */
    ACTION_CARD_SHEET,    /* the card that a trainer looks at, onto a stick to print */
    ACTION_ROSTER,        /* to the lists of people that can be taken in */
    ACTION_ROSTER_FILE,   /* arg: index of one */
    ACTION_ROSTER_KIND,   /* arg: enum import_kind of the rows that are shown */
    ACTION_ROSTER_PAGE,   /* arg: page of them */
    ACTION_ROSTER_STORE,  /* take it */
    ACTION_PAPERS,        /* arg: page: to the exam papers */
    ACTION_PAPER_OPEN,    /* arg: index of one */
    ACTION_PAPER_BACK,    /* the one that was looked at */
    ACTION_PAPER_NEW,     /* a draft */
    ACTION_PAPER_TERM,    /* arg: enum paper_term: its next value */
    ACTION_PAPER_REDRAW,  /* all of a draft anew */
    ACTION_PAPER_PLAY,    /* arg: which play of a draft is to be another one */
    ACTION_PAPER_LOCK,
    ACTION_PAPER_DISCARD,
    ACTION_PAPER_GROUP,    /* the next team to hand it to */
    ACTION_PAPER_HAND_OUT, /* to that one */
    ACTION_PAPER_WITHDRAW,
    ACTION_SAT_PAGE,    /* arg: page of those who have it */
    ACTION_SAT,         /* arg: index of one of them */
    ACTION_SAT_CARD,    /* arg: which play's card of that one */
    ACTION_RELEASE,     /* arg: 0 all that are reviewed, 1 the one chosen */
    ACTION_VOID_ASK,    /* the reasons to make a sitting void */
    ACTION_VOID,        /* arg: index of the reason */
    ACTION_PAPER_ITEMS, /* arg: page: to what was judged in the paper */
    ACTION_PAPER_ITEMS_PAGE,
    ACTION_PAPER_ITEM,   /* arg: index of one of them */
    ACTION_PAPER_KIOSKS, /* what the kiosks made of them instead, and back */
    ACTION_DROP,         /* arg: index of the reason */
    ACTION_DROP_UNDO,
    ACTION_HEAR,        /* to what is to be heard */
    ACTION_HEAR_SOUND,  /* its sound once more */
    ACTION_HEAR_MARK,   /* arg: enum hear_mark */
    ACTION_HEAR_SKIP,   /* the next one first */
    ACTION_HEAR_BACK,   /* the one before is marked otherwise */
    ACTION_HEAR_ACCEPT, /* what the machine decided of the rest stands */
    ACTION_HEAR_ACCEPT_SURE,
    ACTION_CERTIFICATES, /* to the posts and who may work in them */
    ACTION_POST_NEXT,    /* another post */
    ACTION_POST_SUBJECT, /* arg: enum paper_subject, asked for or not */
    ACTION_POST_MONTHS,  /* how long its certificate is good for */
    ACTION_CERTIFICATES_PAGE,
    ACTION_CERTIFIED,     /* arg: index of one of the people */
    ACTION_ISSUE,         /* a certificate for that one, or a renewal */
    ACTION_PRINT,         /* that one's once more, onto a stick */
    ACTION_ON_LEAVE,      /* that one leaves the post, or is back */
    ACTION_PERSON_ROW,    /* to the row of the person whose readiness is shown */
    ACTION_PERSON_RENAME, /* another name is to be typed */
    ACTION_PERSON_NAMED,  /* it was */
    ACTION_PERSON_RETIRE, /* off the lists; asked first */
    ACTION_PERSON_RETIRE_SURE,
    ACTION_PERSON_MERGE, /* arg: index among those of like name or number: becomes one with it */
    ACTION_PERSON_MERGE_SURE,
    ACTION_PERSON_DUE, /* arg: enum due_step: by when that one is to be ready */
    ACTION_PLAN,       /* to what the team that is shown practises this week */
    ACTION_PLAN_PAGE,
    ACTION_PLAN_ITEM,    /* arg: index of a competency: planned, or not */
    ACTION_PLAN_DUE,     /* arg: enum due_step: by when the team is to be ready */
    ACTION_CONTESTS,     /* arg: page: to the contests */
    ACTION_CONTEST_OPEN, /* arg: index of one */
    ACTION_CONTEST_BACK, /* the one that was looked at */
    ACTION_CONTEST_NEW,
    ACTION_CONTEST_TERM,         /* arg: enum contest_term: its next value */
    ACTION_CONTEST_JUDGE,        /* arg: index of a trainer, who judges or does not */
    ACTION_CONTEST_JUDGES,       /* of a drawn one: its judges, or its turns again */
    ACTION_CONTEST_JUDGE_LEAVES, /* the one chosen judges no more */
    ACTION_CONTEST_DISCARD,
    ACTION_CONTEST_DRAW, /* the lots */
    ACTION_CONTEST_PUBLISH,
    ACTION_ENTRANTS,       /* to who competes */
    ACTION_ENTRANTS_PAGE,  /* arg: page of those who could */
    ACTION_ENTRANTS_GROUP, /* the next team alone */
    ACTION_ENTRANTS_ALL,   /* arg: 1 all that are shown compete, 0 none of them */
    ACTION_ENTRANT,        /* arg: index of one */
    ACTION_TURN_PAGE,
    ACTION_TURN,        /* arg: index of a turn */
    ACTION_TURN_ABSENT, /* the one chosen is not there, or has come */
    ACTION_SHEET,       /* arg: enum sheet_of, of the turn chosen */
    ACTION_SHEET_MORE,  /* arg: 8 times the points to take off plus the criterion */
    ACTION_SHEET_LESS,  /* arg: the criterion, to which a point is given back */
    ACTION_SHEET_GIVE,  /* arg: 0, or 1 + index of the reason of a change */
    ACTION_BOARD,       /* arg: enum board */
    ACTION_BOARD_PAGE,
    ACTION_BOARD_ROW,       /* arg: index of a row */
    ACTION_BOARD_HEAR,      /* arg: which play of that one, where others may hear it */
    ACTION_REPLAY,          /* arg: 1 who stands here lets others hear it, 0 does not */
    ACTION_ROLE,            /* arg: page of the customer's card */
    ACTION_OWN_BOARD,       /* arg: index among one's papers, of a contest */
    ACTION_OBSERVED,        /* to what observers have seen of everybody */
    ACTION_OBSERVED_OF,     /* of desk.trainee alone */
    ACTION_OBSERVED_PAGE,   /* arg: page of it */
    ACTION_OBSERVED_LISTED, /* those alone who stand on the list, or all again */
    ACTION_OBSERVATION,     /* arg: index of one of them */
    ACTION_OBSERVE,         /* a new one: of whose list is shown; else somebody is chosen first */
    ACTION_OBSERVE_BACK,    /* to its sheet */
    ACTION_OBSERVE_PLACE,   /* arg: enum play_place */
    ACTION_OBSERVE_TICK,    /* arg: 3 times the line's index plus the enum sight */
    ACTION_OBSERVE_NOTE,    /* a note is to be typed */
    ACTION_OBSERVE_DONE,
    ACTION_LINES,      /* to what the customers say, to be recorded */
    ACTION_LINES_PLAY, /* the next play's */
    ACTION_LINES_PAGE,
    ACTION_LINE,         /* arg: index of one of them */
    ACTION_LINE_RECORD,  /* begin to record that one, or it is over */
    ACTION_LINE_HEAR,    /* as it is said now */
    ACTION_LINE_FORGET,  /* the synthetic voice says it again */
    ACTION_QUALITY,      /* arg: enum quality_tab: to what is looked for over everybody's replies */
    ACTION_QUALITY_BACK, /* to that list as it was left */
    ACTION_QUALITY_PAGE,
    ACTION_QUALITY_ROW, /* arg: index of a row: to the replies behind it */
    ACTION_OCCURRENCES, /* to those as they were left */
    ACTION_OCCURRENCES_PAGE,
    ACTION_OCCURRENCE,    /* arg: index of one of them, to be heard */
    ACTION_WORDING,       /* a wording that shall count besides is to be typed */
    ACTION_WORDING_TYPED, /* it was */
    ACTION_WORDING_BACK,  /* the last one that was added counts no more */
    ACTION_PAD_DONE,
    ACTION_RETRY,      /* leave the fault screen and try again */
    ACTION_UNRECORDED, /* from the fault screen: practise on, though nothing is stored */
    ACTION_STAY,       /* "I am still here" */
    ACTION_QUIT,       /* a trainer ends the kiosk */
    /* What only rooms ask for; what goes with it lies on the desk: */
    ACTION_OPEN_ATTEMPT,  /* the card of desk.wanted */
    ACTION_SHOW_CARD,     /* desk.card */
    ACTION_CARD_AGAIN,    /* the same, marked since */
    ACTION_ONE_TURN,      /* the one turn of desk.once */
    ACTION_ONE_TURN_OVER, /* it was answered, or given up */
    ACTION_NEXT_WANTED,   /* what comes next for who stands here? into desk.next */
    ACTION_SIGN_IN,       /* a trainer's PIN is wanted, for desk.sign_in */
    ACTION_TRAINER_NAME,  /* the name of desk.sign_in is to be typed; arg: enum typed_text */
    ACTION_TRAINER_NAMED, /* it was */
    ACTION_CONTEST_NAMED, /* a contest is called sign_in.name */
    ACTION_OBSERVE_NOTED, /* sign_in.name is an observer's note */
    ACTION_PLACES,        /* desk.contest as who sat its paper sees it */
    ACTION_MARK_FAILED,   /* arg: the status with which a mark was not stored */
    ACTION_LIST_TRAINEE,  /* the attempts of desk.trainee */
    ACTION_PAPER,         /* the paper whose number was typed */
    ACTION_PEOPLE_AGAIN,  /* the names as the records have them now */
    ACTION_WARN,          /* "are you still there?" comes over the screen */
    ACTION_BOOT,          /* what is not there yet is loaded once more */
    ACTION_RECORDS,       /* the records are opened once more */
    ACTION_STORE_NO_MORE, /* of the conversation under way */
    ACTION_GUEST,         /* somebody practises without records */
    ACTION_CONSENT_ASK,   /* the notice before the first recording; then ACTION_START */
    ACTION_STRAIGHT,      /* into desk.play, as desk.person */
    ACTION_PART_OVER,     /* a conversation of the exam; its card is desk.card, to be taken */
    ACTION_COUNT
};

struct action {
    enum action_kind kind;
    int arg;
};

static inline bool action_equal(struct action a, struct action b)
{
    return a.kind == b.kind && a.arg == b.arg;
}

#endif

/* A pack: phrases, moves, rules, rubric and plays that a trainer wrote, loaded and checked.
 * The text format is docs/pack-format.md; every node remembers its file and line. */
#ifndef YINGDA_SCENARIOS_PACK_H
#define YINGDA_SCENARIOS_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/reading/lexicon.h"
#include "language/wording/denial.h"
#include "language/wording/network.h"
#include "scenarios/reply_end.h"
#include "scenarios/rulebook.h"
#include "scenarios/speaking_voice.h"

/* All strings are owned by the pack (one arena) and live until pack_close. Texts are shown with
 * full-width punctuation: the loader has already turned ASCII , . ? ! : ; ( ) beside Chinese. */

enum { PROBE_SLOTS = 4 };

/* Something in a wording that may be said wrong: a slot of its probe, and what belongs there. */
struct probe_slot {
    const char *name;     /* of the network's slot; of digits: of the wording's own */
    const char *detail;   /* id of the customer's detail; NULL: a standard's number */
    const char *expected; /* in slot_value's form */
};

/* A wording once more, with slots for the customer's details or the standard's number, which take
 * whatever else people say in such a place. A probe tells what was said there, not whether the
 * wording was said. */
struct probe {
    struct network network; /* n_arcs 0: nothing can be held against what belongs there */
    struct probe_slot slots[PROBE_SLOTS];
    size_t n_slots;
};

struct wording {
    const char *text;       /* as written, with its ( ) | ? { } */
    struct network network; /* compiled; n_arcs 0 when it did not compile (a problem was added), or
                               holds a {customer.…} that is fitted to each customer */
    struct probe *probe;    /* NULL: nothing in it is one customer's or one standard's own */
    int part;               /* 0: says all; k: the k-th of several parts that are all wanted */
    bool alone;             /* counts only where hardly anything else is said in the reply */
    struct place_in_file at;
};

/* What can be said and heard: a standard phrase, a move or a taboo. */
enum utterance_kind { UTTERANCE_PHRASE, UTTERANCE_MOVE, UTTERANCE_TABOO };

/* A value that belongs in a slot in one turn: {time} 21:30. */
struct fact {
    const char *slot;
    const char **values; /* any of these, in slot_value's form */
    size_t n_values;
    struct place_in_file at;
};

/* What `alone` allows besides: a name, a sigh, a particle. A third syllable can begin help:
 * 不知道，我去问. */
enum { ALONE_BESIDES_SYLLABLES = 2 };

enum utterance_denials { DENIALS_HEEDED, DENIALS_IGNORED };

struct utterance {
    enum utterance_kind kind;
    const char *id;           /* unique in the pack across the three kinds */
    const char *name;         /* what the card calls it: "道歉"; a phrase's own text */
    const char *source;       /* clause id, e.g. "G-6.2", or "house" */
    const char *where;        /* "counter", "phone", "on_site", "any" */
    const char *better;       /* a model wording to show and speak; for a taboo: say this instead */
    struct wording *wordings; /* those that say all, then the parts' */
    size_t n_wordings;
    size_t n_parts;          /* that are all wanted, in any order; 0: there are none */
    struct wording *model;   /* `better` word for word, for the ear: wordings of many ways are heard
                                with more doubt. NULL: a taboo's, or with values to be read in it */
    struct wording *against; /* what takes it back wherever it is said in the reply */
    size_t n_against;
    int denials; /* enum utterance_denials: whether 不 and the like are listened for */
    const struct fact *facts; /* of the turn that expects this copy */
    size_t n_facts;
    bool fitted; /* its texts hold {customer.…}: plays expect copies fitted to their customer */
    struct place_in_file at;
};

/* A copy of an utterance in which every {customer.…} is one customer's own, and every slot of a
 * turn's fact expects it. */
struct fitted_utterance {
    struct utterance utterance;
    const struct utterance *written;
    const struct detail *details; /* of the customer that it fits */
    struct fitted_utterance *next;
};

/* A line of the customer's, for a range of moods (both ends included). */
struct line {
    int mood_low, mood_high;
    const char *text;
    const char *sound; /* a person's recording below sound/, or NULL: the customer's voice */
    const char **by;   /* ids of the personalities that say it; none: anybody */
    size_t n_by;
    struct place_in_file at;
};

struct expectation { /* a move or standard phrase expected in a turn */
    const struct utterance *utterance;
    int points; /* its share within its criterion, >= 1 */
    int mood_met, mood_not_met;
    int key;     /* 1: a play is not passed without it */
    int made_up; /* 1: what was forgotten counts when it is said in the next reply */
    int early;   /* 1: said in an earlier reply, it counts when its turn comes */
    struct fact *facts;
    size_t n_facts;
    struct place_in_file at;
};

enum { MOOD_NOT_BELOW = 101 }; /* a condition's mood_below when it is not given */

struct condition {                           /* all parts that are given must hold */
    const struct utterance **met, **not_met; /* of this turn's expectations */
    size_t n_met, n_not_met;
    int mood_below;    /* MOOD_NOT_BELOW when not given: mood < mood_below */
    int mood_at_least; /* 0 when not given */
};

struct exit { /* tried in order; the last has no condition */
    struct condition condition;
    bool conditional; /* false: always taken */
    const char *to;   /* id of a turn or an ending of the play */
    struct place_in_file at;
};

/* What a reply may meet besides what its own turn expects. */
struct owed {
    const struct turn *turn; /* whose expectation it is */
    const struct expectation *expectation;
    int reply; /* the number of the reply that it makes up for; 0: it is said ahead of its turn */
};

enum turn_opens { OPENS_CUSTOMER, OPENS_TRAINEE };

struct turn {
    const char *id;
    int opens;          /* enum turn_opens; of the first turn only: who is to speak first */
    const char *prompt; /* what the screen says while the trainee is to; or NULL */
    struct line *says;  /* together they cover moods 0..100 without a gap; where the trainee opens,
                           only who stays silent hears them */
    size_t n_says;
    const char *hint;
    struct reply_end end; /* when the reply to it is over */
    struct expectation *expects;
    size_t n_expects;
    const struct rule **rules; /* the play's rules and the turn's own */
    size_t n_rules;
    struct exit *exits;
    size_t n_exits;
    const struct owed *owed; /* of a session's copy; of a pack's own turns none */
    size_t n_owed;
    struct place_in_file at;
};

enum outcome { OUTCOME_CALMED, OUTCOME_ESCALATED, OUTCOME_HANDED_OVER, OUTCOME_WITHDRAWN };

struct ending {
    const char *id, *name, *text; /* text: what happened, shown on the card */
    enum outcome outcome;
    struct line *says; /* the customer's last line; may be empty */
    size_t n_says;
    struct place_in_file at;
};

struct detail {
    const char *id, *value;
}; /* what the customer gives: name, phone, address … */

enum play_level { LEVEL_ANY, LEVEL_MILD, LEVEL_USUAL, LEVEL_HARD };

/* How a customer takes things. A play may have several: the seed draws one. */
struct personality {
    const char *id, *name; /* name: "急脾气", for the card */
    int mood;              /* at the start, 0..100 */
    int warms_pct;         /* of what a turn's `met` adds to the mood */
    int cools_pct;         /* of what a turn's `not_met` takes from it */
    int patience_pct;      /* of a turn's time-out: how long silence is borne */
    int level;             /* enum play_level: how hard it is to deal with */
    int mood_most;         /* no words of the trainee's lift the mood above this */
    int interrupts_ms;     /* so long a reply is listened to before it is cut off; 0: to its end */
    int temper;            /* enum temper: how anger sounds */
    struct place_in_file at;
};

struct customer {
    const char *name;
    const char *called; /* for the screen before a name is given: "一位老客户"; else the name */
    bool male;
    int age_years;
    const char *portrait; /* art/<portrait>/ below the pack */
    int mood;             /* at the start, 0..100 */
    struct detail *details;
    size_t n_details;
    const struct personality *personality; /* NULL: the play has none */
    const struct speaking_voice *voice;    /* NULL: espeak-ng speaks, by sex and age */
    struct place_in_file at;
};

struct play {
    const char *id, *title, *summary;
    enum play_place place;
    int difficulty;         /* 1..3 */
    const char *standard;   /* followed unless another is asked for */
    const char **standards; /* under which it can be played, `standard` first */
    size_t n_standards;
    struct customer customer;
    const char *ask_again;   /* "没听清,请再说一遍。" in this customer's words */
    const char *not_heard;   /* "没听到您说话。" likewise, where there was only silence */
    const char *on_hang_up;  /* ending id; required for a phone play, else NULL */
    const char *on_ring_out; /* ending id of a phone play that nobody answers, else NULL */
    int rings;          /* a phone play: how often it rings before the caller gives up; 0: none */
    struct turn *turns; /* the first is the start */
    size_t n_turns;
    struct ending *endings;
    size_t n_endings;
    const struct play *written; /* with its {customer.…} still in the texts */
    struct play *drawn; /* what play_draw takes from: each of its people with each personality, the
                           first is the play itself; NULL: there is only the one */
    size_t n_drawn;
    struct place_in_file at;
};

struct situation { /* of those that a phrase is wanted for: "接听电话，问候客户" */
    const char *id, *name;
    struct place_in_file at;
};

/* One line of the customer's to be answered: a play of one turn, `reply`, with an ending, `done`.
 */
struct drill {
    const char *situation; /* its id */
    const char **clauses;
    size_t n_clauses;
    struct wording *near_misses; /* plain texts that meet nothing, each with its network */
    size_t n_near_misses;
    struct play play; /* its id, title, place … are the drill's */
};

struct source {
    const char *id, *title;
}; /* a document that clause ids come from */

enum model_voice { MODEL_WOMAN, MODEL_MAN, MODEL_VOICES };

/* What an examiner says, and in whose voice; texts "" and NULL where the pack has no such voice. */
struct examiner {
    const struct speaking_voice *voice;
    const char *begin;     /* the paper lies there */
    const char *next;      /* a conversation is over, another comes */
    const char *questions; /* all are over, the questions come */
    const char *over;
};

/* How replies lean, each by a file of weights (language/stance/stance.h). NULL: it has none. */
struct stances {
    struct stance *meant_not; /* away from what their words say */
    struct stance *rudeness;
    struct stance *sins; /* of the trade */
};

struct pack {
    const char *id, *name, *version;
    const char *standard; /* id of the one that plays follow unless they name another */
    struct source *sources;
    size_t n_sources;
    struct slot_list *lists; /* the pack's own slots: {company} … */
    size_t n_lists;
    struct speaking_voice *voices; /* of voices.yaml; none where there is no such file */
    size_t n_voices;
    const struct speaking_voice *models[MODEL_VOICES]; /* who shows model answers; or NULL */
    struct line *listens; /* what every customer may say while they listen: 嗯; or none */
    size_t n_listens;
    struct examiner examiner;
    const char *folder; /* absolute path */
    char sha256[65];    /* over the sorted relative paths, lengths and bytes of its .yaml
                         and .tsv files: of all that decides a verdict */
    struct utterance *utterances;
    size_t n_utterances;
    struct rule *rules;
    size_t n_rules;
    struct rule_group *groups; /* in the order of the checklist */
    size_t n_groups;
    struct standard *standards;
    size_t n_standards;
    struct disagreement *disagreements; /* of its standards, for the trainer */
    size_t n_disagreements;
    struct rubric rubric;
    struct rubric contest; /* how contests count, without criteria where the pack has no such way */
    struct clause *clauses; /* of clauses.tsv: all that the pack answers for */
    size_t n_clauses;
    struct question *questions;
    size_t n_questions;
    struct play *plays;
    size_t n_plays;
    struct situation *situations;
    size_t n_situations;
    struct drill *drills;
    size_t n_drills;
    struct fitted_utterance *fitted; /* of all plays */
    void *arena;                     /* owns everything above; private to the loader */
    struct lexicon *lexicon;         /* built-in readings and the pack's words.tsv */
    struct denial_words *denials;    /* in its readings */
    struct stances written;          /* of stance.tsv, rudeness.tsv and sins.tsv */
    struct stances heard;            /* of stance-heard.tsv and rudeness-heard.tsv */
    uint32_t n_denied;               /* utterances that may be denied, copies too */
};

/* A note is advice: the reason begins with "note: " and the pack can be played. */
bool problem_is_note(const struct problem *problem);

/* Frees all that the pack owns. Accepts NULL. */
void pack_close(struct pack *pack);

/* From now on points add up as in contests. False: the pack has no such way, and goes on as from
 * day to day. */
bool pack_use_contest(struct pack *pack);

/* Whether a taboo rule is about this taboo: one of its `taboos`, or, where it names none, one that
 * no other rule of the pack names. */
bool rule_forbids(const struct pack *pack, const struct rule *rule, const struct utterance *taboo);

/* Look-ups by id; NULL when there is none. A drill is found as the play that it is. */
const struct play *pack_play(const struct pack *pack, const char *id);
const struct utterance *pack_utterance(const struct pack *pack, const char *id);
const struct standard *pack_standard(const struct pack *pack, const char *id);
const struct rule *pack_rule(const struct pack *pack, const char *id);
const struct clause *pack_clause(const struct pack *pack, const char *id);

/* Whether a source names a clause: it is not NULL, "" or "house", the course's own requirement. */
bool clause_is_cited(const char *source);

const struct speaking_voice *pack_voice(const struct pack *pack, const char *id);
const struct turn *play_turn(const struct play *play, const char *id);
const struct ending *play_ending(const struct play *play, const char *id);

/* All that is played: the plays, then the drills' own. */
size_t pack_n_scenes(const struct pack *pack);
const struct play *pack_scene(const struct pack *pack, size_t index);

/* The play as the seed draws it: one of its people, with one of its personalities. Seed 0 draws the
 * first of each, the play itself; the same seed always draws the same. Owned by the pack. */
const struct play *play_draw(const struct play *play, uint32_t seed);

/* The first seed from this one on that draws a personality of the level; `seed` where the play has
 * none, or any will do. So the level of an attempt is in its seed. Pure. */
uint32_t play_level_seed(const struct play *play, uint32_t seed, enum play_level level);

/* The value of a customer's detail; NULL when there is none. `name` is always one. */
const char *customer_detail(const struct customer *customer, const char *id);

/* The line for a mood; NULL when there are none (an ending without words). */
const struct line *line_for_mood(const struct line *lines, size_t n_lines, int mood);

#endif

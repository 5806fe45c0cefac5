/* The rulebook of a pack: clauses, standards, rules, rubric and questions, as a trainer wrote them.
 * All strings are owned by the pack. */
#ifndef YINGDA_SCENARIOS_RULEBOOK_H
#define YINGDA_SCENARIOS_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/measure.h"
#include "scenarios/place.h"

struct utterance;
struct wording;

/* Who can judge a clause: a rule's three, or nobody at work, then it is a knowledge question. */
enum clause_judge { CLAUSE_BY_SOUND, CLAUSE_BY_WORDS, CLAUSE_BY_EYE, CLAUSE_BY_QUESTION };

/* "sound", "words", "eye", "question": static. */
const char *clause_judge_text(enum clause_judge judge);

struct clause {                       /* a line of clauses.tsv */
    const char *id, *source, *number; /* "G-5.2.1a", "001 第7篇", "5.2.1" */
    enum clause_judge judge;
    const char *summary; /* in our own words */
    struct place_in_file at;
};

struct number { /* a parameter of a standard: rings_max 5, source G-5.2.1a */
    const char *id, *name, *unit, *source; /* name: as shown, or NULL */
    double value;
    struct wording *said; /* how it is said: 四十五分钟, 三刻钟; may be empty */
    size_t n_said;
    struct place_in_file at;
};

struct standard {
    const char *id, *title, *source;
    struct number *numbers;
    size_t n_numbers;
    int ring_on_ms, ring_off_ms;
    const char *ring_source; /* "house" when the standard does not give a ring */
    struct place_in_file at;
};

/* What one standard says on a point where they differ. */
struct position {
    const struct standard *standard;
    const char *text, *source; /* "3声", "A-4.2.1a" */
};

/* A point where two or more standards say something different: numbers that differ are found by the
 * loader, words that differ are written in standards.yaml. Standards that say nothing are left out.
 */
struct disagreement {
    const char *id, *name; /* "rings_max", "电话几声内接听" */
    struct position *positions;
    size_t n_positions;
    struct place_in_file at;
};

struct limit { /* NAN: no such end */
    double at_least, at_most;
    const char *number; /* the standard's number that at_most is, or NULL */
    const char *source; /* a clause or "house"; NULL where the number has its own */
};

/* A word to avoid, with what to say instead. */
struct term {
    const char *text, *better;
    struct wording *wordings;
    size_t n_wordings;
};

struct rule_group { /* a competency: 电话服务; of rules by eye a heading of the checklist: 着装 */
    const char *id, *name;
    struct place_in_file at;
};

enum rule_need { NEED_ALL, NEED_ANY };
enum rule_applies { APPLIES_NAMED, APPLIES_ALWAYS };
enum rule_who { WHO_ALL, WHO_MEN, WHO_WOMEN };

struct rule {
    const char *id, *name;
    const char *source; /* the first of its clauses */
    const char **clauses;
    size_t n_clauses;
    enum measure measure;
    struct limit limit;
    const char *first, *then;       /* utterance ids of MEASURE_ORDER, else NULL */
    const struct utterance **moves; /* moves and standard phrases */
    size_t n_moves;
    enum rule_need need;      /* of its moves */
    struct wording *promises; /* of MEASURE_PROMISE: its moves' wordings, with {duration} for the
                                 time they name, or a {time} */
    size_t n_promises;
    const struct utterance **taboos;
    size_t n_taboos;
    const char **details; /* ids of the customer's details: name, phone … */
    size_t n_details;
    const char **numbers; /* ids of numbers of the standard that is followed */
    size_t n_numbers;
    struct term *terms;
    size_t n_terms;
    const struct standard **standards; /* under which it applies; none: under all */
    size_t n_standards;
    unsigned endings;  /* of MEASURE_OUTCOME: a bit for each enum outcome that keeps it */
    const char *look;  /* what an observer looks at, or NULL */
    const char *where; /* "counter", "phone", "on_site", "any" */
    enum rule_who who;
    const struct rule_group *group; /* NULL where rules.yaml has no groups */
    const char *criterion;          /* id of the rubric's criterion it belongs to, or NULL */
    enum rule_applies applies;      /* ALWAYS: without being named by a play */
    bool veto;                      /* broken, it caps the total at the rubric's veto_cap */
    int points;                     /* its share within its criterion; 0: advice */
    int cost, cost_again;           /* of 100, each time it is broken: first, later; 0: a share */
    int mood_broken;                /* change of mood when broken, <= 0 */
    struct place_in_file at;
};

enum play_place { PLACE_COUNTER, PLACE_PHONE, PLACE_ON_SITE };

enum criterion_of { CRITERION_MOVES, CRITERION_PHRASES, CRITERION_RULES };

struct criterion {
    const char *id, *name, *source;
    int weight; /* the weights of a rubric add up to 100 */
    int most_each; /* of 100 that a single item may cost; 0: as much as its share is */
    enum criterion_of of;
    struct place_in_file at;
};

/* How items count: as shares of what their criterion could earn, or as points off its weight, each
 * time they are not met (扣分, as contests do). */
enum rubric_style { STYLE_SHARES, STYLE_DEDUCTIONS };

enum { HINT_COST_HOUSE = 2 }; /* of 100; house value, for want of one in any source */

struct rubric {
    struct criterion *criteria; /* one of moves, one of phrases, any number of rules */
    size_t n_criteria;
    enum rubric_style style;
    int pass;      /* of 100 */
    int veto_cap;  /* of 100: what is left of a total when a vetoing rule is broken; 0: none vetoes
                    */
    int hint_cost; /* of 100: what a hint that was opened takes off the total */
    int per_point; /* of 100: what a point of an item takes off in deductions; 0 counts as 1 */
    const char *source;
    struct place_in_file at;
};

struct question {
    const char *id, *text, *right, *why;
    const char *wrong[3];
    const char **clauses;
    size_t n_clauses;
    const struct number *number; /* that the right answer states, or NULL */
    struct place_in_file at;
};

/* By its id; NULL when the rubric has none. */
const struct criterion *rubric_criterion(const struct rubric *rubric, const char *id);

/* What so many points of an item take off a hundred, in deductions. */
int rubric_takes(const struct rubric *rubric, int points);

/* "moves", "phrases", "rules" and "shares", "deductions": static. */
const char *criterion_of_text(enum criterion_of of);
const char *rubric_style_text(enum rubric_style style);

/* A number of a standard by id; NULL when it does not give it. */
const struct number *standard_number(const struct standard *standard, const char *id);

/* Whether a rule applies under a standard: it names none, or this one. Under no standard (NULL)
 * only those apply that name none. */
bool rule_under(const struct rule *rule, const struct standard *standard);

/* Whether a rule is about this place, or any. */
bool rule_fits_place(const struct rule *rule, enum play_place place);

/* The ends of a rule's limit under a standard, NAN where there is none, and where they come from.
 * False: the standard does not give the number, the rule does not apply under it. */
bool rule_limits(const struct rule *rule, const struct standard *standard, struct limit *out);

#endif

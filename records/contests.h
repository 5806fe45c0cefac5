/* Contests: teams, one paper for all, an order drawn by lots. Who competes and how it is judged can
 * be changed until the lots are drawn; then the database refuses it. What judges give is
 * contest_marks.h's, what is published contest_boards.h's. Threads and failures as records.h says.
 */
#ifndef YINGDA_RECORDS_CONTESTS_H
#define YINGDA_RECORDS_CONTESTS_H

#include "records/papers.h"

enum { CONTEST_CRITERIA_MAX = 8, CONTEST_JUDGES_MAX = 12, CONTEST_TEAMS_MAX = 4 };

enum contest_second { /* what the one does who is next in the order */
                      SECOND_NONE,
                      SECOND_PLAYS,   /* plays the customer, from a card: no machine judges */
                      SECOND_OBSERVES /* looks on, and says what was seen */
};

struct contest_criterion {
    char name[NAME_SIZE];
    int weight; /* of a hundred: the most that can be taken off */
};

/* What judges take points off for: of who competes, and of the second one. */
struct contest_criteria {
    struct contest_criterion of[2][CONTEST_CRITERIA_MAX]; /* [1]: of the second one */
    int n[2];
};

struct contest {
    int64_t id;
    char name[NAME_SIZE];
    int season;                     /* a year */
    int64_t paper;                  /* locked, and of no other contest */
    char number[PAPER_NUMBER_SIZE]; /* of it */
    int judges_pct;                 /* of the total; the rest is the machine's */
    int drawn_teams;                /* 0: the teams that people are in; 2 to 4: drawn by lots too */
    enum contest_second second;
    char who[NAME_SIZE];                                          /* made it */
    int64_t made_unix_ms, seed, drawn_unix_ms, published_unix_ms; /* the last three 0: not yet */
    struct contest_criteria criteria;
    char judges[CONTEST_JUDGES_MAX][NAME_SIZE];
    int n_judges;
};

/* How many of a hundred the judges give: all of them where no machine listens. */
int contest_judges_share(const struct contest *contest);

/* Adds one; id, number, drawn_* and judges are not read. STATUS_INVALID: no name or criteria, or
 * the paper is a draft, a mock, withdrawn, another contest's, or somebody has begun it. */
MUST_USE enum status records_contest_add(struct records *records, const struct contest *contest,
                                         int64_t *id);

/* Name, season, paper, weight, teams, the second one and criteria of a contest whose lots are not
 * drawn.
 * STATUS_INVALID as above, or they are drawn. */
MUST_USE enum status records_contest_change(struct records *records, const struct contest *contest);

/* One whose lots are not drawn goes for good. STATUS_NOT_FOUND: it is none. */
MUST_USE enum status records_contest_discard(struct records *records, int64_t id);

MUST_USE enum status records_contest(struct records *records, int64_t id, struct contest *out);

struct contest_row { /* of the list */
    int64_t id;
    char name[NAME_SIZE], number[PAPER_NUMBER_SIZE];
    int season, entries, teams, judges;
    int64_t made_unix_ms, drawn_unix_ms, published_unix_ms;
};

/* All of them, the newest first (malloc'd, the caller frees; NULL: none). */
MUST_USE enum status records_contests(struct records *records, struct contest_row **out,
                                      size_t *count);

/* Locked papers that a contest could have: nobody has begun them, no contest has them; the newest
 * first (malloc'd, the caller frees; NULL: none). */
struct contest_paper {
    int64_t id;
    char number[PAPER_NUMBER_SIZE];
    enum paper_subject subject;
    int n_plays;
};
MUST_USE enum status records_contest_papers(struct records *records, struct contest_paper **out,
                                            size_t *count);

/* After the lots are drawn a judge cannot go on: that one marks no more, the sheets stay and count
 * for nobody, and the others' are all that is waited for. STATUS_INVALID: the lots are not drawn,
 * that one does not judge, or is the last who does. */
MUST_USE enum status records_contest_judge_leaves(struct records *records, int64_t contest,
                                                  const char *judge, int64_t unix_ms);

struct contest_person {
    int64_t id;
    char name[NAME_SIZE], number[NUMBER_SIZE], team[NAME_SIZE];
    bool entered;
};

/* Everybody on the lists, by team and name, and whether they compete (malloc'd, the caller frees;
 * NULL: none). */
MUST_USE enum status records_contest_people(struct records *records, int64_t contest,
                                            struct contest_person **out, size_t *count);

/* Somebody competes, or does not; all of a team ("": everybody) do, or do not; a trainer judges, or
 * does not. Once more changes nothing. STATUS_INVALID: the lots are drawn; of judges: there are as
 * many as can be. */
MUST_USE enum status records_contest_enter(struct records *records, int64_t contest, int64_t person,
                                           bool enters);
MUST_USE enum status records_contest_enter_team(struct records *records, int64_t contest,
                                                const char *team, bool enter);
MUST_USE enum status records_contest_judge(struct records *records, int64_t contest,
                                           const char *judge, bool judges);

/* Draws the lots: by a seed that the system's random bits make and the contest keeps, over all who
 * compete as they were added to the records, so that anybody can draw them again. Who is next in
 * the order is the second one, if there is one, where possible of another team. The paper is
 * handed to all. `teams` names those that are drawn. STATUS_INVALID: there are fewer than two
 * people or no judge, the paper is not fit, or the lots are drawn already. */
MUST_USE enum status records_contest_draw(struct records *records, int64_t id,
                                          const char *const teams[CONTEST_TEAMS_MAX],
                                          const char *who, int64_t unix_ms);

/* Whose turn it was is not there: the next one may begin. Who has sat the paper cannot be absent:
 * STATUS_INVALID. Taken back, that one may begin at once. */
MUST_USE enum status records_contest_absent(struct records *records, int64_t contest,
                                            int64_t person, bool absent, int64_t unix_ms);

/* The lot that somebody has for a paper, and the contest; 0: none. */
struct contest_lot {
    int64_t contest;
    int lot;
    char name[NAME_SIZE];
    bool published;
};
MUST_USE enum status records_contest_lot(struct records *records, int64_t paper, int64_t person,
                                         struct contest_lot *out);

#endif

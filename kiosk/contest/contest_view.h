/* What the screens of contests read: the list, one contest before and after its lots, who competes,
 * a judge's sheet, the boards, a customer's card. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_VIEW_H
#define YINGDA_KIOSK_CONTEST_CONTEST_VIEW_H

#include "kiosk/ui/play_view.h"

enum { CONTEST_ROWS_MAX = 24, CONTEST_CHOICES_MAX = 96, SHEET_ROWS_MAX = 8, SHEET_JUDGES_MAX = 12 };

struct contest_row_view {
    const char *name, *about, *says; /* about: "2026 赛季 · 3 个队 · 12 人 · 5 位评委" */
    bool draft, published;
};

struct contests_view {
    struct contest_row_view rows[CONTEST_ROWS_MAX];
    int n_rows, first, page, pages;
};

/* How a contest is to be held: what a tap changes, and what it is now. */
enum contest_term {
    CONTEST_NAME,
    CONTEST_PAPER,
    CONTEST_WEIGHT,
    CONTEST_TEAMS,
    CONTEST_SECOND,
    CONTEST_SEASON,
    CONTEST_TERMS
};

enum turn_look { TURN_LOOK_WAITS, TURN_LOOK_NOW, TURN_LOOK_OPEN, TURN_LOOK_DONE, TURN_LOOK_OFF };

struct contest_turn_view {
    int lot;
    const char *name, *team, *second; /* second: "王强演客户"; "": nobody */
    const char *says, *figure;        /* says: "评委交了 2/5"; figure: "90.40 分" */
    enum turn_look look;
};

struct contest_judge_view {
    const char *name;
    bool judges;
};

struct contest_view {
    const char *name, *about;
    bool draft;
    const char *terms[CONTEST_TERMS];
    struct contest_judge_view judges[SHEET_JUDGES_MAX]; /* trainers who could judge */
    int n_judges, n_entries;
    bool can_draw;
    const char *wants; /* what is missing before lots can be drawn; "": nothing */

    /* Once they are drawn: */
    struct contest_turn_view rows[CONTEST_ROWS_MAX];
    int n_rows, first, page, pages;
    int chosen; /* index among all; -1: nobody */
    const char *chosen_name, *second_name;
    bool can_judge, can_judge_second, can_absent, is_absent, can_play;
    int n_open;        /* turns that are not done */
    bool shows_judges; /* in the turns' place */
    int leaving;       /* index of the judge who may leave; -1: none */
    bool published;
    const char *judge; /* why who stands here cannot judge; "": that one does */
};

struct entrant_view {
    const char *name, *number, *team;
    bool entered;
    int index; /* among all */
};

struct entrants_view {
    const char *contest, *group; /* group: whom alone; "全部人" */
    struct entrant_view rows[CONTEST_CHOICES_MAX];
    int n_rows, page, pages;
    int n_entered;    /* of all */
    bool all_entered; /* of the group */
};

struct sheet_row_view {
    const char *name, *says; /* says: "最多扣 60 分" */
    int taken, weight;
};

struct sheet_judge_view {
    const char *name, *says; /* says: "85 分 · 最低，去掉" */
    bool dropped;
};

struct sheet_view {
    const char *title, *about; /* about: whose turn it was, and what was stored */
    struct sheet_row_view rows[SHEET_ROWS_MAX];
    int n_rows, left; /* left: of a hundred */
    bool all_in;      /* then a change wants a reason, and all are seen */
    struct sheet_judge_view judges[SHEET_JUDGES_MAX];
    int n_judges;
    const char *total; /* of all judges, once they are in; "" before */
};

enum board { BOARD_PEOPLE, BOARD_TEAMS, BOARD_SEASON_PEOPLE, BOARD_SEASON_TEAMS, BOARDS };

struct board_row_view {
    int place;                                          /* 0: absent */
    const char *name, *team, *figures, *total, *honour; /* honour: "服务标兵"; "" */
};

struct board_view {
    const char *title, *note;
    enum board board;
    bool has_contest; /* else there is the season alone */
    struct board_row_view rows[CONTEST_ROWS_MAX];
    int n_rows, first, page, pages;
    bool own;                /* a trainee looks, and decides about the own replies */
    bool placed, agreed;     /* of that one */
    int chosen;              /* a trainer's; index among all, -1: nobody */
    const char *chosen_says; /* whether that one may be heard */
    int n_hears;             /* plays of that one that can be; 0: none */
    struct action back;
};

struct role_line_view {
    const char *mood, *text; /* mood: "暴怒" */
};

enum { ROLE_LINES_MAX = 6, ROLE_FACTS_MAX = 8, ROLE_WANTS_MAX = 6 };

struct role_view { /* the card of whoever plays the customer */
    const char *title, *play, *who, *summary;
    const char *facts[ROLE_FACTS_MAX]; /* "电话：13512346789" */
    int n_facts;
    struct role_line_view lines[ROLE_LINES_MAX]; /* of the turn that is shown */
    int n_lines;
    bool waits;                        /* the other one speaks first: the lines are for silence */
    const char *wants[ROLE_WANTS_MAX]; /* what calms the customer in this turn */
    int n_wants;
    int page, pages; /* turns of all plays */
};

int contests_per_page(const struct frame *frame);
int turns_per_page(const struct frame *frame);
int entrants_per_page(const struct frame *frame);
int board_per_page(const struct frame *frame);

void contests_draw(const struct ui *ui); /* a struct contests_view */
void contest_draw(const struct ui *ui);  /* a struct contest_view */
void entrants_draw(const struct ui *ui); /* a struct entrants_view */
void sheet_draw(const struct ui *ui);    /* a struct sheet_view */
void board_draw(const struct ui *ui);    /* a struct board_view */
void role_draw(const struct ui *ui);     /* a struct role_view */

#endif

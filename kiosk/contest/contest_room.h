/* The room of contests: who competes, lots, judges' sheets, boards. */
#ifndef YINGDA_KIOSK_CONTEST_CONTEST_ROOM_H
#define YINGDA_KIOSK_CONTEST_CONTEST_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/contest/contest_view.h"
#include "records/contest_boards.h"
#include "records/trainers.h"

enum { CONTEST_GROUPS_MAX = 64 };

struct contest_room {
    struct desk *desk;
    struct contest_row *rows; /* all contests, the newest first */
    size_t n_rows;
    int page;

    struct contest contest; /* that is looked at; id 0: none */
    struct trainer *trainers;
    size_t n_trainers;
    struct contest_turn *turns;
    size_t n_turns;
    int turns_page, chosen;
    bool shows_judges;
    int leaving; /* index of a judge of the contest; -1: none */

    struct contest_person *people; /* who could compete */
    size_t n_people;
    int people_page, group; /* group: -1: everybody */
    char groups[CONTEST_GROUPS_MAX][NAME_SIZE];
    int n_groups;

    enum sheet_of sheet_of; /* the sheet that is filled in, of the turn chosen */
    int taken[CONTEST_CRITERIA_MAX];
    struct contest_sheet sheets[CONTEST_JUDGES_MAX];
    size_t n_sheets;

    enum board board;
    struct board_row *board_rows;
    size_t n_board;
    int board_page, board_chosen;
    bool own;                   /* a trainee looks at it */
    struct sitting_score heard; /* of the row chosen */

    struct paper paper; /* whose customer is played */
    int role_page;

    char abouts[CONTEST_ROWS_MAX][160], says[CONTEST_ROWS_MAX][96], figures[CONTEST_ROWS_MAX][96];
    char seconds[CONTEST_ROWS_MAX][96], about[192], terms[CONTEST_TERMS][64], wants[96];
    char sheet_title[192], sheet_about[1024], sheet_total[96], sheet_says[SHEET_ROWS_MAX][48];
    char judges_says[SHEET_JUDGES_MAX][96];
    char role_title[192], role_who[160], summary[1024], facts[ROLE_FACTS_MAX][160],
        board_title[128];
    struct contests_view contests_view;
    struct contest_view view;
    struct entrants_view entrants_view;
    struct sheet_view sheet_view;
    struct board_view board_view;
    struct role_view role_view;
};

extern const struct room_kind contest_kind;

const void *contests_show(void *room); /* a struct contests_view */
const void *contest_show(void *room);  /* a struct contest_view */
const void *entrants_show(void *room); /* a struct entrants_view */
const void *sheet_show(void *room);    /* a struct sheet_view */
const void *board_show(void *room);    /* a struct board_view */
const void *role_show(void *room);     /* a struct role_view */

/* Whether who stands here judges the contest that is looked at, under a name and PIN of their own;
 * "" in *why_not then. */
bool contest_judges(const struct contest_room *room, const char **why_not);

/* After a fault: read again. */
void contests_take_up(void *room);

#endif

/* The room of the team: who is ready for what, and why. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_ROOM_H
#define YINGDA_KIOSK_TEAM_TEAM_ROOM_H

#include "engine/team.h"
#include "kiosk/app/room.h"
#include "kiosk/team/team_job.h"
#include "kiosk/team/team_view.h"
#include "records/observations.h"
#include "records/plans.h"

enum { TEAM_SEARCH_SIZE = 32 };

struct team_room {
    struct desk *desk;
    struct team team;
    struct team_job job;     /* the clerk's while `reading` */
    bool reading, read_more; /* read_more: once again, as soon as that is over */
    struct competency competencies[COMPETENCIES_MAX];
    size_t n_competencies;
    enum team_sort sort;
    int word, group, page; /* group: index of the team's groups; -1: all */
    char typed[TEAM_SEARCH_SIZE];
    bool searching;

    /* Of the rows that are shown; read again when another page is. */
    unsigned char cells[TEAM_ROWS_MAX][COMPETENCIES_MAX];
    char lasts[TEAM_ROWS_MAX][64];
    int shown_first, shown_n; /* -1: none are read */

    /* Of one person, the worst first. */
    int64_t person;
    char person_name[NAME_SIZE], person_note[160];
    int observed; /* how often observers came */
    struct {
        size_t competency;
        struct competence readiness;
        enum readiness_word word;
    } reasons[COMPETENCIES_MAX];
    int reason_page;
    char evidence[TEAM_ROWS_MAX][128];
    /* That person's row, and who may be the same one. */
    struct person row;
    struct person like[LIKE_MAX];
    char likes[LIKE_MAX][160], due[96];
    int n_like, asks;
    struct person_row_view row_view;

    /* The week's plan of the group that is shown, what fewest are ready for first. */
    struct {
        size_t competency;
        struct plan_row row;
    } plan[COMPETENCIES_MAX];
    size_t n_plan;
    int64_t week_unix_ms;
    int plan_page, plan_people;
    char plan_says[TEAM_ROWS_MAX][96], until[48];
    struct plan_view plan_view;
    struct team_view view;
    struct reason_view reason;
};

extern const struct room_kind team_kind;

const void *team_show(void *room);       /* a struct team_view */
const void *reason_show(void *room);     /* a struct reason_view */
const void *person_row_show(void *room); /* a struct person_row_view */
const void *plan_show(void *room);       /* a struct plan_view */

bool team_reads(const void *room); /* the table is being read: the screen will change */

/* After a fault: read again. */
void team_take_up(void *room);

#endif

/* The room of the team: who is ready for what, and why. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_ROOM_H
#define YINGDA_KIOSK_TEAM_TEAM_ROOM_H

#include "engine/team.h"
#include "kiosk/app/room.h"
#include "kiosk/team/team_view.h"

enum { TEAM_SEARCH_SIZE = 32 };

struct team_room {
    struct desk *desk;
    struct team team;
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
    struct {
        size_t competency;
        struct competence readiness;
        enum readiness_word word;
    } reasons[COMPETENCIES_MAX];
    int reason_page;
    char evidence[TEAM_ROWS_MAX][128];
    struct team_view view;
    struct reason_view reason;
};

extern const struct room_kind team_kind;

const void *team_show(void *room);   /* a struct team_view */
const void *reason_show(void *room); /* a struct reason_view */

/* After a fault: read again. */
void team_take_up(void *room);

#endif

/* The room of 明察暗访: what observers saw of people at work, and a sheet for it. */
#ifndef YINGDA_KIOSK_OBSERVE_OBSERVE_ROOM_H
#define YINGDA_KIOSK_OBSERVE_OBSERVE_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/observe/observe_view.h"
#include "records/observations.h"

enum { OBSERVE_LINES_MAX = 56, OBSERVATIONS_MAX = 480 };

struct observe_room {
    struct desk *desk;
    int64_t person; /* whose list it is; 0: everybody's */
    char person_name[NAME_SIZE];
    struct observation_row *rows; /* the newest first */
    size_t n_rows;
    int page;
    bool only_listed;

    int chosen; /* of the rows; -1: none */
    struct observed_row *items;
    size_t n_items;
    int items_page;

    /* The sheet that is being filled in, of desk.trainee: */
    enum play_place place;
    const struct rule *rules[OBSERVE_LINES_MAX];
    struct sight_view lines[OBSERVE_LINES_MAX];
    int n_lines;
    struct ticked { /* whatever was ticked, also of a place that is not shown now */
        const struct rule *rule;
        enum sight sight;
    } ticked[3 * OBSERVE_LINES_MAX];
    int n_ticked;
    char notes[NAME_SIZE];

    char title[96], about[192], abouts[OBSERVED_ROWS_MAX][192], says[OBSERVED_ROWS_MAX][64];
    char names[OBSERVED_ROWS_MAX][160];
    char steps[OBSERVED_ROWS_MAX][64];
    struct observed_view view;
    struct observation_view one_view;
    struct observe_view sheet_view;
};

extern const struct room_kind observe_kind;

const void *observed_show(void *room);    /* a struct observed_view */
const void *observation_show(void *room); /* a struct observation_view */
const void *observe_show(void *room);     /* a struct observe_view */

/* After a fault: read again. */
void observed_take_up(void *room);

#endif

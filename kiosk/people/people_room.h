/* The room of people: who is it, a name being typed, somebody's first page. */
#ifndef YINGDA_KIOSK_PEOPLE_PEOPLE_ROOM_H
#define YINGDA_KIOSK_PEOPLE_PEOPLE_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/people/entry.h"
#include "kiosk/people/people.h"

enum { SEARCH_SIZE = 32 };

struct people_room {
    struct desk *desk;
    struct people people;
    struct history history;
    struct entry entry;
    int names_page, trainees_page;
    bool pinyin_missed;       /* its dictionary, and it was said */
    char search[SEARCH_SIZE]; /* what is looked for among the names, or the trainees */
    char removal_failed[200]; /* why not everything could be removed, else "" */
    struct remove_view removal;
    struct names_view names;
    struct attract_view attract;
    int64_t attract_ms; /* since when it is shown */
    struct entry_view entry_view;
};

extern const struct room_kind people_kind;

/* What the screens read: a struct names_view (of both lists), entry_view, home_view and
 * remove_view. */
const void *names_show(void *room);
const void *trainees_show(void *room);
const void *entry_show(void *room);
const void *home_show(void *room);
const void *remove_show(void *room);

/* Reads how those who are listed stand, a few at a time; whether there are more. */
void trainees_tick(void *room);
bool trainees_read(const void *room);

/* Names are left alone: their first page comes back, and after a while a picture that moves. */
void names_left_alone(void *room);
const void *attract_show(void *room); /* a struct attract_view */

/* After a fault: read from the records again. */
void names_take_up(void *room);
void trainees_take_up(void *room);
void home_take_up(void *room);

#endif

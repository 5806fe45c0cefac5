/* The room of exam papers: a trainer makes, locks and hands them out, and releases what came of
 * them. */
#ifndef YINGDA_KIOSK_PAPERS_PAPERS_ROOM_H
#define YINGDA_KIOSK_PAPERS_PAPERS_ROOM_H

#include "engine/exam_sheet.h"
#include "kiosk/app/room.h"
#include "kiosk/papers/items_job.h"
#include "kiosk/papers/papers_view.h"
#include "kiosk/papers/release_job.h"
#include "kiosk/papers/sat_job.h"

enum { PAPER_GROUPS_MAX = 64 };

struct papers_room {
    struct desk *desk;
    struct paper_row *rows; /* all papers, the newest first */
    size_t n_rows;
    int page;

    struct paper paper;      /* that is looked at; id 0: none */
    const struct pack *pack; /* of it; NULL: not here */
    struct sitting_row *sat;
    size_t n_sat;
    struct sat_job reads;     /* the worker's while `reading` */
    bool reading, sat_wanted; /* sat_wanted: they are to be read, once the worker is free */
    int sat_page, chosen;
    bool asks_void;
    char groups[PAPER_GROUPS_MAX][NAME_SIZE]; /* teams it can be handed to */
    int n_groups, group;                      /* group: -1: everybody */

    struct release_job release; /* the clerk's while `releasing` */
    bool releasing;

    struct paper_item *items;
    size_t n_items;
    struct kiosk_row *kiosks; /* of the item chosen, or of all */
    size_t n_kiosks;
    bool by_kiosk;
    struct items_job job;  /* the clerk's while `job_on` */
    bool job_on, job_more; /* job_more: `next` follows it */
    enum items_errand next;
    int items_page, item; /* item: index; -1: none */
    char preview[256], turned[256];

    char abouts[PAPER_ROWS_MAX][96], says[PAPER_ROWS_MAX][96], figures[PAPER_ROWS_MAX][96];
    char about[128], terms[PAPER_TERMS][48], places[PAPER_PLAYS_MAX][96], chosen_says[96];
    struct papers_view view;
    struct paper_view paper_view;
    struct paper_items_view items_view;
};

extern const struct room_kind papers_kind;

const void *papers_show(void *room);      /* a struct papers_view */
const void *paper_show(void *room);       /* a struct paper_view */
const void *paper_items_show(void *room); /* a struct paper_items_view */

bool paper_items_read(const void *room); /* the same of its items */
bool paper_reads(const void *room);      /* who has sat it is being read: the screen will change */

/* After a fault: read again. */
void papers_take_up(void *room);

#endif

/* The list of lessons: the phrases, or the drills, grouped by where they are wanted. */
#ifndef YINGDA_KIOSK_LEARN_LESSON_LIST_H
#define YINGDA_KIOSK_LEARN_LESSON_LIST_H

#include "kiosk/learn/shelf.h"

struct lesson_list {
    struct lesson_row *rows; /* owned, as many as the shelf has lessons; texts are the packs' */
    int n_rows;
};

/* Fills it of one tab. STATUS_NO_MEMORY: it is empty. */
MUST_USE enum status lesson_list_fill(struct lesson_list *list, const struct shelf *shelf,
                                      enum learn_tab tab, int64_t unix_ms);
void lesson_list_finish(struct lesson_list *list);

/* The lesson behind this one in the list; -1: it is the last, or not in it. */
int lesson_list_after(const struct lesson_list *list, int lesson);

#endif

/* The papers of who stands here: what a trainer has handed out, and what came of it. */
#ifndef YINGDA_KIOSK_EXAM_OWN_PAPERS_H
#define YINGDA_KIOSK_EXAM_OWN_PAPERS_H

#include "kiosk/exam/exam_room.h"

/* Reads them again. Fails as the records. */
MUST_USE enum status own_papers_read(struct exam_room *room);

/* Whether there is anything of a trainer's among them: else a mock is all that there is. */
bool own_papers_matter(const struct exam_room *room);

/* Frees what was read; also fine where nothing was. */
void own_papers_forget(struct exam_room *room);

#endif

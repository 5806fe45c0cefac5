/* An exam paper between the records, where it stands by ids, and the pack that its plays and
 * questions are of. Pure. */
#ifndef YINGDA_ENGINE_EXAM_SHEET_H
#define YINGDA_ENGINE_EXAM_SHEET_H

#include "records/papers.h"

/* The paper's plays and questions in the pack. STATUS_NOT_FOUND: the pack is another one, or has
 * lost one of them: such a paper cannot be sat here. */
MUST_USE enum status exam_sheet_open(const struct pack *pack, const struct paper *paper,
                                     struct exam_paper *out);

/* Writes plays and questions of a drawn paper, and of which pack they are, into `out`; the rest of
 * it stays. */
void exam_sheet_write(const struct pack *pack, const struct exam_paper *sheet, struct paper *out);

#endif

/* A class list to print: everybody, 班组 by 班组, with how they stand and a place to sign. Any
 * thread. */
#ifndef YINGDA_ENGINE_TEAM_SHEET_H
#define YINGDA_ENGINE_TEAM_SHEET_H

#include "records/team_export.h"

/* Writes it as a PDF of as many pages as it takes. STATUS_IO: it cannot be written;
 * STATUS_NO_MEMORY. Nothing is left behind where it fails. */
MUST_USE enum status team_sheet_write(const struct team_export *team, const char *path);

#endif

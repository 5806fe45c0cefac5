/* The log file: what is said on stderr, in a file too, each line with its time; when the file is
 * full it is renamed and a new one begun, and the oldest goes. Under a service nobody sees stderr,
 * and who comes to look has no network. */
#ifndef YINGDA_BASE_LOG_FILE_H
#define YINGDA_BASE_LOG_FILE_H

#include "base/path.h"

/* Four megabytes in all: a year of a kiosk that has nothing to say, an hour of one that says a line
 * in every frame. */
enum { LOG_FILE_BYTES = 1024 * 1024, LOG_FILES_KEPT = 4 };

/* From now on stderr of this program goes there as well: PATH, and PATH.1 to PATH.3 before it.
 * Private (0600). What a child process says, or a dying libc, goes to stderr alone. STATUS_IO: the
 * file cannot be opened; stderr stays as it was. Main thread, before others start; lines may then
 * come from any. */
MUST_USE enum status log_file_open(const char *path);

/* stderr is as it was. Accepts that none was opened. */
void log_file_close(void);

#endif

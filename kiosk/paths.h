/* Paths: where packs, models, the database and settings are (DESIGN.md section 7). */
#ifndef YINGDA_KIOSK_PATHS_H
#define YINGDA_KIOSK_PATHS_H

#include <stddef.h>

#include "base/status.h"

enum { PATH_SIZE = 4096 };

/* Each writes an absolute path. Data and config folders are made when missing (0700); STATUS_IO
 * when that fails, STATUS_NOT_FOUND when a shipped folder is nowhere. */
enum status paths_database(char out[PATH_SIZE]);   /* $XDG_DATA_HOME/yingda/yingda.db */
enum status paths_recordings(char out[PATH_SIZE]); /* $XDG_DATA_HOME/yingda/recordings */
enum status paths_demo(char out[PATH_SIZE]);       /* $XDG_DATA_HOME/yingda/demo */
enum status paths_settings(char out[PATH_SIZE]);   /* $XDG_CONFIG_HOME/yingda/settings.yaml */

/* The folder of a pack by id, or a path that holds a pack.yaml: $YINGDA_PACKS, the user's own, the
 * checkout's scenarios/packs (found from the program's place), /usr/share/yingda/packs. */
enum status paths_pack(const char *id_or_folder, char out[PATH_SIZE]);

/* All packs found, each id once: folders, malloc'd strings in a malloc'd array. */
enum status paths_packs(char ***out, size_t *count);
void paths_packs_free(char **packs, size_t count);

#endif

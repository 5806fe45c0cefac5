/* Paths: where packs, models, the database and settings are (DESIGN.md section 7). */
#ifndef YINGDA_ENGINE_PATHS_H
#define YINGDA_ENGINE_PATHS_H

#include <stddef.h>

#include "base/path.h"
#include "base/status.h"

/* Each writes an absolute path. Data and config folders are made when missing (0700); STATUS_IO
 * when that fails, STATUS_NOT_FOUND without a home, STATUS_LIMIT when a path does not fit.
 * $XDG_DATA_HOME and $XDG_CONFIG_HOME count when they are absolute, else ~/.local/share and
 * ~/.config. Any thread. */
MUST_USE enum status paths_database(char out[PATH_SIZE]);   /* $XDG_DATA_HOME/yingda/yingda.db */
MUST_USE enum status paths_recordings(char out[PATH_SIZE]); /* $XDG_DATA_HOME/yingda/recordings */
MUST_USE enum status paths_lines(char out[PATH_SIZE]);      /* $XDG_DATA_HOME/yingda/lines */
MUST_USE enum status
paths_wordings(char out[PATH_SIZE]);                  /* $XDG_DATA_HOME/yingda/wordings; not made */
MUST_USE enum status paths_log(char out[PATH_SIZE]);  /* $XDG_DATA_HOME/yingda/yingda.log */
MUST_USE enum status paths_demo(char out[PATH_SIZE]); /* $XDG_DATA_HOME/yingda/demo */
MUST_USE enum status
paths_settings(char out[PATH_SIZE]); /* $XDG_CONFIG_HOME/yingda/settings.yaml */

/* The folder with the model of the maker of voices: $YINGDA_MAKER, or $XDG_DATA_HOME/yingda/maker,
 * or share/yingda/maker above this program, the first that is there; and the script that runs it,
 * in the checkout above this program or installed with it. STATUS_NOT_FOUND: nowhere. */
MUST_USE enum status paths_maker(char out[PATH_SIZE]);
MUST_USE enum status paths_maker_script(char out[PATH_SIZE]);

/* The folder of a pack, by a path that holds a pack.yaml (anything with a '/' in it, or "." and
 * ".."), or by id: in each folder of $YINGDA_PACKS (separated by ':'), then the user's own
 * ($XDG_DATA_HOME/yingda/packs), then the scenarios/packs of the nearest folder above this program
 * that has one, then its share/yingda/packs. STATUS_NOT_FOUND: nowhere. */
MUST_USE enum status paths_pack(const char *id_or_folder, char out[PATH_SIZE]);

/* All packs found, each id once (the first place wins), by place and then by id: folders, malloc'd
 * strings in a malloc'd array. None is an empty list. */
MUST_USE enum status paths_packs(char ***out, size_t *count);
void paths_packs_free(char **packs, size_t count);

#endif

/* Wordings that a house has added to a pack's (这样说也算): a trainer has heard a reply in which a
 * move was made in words that the pack does not have. They lie beside the database, not in the
 * pack, which may be read-only and is replaced by the next version of it:
 *
 *   apologise TAB 真是对不住您 TAB 王老师 TAB 2026-12-01
 *
 * They count from the next time the pack is opened on (scenarios/load/load_own.c). Any thread. */
#ifndef YINGDA_ENGINE_OWN_WORDINGS_H
#define YINGDA_ENGINE_OWN_WORDINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/path.h"
#include "scenarios/pack.h"

/* Where those of the pack in that folder are, whether there are any or not. As engine/paths.h. */
MUST_USE enum status own_wordings_path(const char *pack_folder, char out[PATH_SIZE]);

/* pack_open (scenarios/load/pack_open.h) with them. */
MUST_USE enum status own_wordings_open(struct pack **out, const char *folder,
                                       struct problems *problems);

/* Why words are not taken. */
enum own_wording_fault {
    OWN_WORDING_FINE,
    OWN_WORDING_NOT_CHINESE, /* something in it is no Chinese character */
    OWN_WORDING_SHORT,       /* under three characters: found by chance in many a reply */
    OWN_WORDING_LONG,        /* over twelve: people breathe in it, and the ear loses it */
    OWN_WORDING_UNREADABLE,  /* a character whose sound nobody knows */
    OWN_WORDING_THERE,       /* it counts already: it was said unclearly, or misheard */
    OWN_WORDING_FORBIDDEN,   /* it holds words that no reply may have */
    OWN_WORDING_VALUES /* the move is about numbers or names that are listened to one by one */
};

enum { OWN_WORDING_LEAST = 3, OWN_WORDING_MOST = 12 }; /* characters; house, as lint_wordings has */

/* Whether a text could count for a move or standard phrase of the pack. Some milliseconds. */
enum own_wording_fault own_wording_check(const struct pack *pack, const struct utterance *utterance,
                                         const char *text);

/* Whether any wording can be added to it: OWN_WORDING_FINE or OWN_WORDING_VALUES. */
enum own_wording_fault own_wording_may(const struct utterance *utterance);

struct own_wording_line {
    const char *id, *text, *who; /* an utterance's id; who added it */
    int64_t unix_ms;
};

/* Adds one to the file, whole or not at all; one that is there already stays as it is. STATUS_IO:
 * the disk is full, or says no; STATUS_LIMIT: there are two thousand. */
MUST_USE enum status own_wordings_add(const char *path, const struct own_wording_line *line);

/* Takes the last one of that id away again. STATUS_NOT_FOUND: there is none. STATUS_IO. */
MUST_USE enum status own_wordings_take_back(const char *path, const char *id);

/* Those of an id as a sentence has them, the last ones first: "真对不住您、实在抱歉啊"; "": none.
 * As many as have room. Returns how many there are. */
int own_wordings_list(const char *path, const char *id, char *out, size_t out_size);

#endif

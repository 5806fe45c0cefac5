/* A scenario named on the command line, PACK/PLAY, and the ear to judge it with. Whatever is wrong
 * goes to stderr, and the functions return the command's exit status. */
#ifndef YINGDA_COMMANDS_SCENARIO_H
#define YINGDA_COMMANDS_SCENARIO_H

#include <stdint.h>

#include "audio/hearing/hearing.h"
#include "commands/options.h"
#include "engine/audit_log.h"
#include "engine/paths.h"
#include "engine/settings.h"
#include "records/records.h"
#include "scenarios/pack.h"

struct scenario {
    struct pack *pack;       /* owned */
    const struct play *play; /* the pack's */
};

/* Opens "PACK/PLAY": PACK is an id or a folder, PLAY what follows the last '/'. EXIT_CONTENT: no
 * such pack or play, or the pack has problems (each said as file:line: reason). */
int scenario_open(struct scenario *scenario, const char *name);

/* Accepts zeroed memory and being called twice. */
void scenario_close(struct scenario *scenario);

/* Reads the settings as the kiosk does; where they are wrong the defaults stand. `model` is the
 * acoustic model of the command line, NULL: the settings' own (not copied). The caller calls
 * settings_finish. */
void scenario_settings(struct settings *settings, const char *model);

/* The database that is meant: `db` of the command line, else the settings', else where the kiosk
 * keeps its records. STATUS_LIMIT when it does not fit; STATUS_INVALID: the settings may name one
 * and were not read; others as paths_database. */
MUST_USE enum status scenario_database(const struct settings *settings, const char *db,
                                       char out[PATH_SIZE]);

/* The same for a command that wants nothing else of the settings. */
MUST_USE enum status scenario_database_alone(const char *db, char out[PATH_SIZE]);

/* Says on stderr what the records say of a failure, or else what its status means. Accepts NULL,
 * for records that could not be opened. */
void scenario_records_fail(const struct records *records, enum status status);

/* Its recordings: beside a database of the command line, else where the kiosk keeps them. */
MUST_USE enum status scenario_recordings(const char *db, char out[PATH_SIZE]);

/* Adds a line to the audit log beside a database, by the user who called; where that fails it is
 * said on stderr, and what was done stays done. */
void scenario_audit(const char *db, enum audit_event event, const char *detail);

/* Says on stderr what the ear does without, if anything. Accepts NULL. */
void scenario_notice(const struct hearing *hearing);

/* Opens the hearing with the settings' model, as the kiosk does. EXIT_MACHINE when it cannot. */
int scenario_hearing(struct hearing **out, const struct settings *settings);

/* What --voice names, which the verdicts of an attempt were heard with. */
struct given_voice {
    bool given;
    struct speaker voice;
};

/* The reader of --voice into a struct given_voice: a warp, or a file that holds a voice's text
 * (speaker.h), `voice` of a scene, `text` of the records' voices. */
bool option_voice(const char *value, void *out, char reason[OPTION_REASON_SIZE]);

#endif

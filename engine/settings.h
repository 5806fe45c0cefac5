/* Settings: $XDG_CONFIG_HOME/yingda/settings.yaml, every one optional. A wrong one is named by file
 * and line and its default used, so that a slip of the pen never keeps the kiosk from starting; a
 * line that cannot be read at all is left out, and the others count. Where the PIN may have been in
 * what was not read, the trainers' pages stay shut; where the database may have been, it is not
 * opened, because a score in the wrong place is lost. docs/admin.md says all of each setting.
 *
 *   model: /usr/share/yingda/model   # acoustic model; the built-in choice when not given
 *   microphone: USB                  # part of a device's name; the system's default
 *   loudspeaker: HDMI
 *   database: /srv/yingda/yingda.db
 *   issuer: 城东供电公司             # who issues certificates: stands on them and in them
 *   kiosk: 三楼大厅                  # what this machine is called; its host name
 *   idle_s: 90                       # without a touch or a word, 15 to 3600
 *   fullscreen: true
 *   telephone_sound: true            # false: customers on the telephone sound as if they were here
 *   large_text: false                # true: everything an eighth larger on every screen
 *   packs: [power-supply]            # ids or folders; all that are found
 *   rubric: contest                  # how points add up: daily (the default) or contest
 *   trainer_pin: "$argon2id$…"       # of the first trainer: what `yingda pin` prints; or the
 *                                    # four to eight digits themselves
 *   keep_practice_days: 90           # the sound of practice is kept so long, by consent
 *   keep_exam_days: 365              # and that of exams, 1 to 3650
 *   slip_days: 90                    # slips that observers saw count so long; 0: not at all
 *   people:                          # the trainer's list; a name is enough
 *     - {number: "0273", name: 李敏, team: 抢修一班, post: 抢修员}
 *     - 0274 王敏
 */
#ifndef YINGDA_ENGINE_SETTINGS_H
#define YINGDA_ENGINE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/status.h"
#include "engine/roster.h"
#include "engine/sound_days.h"

struct settings {
    const char *model, *microphone, *loudspeaker, *database; /* NULL: the default */
    const char *issuer;                                      /* of certificates; NULL: not named */
    const char *kiosk; /* what this machine is called; NULL: as its host */
    int idle_s;
    bool fullscreen, telephone_sound, large_text;
    bool contest;            /* points add up as the packs' contests count */
    const char *trainer_pin; /* digits, or a whole line of base/password_hash.h; NULL: none */
    bool pin_unread;         /* there may be one in what could not be read: nothing is open */
    struct sound_days keep;
    int slip_days;        /* slips that observers saw count for so long; 0: they are not counted */
    bool database_unread; /* the same of the database, where `database` is NULL */
    const char **packs;   /* NULL: all that are found */
    size_t n_packs;
    struct roster roster;
    struct arena arena; /* owns all texts */
};

enum { SETTINGS_IDLE_S = 90 };

/* True where the file says, or may say, which database is meant, and it was not read: no other may
 * be opened in its place. */
bool settings_hide_database(const struct settings *settings);

/* True where the trainer's PIN stands in the file as it is typed. */
bool settings_show_pin(const struct settings *settings);

/* The names of all settings, in no order; NULL ends them. Static. */
const char *const *settings_names(void);

/* The defaults. */
void settings_init(struct settings *settings);
void settings_finish(struct settings *settings);

/* Reads the file over the defaults. STATUS_NOT_FOUND: there is none, nothing is wrong with that;
 * STATUS_INVALID: at least one problem was added. */
MUST_USE enum status settings_read(struct settings *settings, const char *path,
                                   struct problems *problems);

#endif

/* What is opened at the start, and again from the fault screen: the records on the main thread,
 * because the first frame shows names; packs and model on the worker, and the devices on a thread
 * of their own beside it, because each takes seconds on a small machine and the window stays alive.
 */
#ifndef YINGDA_KIOSK_APP_BOOT_H
#define YINGDA_KIOSK_APP_BOOT_H

#include "kiosk/app/desk.h"

struct boot_job { /* the worker's while it runs */
    struct boot *boot;
    const struct settings *settings; /* read only */
    const char *model;
    int patience_ms;               /* with the ear; 0: as usual */
    bool has_library, has_hearing; /* from the time before */
    struct library library;
    struct hearing *hearing;
    enum status library_status, hearing_status;
};

struct sound_job { /* the opener's while it runs */
    struct boot *boot;
    struct sound_config config;
    struct sound *sound;
    enum status status;
};

struct boot {
    struct desk *desk;
    struct boot_job job;
    struct worker opener;
    struct sound_job sound_job;
    struct sound *sound;
    const char *database, *recordings, *model; /* given by who started the kiosk; NULL: as usual */
    const char *play, *person; /* straight to this conversation, once; NULL: the usual start */
};

/* The settings, and what is wrong in them on all calm screens. */
void boot_settings(struct boot *boot);

/* The kiosk's start in the audit log, and the settings where they are others than at the start
 * before. After boot_records. */
void boot_audit(const struct desk *desk);

/* The records, and the names in them; where that fails, the fault screen. A database that is
 * damaged is set aside first, and the last good backup brought back. */
void boot_records(struct boot *boot);

/* Starts what is not there yet of packs and model. */
void boot_start(struct boot *boot);

/* Starts opening the devices. */
void boot_sound(struct boot *boot);

/* Takes what has been opened. */
void boot_tick(struct boot *boot);

/* Whether the devices are still being opened. */
bool boot_opens_sound(const struct boot *boot);

/* Closes all of it; the worker must be finished. */
void boot_close(struct boot *boot);

#endif

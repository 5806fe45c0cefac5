/* Faults: what can keep the kiosk from going on. */
#ifndef YINGDA_KIOSK_APP_FAULTS_H
#define YINGDA_KIOSK_APP_FAULTS_H

#include "audio/device/sound.h"

enum fault {
    FAULT_NONE,
    FAULT_MICROPHONE,     /* none to capture from */
    FAULT_LOUDSPEAKER,    /* none to play on */
    FAULT_SOUND_BUSY,     /* another program holds the device */
    FAULT_SOUND_UNFIT,    /* the device takes none of our rates */
    FAULT_MUTED,          /* the microphone gives nothing but zeros */
    FAULT_LOOPED,         /* it gives what the loudspeaker plays: another source */
    FAULT_SOUND_LOST,     /* unplugged under way */
    FAULT_MODEL,          /* no acoustic model, or the child does not start */
    FAULT_HEARING,        /* the child died under way, more than once */
    FAULT_VOICE,          /* no line could be made */
    FAULT_DATABASE,       /* not to be opened or written */
    FAULT_DATABASE_BUSY,  /* another program holds it */
    FAULT_SECOND_KIOSK,   /* another kiosk has the database */
    FAULT_DATABASE_NEWER, /* written by a newer Yingda */
    FAULT_SETTINGS,       /* they may say which database is meant, and were not read */
    FAULT_PACK,           /* no play could be loaded */
    FAULT_UNKNOWN,
    FAULT_COUNT
};

/* FAULT_NONE for SOUND_OK. */
enum fault fault_of_sound(enum sound_state state);

/* The state in English, for the log and whoever is called to help. */
const char *sound_detail(enum sound_state state);

#endif

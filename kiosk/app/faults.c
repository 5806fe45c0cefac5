#include "kiosk/app/faults.h"

enum fault fault_of_sound(enum sound_state state)
{
    switch (state) {
    case SOUND_OK:
        return FAULT_NONE;
    case SOUND_NO_MICROPHONE:
        return FAULT_MICROPHONE;
    case SOUND_NO_LOUDSPEAKER:
        return FAULT_LOUDSPEAKER;
    case SOUND_BUSY:
        return FAULT_SOUND_BUSY;
    case SOUND_UNFIT:
        return FAULT_SOUND_UNFIT;
    case SOUND_MUTED:
        return FAULT_MUTED;
    case SOUND_LOOPED:
        return FAULT_LOOPED;
    case SOUND_LOST:
        return FAULT_SOUND_LOST;
    }
    return FAULT_UNKNOWN;
}

const char *sound_detail(enum sound_state state)
{
    static const char *const words[] = {
        [SOUND_OK] = "fine",
        [SOUND_NO_MICROPHONE] = "sound: nothing to capture from",
        [SOUND_NO_LOUDSPEAKER] = "sound: nothing to play on",
        [SOUND_BUSY] = "sound: held by another program",
        [SOUND_UNFIT] = "sound: the device takes none of the rates 16000, 48000 and 44100 Hz",
        [SOUND_MUTED] = "sound: the microphone gives nothing but zeros",
        [SOUND_LOOPED] = "sound: what is captured is what is played (a monitor, not a microphone)",
        [SOUND_LOST] = "sound: the device has vanished",
    };
    return words[state];
}

/* The page of voices: every timbre that the maker has, calm and furious, to listen to and choose
 * from for a pack's voices.yaml. */
#ifndef YINGDA_COMMANDS_VOICES_PAGE_H
#define YINGDA_COMMANDS_VOICES_PAGE_H

#include <signal.h>

#include "audio/voice/maker/maker.h"

/* Writes index.html and its sounds into a folder, which is made where it is missing. `voices` is the
 * maker's folder. Ends early, with what there is by then, once *stopped. Sounds that are there
 * already are not made again. STATUS_IO: a folder cannot be read or written. Takes some ten minutes.
 */
MUST_USE enum status voices_page(struct maker *maker, const char *voices, const char *folder,
                                 const volatile sig_atomic_t *stopped);

#endif

/* Endpointer: where speech starts and ends; a pure step, a frame in, an event out. */
#ifndef YINGDA_AUDIO_ENDPOINTER_H
#define YINGDA_AUDIO_ENDPOINTER_H

#include <stdbool.h>
#include <stdint.h>

enum { ENDPOINTER_FRAME_SAMPLES = 320 }; /* 20 ms at 16 kHz */

enum endpoint_event {
    ENDPOINT_NONE,  /* still silence, or still speech */
    ENDPOINT_START, /* speech began, at endpointer.start_ms (some frames back) */
    ENDPOINT_END    /* speech ended, at endpointer.end_ms (some frames back) */
};


struct endpointer; /* open; its fields follow */

/* Ready for sample 0. */
void endpointer_init(struct endpointer *endpointer);

/* One frame of ENDPOINTER_FRAME_SAMPLES 16 kHz mono samples. Pure: the same frames give the same
 * events. Any thread, one at a time. */
enum endpoint_event endpointer_step(struct endpointer *endpointer, const int16_t *frame);

/* The stream ends here: ENDPOINT_END when inside speech, else ENDPOINT_NONE. */
enum endpoint_event endpointer_flush(struct endpointer *endpointer);

#endif

/* What the screen shows of a conversation: filled from the session while it is the main thread's.
 */
#ifndef YINGDA_KIOSK_TALK_TALK_SHOW_H
#define YINGDA_KIOSK_TALK_TALK_SHOW_H

#include "kiosk/talk/talk.h"

/* A turn, or the ending, has been made ready: its words, mood, hint and progress, and what the
 * reply before it did. */
void talk_show_turn(struct talk *talk);
void talk_show_opening(struct talk *talk);

/* Practice, before the customer goes on: what the reply did. Whether anything of it was not met. */
void talk_show_feedback(struct talk *talk);

/* So long it is shown: to read up to six chips and decide; a touch ends it sooner. */
enum { FEEDBACK_MS = 8000 };
void talk_show_left(struct talk *talk, int64_t spent_ms);
bool talk_missed(const struct talk *talk);

/* What opening the hint costs now. */
void talk_show_cost(struct talk *talk);

/* As the line is spoken: the words so far, the mouth. */
void talk_show_line(struct talk *talk);

/* What was wrong with the sound of a reply; TROUBLE_NONE: nothing that should be said.
 * `asked_again`: the reply stayed undecided. Pure. */
enum talk_trouble talk_sound_trouble(const struct heard *heard, bool asked_again);

#endif

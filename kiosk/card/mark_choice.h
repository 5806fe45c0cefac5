/* Remarks: the short list of reasons for which a trainer decides an item otherwise than the
 * machine.
 */
#ifndef YINGDA_KIOSK_CARD_MARK_CHOICE_H
#define YINGDA_KIOSK_CARD_MARK_CHOICE_H

#include "kiosk/card/card_view.h"

/* As shown and as stored: "听录音，确认说了"; of a rule "听录音，做到了". Static. */
const char *mark_choice_text(enum mark_choice mark, enum verdict_kind kind);

/* What it decides: met or not; of MARK_NONE, which decides nothing, undecided. */
enum verdict_value mark_choice_value(enum mark_choice mark);

#endif

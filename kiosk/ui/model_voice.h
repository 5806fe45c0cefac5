/* The switch between the model voices, wherever one can be heard. */
#ifndef YINGDA_KIOSK_UI_MODEL_VOICE_H
#define YINGDA_KIOSK_UI_MODEL_VOICE_H

#include "kiosk/ui/widgets.h"
#include "scenarios/pack.h"

enum { MODEL_VOICE_WIDTH = 260 };

/* Says which voice it is; touched, the other one's. */
void model_voice_switch(const struct ui *ui, struct rect rect, enum model_voice voice);

#endif

#include "kiosk/ui/model_voice.h"

void model_voice_switch(const struct ui *ui, struct rect rect, enum model_voice voice)
{
    bool woman = voice == MODEL_WOMAN;
    struct action other = {ACTION_MODEL_VOICE, woman ? MODEL_MAN : MODEL_WOMAN};
    widget_button(
        ui, rect,
        (struct button){woman ? "示范：女声" : "示范：男声", "speaker", BUTTON_QUIET, other});
}

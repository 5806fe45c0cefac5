#include "kiosk/ui/mood.h"

#include "kiosk/ui/theme.h"

struct mood_look mood_look(int mood)
{
    const struct mood_look looks[] = {
        {"怒气冲冲", color_red, color_red_pale, color_red_bright},
        {"很生气", color_red, color_red_pale, color_red_bright},
        {"不太放心", color_amber, color_amber_pale, color_amber_bright},
        {"平静下来", color_teal_dark, color_teal_pale, color_teal},
        {"满意", color_teal_dark, color_teal_pale, color_teal},
    };
    int step = mood / 20;
    return looks[step < 0 ? 0 : step > 4 ? 4 : step];
}

#include "kiosk/ui/play_view.h"

#include "kiosk/ui/theme.h"

const char *place_text(enum play_place place)
{
    switch (place) {
    case PLACE_COUNTER:
        return "营业厅柜台";
    case PLACE_PHONE:
        return "电话";
    case PLACE_ON_SITE:
        return "上门现场";
    }
    return "";
}

void widget_play_chips(const struct ui *ui, float x, float y, const struct play_view *play)
{
    static const char *const difficulties[] = {"入门", "进阶", "高难"};
    int step = play->difficulty < 1 ? 0 : play->difficulty > 3 ? 2 : play->difficulty - 1;
    x += widget_chip(ui, x, y, place_text(play->place), color_teal_pale, color_teal_dark) + 12;
    widget_chip(ui, x, y, difficulties[step], color_sunk, color_ink);
}

#include "kiosk/ui/keys.h"

#include "kiosk/ui/theme.h"

static void key_draw(const struct ui *ui, struct rect rect, char key)
{
    char label[2] = {key, 0};
    draw_rect(ui->draw, rect, 16, color_card);
    draw_outline(ui->draw, rect, 16, 2, color_line);
    widget_label(ui, rect, (struct type){44, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, label);
    widget_touch(ui, rect, 16, (struct action){ACTION_KEY, key});
}

static void key_erase(const struct ui *ui, struct rect rect)
{
    widget_button(ui, rect, (struct button){NULL, "backspace", BUTTON_PLAIN, {ACTION_ERASE, 0}});
}

void keys_digits(const struct ui *ui, struct rect area)
{
    static const char keys[] = "123456789";
    float height = (area.h - 3 * 16) / 4;
    height = height > 144 ? 144 : height;
    for (int i = 0; i < 9; i++)
        key_draw(ui, rect_cell(area, i, 3, height, 16), keys[i]);
    key_draw(ui, rect_cell(area, 10, 3, height, 16), '0');
    key_erase(ui, rect_cell(area, 11, 3, height, 16));
}

void keys_letters(const struct ui *ui, struct rect area)
{
    static const char *const rows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
    float gap = 12, width = (area.w - 9 * gap) / 10, height = 128;
    for (int row = 0; row < 3; row++) {
        float x = area.x + (float)row * (width + gap) / 2;
        for (const char *key = rows[row]; *key; key++, x += width + gap)
            key_draw(ui, (struct rect){x, area.y + (float)row * (height + gap), width, height},
                     *key);
    }
    struct rect foot = {area.x, area.y + 3 * (height + gap), area.w, height};
    key_erase(ui, rect_cut_right(&foot, 2 * width + gap, gap));
    rect_cut_left(&foot, 2 * width + gap, gap);
    widget_button(ui, foot, (struct button){"空格", NULL, BUTTON_PLAIN, {ACTION_KEY, ' '}});
}

/* Six in a row where the area is narrow, twelve where it is wide. */
void keys_search(const struct ui *ui, struct rect area)
{
    static const char keys[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890";
    int columns = area.w > 900 ? 12 : 6, rows = 36 / columns;
    float gap = 12, height = (area.h - (float)rows * gap) / (float)(rows + 1);
    height = height > 112 ? 112 : height;
    for (int i = 0; i < 36; i++)
        key_draw(ui, rect_cell(area, i, columns, height, gap), keys[i]);
    key_erase(ui, (struct rect){area.x, area.y + (float)rows * (height + gap), area.w, height});
}

#include "kiosk/ui/keys.h"

#include "kiosk/ui/theme.h"

static void key_draw(const struct ui *ui, struct rect rect, char key)
{
    char label[2] = {key, 0};
    draw_rect(ui->draw, rect, 16, color_card);
    draw_outline(ui->draw, rect, 16, 2, color_line);
    float size = rect.h / LINE_HEIGHT < 44 ? rect.h / LINE_HEIGHT : 44;
    widget_label(ui, rect, (struct type){size, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, label);
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
    struct rect zero = rect_cell(area, 9, 3, height, 16);
    zero.w = 2 * zero.w + 16;
    key_draw(ui, zero, '0');
    key_erase(ui, rect_cell(area, 11, 3, height, 16));
}

struct letter_rows { /* ten in the first one */
    struct rect area;
    float width, height, gap;
};

static struct letter_rows letter_rows(struct rect area, float height)
{
    float gap = 12;
    return (struct letter_rows){area, (area.w - 9 * gap) / 10, height, gap};
}

static struct rect letter_cell(const struct letter_rows *rows, int row, float column)
{
    float step = rows->width + rows->gap;
    return (struct rect){rows->area.x + (float)row * step / 2 + column * step,
                         rows->area.y + (float)row * (rows->height + rows->gap), rows->width,
                         rows->height};
}

static void letters_draw(const struct ui *ui, const struct letter_rows *rows)
{
    static const char *const letters[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
    for (int row = 0; row < 3; row++) {
        for (int i = 0; letters[row][i]; i++)
            key_draw(ui, letter_cell(rows, row, (float)i), letters[row][i]);
    }
}

void keys_letters(const struct ui *ui, struct rect area)
{
    struct letter_rows rows = letter_rows(area, 128);
    float two = 2 * rows.width + rows.gap;
    letters_draw(ui, &rows);
    struct rect foot = {area.x, area.y + 3 * (rows.height + rows.gap), area.w, rows.height};
    key_erase(ui, rect_cut_right(&foot, two, rows.gap));
    rect_cut_left(&foot, two, rows.gap);
    widget_button(ui, foot, (struct button){"空格", NULL, BUTTON_PLAIN, {ACTION_KEY, ' '}});
}

void keys_pinyin(const struct ui *ui, struct rect area)
{
    struct letter_rows rows = letter_rows(area, 120);
    letters_draw(ui, &rows);
    struct rect erase = letter_cell(&rows, 2, 7);
    erase.w = area.x + area.w - erase.x;
    key_erase(ui, erase);
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

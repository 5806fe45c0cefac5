/* Widgets: what all screens are made of. Each draws and, where it can be touched, adds its hit. */
#ifndef YINGDA_KIOSK_UI_WIDGETS_H
#define YINGDA_KIOSK_UI_WIDGETS_H

#include "kiosk/ui/hits.h"
#include "kiosk/ui/layout.h"

/* What every screen is drawn in. */
struct frame {
    float width, height;          /* of the canvas */
    float scroll;                 /* of the screen's scrolling area, from its top */
    struct action focus, pressed; /* shown with a ring, or pushed in; ACTION_NONE: none */
    const char *notice;           /* one sentence at the bottom; "" for none */
};

/* What a screen is given: the frame and its own view to read, the lists to fill. Views are plain
 * values, filled anew for each frame, or by hand in a test; their texts outlive the frame. */
struct ui {
    const struct frame *frame;
    const void *view; /* the screen's own, of the type that its room's X_view.h names */
    struct draw_list *draw;
    struct hits *hits;
};

/* Draws a screen on emptied lists, with the notice at its foot. */
void screen_draw(const struct ui *ui, void (*draw)(const struct ui *ui));

/* Text over one or more lines, from the top of its box. */
struct type {
    float size;
    struct color color;
    enum text_weight weight;
    enum text_align align;
    int max_lines; /* 0: as many as it takes */
};

void widget_text(const struct ui *ui, struct rect rect, struct type type, const char *text);
/* One line in the middle of the box's height; one that is too long for it is set smaller, down to
 * SIZE_LEAST. */
void widget_label(const struct ui *ui, struct rect rect, struct type type, const char *text);

/* How wide a text is in one line, and how high in a box: estimates, since screens know no font.
 * A Chinese character is one em wide in Noto Sans CJK; Latin letters and digits are taken as wide
 * as in its bold face, so the guess is rather too large. */
float text_width(const char *text, float size);
float text_height(const char *text, float size, float width);

/* The size in which a text fits one line of a width: `size` or less, SIZE_LEAST at least. */
float text_size_for(const char *text, float size, float width);

/* As many lines as it takes; one that is too high for its box is set smaller, down to SIZE_LEAST.
 */
void widget_fitted(const struct ui *ui, struct rect rect, struct type type, const char *text);

/* A text of unknown length: cuts as much off the top of *area as it takes, and the gap. */
void widget_flow(const struct ui *ui, struct rect *area, float gap, struct type type,
                 const char *text);

/* A line across the top of a row. */
void row_line(const struct ui *ui, struct rect row);

void widget_panel(const struct ui *ui, struct rect rect); /* a card: shadow, paper, soft corners */

/* At the right edge of a scrolled area whose whole content is `all` high; hits.scroll_max is set
 * and above 0. */
void widget_scrollbar(const struct ui *ui, struct rect area, float all);
/* A scrolled list: what is drawn and touched between the two is cut to `window`; a finger anywhere
 * in `area` scrolls, and the bar stands at its right edge where `all`, the height of the rows, is
 * more than the window shows. */
void widget_window(const struct ui *ui, struct rect area, struct rect window);
void widget_window_end(const struct ui *ui, struct rect area, float all);
void widget_ground(const struct ui *ui, struct color color); /* the whole canvas */

enum button_look {
    BUTTON_PRIMARY, /* the one thing to do here */
    BUTTON_PLAIN,   /* also possible */
    BUTTON_QUIET    /* on the ground, without a card of its own */
};

struct button {
    const char *label, *icon; /* either may be NULL */
    enum button_look look;
    struct action action; /* ACTION_NONE: shown, but not to be touched now */
};

void widget_button(const struct ui *ui, struct rect rect, struct button button);

/* What is being typed, with a caret behind it. */
struct field {
    const char *text, *asks; /* asks: shown while there is no text */
    float size;
    bool wrong; /* what was typed could not be taken */
};

void widget_field(const struct ui *ui, struct rect rect, struct field field);

/* A place to touch that draws itself; this adds the hit and the marks of focus and press. */
void widget_touch(const struct ui *ui, struct rect rect, float radius, struct action action);

/* The same along which the finger chooses, as hits_add_along has it. */
void widget_touch_along(const struct ui *ui, struct rect rect, struct action action, float step);

/* A small label in its own colour; returns its width. */
float widget_chip(const struct ui *ui, float x, float y, const char *text, struct color ground,
                  struct color ink);

void widget_bar(const struct ui *ui, struct rect rect, double fraction, struct color color);

/* The number of a step in a disc that fills the square. */
void widget_step(const struct ui *ui, struct rect disc, float size, int number);

/* A thin line that grows shorter: the silence is noticed, and so long there is still time. `left`
 * is what remains of it, 1..0; so little gone that it is only a breath shows nothing. */
void widget_time_left(const struct ui *ui, struct rect rect, float left, struct color color);

/* The customer, head and shoulders, on a ground of the mood's tint, cut to the box. */
void widget_portrait(const struct ui *ui, struct rect rect, const char *folder, int mood,
                     int talking);

/* The page without its margins, at most as wide as text reads well. */
struct rect page_rect(const struct frame *frame);
bool frame_is_tall(const struct frame *frame);

/* The strip at the top: where one is, and the way back. Cuts it off the page. */
void widget_top(const struct ui *ui, struct rect *page, const char *title, struct action back);

/* At the left of a bar: a page back, "2 / 5", a page on; nothing where all is on one page. `turn`
 * takes the page, from 0. */
void widget_pager(const struct ui *ui, struct rect bar, enum action_kind turn, int page, int pages);

/* A symbol in the middle of a box. */
void widget_icon(const struct ui *ui, struct rect rect, float size, const char *name,
                 struct color color);

#endif

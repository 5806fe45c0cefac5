/* The bare console: no X, no Wayland; SDL draws on the graphics card (KMSDRM) and reads keyboard
 * and touch screen from /dev/input itself. Where it may not, it says nothing of it: the kiosk would
 * be black, or deaf to every touch. So that is looked at before. */
#ifndef YINGDA_KIOSK_DRAWING_CONSOLE_H
#define YINGDA_KIOSK_DRAWING_CONSOLE_H

#include <stdbool.h>

/* True where SDL would have to draw on a card: there is one, and no display server to ask. */
bool console_is_bare(const char *dev);

/* Whether this user may draw on a card and read every input device below `dev` ("/dev"). False:
 * out[] says in one English sentence which not, and which group to add. */
bool console_may(const char *dev, char out[256]);

#endif

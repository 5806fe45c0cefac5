/* Keys to type with, for the screens that ask for a name or a number. */
#ifndef YINGDA_KIOSK_UI_KEYS_H
#define YINGDA_KIOSK_UI_KEYS_H

#include "kiosk/ui/widgets.h"

/* Three columns of digits, 0 and the eraser. */
void keys_digits(const struct ui *ui, struct rect area);
/* A row each of QWERTY letters, the space and the eraser. */
void keys_letters(const struct ui *ui, struct rect area);

/* The same letters with the eraser behind the last row, lower, for the room that choices take. */
void keys_pinyin(const struct ui *ui, struct rect area);

/* A to Z and the digits in the order of the alphabet, for a few signs to look for, and the eraser.
 */
void keys_search(const struct ui *ui, struct rect area);

#endif

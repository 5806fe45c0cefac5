/* Whether somebody is who was tapped: shown by the last digits of the number. Main thread. */
#ifndef YINGDA_KIOSK_APP_OWNER_H
#define YINGDA_KIOSK_APP_OWNER_H

#include "kiosk/app/desk.h"

/* The last digits of a number by which somebody shows to be its owner: four, or as many as it has;
 * returns how many. */
enum { OWNER_DIGITS = 4 };
int owner_digits(const struct person *person, char out[OWNER_DIGITS + 1]);

/* Asks who stands here for them, and does `then` once all are typed, or `back`. False: there is
 * nothing to ask for, the number being unknown, and nothing was done. */
bool owner_ask(struct desk *desk, const struct person *person, struct action then,
               struct action back);

/* Whether what was typed is right; asked by the action `then`. Else it is empty again, with the
 * complaint. False too where nothing was asked for. */
bool owner_is(struct desk *desk, const struct person *person, const char *complaint);

#endif

/* Whether somebody is who was tapped: shown by a PIN of one's own where there is one, else by the
 * last digits of the number. Main thread. */
#ifndef YINGDA_KIOSK_APP_OWNER_H
#define YINGDA_KIOSK_APP_OWNER_H

#include "kiosk/app/desk.h"

/* The last digits of a number by which somebody shows to be its owner: four, or as many as it has;
 * returns how many. */
enum { OWNER_DIGITS = 4 };
int owner_digits(const struct person *person, char out[OWNER_DIGITS + 1]);

/* So many wrong PINs, and none is taken for a minute: all ten thousand of four digits would take a
 * day and a half of standing there. House values. */
enum { OWNER_TRIES = 5, OWNER_SHUT_MS = 60000 };

/* Asks who stands here for it, and does `then` once it is typed, or `back`. False: there is nothing
 * to ask for, the number being unknown, and nothing was done. */
bool owner_ask(struct desk *desk, const struct person *person, struct action then,
               struct action back);

/* Whether what was typed is right; asked by the action `then`. Else it is empty again, with the
 * complaint, or after too many tries `back` is done. False too where nothing was asked for. */
bool owner_is(struct desk *desk, const struct person *person, const char *complaint);

#endif

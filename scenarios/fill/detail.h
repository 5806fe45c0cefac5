/* What a customer gives, as texts name it: {customer.phone}, {customer.phone_end}. */
#ifndef YINGDA_SCENARIOS_FILL_DETAIL_H
#define YINGDA_SCENARIOS_FILL_DETAIL_H

#include <stdbool.h>

#include "scenarios/pack.h"

/* The value of a detail of the customer's, or for "phone_end" the last four digits of "phone"; NULL
 * when there is none. Owned by the pack. */
const char *detail_value(const struct customer *customer, const char *id);

/* {customer.title}, by the customer's sex: as one says it, and as a wording takes it, with all that
 * people may say. Of every customer; nobody gives it. */
#define DETAIL_TITLE "title"
const char *detail_title(const struct customer *customer);
const char *detail_titles(const struct customer *customer);

/* Whether the value consists of digits: it is listened for one by one. */
bool detail_is_digits(const char *value);

#endif

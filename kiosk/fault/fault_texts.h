/* The faults in words for the person who stands before the kiosk. */
#ifndef YINGDA_KIOSK_FAULT_FAULT_TEXTS_H
#define YINGDA_KIOSK_FAULT_FAULT_TEXTS_H

#include "kiosk/app/faults.h"
#include "kiosk/fault/fault_view.h"

/* Static texts but for `detail`, which is the caller's. */
struct fault_view fault_words(enum fault fault, const char *detail);

#endif

/* The machine against people, in words. Pure. */
#ifndef YINGDA_KIOSK_QUALITY_MACHINE_TEXT_H
#define YINGDA_KIOSK_QUALITY_MACHINE_TEXT_H

#include "records/calibration.h"

/* How far both agree with the interval, kappa or why there is none yet, and what became of what the
 * machine could not tell. */
void machine_write(const struct blind_figures *figures, char out[256]);

/* "机器：没说 · 人：说了" */
void machine_says(const struct blind_row *row, char out[96]);

#endif

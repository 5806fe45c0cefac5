/* The meter: how loud the microphone has been, as bars. */
#ifndef YINGDA_KIOSK_UI_METER_H
#define YINGDA_KIOSK_UI_METER_H

#include <stddef.h>
#include <stdint.h>

#include "kiosk/ui/widgets.h"

enum { METER_BARS = 48 };

struct meter_view {
    float bars[METER_BARS]; /* 0 silence .. 1 loudest, the newest last */
};

/* Adds samples (16 kHz) to a meter: a bar every 40 ms, full at -10 dBFS, empty below -60. `power`
 * and `count` hold what is not yet a bar. */
void meter_take(struct meter_view *meter, float *power, int32_t *count, const int16_t *samples,
                size_t n_samples);

void widget_meter(const struct ui *ui, struct rect rect, const struct meter_view *meter,
                  struct color color);

#endif

#include "kiosk/ui/meter.h"

#include <math.h>
#include <string.h>

#include "kiosk/ui/theme.h"

enum { RATE_HZ = 16000, METER_BAR_SAMPLES = RATE_HZ / 25 };

void meter_take(struct meter_view *meter, float *power, int32_t *count, const int16_t *samples,
                size_t n_samples)
{
    for (size_t i = 0; i < n_samples; i++) {
        *power += (float)samples[i] * (float)samples[i];
        if (++*count < METER_BAR_SAMPLES)
            continue;
        float dbfs = 10 * log10f(*power / METER_BAR_SAMPLES / (32768.0f * 32768.0f) + 1e-12f);
        memmove(meter->bars, meter->bars + 1, (METER_BARS - 1) * sizeof *meter->bars);
        meter->bars[METER_BARS - 1] = fminf(fmaxf((dbfs + 60) / 50, 0), 1);
        *power = 0;
        *count = 0;
    }
}

void widget_meter(const struct ui *ui, struct rect rect, const struct meter_view *meter,
                  struct color color)
{
    float step = rect.w / METER_BARS, width = step * 0.5f;
    for (int i = 0; i < METER_BARS; i++) {
        float height = fmaxf(width, rect.h * meter->bars[i]);
        struct rect bar = {rect.x + step * (float)i, rect.y + (rect.h - height) / 2, width, height};
        draw_rect(ui->draw, bar, width / 2, meter->bars[i] > 0.02f ? color : color_line);
    }
}

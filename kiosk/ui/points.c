#include "kiosk/ui/points.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

void points_text(double points, char out[16])
{
    double rounded = round(points * 10) / 10;
    snprintf(out, 16, rounded == floor(rounded) ? "%.0f" : "%.1f", rounded);
}

void total_text(double total, int pass, char out[16])
{
    bool short_of_it = total < pass && round(total * 10) / 10 >= pass;
    points_text(short_of_it ? pass - 0.1 : total, out);
}

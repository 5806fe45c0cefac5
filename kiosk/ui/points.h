/* Points and totals as people read them. */
#ifndef YINGDA_KIOSK_UI_POINTS_H
#define YINGDA_KIOSK_UI_POINTS_H

/* "5.5", "12": points with one decimal where they have any. */
void points_text(double points, char out[16]);

/* The same of a total: one that is short of the pass mark is not rounded up to it. */
void total_text(double total, int pass, char out[16]);

#endif

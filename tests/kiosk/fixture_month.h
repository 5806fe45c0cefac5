/* A month of practice for the kiosk to show: one attempt is really made, the others are its copies,
 * written past the module, for a month of practice takes a month. */
#ifndef YINGDA_TESTS_KIOSK_FIXTURE_MONTH_H
#define YINGDA_TESTS_KIOSK_FIXTURE_MONTH_H

enum { COPIES = 17, EXAM_FIRST = 3, EXAM_SECOND = 5, BROKEN_OFF = 18 };

/* 李敏 has one attempt, an exam; 王小红 eighteen: an exam among them, the oldest broken off. */
void month_make(void);

struct practice { /* a person's attempts at a play of the same pack, all with the same points */
    int person;
    const char *play;
    int n;
    double points;
};

/* Adds them before all that there is, an hour between one and the next. */
void month_add(const struct practice *practice);

#endif

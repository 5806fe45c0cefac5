/* For how many days sound is kept, of those who have agreed. */
#ifndef YINGDA_ENGINE_SOUND_DAYS_H
#define YINGDA_ENGINE_SOUND_DAYS_H

struct sound_days { /* whole ones */
    int practice, exam;
};

/* House values: a quarter of a year is long enough to hear what one has learnt since; an exam can
 * be disputed until the next one, which is yearly. */
enum { SOUND_DAYS_PRACTICE = 90, SOUND_DAYS_EXAM = 365, SOUND_DAYS_MOST = 3650 };

#endif

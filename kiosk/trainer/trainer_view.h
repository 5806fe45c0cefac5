/* What the trainer's screens read. */
#ifndef YINGDA_KIOSK_TRAINER_TRAINER_VIEW_H
#define YINGDA_KIOSK_TRAINER_TRAINER_VIEW_H

#include "kiosk/ui/play_view.h"
#include "kiosk/ui/sights.h"
#include "scenarios/pack.h"

struct checklist_view {
    const char *person;
    const struct sight_view *lines;
    int n_lines;
    enum rule_who who; /* whose lines are shown besides those for all; WHO_ALL: everybody's */
};

enum { STANDARD_COLUMNS = 4 }; /* that the table has room for, in the pack's order */

struct disagreement_view {
    const char *name;
    const char *texts[STANDARD_COLUMNS], *sources[STANDARD_COLUMNS]; /* NULL: says nothing */
};

struct standards_view {
    const char *titles[STANDARD_COLUMNS];
    int n_titles;
    const struct disagreement_view *rows;
    int n_rows;
};

struct trainer_view {
    const char *name;     /* of who has signed in */
    bool own_pin;         /* that can be changed here; else it stands in the settings */
    int to_hear;          /* items of the moderation queue */
    const char *settings; /* path of the settings file */
    const char *backup;   /* when the last one was made, "今天 8:30"; "": there is none */
    const char *damaged;  /* name of a damaged database that was set aside; "": none */
    bool pin_shown;       /* it stands in the settings as it is typed */
};

struct kept_view { /* sound */
    int practice_days, exam_days;
    int recordings, exams; /* of everybody; exams: of them */
    const char *length;    /* of all together: "3 小时 20 分" */
    const char *settings;  /* path of the settings file */
    const char *doubted;   /* the clock is: when it was right last; "": it is believed */
};

void kept_draw(const struct ui *ui);      /* a struct kept_view */
void trainer_draw(const struct ui *ui);   /* a struct trainer_view */
void checklist_draw(const struct ui *ui); /* a struct checklist_view */
void standards_draw(const struct ui *ui); /* a struct standards_view */

#endif

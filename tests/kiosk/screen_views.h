/* Views for the screens' tests: each state a screen can be in, with the longest texts it meets. */
#ifndef YINGDA_TESTS_KIOSK_SCREEN_VIEWS_H
#define YINGDA_TESTS_KIOSK_SCREEN_VIEWS_H

#include "kiosk/about/about_view.h"
#include "kiosk/app/overlay_view.h"
#include "kiosk/attempts/attempts_view.h"
#include "kiosk/card/card_view.h"
#include "kiosk/certificates/certificates_view.h"
#include "kiosk/contest/contest_view.h"
#include "kiosk/exam/exam_view.h"
#include "kiosk/fault/fault_view.h"
#include "kiosk/learn/learn_view.h"
#include "kiosk/lines/lines_view.h"
#include "kiosk/moderation/moderation_view.h"
#include "kiosk/observe/observe_view.h"
#include "kiosk/own/own_view.h"
#include "kiosk/pad/pad_view.h"
#include "kiosk/papers/papers_view.h"
#include "kiosk/people/people_view.h"
#include "kiosk/plays/plays_view.h"
#include "kiosk/quality/quality_view.h"
#include "kiosk/roster/roster_view.h"
#include "kiosk/sign_in/sign_in_view.h"
#include "kiosk/talk/talk_view.h"
#include "kiosk/team/team_view.h"
#include "kiosk/trainer/trainer_view.h"
#include "kiosk/voice_check/voice_check_view.h"

struct sample { /* a screen, and the one view that it reads */
    enum screen screen;
    enum overlay overlay;
    struct frame frame; /* its canvas is the test's to set */
    struct overlay_view over;
    union {
        struct names_view names;
        struct attract_view attract;
        struct entry_view entry;
        struct remove_view removal;
        struct consent_view consent;
        struct own_view own;
        struct voice_check_view check;
        struct home_view home;
        struct attempts_view attempts;
        struct learn_view learn;
        struct lesson_view lesson;
        struct round_view round;
        struct plays_view plays;
        struct brief_view brief;
        struct ring_view ring;
        struct talk_view talk;
        struct card_view card;
        struct checklist_view checklist;
        struct quiz_view quiz;
        struct exam_view exam;
        struct own_papers_view own_papers;
        struct papers_view papers;
        struct paper_view paper;
        struct paper_items_view paper_items;
        struct hear_view hear;
        struct certificates_view certificates;
        struct contests_view contests;
        struct contest_view contest;
        struct entrants_view entrants;
        struct sheet_view sheet;
        struct board_view board;
        struct role_view role;
        struct observed_view observed;
        struct observation_view observation;
        struct observe_view observe;
        struct standards_view standards;
        struct trainer_view trainer;
        struct kept_view kept;
        struct pad_view pad;
        struct sign_in_view sign_in;
        struct roster_files_view roster_files;
        struct roster_view roster;
        struct team_view team;
        struct reason_view reason;
        struct person_row_view person_row;
        struct plan_view plan;
        struct lines_view lines;
        struct quality_view quality;
        struct occurrences_view occurrences;
        struct fault_view fault;
        struct about_view about;
    };
};

struct sample_view {
    const char *name;
    struct sample view;
};

enum { SAMPLE_VIEWS_MAX = 320 };

/* Fills `out`; returns how many. The texts are static. */
int sample_views(struct sample_view out[SAMPLE_VIEWS_MAX]);

#endif

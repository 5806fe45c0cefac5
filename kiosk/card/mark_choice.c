#include "kiosk/card/mark_choice.h"

const char *mark_choice_text(enum mark_choice mark, enum verdict_kind kind)
{
    static const char *const texts[MARK_CHOICES][2] = {
        [MARK_NONE] = {"恢复机器判定", "恢复机器判定"},
        [MARK_SAID] = {"听录音，确认说了", "听录音，做到了"},
        [MARK_NOT_SAID] = {"听录音，没有说", "听录音，没做到"},
        [MARK_OTHER_MET] = {"别的原因，算做到", "别的原因，算做到"},
        [MARK_OTHER_NOT_MET] = {"别的原因，算没做到", "别的原因，算没做到"},
    };
    return texts[mark][kind == VERDICT_RULE];
}

enum verdict_value mark_choice_value(enum mark_choice mark)
{
    if (mark == MARK_NONE)
        return VERDICT_UNDECIDED;
    return mark == MARK_SAID || mark == MARK_OTHER_MET ? VERDICT_MET : VERDICT_NOT_MET;
}

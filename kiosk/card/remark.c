#include "kiosk/card/remark.h"

const char *remark_text(enum remark remark, enum verdict_kind kind)
{
    static const char *const texts[REMARKS][2] = {
        [REMARK_NONE] = {"按机器判的", "按机器判的"},
        [REMARK_SAID] = {"听录音，确认说了", "听录音，做到了"},
        [REMARK_NOT_SAID] = {"听录音，没有说", "听录音，没做到"},
        [REMARK_OTHER_MET] = {"别的原因，算做到", "别的原因，算做到"},
        [REMARK_OTHER_NOT_MET] = {"别的原因，算没做到", "别的原因，算没做到"},
    };
    return texts[remark][kind == VERDICT_RULE];
}

enum verdict_value remark_value(enum remark remark)
{
    if (remark == REMARK_NONE)
        return VERDICT_UNDECIDED;
    return remark == REMARK_SAID || remark == REMARK_OTHER_MET ? VERDICT_MET : VERDICT_NOT_MET;
}

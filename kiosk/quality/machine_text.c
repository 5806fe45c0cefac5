#include "kiosk/quality/machine_text.h"

#include <stdio.h>

void machine_write(const struct blind_figures *figures, char out[256])
{
    struct agreement agreement = agreement_of(&figures->table);
    size_t used;
    if (agreement.n == 0) {
        snprintf(out, 256, "还没有可对的。");
        return;
    }
    used = (size_t)snprintf(out, 256, "%d 项里一样的 %d 项（%.0f%%，95%% 区间 %.0f–%.0f%%）。",
                            agreement.n, agreement.agreed, 100 * agreement.share,
                            100 * agreement.share_low, 100 * agreement.share_high);
    if (agreement.has_kappa)
        snprintf(out + used, 256 - used, "κ %.2f（%.2f–%.2f）。", agreement.kappa,
                 agreement.kappa_low, agreement.kappa_high);
    else
        snprintf(out + used, 256 - used, "κ 要满 %d 项、少的那种满 %d 项才算得准。", KAPPA_ITEMS,
                 KAPPA_RARER);
}

void machine_says(const struct blind_row *row, char out[96])
{
    bool says = row->kind != VERDICT_RULE;
    const char *yes = says ? "说了" : "做到了", *no = says ? "没说" : "没做到";
    snprintf(out, 96, "机器：%s · 人：%s", row->machine == VERDICT_MET ? yes : no,
             row->person == VERDICT_MET ? yes : no);
}

/* What takes back what was said. */
#include "scoring/finding_parts.h"

static void take_back(struct finding *finding, struct evidence *wording,
                      const struct evidence *by, enum evidence_denied denied)
{
    if (denied == DENIED_NO || wording->verdict == EVIDENCE_NOT_SAID)
        return;
    if (denied == DENIED_YES)
        finding->denied = by;
    wording->verdict = denied == DENIED_YES ? EVIDENCE_NOT_SAID : EVIDENCE_UNDECIDED;
}

void finding_deny(struct finding *finding, struct evidence *evidence)
{
    for (size_t i = 0; i < finding->n_networks; i++)
        take_back(finding, &evidence[i], &evidence[i], evidence[i].denied);
}

void finding_contradict(struct finding *finding, struct evidence *evidence,
                        const struct evidence *against)
{
    static const enum evidence_denied denied[] = {[EVIDENCE_NOT_SAID] = DENIED_NO,
                                                  [EVIDENCE_UNDECIDED] = DENIED_UNCLEAR,
                                                  [EVIDENCE_SAID] = DENIED_YES};
    for (size_t k = 0; k < finding->n_against; k++) {
        for (size_t i = 0; i < finding->n_networks; i++)
            take_back(finding, &evidence[i], &against[k], denied[against[k].verdict]);
    }
}

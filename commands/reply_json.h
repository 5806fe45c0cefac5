/* A judged reply as JSON: the line of `yingda judge`, and of `rehearse` for each reply. */
#ifndef YINGDA_COMMANDS_REPLY_JSON_H
#define YINGDA_COMMANDS_REPLY_JSON_H

#include "audio/hearing/heard.h"
#include "engine/json.h"
#include "scenarios/pack.h"
#include "scoring/card/scorecard.h"

/* {"scenario":…,"turn":…,"verdicts":[…],"speech":{…},"points":…,"points_max":…}; the caller deletes
 * it. `heard` NULL or without a duration: the hearing failed, "speech" is null. A verdict of a
 * repeat that rests on the first try has "in_first":true, a measured one "measured" and "unit".
 * NULL: out of memory. */
cJSON *reply_json(const struct pack *pack, const struct play *play, const struct turn *turn,
                  const struct verdicts *verdicts, const struct heard *heard);

/* One verdict; what was measured only where something was. */
cJSON *verdict_json(const struct verdict *verdict);

/* The criteria of a card on the scale of its 100 points: {"id":{"earned":…,"worth":…},…}. */
cJSON *points_json(const struct scorecard *card);

/* The rule that vetoed, or the key move that is missing: {"rule":…,"clause":…}, or null. */
cJSON *veto_json(const struct scorecard_veto *veto);

#endif

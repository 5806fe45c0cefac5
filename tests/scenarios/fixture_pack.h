/* A small hand-made pack for the tests of scoring, records and sessions: no files, no sound. */
#ifndef YINGDA_TESTS_SCENARIOS_FIXTURE_PACK_H
#define YINGDA_TESTS_SCENARIOS_FIXTURE_PACK_H

#include "scenarios/pack.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { GREET, UNIT, APOLOGISE, UNSURE, OUTAGE, TABOO_UNCLEAR, TABOO_WAIT };
enum { NO_TABOO, GREET_FIRST };

/* One play of three turns on the phone. A test that changes it puts it back. */
extern struct pack fixture;

/* Its parts. */
extern struct utterance fixture_utterances[];
extern struct wording fixture_apology[], fixture_greet[], fixture_outage[], fixture_unclear[],
    fixture_unit[], fixture_unsure[], fixture_wait[];
extern struct rule fixture_rules[];
extern struct criterion fixture_criteria[];
extern struct turn fixture_turns[];
extern struct ending fixture_endings[3];
extern struct play fixture_plays[];

#endif

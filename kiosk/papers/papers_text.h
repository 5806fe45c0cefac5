/* Exam papers in words. Pure. */
#ifndef YINGDA_KIOSK_PAPERS_PAPERS_TEXT_H
#define YINGDA_KIOSK_PAPERS_PAPERS_TEXT_H

#include "records/drops.h"
#include "scenarios/pack.h"

enum { VOID_REASONS = 3, DROP_REASONS = 3 };

extern const char *const void_reasons[VOID_REASONS]; /* as shown and as stored */
extern const char *const drop_reasons[DROP_REASONS];

const char *subject_text(enum paper_subject subject);
const char *level_text(enum play_level level);

/* Whether every play of the paper can be played under it; "" fits. */
bool paper_standard_fits(const struct pack *pack, const struct paper *paper, const char *standard);

/* What a drop would turn: a sentence, and the names. */
void preview_write(const struct drop_change *changes, size_t count, char sentence[256],
                   char names[256]);

/* "电话 · 2 场，5 题 · 30 分钟" */
void paper_about(enum paper_subject subject, int n_plays, int n_questions, int minutes,
                 char out[96]);

#endif

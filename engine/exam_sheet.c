#include "engine/exam_sheet.h"

#include <stdio.h>
#include <string.h>

static const struct question *question_find(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->n_questions; i++) {
        if (strcmp(pack->questions[i].id, id) == 0)
            return &pack->questions[i];
    }
    return NULL;
}

enum status exam_sheet_open(const struct pack *pack, const struct paper *paper,
                            struct exam_paper *out)
{
    *out = (struct exam_paper){.n_plays = paper->n_plays, .n_questions = paper->n_questions};
    snprintf(out->number, sizeof out->number, "%s", paper->number);
    if (strcmp(pack->id, paper->pack) != 0)
        return STATUS_NOT_FOUND;
    for (int i = 0; i < paper->n_plays; i++) {
        const struct play *play = pack_play(pack, paper->plays[i].play);
        out->plays[i] = (struct exam_play){play, paper->plays[i].seed};
        if (!play)
            return STATUS_NOT_FOUND;
    }
    for (int i = 0; i < paper->n_questions; i++) {
        struct drawn_question *drawn = &out->questions[i];
        drawn->question = question_find(pack, paper->questions[i].question);
        memcpy(drawn->order, paper->questions[i].order, sizeof drawn->order);
        if (!drawn->question)
            return STATUS_NOT_FOUND;
    }
    return STATUS_OK;
}

void exam_sheet_write(const struct pack *pack, const struct exam_paper *sheet, struct paper *out)
{
    snprintf(out->pack, sizeof out->pack, "%s", pack->id);
    snprintf(out->pack_sha256, sizeof out->pack_sha256, "%s", pack->sha256);
    out->n_plays = sheet->n_plays;
    out->n_questions = sheet->n_questions;
    for (int i = 0; i < sheet->n_plays; i++) {
        snprintf(out->plays[i].play, sizeof out->plays[i].play, "%s", sheet->plays[i].play->id);
        out->plays[i].seed = sheet->plays[i].seed;
    }
    for (int i = 0; i < sheet->n_questions; i++) {
        const struct drawn_question *drawn = &sheet->questions[i];
        snprintf(out->questions[i].question, sizeof out->questions[i].question, "%s",
                 drawn->question->id);
        memcpy(out->questions[i].order, drawn->order, sizeof drawn->order);
    }
}

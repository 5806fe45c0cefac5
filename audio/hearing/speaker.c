#include "audio/hearing/speaker.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = MLLR_STREAMS * MLLR_DIMENSIONS };

/* Five decimals of a number below 64 (mllr_solve gives no larger one) name one float and are its
 * own five decimals again. */
void speaker_text(const struct speaker *speaker, char out[SPEAKER_TEXT_SIZE])
{
    int used = snprintf(out, SPEAKER_TEXT_SIZE, "warp %.3f\n", (double)speaker->warp);
    if (speaker->mllr.model == 0)
        return;
    used += snprintf(out + used, (size_t)(SPEAKER_TEXT_SIZE - used), "mllr %08" PRIx32 "\n",
                     speaker->mllr.model);
    const float *value = &speaker->mllr.rows[0][0][0];
    for (int i = 0; i < ROWS * MLLR_COLUMNS && used < SPEAKER_TEXT_SIZE; i++)
        used += snprintf(out + used, (size_t)(SPEAKER_TEXT_SIZE - used), "%.5f%c", (double)value[i],
                         (i + 1) % MLLR_COLUMNS ? ' ' : '\n');
}

static bool number_take(const char **text, float *out)
{
    char *end = NULL;
    *out = strtof(*text, &end);
    bool taken = end != *text && isfinite(*out);
    *text = end;
    return taken;
}

static bool mllr_take(const char **text, struct mllr *out)
{
    char *end = NULL;
    out->model = (uint32_t)strtoul(*text, &end, 16);
    bool fine = end != *text && out->model != 0;
    *text = end;
    float *value = &out->rows[0][0][0];
    for (int i = 0; i < ROWS * MLLR_COLUMNS && fine; i++)
        fine = number_take(text, &value[i]);
    return fine;
}

static bool speaker_take(const char *text, struct speaker *out)
{
    static const char warp[] = "warp ", mllr[] = "mllr ";
    if (strncmp(text, warp, sizeof warp - 1) != 0)
        return false;
    text += sizeof warp - 1;
    if (!number_take(&text, &out->warp) ||
        !(out->warp >= SPEAKER_WARP_LEAST && out->warp <= SPEAKER_WARP_MOST))
        return false;
    text += strspn(text, "\r\n");
    if (strncmp(text, mllr, sizeof mllr - 1) == 0) {
        text += sizeof mllr - 1;
        if (!mllr_take(&text, &out->mllr))
            return false;
        text += strspn(text, "\r\n");
    }
    return *text == '\0';
}

bool speaker_parse(const char *text, struct speaker *out)
{
    *out = (struct speaker){.warp = 0};
    if (speaker_take(text, out))
        return true;
    *out = speaker_any;
    return false;
}

void speaker_round(struct speaker *speaker)
{
    char text[SPEAKER_TEXT_SIZE];
    speaker_text(speaker, text);
    speaker_parse(text, speaker);
}

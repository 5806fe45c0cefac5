#include "audio/ear/search/trellis.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/trellis_step.h"

enum status trellis_reserve(struct trellis *trellis, size_t n_frames,
                            const struct acoustic_model *model)
{
    trellis->stride = (size_t)model->mdef.n_senones + 1;
    size_t wanted = trellis->n_frames + n_frames;
    if (wanted <= trellis->capacity)
        return STATUS_OK;
    wanted += wanted / 2;
    int16_t *rows = realloc(trellis->rows, wanted * trellis->stride * sizeof *rows);
    if (rows)
        trellis->rows = rows;
    int32_t *loop = realloc(trellis->loop, (wanted + 1) * sizeof *loop);
    if (loop)
        trellis->loop = loop;
    if (!rows || !loop)
        return STATUS_NO_MEMORY;
    trellis->capacity = wanted;
    return STATUS_OK;
}

void trellis_finish(struct trellis *trellis)
{
    if (!trellis)
        return;
    free(trellis->rows);
    free(trellis->loop);
    free(trellis->phones);
    *trellis = (struct trellis){0};
}

void trellis_keep(struct trellis *trellis, size_t n_frames)
{
    size_t drop = trellis->n_frames - n_frames;
    if (n_frames > 0)
        memmove(trellis->rows, trellis->rows + drop * trellis->stride,
                n_frames * trellis->stride * sizeof *trellis->rows);
    trellis->n_frames = n_frames;
    trellis->n_looped = 0;
}

static enum status loop_begin(struct trellis *trellis, size_t n_states)
{
    if (!trellis->phones)
        trellis->phones = malloc(n_states * sizeof *trellis->phones);
    if (!trellis->phones)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < n_states; i++)
        trellis->phones[i] = TOKEN_NONE;
    trellis->loop[0] = 0;
    return STATUS_OK;
}

/* The cost of the loop after frame t. */
static int32_t loop_step(struct trellis *trellis, const struct acoustic_model *model, size_t t)
{
    const struct mdef *mdef = &model->mdef;
    int n = mdef->n_states;
    token best = TOKEN_NONE, any = TOKEN_NONE;
    token in = token_new(trellis->loop[t] + LOOP_PENALTY, 0);
    for (int i = 0; i < mdef->n_base; i++) {
        const struct mdef_phone *phone = &mdef->base[i];
        token *states = trellis->phones + i * n;
        token out = phone_step(states, n, acoustic_model_transitions(model, phone->transitions),
                               mdef->senones + phone->sequence * n,
                               trellis->rows + t * trellis->stride, in);
        best = token_better(best, out);
        any = token_better(any, states[0]);
    }
    /* In the first frames no phone is whole yet. */
    return token_cost(best < TOKEN_NONE ? best : any);
}

/* "Any speech" costs what the loop gains from frame to frame, so that a wildcard neither wins nor
 * loses against the loop. */
static int16_t any_speech(int32_t step)
{
    return (int16_t)(step < -4096 ? -4096 : step > 4096 ? 4096 : step);
}

enum status trellis_loop(struct trellis *trellis, const struct acoustic_model *model)
{
    enum status status = STATUS_OK;
    if (trellis->n_looped == 0 && trellis->n_frames > 0)
        status = loop_begin(trellis, (size_t)(model->mdef.n_base * model->mdef.n_states));
    while (status == STATUS_OK && trellis->n_looped < trellis->n_frames) {
        size_t t = trellis->n_looped++;
        trellis->loop[t + 1] = loop_step(trellis, model, t);
        trellis->rows[(t + 1) * trellis->stride - 1] =
            any_speech(trellis->loop[t + 1] - trellis->loop[t]);
    }
    return status;
}

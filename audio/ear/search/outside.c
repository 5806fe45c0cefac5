#include "audio/ear/search/outside.h"

static int32_t silence_cost(const struct acoustic_model *model, const int16_t *row)
{
    const struct mdef *mdef = &model->mdef;
    const uint16_t *senones = mdef->senones + mdef->base[mdef->silence].sequence * mdef->n_states;
    int32_t cost = row[senones[0]];
    for (int i = 1; i < mdef->n_states; i++)
        cost = row[senones[i]] < cost ? row[senones[i]] : cost;
    return cost;
}

int32_t outside_cost(const struct trellis *trellis, const struct acoustic_model *model, int32_t t)
{
    int32_t speech = trellis->loop[t + 1] - trellis->loop[t] + OUTSIDE_PENALTY;
    int32_t silence = silence_cost(model, trellis->rows + (size_t)t * trellis->stride);
    return silence < speech ? silence : speech;
}

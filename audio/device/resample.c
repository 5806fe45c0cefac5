#include "audio/device/resample.h"

#include <speex/speex_resampler.h>
#include <stdlib.h>

enum { QUALITY = 8, BLOCK_SAMPLES = 1 << 20 }; /* 8 of 10: stopband -100 dB */

/* Feeds until `wanted` samples are out; the end of the input is followed by silence, to push the
 * last samples through the filter. */
static enum status drain(SpeexResamplerState *resampler, const int16_t *samples, size_t n_samples,
                         int16_t *out, size_t wanted)
{
    static const int16_t silence[1024];
    size_t in = 0, done = 0;
    while (done < wanted) {
        size_t left = n_samples - in, room = wanted - done;
        spx_uint32_t take = left ? (left < BLOCK_SAMPLES ? left : BLOCK_SAMPLES) : 1024;
        spx_uint32_t give = room < BLOCK_SAMPLES ? room : BLOCK_SAMPLES;
        if (speex_resampler_process_int(resampler, 0, left ? samples + in : silence, &take,
                                        out + done, &give) != RESAMPLER_ERR_SUCCESS)
            return STATUS_INVALID;
        in += left ? take : 0;
        done += give;
    }
    return STATUS_OK;
}

enum status resample_all(const int16_t *samples, size_t n_samples, int from_hz, int to_hz,
                         int16_t **out, size_t *n_out)
{
    *out = NULL;
    *n_out = 0;
    int error = 0;
    SpeexResamplerState *resampler =
        speex_resampler_init(1, (spx_uint32_t)from_hz, (spx_uint32_t)to_hz, QUALITY, &error);
    if (!resampler)
        return error == RESAMPLER_ERR_ALLOC_FAILED ? STATUS_NO_MEMORY : STATUS_INVALID;
    speex_resampler_skip_zeros(resampler);
    size_t wanted = (n_samples * (size_t)to_hz + (size_t)from_hz - 1) / (size_t)from_hz;
    int16_t *made = malloc((wanted ? wanted : 1) * sizeof *made);
    enum status status =
        made ? drain(resampler, samples, n_samples, made, wanted) : STATUS_NO_MEMORY;
    speex_resampler_destroy(resampler);
    if (status != STATUS_OK) {
        free(made);
        return status;
    }
    *out = made;
    *n_out = wanted;
    return STATUS_OK;
}

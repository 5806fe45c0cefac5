/* Devices of one rate alone, as a card's own (hw:) are where no sound server converts: stands in
 * yingda-sound before PortAudio's own function, and refuses each rate but YINGDA_TEST_CAPTURE_HZ
 * for capturing and YINGDA_TEST_PLAY_HZ for playing; unset: none. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <portaudio.h>

typedef PaError open_function(PaStream **, const PaStreamParameters *, const PaStreamParameters *,
                              double, unsigned long, PaStreamFlags, PaStreamCallback *, void *);

static int refuses(const PaStreamParameters *capture, double rate_hz)
{
    const char *only = getenv(capture ? "YINGDA_TEST_CAPTURE_HZ" : "YINGDA_TEST_PLAY_HZ");
    return only && rate_hz != atof(only);
}

PaError Pa_OpenStream(PaStream **stream, const PaStreamParameters *capture,
                      const PaStreamParameters *playback, double rate_hz, unsigned long n_frames,
                      PaStreamFlags flags, PaStreamCallback *callback, void *self)
{
    open_function *real;
    void *symbol = dlsym(RTLD_NEXT, "Pa_OpenStream");
    memcpy(&real, &symbol, sizeof real);
    return refuses(capture, rate_hz)
               ? paInvalidSampleRate
               : real(stream, capture, playback, rate_hz, n_frames, flags, callback, self);
}

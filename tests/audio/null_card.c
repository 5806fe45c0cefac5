#include "tests/audio/null_card.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/check.h"
#include "tests/random.h"

char card_folder[] = "/tmp/yingda-sound-XXXXXX";

static int server(const char *action, int rate_hz)
{
    char command[512], line[512];
    snprintf(command, sizeof command, "tests/tools/sound_server %s %s %d", action, card_folder,
             rate_hz);
    FILE *pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe)) {
        line[strcspn(line, "\n")] = '\0';
        char *equals = strchr(line, '=');
        if (equals) {
            *equals = '\0';
            setenv(line, equals + 1, 1);
        }
    }
    return pipe ? pclose(pipe) : -1;
}

int card_start_at(int rate_hz)
{
    if (access(card_folder, F_OK) != 0 && !mkdtemp(card_folder))
        return -1;
    return server("start", rate_hz);
}

int card_start(void)
{
    return card_start_at(48000);
}

int card_stop(void)
{
    return server("stop", 0);
}

int card_remove(void)
{
    return card_command("rm -rf %s", card_folder);
}

bool card_can_be(void)
{
    return card_command("command -v pulseaudio pactl paplay parec >/dev/null") == 0;
}

int card_command(const char *format, ...)
{
    char command[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    return system(command);
}

void card_pause_ms(int ms)
{
    usleep((useconds_t)ms * 1000);
}

int64_t card_wait(struct sound *sound, enum sound_state wanted, int limit_ms)
{
    int64_t start = clock_monotonic_ms();
    while (clock_monotonic_ms() < start + limit_ms) {
        if (sound_tick(sound, clock_monotonic_ms()) == wanted)
            return clock_monotonic_ms() - start;
        card_pause_ms(10);
    }
    return -1;
}

size_t card_read(struct sound *sound, int ms, int16_t *out, size_t max)
{
    int64_t end = clock_monotonic_ms() + ms;
    size_t n = 0;
    while (clock_monotonic_ms() < end) {
        sound_tick(sound, clock_monotonic_ms());
        n += sound_read(sound, out + n, max - n);
        card_pause_ms(5);
    }
    return n;
}

int card_speak(const char *file)
{
    return card_command("paplay --raw --format=s16le --rate=16000 --channels=1 "
                        "--device=microphone_in %s/%s &",
                        card_folder, file);
}

size_t card_play(struct sound *sound, const int16_t *samples, size_t n, int16_t *out, size_t max)
{
    static int16_t ignored[4 * CARD_RATE_HZ];
    FILE *monitor = popen("timeout 2 parec --raw --format=s16le --rate=16000 --channels=1 "
                          "--latency-msec=20 --device=loudspeaker.monitor",
                          "r");
    card_pause_ms(300);
    sound_play(sound, samples, n);
    CHECK(sound_playing(sound));
    card_read(sound, 1500, ignored, 4 * CARD_RATE_HZ);
    CHECK(!sound_playing(sound));
    size_t n_out = fread(out, sizeof *out, max, monitor);
    pclose(monitor);
    return n_out;
}

void card_noise(int16_t *out, size_t n)
{
    uint32_t seed = 7;
    for (size_t i = 0; i < n; i++)
        out[i] = (int16_t)(0.9f * (i ? out[i - 1] : 0) + 1500 * random_noise(&seed));
}

/* By Goertzel's recurrence. */
double card_tone_dbfs(const int16_t *samples, size_t n, double hz)
{
    double w = 2 * cos(2 * M_PI * hz / CARD_RATE_HZ), s1 = 0, s2 = 0;
    for (size_t i = 0; i < n; i++) {
        double s0 = samples[i] + w * s1 - s2;
        s2 = s1;
        s1 = s0;
    }
    double power = (s1 * s1 + s2 * s2 - w * s1 * s2) * 4 / ((double)n * (double)n);
    return 10 * log10(power / (32768.0 * 32768.0) + 1e-12);
}

/* Levels, on sounds whose levels follow from arithmetic. */
#include "audio/speech/level.h"

#include <stdlib.h>

#include "tests/check.h"

enum { SAMPLES = 16000 };

static int16_t sound[SAMPLES];

static void fill_sine(double amplitude)
{
    for (int i = 0; i < SAMPLES; i++)
        sound[i] = (int16_t)lrint(amplitude * sin(2.0 * M_PI * 1000.0 * i / SAMPLES));
}

static void a_full_scale_sine_is_3_db_under_full_scale(void)
{
    fill_sine(32767.0);
    CHECK_NEAR(level_rms_dbfs(sound, SAMPLES), -3.01, 0.01);
    CHECK_NEAR(level_peak_dbfs(sound, SAMPLES), 0.0, 0.01);
}

static void a_tenth_of_the_amplitude_is_20_db_less(void)
{
    fill_sine(3276.7);
    CHECK_NEAR(level_rms_dbfs(sound, SAMPLES), -23.01, 0.01);
    CHECK_NEAR(level_peak_dbfs(sound, SAMPLES), -20.0, 0.01);
}

static void the_lowest_sample_is_full_scale_too(void)
{
    int16_t lowest[4] = {INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN};
    CHECK_NEAR(level_peak_dbfs(lowest, 4), 0.0, 0.001);
    CHECK_NEAR(level_rms_dbfs(lowest, 4), 0.0, 0.001);
    CHECK_NEAR(level_clipped_pct(lowest, 4), 100.0, 0.001);
}

static void silence_and_nothing_at_all_are_the_floor(void)
{
    int16_t zeros[4] = {0};
    CHECK_NEAR(level_rms_dbfs(zeros, 4), LEVEL_SILENCE_DBFS, 0.0);
    CHECK_NEAR(level_peak_dbfs(zeros, 4), LEVEL_SILENCE_DBFS, 0.0);
    CHECK_NEAR(level_rms_dbfs(NULL, 0), LEVEL_SILENCE_DBFS, 0.0);
    CHECK_NEAR(level_peak_dbfs(NULL, 0), LEVEL_SILENCE_DBFS, 0.0);
    CHECK_NEAR(level_clipped_pct(NULL, 0), 0.0, 0.0);
}

static void one_sample_in_a_hundred_clipped_is_one_per_cent(void)
{
    memset(sound, 0, sizeof sound);
    for (int i = 0; i < SAMPLES; i += 100)
        sound[i] = i % 200 ? 32767 : -32768;
    sound[1] = 32766; /* loud, not clipped */
    CHECK_NEAR(level_clipped_pct(sound, SAMPLES), 1.0, 0.001);
}

int main(void)
{
    RUN(a_full_scale_sine_is_3_db_under_full_scale);
    RUN(a_tenth_of_the_amplitude_is_20_db_less);
    RUN(the_lowest_sample_is_full_scale_too);
    RUN(silence_and_nothing_at_all_are_the_floor);
    RUN(one_sample_in_a_hundred_clipped_is_one_per_cent);
    return CHECK_RESULT();
}

#include "tests/scoring/made_reply.h"

#include <string.h>

#include "tests/check.h"

struct made made;

void made_init(void)
{
    memset(&made, 0, sizeof made);
    made.heard = (struct heard){.segments = made.segments,
                                .frames = made.frames,
                                .n_frames = MAX_FRAMES,
                                .nuclei_ms = made.nuclei};
    made.scene.customer_speech = made.customer;
    for (int i = 0; i < MAX_FRAMES; i++)
        made.frames[i].level_dbfs = -70;
}

void customer_speaks(int start_ms, int end_ms)
{
    made.customer[made.scene.n_customer_speech++] = (struct speech_span){start_ms, end_ms};
}

void trainee_speaks_so(int start_ms, int end_ms, int syllables, float level_dbfs, float pitch_hz)
{
    made.segments[made.heard.n_segments++] = (struct heard_segment){start_ms, end_ms, level_dbfs};
    for (int i = 0; i < syllables; i++)
        made.nuclei[made.heard.n_nuclei++] =
            start_ms + (2 * i + 1) * (end_ms - start_ms) / (2 * syllables);
    for (int i = start_ms / 10; i < end_ms / 10; i++)
        made.frames[i] = (struct heard_frame){level_dbfs, pitch_hz};
}

void trainee_speaks(int start_ms, int end_ms)
{
    trainee_speaks_so(start_ms, end_ms, (end_ms - start_ms) * 4 / 1000, -25, 200);
}

struct measurement measured(enum measure measure)
{
    return conduct_measure(measure, &made.heard, &made.scene);
}

void check_measured(enum measure measure, double expected)
{
    struct measurement found = measured(measure);
    CHECK(found.known);
    CHECK_NEAR(found.value, expected, 0.01);
}

#include "audio/voice/maker/synthesizer.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/path.h"

enum { END_MS = 2000 };

static enum status spawn(struct synthesizer *synthesizer, const char *script, const char *model,
                         const char *threads)
{
    int to[2], from[2] = {-1, -1};
    if (pipe2(to, O_CLOEXEC) != 0)
        return STATUS_IO;
    enum status status = pipe2(from, O_CLOEXEC) == 0 ? STATUS_OK : STATUS_IO;
    const char *arguments[] = {"node", script, model, threads, NULL};
    struct child_plan plan = {
        .arguments = arguments, .descriptors = {to[0], from[1], CHILD_NULL}, .n_descriptors = 3};
    if (status == STATUS_OK)
        status = child_start(&synthesizer->child, &plan);
    close(to[0]);
    close(from[1]);
    synthesizer->requests = fdopen(to[1], "w");
    synthesizer->answers = fdopen(from[0], "r");
    if (status == STATUS_OK && !(synthesizer->requests && synthesizer->answers))
        status = STATUS_NO_MEMORY;
    return status;
}

/* The next line, without its end; malloc'd, NULL when the child is gone. */
static char *line_read(struct synthesizer *synthesizer)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, synthesizer->answers);
    if (length > 0 && line[length - 1] == '\n') {
        line[length - 1] = '\0';
        return line;
    }
    free(line);
    return NULL;
}

static enum status refuse(struct synthesizer *synthesizer, enum status status, const char *why)
{
    snprintf(synthesizer->reason, sizeof synthesizer->reason, "%s", why);
    return status;
}

static enum status ready(struct synthesizer *synthesizer)
{
    char *line = line_read(synthesizer);
    enum status status = STATUS_OK;
    if (!line)
        status = refuse(synthesizer, STATUS_CLOSED, "kokoro.js ended before it was ready");
    else if (strncmp(line, "error\t", 6) == 0)
        status = refuse(synthesizer, STATUS_NOT_FOUND, line + 6);
    free(line);
    return status;
}

enum status synthesizer_open(struct synthesizer *synthesizer, const char *script,
                             const char *folder, int threads)
{
    char model[PATH_SIZE], count[16];
    *synthesizer = (struct synthesizer){.folder = folder};
    snprintf(count, sizeof count, "%d", threads);
    enum status status = path_format(model, "%s/" SYNTHESIZER_MODEL, folder);
    if (status == STATUS_OK)
        status = spawn(synthesizer, script, model, count);
    if (status == STATUS_NOT_FOUND)
        refuse(synthesizer, status, "nodejs is not installed");
    if (status == STATUS_OK)
        status = ready(synthesizer);
    if (status != STATUS_OK)
        synthesizer_close(synthesizer);
    return status;
}

void synthesizer_close(struct synthesizer *synthesizer)
{
    if (!synthesizer)
        return;
    if (synthesizer->requests)
        fclose(synthesizer->requests);
    if (synthesizer->answers)
        fclose(synthesizer->answers);
    if (synthesizer->child > 0)
        child_end(synthesizer->child, END_MS);
    synthesizer->requests = synthesizer->answers = NULL;
    synthesizer->child = 0;
}

static void request_write(struct synthesizer *synthesizer, const struct synthesis *synthesis)
{
    FILE *out = synthesizer->requests;
    fprintf(out, "%s/voices/%s.bin\t%s/voices/%s.bin\t%.4f\t%.2f\t%.4f\t%.5f\t",
            synthesizer->folder, synthesis->timbre, synthesizer->folder, synthesis->way,
            synthesis->speed, synthesis->center_hz, synthesis->range, synthesis->shift);
    for (size_t i = 0; i < synthesis->run->count; i++)
        fprintf(out, "%s%d", i ? " " : "", synthesis->run->numbers[i]);
    fputc('\n', out);
}

/* The silence before the first number and behind the last one have frames of their own. */
static bool times_read(const char *frames, size_t count, int start_ms[])
{
    long at = 0;
    char *end;
    for (size_t i = 0; i < count + 2; i++) {
        long length = strtol(frames, &end, 10);
        if (end == frames || length < 0)
            return false;
        if (i > 0)
            start_ms[i - 1] = (int)at * SYNTHESIZER_FRAME_MS;
        at += length;
        frames = end;
    }
    return true;
}

static enum status samples_read(struct synthesizer *synthesizer, struct synthesized *out)
{
    out->samples = malloc((out->n_samples + 1) * sizeof *out->samples);
    if (!out->samples)
        return STATUS_NO_MEMORY;
    if (fread(out->samples, sizeof *out->samples, out->n_samples, synthesizer->answers) ==
        out->n_samples)
        return STATUS_OK;
    free(out->samples);
    out->samples = NULL;
    return refuse(synthesizer, STATUS_CLOSED, "kokoro.js ended in the middle of a sound");
}

static enum status answer_read(struct synthesizer *synthesizer, size_t count, const char *line,
                               struct synthesized *out)
{
    enum { LONGEST = 4 * 60 * SYNTHESIZER_HZ };
    char *frames;
    if (strncmp(line, "error\t", 6) == 0)
        return refuse(synthesizer, STATUS_INVALID, line + 6);
    long n = strtol(line, &frames, 10);
    if (n <= 0 || n > LONGEST || !times_read(frames, count, out->start_ms))
        return refuse(synthesizer, STATUS_INVALID, "kokoro.js answered what was not agreed");
    out->n_samples = (size_t)n;
    return samples_read(synthesizer, out);
}

enum status synthesizer_speak(struct synthesizer *synthesizer, const struct synthesis *synthesis,
                              struct synthesized *out)
{
    *out = (struct synthesized){0};
    request_write(synthesizer, synthesis);
    char *line = fflush(synthesizer->requests) == 0 ? line_read(synthesizer) : NULL;
    enum status status = line ? answer_read(synthesizer, synthesis->run->count, line, out)
                              : refuse(synthesizer, STATUS_CLOSED, "kokoro.js ended");
    free(line);
    return status;
}

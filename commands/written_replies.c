#include "commands/written_replies.h"

#include <string.h>

/* The lines are cut in place: turn and reply each end with a NUL, and so does the file. */
static char *line_next(const struct text_file *file, char *line)
{
    char *end = file->bytes + file->length;
    for (line += strlen(line) + 1; line < end && !*line;)
        line++;
    return line < end ? line : NULL;
}

static char *line_first(const struct text_file *file)
{
    char *line = file->bytes, *end = file->bytes + file->length;
    while (line && line < end && !*line)
        line++;
    return line && line < end ? line : NULL;
}

static void lines_cut(struct text_file *file)
{
    for (size_t i = 0; i < file->length; i++) {
        if (file->bytes[i] == '\n' || file->bytes[i] == '\r')
            file->bytes[i] = '\0';
    }
}

static enum status line_check(const char *line, int number, const char *file,
                              const struct play *play, struct problems *problems)
{
    const char *tab = strchr(line, '\t');
    size_t length = tab ? (size_t)(tab - line) : 0;
    if (*line == '#' || (length == 1 && *line == '*'))
        return STATUS_OK;
    for (size_t i = 0; tab && i < play->n_turns; i++) {
        if (strlen(play->turns[i].id) == length && strncmp(play->turns[i].id, line, length) == 0)
            return STATUS_OK;
    }
    if (tab)
        problems_add(problems, file, number, "the play has no turn '%.*s'", (int)length, line);
    else
        problems_add(problems, file, number, "a turn, a tab and a reply are wanted");
    return STATUS_INVALID;
}

enum status written_replies_open(struct written_replies *replies, const char *file,
                                 const struct play *play, struct problems *problems)
{
    enum status status =
        text_file_open(&replies->file, file, file, TEXT_FILE_LINE_MAX, problems);
    if (status != STATUS_OK)
        return status;
    char *bytes = replies->file.bytes;
    lines_cut(&replies->file);
    int number = 1;
    for (size_t at = 0; at < replies->file.length; at += strlen(bytes + at) + 1, number++) {
        if (bytes[at] && line_check(bytes + at, number, file, play, problems) != STATUS_OK)
            status = STATUS_INVALID;
    }
    return status;
}

void written_replies_close(struct written_replies *replies)
{
    text_file_close(&replies->file);
}

const char *written_reply(const struct written_replies *replies, const char *turn)
{
    const char *any = "";
    size_t length = strlen(turn);
    for (char *line = line_first(&replies->file); line; line = line_next(&replies->file, line)) {
        if (strncmp(line, turn, length) == 0 && line[length] == '\t')
            return line + length + 1;
        if (strncmp(line, "*\t", 2) == 0)
            any = line + 2;
    }
    return any;
}

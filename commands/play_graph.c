#include "commands/play_graph.h"

#include <stdio.h>
#include <string.h>

#include "base/child.h"
#include "base/path.h"
#include "base/utf8.h"

/* A text cut after `most` characters, each byte of it through `put`. */
static void text_write(FILE *file, const char *text, int most, void (*put)(FILE *file, char c))
{
    for (int n = 0; *text && n < most; n++) {
        uint32_t code;
        size_t length = utf8_decode(text, strlen(text), &code);
        for (size_t i = 0; i < (length ? length : 1); i++)
            put(file, text[i]);
        text += length ? length : 1;
    }
    if (*text)
        fputs("…", file);
}

static void put_quoted(FILE *file, char c)
{
    if (c == '"' || c == '\\')
        fputc('\\', file);
    if ((unsigned char)c >= ' ')
        fputc(c, file);
}

static void put_marked(FILE *file, char c)
{
    if (c == '<' || c == '>' || c == '&')
        fputs(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;", file);
    else if ((unsigned char)c >= ' ')
        fputc(c, file);
}

static void quote(FILE *file, const char *text)
{
    fputc('"', file);
    text_write(file, text, 200, put_quoted);
    fputc('"', file);
}

static void labels(FILE *file, const char *first, const char *second)
{
    fputs("<<b>", file);
    text_write(file, first, 80, put_marked);
    fputs("</b><br/>", file);
    text_write(file, second, 24, put_marked);
    fputs(">", file);
}

static void turn_write(FILE *file, const struct turn *turn)
{
    fputs("  ", file);
    quote(file, turn->id);
    fputs(" [shape=box, style=rounded, label=", file);
    labels(file, turn->id, turn->n_says ? turn->says[0].text : "");
    fputs("];\n", file);
}

static void ending_write(FILE *file, const struct ending *ending)
{
    static const char *const colors[] = {[OUTCOME_CALMED] = "#D7E7E2",
                                         [OUTCOME_ESCALATED] = "#F5DFD6",
                                         [OUTCOME_HANDED_OVER] = "#F6E7C8",
                                         [OUTCOME_WITHDRAWN] = "#E9E3D4"};
    fputs("  ", file);
    quote(file, ending->id);
    fprintf(file, " [shape=box, style=filled, fillcolor=\"%s\", label=", colors[ending->outcome]);
    labels(file, ending->id, ending->name);
    fputs("];\n", file);
}

static void wanted_write(FILE *file, const char *word, const struct utterance **ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        fputs(word, file);
        text_write(file, ids[i]->name, 24, put_quoted);
        fputs("\\n", file);
    }
}

static void exit_write(FILE *file, const struct turn *turn, const struct exit *exit)
{
    const struct condition *condition = &exit->condition;
    fputs("  ", file);
    quote(file, turn->id);
    fputs(" -> ", file);
    quote(file, exit->to);
    fputs(exit->conditional ? " [label=\"" : " [style=bold, label=\"", file);
    wanted_write(file, "做到：", condition->met, condition->n_met);
    wanted_write(file, "没做到：", condition->not_met, condition->n_not_met);
    if (condition->mood_below != MOOD_NOT_BELOW)
        fprintf(file, "心情低于 %d\\n", condition->mood_below);
    if (condition->mood_at_least)
        fprintf(file, "心情不低于 %d\\n", condition->mood_at_least);
    fputs("\"];\n", file);
}

static void play_write(FILE *file, const struct play *play)
{
    fputs("digraph play {\n  rankdir=TB; fontname=\"Noto Sans CJK SC\"; labelloc=t; label=", file);
    quote(file, play->title);
    fputs(";\n  node [fontname=\"Noto Sans CJK SC\", fontsize=12];\n"
          "  edge [fontname=\"Noto Sans CJK SC\", fontsize=10];\n",
          file);
    for (size_t i = 0; i < play->n_turns; i++)
        turn_write(file, &play->turns[i]);
    for (size_t i = 0; i < play->n_endings; i++)
        ending_write(file, &play->endings[i]);
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t k = 0; k < play->turns[i].n_exits; k++)
            exit_write(file, &play->turns[i], &play->turns[i].exits[k]);
    }
    fputs("}\n", file);
}

static enum status draw(const char *dot, const char *svg)
{
    const char *const arguments[] = {"dot", "-Tsvg", "-o", svg, dot, NULL};
    struct child_plan plan = {arguments, {CHILD_NULL, CHILD_NULL, 2}, 3, NULL};
    pid_t pid;
    enum status status = child_start(&pid, &plan);
    if (status != STATUS_OK)
        return status;
    return child_wait(pid) ? STATUS_OK : STATUS_INVALID;
}

enum status play_graph_write(const struct play *play, const char *folder)
{
    char dot[PATH_SIZE], svg[PATH_SIZE];
    if (path_format(dot, "%s/%s.dot", folder, play->id) != STATUS_OK ||
        path_format(svg, "%s/%s.svg", folder, play->id) != STATUS_OK)
        return STATUS_LIMIT;
    FILE *file = fopen(dot, "we");
    if (!file)
        return STATUS_IO;
    play_write(file, play);
    bool whole = !ferror(file);
    return fclose(file) == 0 && whole ? draw(dot, svg) : STATUS_IO;
}

#include "commands/recording_sheet.h"

#include <stdio.h>

static void text_put(FILE *page, const char *text)
{
    for (; *text; text++) {
        if (*text == '<' || *text == '&')
            fputs(*text == '<' ? "&lt;" : "&amp;", page);
        else
            fputc(*text, page);
    }
}

static const char *mood_name(int mood)
{
    static const char *const names[] = {"暴怒", "生气", "不安", "平静", "满意"};
    return names[mood < 0 ? 0 : mood > 99 ? 4 : mood / 20];
}

/* What it is called already, or may be called. */
static void sound_put(FILE *page, const char *play, const char *turn, const struct line *line)
{
    if (line->sound)
        text_put(page, line->sound);
    else
        fprintf(page, "%s/%s-%d.wav", play, turn, line->mood_low);
}

static void row_put(FILE *page, const char *play, const char *turn, const struct line *line)
{
    fputs("<tr><td>", page);
    text_put(page, turn);
    fprintf(page, "</td><td>%s</td><td class=\"line\">",
            mood_name(line->mood_low + (line->mood_high - line->mood_low) / 2));
    text_put(page, line->text);
    fputs("</td><td><code>", page);
    sound_put(page, play, turn, line);
    fputs("</code></td><td>☐</td></tr>\n", page);
}

static void play_put(FILE *page, const struct play *play)
{
    fputs("<h2>", page);
    text_put(page, play->title);
    fprintf(page,
            "</h2>\n<p>%s，%d 岁，%s。</p>\n<table><tr><th>哪一轮</th><th>心情</th>"
            "<th>台词</th><th>存成 sound/ 下的</th><th>录了</th></tr>\n",
            play->customer.name, play->customer.age_years, play->customer.male ? "男" : "女");
    for (size_t i = 0; i < play->n_turns; i++) {
        for (size_t k = 0; k < play->turns[i].n_says; k++)
            row_put(page, play->id, play->turns[i].id, &play->turns[i].says[k]);
    }
    for (size_t i = 0; i < play->n_endings; i++) {
        for (size_t k = 0; k < play->endings[i].n_says; k++)
            row_put(page, play->id, play->endings[i].id, &play->endings[i].says[k]);
    }
    fputs("</table>\n", page);
}

enum status recording_sheet_write(const struct pack *pack, const char *path)
{
    FILE *page = fopen(path, "we");
    if (!page)
        return STATUS_IO;
    fputs("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>录音单</title>\n"
          "<style>body{font-family:'Noto Sans CJK SC',sans-serif;font-size:11pt}"
          "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4px 8px;"
          "text-align:left}tr{page-break-inside:avoid}h2{page-break-after:avoid}"
          ".line{font-size:13pt}</style>\n<h1>",
          page);
    text_put(page, pack->name);
    fputs(
        "：录音单</h1>\n<p>安静的屋子，嘴离麦克风一拳。存成单声道 WAV，16 位，16 kHz 以上；前后各留"
        "半秒安静，不要顶到最大。录好放进 sound/，在台词后面写上 sound，再用 yingda check "
        "看一遍。</p>\n",
        page);
    for (size_t i = 0; i < pack->n_plays; i++)
        play_put(page, &pack->plays[i]);
    fputs("</html>\n", page);
    bool whole = !ferror(page);
    return fclose(page) == 0 && whole ? STATUS_OK : STATUS_IO;
}

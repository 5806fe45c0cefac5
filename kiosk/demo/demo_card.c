#include "kiosk/demo/demo_card.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/json.h"
#include "engine/paths.h"
#include "kiosk/ui/points.h"

static FILE *card_file(const char *folder, const char *name)
{
    char path[PATH_SIZE];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    return length < (int)sizeof path ? fopen(path, "w") : NULL;
}

static void text_item(FILE *file, const struct item_view *item)
{
    static const char *const marks[] = {
        [VERDICT_MET] = "✓", [VERDICT_NOT_MET] = "✗", [VERDICT_UNDECIDED] = "?"};
    fprintf(file, "  %s %s（%s）", marks[item->value], item->name, item->clause);
    if (*item->heard)
        fprintf(file, " 听到“%s” %.1f s", item->heard, item->start_ms / 1000.0);
    if (item->lost >= 0.05)
        fprintf(file, item->value == VERDICT_UNDECIDED ? " 最多扣 %.1f 分" : " 扣 %.1f 分",
                item->lost);
    if (*item->measured)
        fprintf(file, " %s", item->measured);
    fputc('\n', file);
}

/* At most three things to work on, each with its clause and what to say or do instead. */
static void text_todo(FILE *file, const struct card_view *card)
{
    for (int i = 0; i < card->n_todo; i++) {
        const struct item_view *item = &card->items[card->todo[i]];
        bool better = item->better && *item->better;
        fprintf(file, "先改 %d：%s（%s） %s%s%s\n", i + 1, item->name, item->clause, item->advice,
                better ? "可以这样说：" : "", better ? item->better : "");
    }
}

static void text_lost(FILE *file, const struct card_view *card)
{
    if (card->veto)
        fprintf(file, "一票否决：%s（%s），总分最高 %d 分，扣 %.1f 分\n", card->veto,
                card->veto_clause, card->veto_cap, card->veto_lost);
    if (card->key)
        fprintf(file, "关键的一步没做到：%s，总分最高 %d 分，扣 %.1f 分\n", card->key, card->pass - 1,
                card->key_lost);
    if (card->hints)
        fprintf(file, "看了 %d 次提示，扣 %.1f 分\n", card->hints, card->hints_lost);
}

static void text_total(FILE *file, const struct card_view *card)
{
    char total[16], low[16], high[16];
    total_text(card->total, card->pass, total);
    total_text(card->low, card->pass, low);
    total_text(card->high, card->pass, high);
    fprintf(file, "%s · %s\n%s 分（%s–%s，待复核 %d 项）\n%s：%s\n", card->person,
            card->play->title, total, low, high, card->review, card->ending, card->ending_text);
}

static void text_criterion(FILE *file, const struct criterion_view *criterion)
{
    char earned[16], worth[16];
    points_text(criterion->points, earned);
    points_text(criterion->points_max, worth);
    if (criterion->points_max > 0)
        fprintf(file, "%s %s / %s\n", criterion->name, earned, worth);
    else
        fprintf(file, "%s 未计分\n", criterion->name);
}

static void text_card(FILE *file, const struct card_view *card)
{
    text_total(file, card);
    for (int i = 0; i < card->n_criteria; i++)
        text_criterion(file, &card->criteria[i]);
    text_lost(file, card);
    text_todo(file, card);
    for (int t = 0; t < card->n_turns; t++) {
        if (card->turns[t].number)
            fprintf(file, "第 %d 轮 ", card->turns[t].number);
        fprintf(file, "%s\n", card->turns[t].said);
        for (int i = 0; i < card->turns[t].n_items; i++)
            text_item(file, &card->items[card->turns[t].first_item + i]);
    }
}

static cJSON *json_item(const struct item_view *item)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "kind", verdict_kind_text(item->kind));
    cJSON_AddStringToObject(object, "name", item->name);
    cJSON_AddStringToObject(object, "clause", item->clause);
    cJSON_AddStringToObject(object, "verdict", verdict_value_text(item->value));
    cJSON_AddStringToObject(object, "heard", item->heard);
    json_add_ms(object, "start_ms", item->start_ms);
    json_add_ms(object, "end_ms", item->end_ms);
    json_add_rounded(object, "lost", item->lost, 2);
    return object;
}

static cJSON *json_turns(const struct card_view *card)
{
    cJSON *turns = cJSON_CreateArray();
    for (int t = 0; t < card->n_turns; t++) {
        cJSON *turn = cJSON_CreateObject(), *items = cJSON_AddArrayToObject(turn, "verdicts");
        cJSON_AddNumberToObject(turn, "reply", card->turns[t].number);
        cJSON_AddBoolToObject(turn, "again", card->turns[t].again);
        cJSON_AddStringToObject(turn, "customer", card->turns[t].said);
        for (int i = 0; i < card->turns[t].n_items; i++)
            cJSON_AddItemToArray(items, json_item(&card->items[card->turns[t].first_item + i]));
        cJSON_AddItemToArray(turns, turn);
    }
    return turns;
}

static cJSON *json_criteria(const struct card_view *card)
{
    cJSON *criteria = cJSON_CreateArray();
    for (int i = 0; i < card->n_criteria; i++) {
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "name", card->criteria[i].name);
        json_add_rounded(object, "points", card->criteria[i].points, 1);
        json_add_rounded(object, "points_max", card->criteria[i].points_max, 1);
        cJSON_AddItemToArray(criteria, object);
    }
    return criteria;
}

static cJSON *json_todo(const struct card_view *card)
{
    cJSON *todo = cJSON_CreateArray();
    for (int i = 0; i < card->n_todo; i++) {
        const struct item_view *item = &card->items[card->todo[i]];
        cJSON *object = json_item(item);
        cJSON_AddStringToObject(object, "advice", item->advice);
        cJSON_AddStringToObject(object, "better", item->better ? item->better : "");
        cJSON_AddItemToArray(todo, object);
    }
    return todo;
}

static cJSON *json_card(const struct card_view *card)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "person", card->person);
    cJSON_AddStringToObject(object, "play", card->play->title);
    json_add_rounded(object, "total", card->total, 2);
    json_add_rounded(object, "total_low", card->low, 2);
    json_add_rounded(object, "total_high", card->high, 2);
    cJSON_AddNumberToObject(object, "review", card->review);
    cJSON_AddStringToObject(object, "ending", card->ending);
    cJSON_AddItemToObject(object, "criteria", json_criteria(card));
    json_add_rounded(object, "veto_lost", card->veto_lost, 2);
    json_add_rounded(object, "key_lost", card->key_lost, 2);
    json_add_rounded(object, "hints_lost", card->hints_lost, 2);
    cJSON_AddItemToObject(object, "todo", json_todo(card));
    cJSON_AddItemToObject(object, "turns", json_turns(card));
    return object;
}

static enum status card_close(FILE *file)
{
    int failed = ferror(file);
    return fclose(file) != 0 || failed ? STATUS_IO : STATUS_OK;
}

enum status demo_card_write(const struct card_view *card, const char *folder)
{
    FILE *text = card_file(folder, "scorecard.txt"), *json = card_file(folder, "scorecard.json");
    cJSON *object = json_card(card);
    char *printed = cJSON_Print(object);
    enum status status = text && json && printed ? STATUS_OK : STATUS_IO;
    if (status == STATUS_OK) {
        text_card(text, card);
        fprintf(json, "%s\n", printed);
    }
    if (text && card_close(text) != STATUS_OK)
        status = STATUS_IO;
    if (json && card_close(json) != STATUS_OK)
        status = STATUS_IO;
    cJSON_free(printed);
    cJSON_Delete(object);
    return status;
}

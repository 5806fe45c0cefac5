#include "kiosk/card/strip_draw_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

/* A stretch of time laid over a box. */
struct scale {
    struct rect box;
    int32_t from_ms, to_ms;
};

static float scale_x(const struct scale *scale, int32_t ms)
{
    float part = (float)(ms - scale->from_ms) / (float)(scale->to_ms - scale->from_ms);
    return scale->box.x + scale->box.w * fminf(fmaxf(part, 0), 1);
}

static bool scale_holds(const struct scale *scale, int32_t start_ms, int32_t end_ms)
{
    return end_ms > scale->from_ms && start_ms < scale->to_ms;
}

/* From one moment to another, cut to the box. */
static struct rect scale_span(const struct scale *scale, int32_t start_ms, int32_t end_ms, float y,
                              float h)
{
    float x = scale_x(scale, start_ms);
    return (struct rect){x, y, scale_x(scale, end_ms) - x, h};
}

#define BAR_PITCH 7.0f
#define BAR_WIDTH 4.0f

static uint8_t loudest(const struct card_turn_view *turn, int32_t from_ms, int32_t to_ms)
{
    int last = to_ms / STRIP_LEVEL_MS;
    uint8_t most = 0;
    for (int i = from_ms / STRIP_LEVEL_MS; i <= last && i < turn->n_levels; i++)
        most = i >= 0 && turn->levels[i] > most ? turn->levels[i] : most;
    return most;
}

/* Loudness as bars, those that have been played in the darker ink. */
static void wave_draw(const struct ui *ui, const struct scale *scale,
                      const struct card_turn_view *turn, int32_t played_ms)
{
    static const struct color still = {0x6F, 0xA3, 0x9B, 255};
    int n = (int)(scale->box.w / BAR_PITCH);
    float step_ms = (float)(scale->to_ms - scale->from_ms) / (float)n;
    for (int i = 0; i < n; i++) {
        int32_t at_ms = scale->from_ms + (int32_t)(step_ms * (float)i);
        if (at_ms >= turn->n_levels * STRIP_LEVEL_MS)
            return;
        int32_t next_ms = scale->from_ms + (int32_t)(step_ms * (float)(i + 1));
        float part = (float)loudest(turn, at_ms, next_ms - 1) / 255;
        float height = fmaxf(4, part * scale->box.h);
        struct rect bar = {scale->box.x + BAR_PITCH * (float)i,
                           scale->box.y + (scale->box.h - height) / 2, BAR_WIDTH, height};
        draw_rect(ui->draw, bar, 0, at_ms < played_ms ? color_teal_dark : still);
    }
}

static void cursor_draw(const struct ui *ui, const struct scale *scale, int32_t played_ms)
{
    if (played_ms < scale->from_ms || played_ms >= scale->to_ms)
        return;
    struct rect line = {scale_x(scale, played_ms) - 2, scale->box.y - 6, 4, scale->box.h + 12};
    draw_rect(ui->draw, line, 2, color_amber_bright);
}

static int32_t played_in(const struct card_view *card, int turn)
{
    return card->played_turn == turn ? card->played_ms : -1;
}

static bool item_shows(const struct item_view *item)
{
    bool words = item->heard && *item->heard;
    return words && item->start_ms >= 0 && item->end_ms > item->start_ms;
}

static struct color item_color(const struct item_view *item)
{
    return item->value == VERDICT_MET       ? color_teal
           : item->value == VERDICT_NOT_MET ? color_red_bright
                                            : color_amber_bright;
}

/* A touch every HEAR_FROM_MS along a box. */
static void strip_touch(const struct ui *ui, const struct scale *scale, struct rect box, int turn)
{
    float ms = (float)(scale->to_ms - scale->from_ms);
    widget_touch_along(ui, box,
                       (struct action){ACTION_HEAR_FROM, hear_from_arg(turn, scale->from_ms)},
                       box.w * HEAR_FROM_MS / ms);
}

void strip_small(const struct ui *ui, struct rect box, int index)
{
    const struct card_view *card = ui->view;
    const struct card_turn_view *turn = &card->turns[index];
    struct scale scale = {rect_inset(box, 20, 12), turn->from_ms, turn->to_ms};
    struct rect marks = rect_cut_bottom(&scale.box, 10, 8);
    draw_rect(ui->draw, box, 16, color_sunk);
    if (turn->n_levels == 0 || scale.to_ms <= scale.from_ms)
        return;
    wave_draw(ui, &scale, turn, played_in(card, index));
    cursor_draw(ui, &scale, played_in(card, index));
    for (int i = turn->first_item; i < turn->first_item + turn->n_items; i++) {
        const struct item_view *item = &card->items[i];
        if (item_shows(item) && scale_holds(&scale, item->start_ms, item->end_ms))
            draw_rect(ui->draw, scale_span(&scale, item->start_ms, item->end_ms, marks.y, marks.h),
                      5, item_color(item));
    }
    strip_touch(ui, &scale, (struct rect){scale.box.x, box.y, scale.box.w, box.h}, index);
}

/* Voiced stretches of the pitch, each a line. */
static void pitch_draw(const struct ui *ui, const struct scale *scale,
                       const struct strip_view *strip)
{
    enum { POINTS_MOST = 512 };
    float points[2 * POINTS_MOST];
    size_t n = 0;
    int last = scale->to_ms / STRIP_LEVEL_MS;
    for (int i = scale->from_ms / STRIP_LEVEL_MS; i <= last && i <= strip->n_pitches; i++) {
        uint8_t pitch = i >= 0 && i < strip->n_pitches && i < last ? strip->pitches[i] : 0;
        if (pitch > 0 && n < POINTS_MOST) {
            points[2 * n] = scale_x(scale, i * STRIP_LEVEL_MS);
            points[2 * n++ + 1] = scale->box.y + scale->box.h * (1 - (float)pitch / 255);
        } else {
            if (n > 2)
                draw_polyline(ui->draw, points, n, 4, color_amber);
            n = 0;
        }
    }
}

/* Whether both speak where its label would stand. */
static bool covered(const struct strip_view *strip, const struct span_view *customer)
{
    for (int i = 0; i < strip->n_both; i++) {
        if (strip->both[i].start_ms < customer->start_ms + 800 &&
            strip->both[i].end_ms > customer->start_ms)
            return true;
    }
    return false;
}

static void customer_draw(const struct ui *ui, const struct scale *scale, struct rect lane)
{
    const struct strip_view *strip = &card_of(ui)->strip;
    for (int i = 0; i < strip->n_customer; i++) {
        const struct span_view *span = &strip->customer[i];
        if (!scale_holds(scale, span->start_ms, span->end_ms))
            continue;
        struct rect bar = scale_span(scale, span->start_ms, span->end_ms, lane.y, lane.h);
        draw_rect(ui->draw, bar, 8, color_line);
        if (bar.w > 128 && !covered(strip, span))
            widget_label(ui, rect_inset(bar, 12, 0),
                         (struct type){26, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, "客户在说");
    }
    for (int i = 0; i < strip->n_both; i++) {
        const struct span_view *span = &strip->both[i];
        if (!scale_holds(scale, span->start_ms, span->end_ms))
            continue;
        struct rect bar =
            scale_span(scale, span->start_ms, span->end_ms, scale->box.y - 4, scale->box.h + 8);
        draw_rect(ui->draw, bar, 8, color_red_pale);
        bar.y = lane.y;
        bar.h = lane.h;
        draw_rect(ui->draw, bar, 8, color_red);
        if (bar.w > 154)
            widget_label(ui, rect_inset(bar, 12, 0),
                         (struct type){26, color_card, WEIGHT_BOLD, ALIGN_LEFT, 1}, "两人同时说");
    }
}

static float word_size(const struct strip_word_view *word)
{
    return word->look == WORD_READ ? 26 : 34;
}

/* A syllable from x on: a character by how clearly it was said, else what it sounded like. */
static void word_draw(const struct ui *ui, struct rect box, const struct strip_word_view *word)
{
    bool known = word->look == WORD_RECOGNISED;
    struct color ink = known ? clarity_ink(word->clarity) : color_ink_soft;
    widget_label(
        ui, box,
        (struct type){word_size(word), ink, known ? WEIGHT_BOLD : WEIGHT_REGULAR, ALIGN_CENTER, 1},
        word->text);
    if (known && word->clarity >= CLARITY_FAINT) {
        bool unclear = word->clarity == CLARITY_UNCLEAR;
        float high = unclear ? 8 : 4;
        draw_rect(ui->draw, (struct rect){box.x + 2, box.y + box.h - high, box.w - 4, high},
                  high / 2, unclear ? color_red_bright : color_amber_bright);
    }
}

/* Each where it was said, or right behind the one before; what is too late by then for its place,
 * pinyin mostly, is a dot. */
static void words_draw(const struct ui *ui, const struct scale *scale, struct rect lane)
{
    const struct strip_view *strip = &card_of(ui)->strip;
    float free_x = lane.x - 24;
    for (int i = 0; i < strip->n_words; i++) {
        struct strip_word_view word = strip->words[i];
        if (word.start_ms < scale->from_ms || word.start_ms >= scale->to_ms)
            continue;
        float middle = scale_x(scale, word.start_ms + (word.end_ms - word.start_ms) / 2);
        float width = text_width(word.text, word_size(&word)) + 4;
        if (word.look == WORD_READ && free_x > middle - width / 2 + 28) {
            word.look = WORD_UNREAD;
            word.text = "·";
            width = text_width(word.text, word_size(&word)) + 4;
        }
        struct rect box = {fmaxf(middle - width / 2, free_x), lane.y, width, lane.h};
        if (box.x + box.w > lane.x + lane.w + 24)
            return;
        word_draw(ui, box, &word);
        free_x = box.x + box.w;
    }
}

enum { PHRASE_LANES = 2, PHRASE_HEIGHT = 64 };
#define PHRASE_SIZE 26.0f

/* Where the next phrase of this line begins. */
static float phrase_room(const struct card_view *card, const struct scale *scale, int index)
{
    const struct card_turn_view *turn = &card->turns[card->strip.turn];
    float x = scale_x(scale, card->items[index].start_ms), next = scale->box.x + scale->box.w;
    for (int i = turn->first_item; i < turn->first_item + turn->n_items; i++) {
        const struct item_view *item = &card->items[i];
        float other = item_shows(item) ? scale_x(scale, item->start_ms) : 0;
        if (i != index && other > x && other < next)
            next = other - 12;
    }
    return next - x;
}

/* The name with its clause, or as much of it as there is room for. */
static void phrase_text(const struct item_view *item, float width, char out[200])
{
    bool house = !clause_is_cited(item->clause);
    snprintf(out, 200, "%s%s%s", item->name, house ? "" : " · ", house ? "" : item->clause);
    if (text_width(out, PHRASE_SIZE) > width)
        snprintf(out, 200, "%s", item->name);
    if (text_width(out, PHRASE_SIZE) > width && !house)
        snprintf(out, 200, "%s", item->clause);
    if (text_width(out, PHRASE_SIZE) > width)
        out[0] = '\0';
}

static void phrase_draw(const struct ui *ui, const struct scale *scale, struct rect bar, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    float width = fmaxf(bar.w, phrase_room(card_of(ui), scale, index));
    struct rect label = {bar.x, bar.y + 10, width, PHRASE_HEIGHT - 12};
    char text[200] = "";
    if (item->start_ms >= scale->from_ms)
        phrase_text(item, width, text);
    draw_rect(ui->draw, bar, 4, item_color(item));
    if (*text)
        widget_label(
            ui, label,
            (struct type){PHRASE_SIZE, mark_look(item->value).ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
            text);
    widget_touch(ui, (struct rect){bar.x, bar.y, width, PHRASE_HEIGHT}, 8,
                 (struct action){ACTION_ITEM, index});
}

/* What was found, each in the first lane that is free there; what finds no room stands in the list
 * alone. */
static void phrases_draw(const struct ui *ui, const struct scale *scale, float y)
{
    const struct card_view *card = ui->view;
    const struct card_turn_view *turn = &card->turns[card->strip.turn];
    float free_x[PHRASE_LANES] = {scale->box.x, scale->box.x};
    for (int i = turn->first_item; i < turn->first_item + turn->n_items; i++) {
        const struct item_view *item = &card->items[i];
        if (!item_shows(item) || !scale_holds(scale, item->start_ms, item->end_ms))
            continue;
        int lane = scale_x(scale, item->start_ms) >= free_x[0] ? 0 : 1;
        struct rect bar = scale_span(scale, item->start_ms, item->end_ms,
                                     y + (float)(lane * (PHRASE_HEIGHT + 4)), 8);
        if (bar.x < free_x[lane])
            continue;
        phrase_draw(ui, scale, bar, i);
        free_x[lane] = bar.x + fmaxf(bar.w, phrase_room(card, scale, i));
    }
}

enum { CUSTOMER_HEIGHT = 44, WAVE_HEIGHT = 112, WORDS_HEIGHT = 52 };

float strip_line_height(void)
{
    return CUSTOMER_HEIGHT + 8 + WAVE_HEIGHT + 8 + WORDS_HEIGHT + 8 +
           PHRASE_LANES * (PHRASE_HEIGHT + 4) + 16;
}

void strip_line(const struct ui *ui, struct rect row, int32_t from_ms, int32_t to_ms)
{
    const struct card_view *card = ui->view;
    const struct strip_view *strip = &card->strip;
    int32_t played_ms = played_in(card, strip->turn);
    struct rect clock_box = rect_cut_left(&row, STRIP_CLOCK_WIDTH, 16);
    struct rect customer = rect_cut_top(&row, CUSTOMER_HEIGHT, 8);
    struct scale scale = {rect_cut_top(&row, WAVE_HEIGHT, 8), from_ms, to_ms};
    struct rect words = rect_cut_top(&row, WORDS_HEIGHT, 8);
    char clock[16];
    customer_draw(ui, &scale, customer);
    wave_draw(ui, &scale, &card->turns[strip->turn], played_ms);
    pitch_draw(ui, &scale, strip);
    cursor_draw(ui, &scale, played_ms);
    words_draw(ui, &scale, words);
    phrases_draw(ui, &scale, row.y);
    snprintf(clock, sizeof clock, "%d 秒", (from_ms - strip->from_ms) / 1000);
    clock_box.y = scale.box.y;
    clock_box.h = WAVE_HEIGHT;
    widget_label(ui, clock_box, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 clock);
    strip_touch(
        ui, &scale,
        (struct rect){scale.box.x, scale.box.y, scale.box.w, words.y + words.h - scale.box.y},
        strip->turn);
}

/* Every screen in every state on every canvas: nothing outside, nothing cut, targets large enough,
 * text that can be read, and purity. YINGDA_PICTURES=FOLDER writes each as a PNG; while a screen is
 * being drawn, YINGDA_SCREENS=NAME looks at those alone whose names begin so. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "kiosk/app/screens.h"
#include "kiosk/drawing/renderer.h"
#include "tests/check.h"
#include "tests/kiosk/sample_draw.h"

static const struct {
    const char *name;
    int width_px, height_px;
    bool large; /* as the setting large_text has it */
} sizes[] = {{"1920x1080", 1920, 1080, false}, {"1280x720", 1280, 720, false},
             {"3840x2160", 3840, 2160, false}, {"1080x1920", 1080, 1920, false},
             {"1024x768", 1024, 768, false},   {"2560x1080", 2560, 1080, false},
             {"large", 1920, 1080, true},      {"large-tall", 1080, 1920, true}};
enum { N_SIZES = sizeof sizes / sizeof *sizes };

struct stage { /* one view drawn on one canvas */
    const char *name, *size;
    struct sample view;
    struct draw_list draw;
    struct hits hits;
    struct renderer *renderer;
};

typedef void check_fn(struct stage *stage);

static void stage_fail(const struct stage *stage, const char *what, const char *text, float value)
{
    check_failures++;
    fprintf(stderr, "%s at %s: %s: %s (%.2f)\n", stage->name, stage->size, what, text, value);
}

static void each_stage_of(struct renderer *renderer, const char *size, bool large, check_fn *check)
{
    struct sample_view samples[SAMPLE_VIEWS_MAX];
    struct stage stage = {.size = size, .renderer = renderer};
    int n = sample_views(samples);
    const char *wanted = getenv("YINGDA_SCREENS");
    draw_list_init(&stage.draw);
    for (int i = 0; i < n; i++) {
        if (wanted && strncmp(samples[i].name, wanted, strlen(wanted)) != 0)
            continue;
        renderer_enlarge(renderer, large);
        stage.name = samples[i].name;
        stage.view = samples[i].view;
        renderer_canvas(renderer, &stage.view.frame.width, &stage.view.frame.height, &(float){0});
        sample_fill(&stage.view);
        sample_draw(&stage.view, &stage.draw, &stage.hits);
        check(&stage);
    }
    draw_list_finish(&stage.draw);
}

static void each_stage(check_fn *check)
{
    for (int i = 0; i < N_SIZES; i++) {
        struct renderer_config config = {.offscreen = true,
                                         .width_px = sizes[i].width_px,
                                         .height_px = sizes[i].height_px,
                                         .icons = "kiosk/drawing/icons"};
        struct renderer *renderer = NULL;
        CHECK_INT(renderer_open(&renderer, &config), STATUS_OK);
        if (renderer)
            each_stage_of(renderer, sizes[i].name, sizes[i].large, check);
        renderer_close(renderer);
    }
}

static bool inside(struct rect inner, struct rect outer)
{
    float slack = 0.5f;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.w <= outer.x + outer.w + slack &&
           inner.y + inner.h <= outer.y + outer.h + slack;
}

static void check_inside(struct stage *stage)
{
    struct rect canvas = {0, 0, stage->view.frame.width, stage->view.frame.height};
    bool clipped = false;
    for (size_t i = 0; i < stage->draw.count; i++) {
        const struct draw_command *command = &stage->draw.commands[i];
        if (command->kind == DRAW_CLIP)
            clipped = command->rect.w > 0;
        if (command->kind == DRAW_CLIP || command->kind == DRAW_LINE)
            continue;
        if (command->rect.w < 0 || command->rect.h < 0)
            stage_fail(stage, "a box turned inside out", command->text ? command->text : "-",
                       command->rect.h);
        if (!clipped && !inside(command->rect, canvas))
            stage_fail(stage, "outside the canvas", command->text ? command->text : "-",
                       command->rect.y + command->rect.h);
    }
    for (int i = 0; i < stage->hits.count; i++) {
        if (!inside(stage->hits.items[i].rect, canvas))
            stage_fail(stage, "a target outside", "-", (float)stage->hits.items[i].action.kind);
    }
}

static void nothing_lies_outside_the_canvas(void)
{
    each_stage(check_inside);
}

/* Measured with the real face, and with max_lines lifted: an … would be text cut off. */
static void check_texts_fit(struct stage *stage)
{
    for (size_t i = 0; i < stage->draw.count; i++) {
        const struct draw_command *command = &stage->draw.commands[i];
        if (command->kind != DRAW_TEXT)
            continue;
        struct text_style style = command->style;
        style.max_lines = 0;
        float height = renderer_text_height(stage->renderer, style, command->rect.w, command->text);
        if (height > command->rect.h + 1)
            stage_fail(stage, "text does not fit its box", command->text, height - command->rect.h);
        if (style.size < 26)
            stage_fail(stage, "text too small", command->text, style.size);
    }
}

static void every_text_fits_its_box(void)
{
    each_stage(check_texts_fit);
}

/* The box that a text fills, as measured. */
static struct rect text_box(struct stage *stage, const struct draw_command *command)
{
    struct rect rect = command->rect;
    rect.h = renderer_text_height(stage->renderer, command->style, rect.w, command->text);
    if (command->style.align == ALIGN_LEFT)
        rect.w = fminf(rect.w, text_width(command->text, command->style.size));
    return rect;
}

static bool covers(const struct draw_command *command, const struct stage *stage)
{
    return command->kind == DRAW_RECT && command->rect.w >= stage->view.frame.width &&
           command->rect.h >= stage->view.frame.height;
}

/* Texts may not lie on each other; an overlay's lie on its scrim. */
static void check_texts_apart(struct stage *stage)
{
    struct rect boxes[512], canvas = {0, 0, stage->view.frame.width, stage->view.frame.height},
                            clip = canvas;
    size_t n = 0;
    for (size_t i = 0; i < stage->draw.count; i++) {
        const struct draw_command *command = &stage->draw.commands[i];
        if (covers(command, stage))
            n = 0;
        if (command->kind == DRAW_CLIP)
            clip = command->rect.w > 0 ? command->rect : canvas;
        if (command->kind != DRAW_TEXT || n == 512)
            continue;
        boxes[n] = rect_intersect(text_box(stage, command), clip);
        for (size_t k = 0; k < n; k++) {
            struct rect over = rect_intersect(boxes[k], boxes[n]);
            if (over.w > 8 && over.h > 8) /* lines have some air of their own */
                stage_fail(stage, "a text lies on another", command->text, over.h);
        }
        n++;
    }
}

static void no_text_lies_on_another(void)
{
    each_stage(check_texts_apart);
}

static void check_targets(struct stage *stage)
{
    if (stage->hits.count == 0)
        stage_fail(stage, "nothing to touch", "-", 0);
    for (int i = 0; i < stage->hits.count; i++) {
        struct rect rect = stage->hits.items[i].rect;
        if (rect.w < 64 || rect.h < 64)
            stage_fail(stage, "target too small", "-", fminf(rect.w, rect.h));
    }
    if (stage->hits.primary.kind && !hits_find(&stage->hits, stage->hits.primary))
        stage_fail(stage, "Enter does what no button does", "-", (float)stage->hits.primary.kind);
}

static void every_target_is_large_enough_for_a_finger(void)
{
    each_stage(check_targets);
}

static void check_targets_apart(struct stage *stage)
{
    for (int i = 0; i < stage->hits.count; i++) {
        for (int k = i + 1; k < stage->hits.count; k++) {
            struct rect over = rect_intersect(stage->hits.items[i].rect, stage->hits.items[k].rect);
            if (over.w > 0.5f && over.h > 0.5f)
                stage_fail(stage, "two targets overlap", "-", over.h);
        }
    }
}

static void no_two_targets_overlap(void)
{
    each_stage(check_targets_apart);
}

struct linear { /* a colour as light: 0..1 a channel, as WCAG 2.1 defines relative luminance */
    double r, g, b;
};

static double channel_light(double value)
{
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct linear c)
{
    return 0.2126 * channel_light(c.r) + 0.7152 * channel_light(c.g) + 0.0722 * channel_light(c.b);
}

static struct linear color_over(struct linear under, struct color over)
{
    double a = over.a / 255.0;
    return (struct linear){under.r * (1 - a) + over.r / 255.0 * a,
                           under.g * (1 - a) + over.g / 255.0 * a,
                           under.b * (1 - a) + over.b / 255.0 * a};
}

/* The ground at a point when command `upto` is drawn: all filled boxes before it that cover it. */
static struct linear ground_at(const struct draw_list *draw, size_t upto, float x, float y)
{
    struct linear ground = {0, 0, 0};
    for (size_t i = 0; i < upto; i++) {
        const struct draw_command *command = &draw->commands[i];
        if (command->kind == DRAW_RECT && command->width == 0 && rect_contains(command->rect, x, y))
            ground = color_over(ground, command->color);
    }
    return ground;
}

static double contrast(struct linear a, struct linear b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static void check_contrast(struct stage *stage)
{
    struct rect canvas = {0, 0, stage->view.frame.width, stage->view.frame.height}, clip = canvas;
    for (size_t i = 0; i < stage->draw.count; i++) {
        const struct draw_command *command = &stage->draw.commands[i];
        bool text = command->kind == DRAW_TEXT;
        if (command->kind == DRAW_CLIP)
            clip = command->rect.w > 0 ? command->rect : canvas;
        if (!text && command->kind != DRAW_ICON)
            continue;
        struct rect rect = rect_intersect(command->rect, clip);
        if (rect.w < 1 || rect.h < 1)
            continue; /* scrolled away */
        struct linear ground = ground_at(&stage->draw, i, rect.x + rect.w / 2, rect.y + rect.h / 2);
        struct color ink = text ? command->style.color : command->color;
        double ratio = contrast(color_over(ground, ink), ground);
        if (ratio < (text ? 4.5 : 3.0) && !(!text && strcmp(command->text, "warning") == 0))
            stage_fail(stage, "too little contrast", command->text, (float)ratio);
    }
}

static void every_text_stands_out_from_its_ground(void)
{
    each_stage(check_contrast);
}

static bool lists_same(const struct draw_list *a, const struct draw_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = draw_command_same(&a->commands[i], &b->commands[i]);
    return same;
}

static void check_pure(struct stage *stage)
{
    struct draw_list again = {0};
    struct hits hits;
    sample_draw(&stage->view, &again, &hits);
    if (!lists_same(&stage->draw, &again) || memcmp(&hits, &stage->hits, sizeof hits) != 0)
        stage_fail(stage, "not the same a second time", "-", 0);
    draw_list_finish(&again);
}

static void the_same_view_gives_the_same_lists(void)
{
    each_stage(check_pure);
}

/* YINGDA_PICTURES=FOLDER has all of them drawn; YINGDA_PICTURED=TEXT those alone whose names hold
 * it. */
static void stage_picture(struct stage *stage)
{
    char path[512];
    const char *only = getenv("YINGDA_PICTURED");
    if (only && !strstr(stage->name, only))
        return;
    snprintf(path, sizeof path, "%s/%s-%s.png", getenv("YINGDA_PICTURES"), stage->size,
             stage->name);
    CHECK_INT(renderer_draw(stage->renderer, &stage->draw), STATUS_OK);
    CHECK_INT(renderer_screenshot(stage->renderer, path), STATUS_OK);
}

int main(void)
{
    if (getenv("YINGDA_PICTURES"))
        each_stage(stage_picture);
    RUN(nothing_lies_outside_the_canvas);
    RUN(every_text_fits_its_box);
    RUN(no_text_lies_on_another);
    RUN(every_target_is_large_enough_for_a_finger);
    RUN(no_two_targets_overlap);
    RUN(every_text_stands_out_from_its_ground);
    RUN(the_same_view_gives_the_same_lists);
    return CHECK_RESULT();
}

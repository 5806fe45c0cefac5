/* kiosk/renderer: off screen, with SDL's software renderer; pixels are read back and looked at. */
#include <SDL_image.h>
#include <stdlib.h>
#include <unistd.h>

#include <sys/stat.h>

#include "kiosk/drawing/renderer_parts.h"
#include "kiosk/drawing/svg_job.h"
#include "tests/check.h"

#define ICONS YINGDA_SOURCE_DIR "/kiosk/drawing/icons"

static const struct color WHITE = {255, 255, 255, 255}, BLACK = {0, 0, 0, 255};
static const struct color RED = {200, 30, 30, 255}, BLUE = {20, 60, 200, 255};

static const char REPLY[] = "您好，请坐，请问您需要什么帮助吗？请稍候，我们马上为您办理！"
                            "合计153.60元，服务热线95598。";

static struct renderer *open_size(int width_px, int height_px)
{
    struct renderer *renderer = NULL;
    struct renderer_config config = {
        .offscreen = true, .width_px = width_px, .height_px = height_px, .icons = ICONS};
    CHECK_INT(renderer_open(&renderer, &config), STATUS_OK);
    return renderer;
}

static void start(struct draw_list *list, struct renderer *renderer, struct color ground)
{
    float width, height, scale;
    renderer_canvas(renderer, &width, &height, &scale);
    draw_list_reset(list, width, height);
    draw_rect(list, (struct rect){0, 0, width, height}, 0, ground);
}

/* What is on the canvas, as 0xRRGGBB; the caller frees it. */
static uint32_t *pixels_of(struct renderer *renderer)
{
    size_t n = (size_t)renderer->width_px * (size_t)renderer->height_px;
    uint32_t *pixels = malloc(n * sizeof *pixels);
    SDL_SetRenderTarget(renderer->sdl, renderer->canvas);
    CHECK_INT(SDL_RenderReadPixels(renderer->sdl, NULL, SDL_PIXELFORMAT_ARGB8888, pixels,
                                   renderer->width_px * 4),
              0);
    SDL_SetRenderTarget(renderer->sdl, NULL);
    for (size_t i = 0; i < n; i++)
        pixels[i] &= 0xFFFFFF;
    return pixels;
}

static uint32_t pixel_at(struct renderer *renderer, int x, int y)
{
    uint32_t *pixels = pixels_of(renderer);
    uint32_t pixel = pixels[y * renderer->width_px + x];
    free(pixels);
    return pixel;
}

/* The smallest box around pixels that are not `ground`; w 0: there are none. */
static SDL_Rect ink_box(struct renderer *renderer, uint32_t ground)
{
    uint32_t *pixels = pixels_of(renderer);
    int left = renderer->width_px, right = -1, top = renderer->height_px, low = -1;
    for (int y = 0; y < renderer->height_px; y++)
        for (int x = 0; x < renderer->width_px; x++) {
            if (pixels[y * renderer->width_px + x] == ground)
                continue;
            left = SDL_min(left, x), right = SDL_max(right, x);
            top = SDL_min(top, y), low = SDL_max(low, y);
        }
    free(pixels);
    return right < 0 ? (SDL_Rect){0} : (SDL_Rect){left, top, right - left + 1, low - top + 1};
}

static void draw_page(struct draw_list *list, struct renderer *renderer, int mood, const char *line)
{
    static const float chart[] = {700, 620, 800, 540, 900, 640, 1000, 420};
    start(list, renderer, (struct color){244, 241, 234, 255});
    draw_rect(list, (struct rect){40, 40, 900, 380}, 28, WHITE);
    draw_outline(list, (struct rect){40, 40, 900, 380}, 28, 3, BLUE);
    draw_text(list, (struct rect){72, 72, 836, 0}, (struct text_style){.size = 36, .color = BLACK},
              REPLY);
    draw_text(list, (struct rect){72, 340, 836, 0},
              (struct text_style){.size = 30, .weight = WEIGHT_BOLD, .color = RED}, line);
    draw_polyline(list, chart, 4, 6, (struct color){46, 125, 107, 160});
    draw_icon(list, (struct rect){60, 500, 96, 96}, "phone", BLUE);
    draw_portrait(list, (struct rect){200, 460, 360, 480},
                  YINGDA_SOURCE_DIR "/scenarios/packs/power-supply/art/man-shopkeeper", mood, 0);
    draw_rect(list, (struct rect){600, 700, 300, 90}, 45, (struct color){46, 125, 107, 120});
}

static void a_driver_that_nobody_sees_is_no_display_unless_it_was_asked_for(void)
{
    struct renderer *renderer = NULL;
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    CHECK_INT(renderer_open(&renderer, &(struct renderer_config){.icons = ICONS}), STATUS_DEVICE);
    CHECK(renderer == NULL);
    CHECK(strstr(renderer_problem(NULL), "display") != NULL);
    unsetenv("SDL_VIDEODRIVER");
    renderer_close(NULL);
}

static void the_canvas_keeps_1920_by_1080_and_gains_units_on_the_longer_side(void)
{
    static const struct {
        int w, h;
        float width, height, scale;
    } sizes[] = {
        {1280, 720, 1920, 1080, 2 / 3.0F},  {1920, 1080, 1920, 1080, 1},
        {3840, 2160, 1920, 1080, 2},        {1080, 1920, 1080, 1920, 1},
        {1280, 1024, 1920, 1536, 2 / 3.0F}, {2560, 1080, 2560, 1080, 1},
        {720, 1440, 1080, 2160, 2 / 3.0F},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct renderer *renderer = open_size(sizes[i].w, sizes[i].h);
        float width, height, scale, x, y;
        renderer_canvas(renderer, &width, &height, &scale);
        CHECK_NEAR(width, sizes[i].width, 0.01);
        CHECK_NEAR(height, sizes[i].height, 0.01);
        CHECK_NEAR(scale, sizes[i].scale, 1e-5);
        renderer_point(renderer, sizes[i].w / 2, sizes[i].h / 2, &x, &y);
        CHECK_NEAR(x, width / 2, 0.01);
        CHECK_NEAR(y, height / 2, 0.01);
        renderer_close(renderer);
    }
}

static void a_screenshot_is_the_frame_at_every_size_of_display(void)
{
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}};
    char path[] = "/tmp/yingda-shot-XXXXXX";
    close(mkstemp(path));
    for (int i = 0; i < 4; i++) {
        struct renderer *renderer = open_size(sizes[i][0], sizes[i][1]);
        struct draw_list list = {0};
        CHECK_INT(renderer_screenshot(renderer, path), STATUS_NOT_FOUND);
        draw_page(&list, renderer, 30, "合计153.60元");
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        CHECK_INT(renderer_screenshot(renderer, path), STATUS_OK);
        SDL_Surface *loaded = IMG_Load(path);
        CHECK(loaded != NULL);
        SDL_Surface *shot = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
        CHECK_INT(shot->w, sizes[i][0]);
        CHECK_INT(shot->h, sizes[i][1]);
        uint32_t *drawn = pixels_of(renderer);
        size_t wrong = 0;
        for (int y = 0; y < shot->h; y++)
            for (int x = 0; x < shot->w; x++)
                wrong += (((uint32_t *)shot->pixels)[y * shot->pitch / 4 + x] & 0xFFFFFF) !=
                         drawn[y * shot->w + x];
        CHECK_INT(wrong, 0);
        free(drawn);
        SDL_FreeSurface(loaded);
        SDL_FreeSurface(shot);
        CHECK_INT(renderer_screenshot(renderer, "/nonexistent/a.png"), STATUS_IO);
        draw_list_finish(&list);
        renderer_close(renderer);
    }
    unlink(path);
}

static void a_rounded_rectangle_fills_its_box_with_smooth_corners(void)
{
    struct renderer *renderer = open_size(640, 360); /* a third of the canvas */
    struct draw_list list = {0};
    start(&list, renderer, WHITE);
    draw_rect(&list, (struct rect){300, 300, 600, 300}, 90, RED);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    SDL_Rect box = ink_box(renderer, 0xFFFFFF);
    CHECK_INT(box.x, 100);
    CHECK_INT(box.y, 100);
    CHECK_INT(box.w, 200);
    CHECK_INT(box.h, 100);
    CHECK_INT(pixel_at(renderer, 100, 100), 0xFFFFFF);
    CHECK_INT(pixel_at(renderer, 299, 199), 0xFFFFFF);
    CHECK_INT(pixel_at(renderer, 200, 150), 0xC81E1E);
    CHECK_INT(pixel_at(renderer, 130, 100), 0xC81E1E);
    int between = 0;
    for (int i = 100; i < 130; i++) { /* along the corner's diagonal there is an edge of its own */
        uint32_t pixel = pixel_at(renderer, i, i);
        between += pixel != 0xFFFFFF && pixel != 0xC81E1E;
    }
    CHECK(between >= 1 && between <= 3);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void an_outline_leaves_its_inside_alone(void)
{
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    start(&list, renderer, WHITE);
    draw_outline(&list, (struct rect){300, 300, 600, 300}, 90, 12, BLUE);
    draw_outline(&list, (struct rect){1200, 300, 300, 300}, 0, 12, BLUE);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(pixel_at(renderer, 200, 150), 0xFFFFFF);
    CHECK_INT(pixel_at(renderer, 200, 100), 0x143CC8);
    CHECK_INT(pixel_at(renderer, 200, 103), 0x143CC8);
    CHECK_INT(pixel_at(renderer, 200, 104), 0xFFFFFF);
    CHECK_INT(pixel_at(renderer, 100, 150), 0x143CC8);
    CHECK_INT(pixel_at(renderer, 400, 100), 0x143CC8);
    CHECK_INT(pixel_at(renderer, 499, 199), 0x143CC8);
    CHECK_INT(pixel_at(renderer, 450, 150), 0xFFFFFF);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_transparent_shape_covers_each_pixel_once(void)
{
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    static const float zigzag[] = {900, 300, 1200, 900, 1500, 300, 1100, 300};
    start(&list, renderer, WHITE);
    draw_rect(&list, (struct rect){150, 150, 600, 300}, 90, (struct color){0, 0, 0, 100});
    draw_outline(&list, (struct rect){150, 600, 600, 300}, 90, 30, (struct color){0, 0, 0, 100});
    draw_polyline(&list, zigzag, 4, 60, (struct color){0, 0, 0, 100});
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    uint32_t *pixels = pixels_of(renderer), darkest = 255;
    for (int i = 0; i < 640 * 360; i++)
        darkest = SDL_min(darkest, pixels[i] & 0xFF);
    CHECK_NEAR(darkest, 155, 2);
    free(pixels);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_polyline_is_as_wide_as_asked_with_round_ends(void)
{
    struct renderer *renderer = open_size(1920, 1080);
    struct draw_list list = {0};
    static const float across[] = {400, 500, 800, 500}, dot[] = {1200, 500};
    start(&list, renderer, WHITE);
    draw_polyline(&list, across, 2, 20, BLACK);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    SDL_Rect box = ink_box(renderer, 0xFFFFFF);
    CHECK_NEAR(box.x, 390, 1);
    CHECK_NEAR(box.w, 420, 2);
    CHECK_NEAR(box.h, 20, 1);
    CHECK_INT(pixel_at(renderer, 391, 491), 0xFFFFFF);
    start(&list, renderer, WHITE);
    draw_polyline(&list, dot, 1, 20, BLACK);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_NEAR(ink_box(renderer, 0xFFFFFF).w, 20, 1);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_line_with_impossible_points_draws_nothing(void)
{
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    static const float bad[] = {100, 100, NAN, 200}, far[] = {100, 100, 1e30F, 200};
    start(&list, renderer, WHITE);
    draw_polyline(&list, bad, 2, 20, BLACK);
    draw_polyline(&list, far, 2, 20, BLACK);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(ink_box(renderer, 0xFFFFFF).w, 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void text_stays_in_its_box_and_takes_the_height_it_says(void)
{
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    struct text_style style = {.size = 36, .color = BLACK};
    float height = renderer_text_height(renderer, style, 600, REPLY);
    CHECK(height > 36 * 2);
    start(&list, renderer, WHITE);
    draw_text(&list, (struct rect){300, 150, 600, 0}, style, REPLY);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    SDL_Rect box = ink_box(renderer, 0xFFFFFF);
    CHECK(box.x >= 200 && box.x <= 204);
    CHECK(box.x + box.w <= 600);
    CHECK(box.y >= 100 && box.y <= 112);
    CHECK_NEAR(box.y + box.h, (150 + height) * 2 / 3, 14);
    style.max_lines = 1;
    CHECK_NEAR(renderer_text_height(renderer, style, 600, REPLY), 24 * 1.45 * 1.5, 0.01);
    CHECK_NEAR(renderer_text_height(renderer, style, 600, ""), 0, 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void text_has_its_colour_in_the_middle_of_its_strokes(void)
{
    struct renderer *renderer = open_size(1920, 1080);
    struct draw_list list = {0};
    start(&list, renderer, WHITE);
    draw_text(&list, (struct rect){100, 100, 800, 0},
              (struct text_style){.size = 120, .weight = WEIGHT_BOLD, .color = RED}, "一");
    draw_text(&list, (struct rect){100, 400, 800, 0},
              (struct text_style){.size = 120, .weight = WEIGHT_BOLD, .color = BLUE}, "一");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    uint32_t *pixels = pixels_of(renderer);
    size_t red = 0, blue = 0;
    for (int i = 0; i < 1920 * 1080; i++) {
        red += pixels[i] == 0xC81E1E;
        blue += pixels[i] == 0x143CC8;
    }
    CHECK(red > 500);
    CHECK_INT(red, blue);
    free(pixels);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_clip_cuts_what_comes_after_it_until_it_ends(void)
{
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    start(&list, renderer, WHITE);
    draw_clip(&list, (struct rect){300, 300, 300, 300});
    draw_rect(&list, (struct rect){0, 0, 1920, 1080}, 0, RED);
    draw_clip(&list, (struct rect){5000, 5000, 300, 300}); /* nothing is in sight there */
    draw_rect(&list, (struct rect){0, 0, 1920, 1080}, 0, BLUE);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    SDL_Rect box = ink_box(renderer, 0xFFFFFF);
    CHECK_INT(box.x, 100);
    CHECK_INT(box.w, 100);
    CHECK_INT(box.h, 100);
    CHECK_INT(pixel_at(renderer, 150, 150), 0xC81E1E);
    draw_clip(&list, (struct rect){0});
    draw_rect(&list, (struct rect){0, 0, 1920, 1080}, 0, BLACK);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(ink_box(renderer, 0).w, 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void the_same_list_is_not_drawn_again(void)
{
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    draw_page(&list, renderer, 30, "第1题");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(renderer->drawn_px, 1280 * 720);
    draw_page(&list, renderer, 30, "第1题");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(renderer->drawn_px, 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

/* Draws the list from nothing and says in how many pixels that differs from what is shown. */
static size_t differs_from_a_fresh_frame(struct renderer *renderer, const struct draw_list *list)
{
    size_t n = (size_t)renderer->width_px * (size_t)renderer->height_px, wrong = 0;
    uint32_t *shown = pixels_of(renderer);
    renderer->stale = true;
    CHECK_INT(renderer_draw(renderer, list), STATUS_OK);
    uint32_t *fresh = pixels_of(renderer);
    for (size_t i = 0; i < n; i++)
        wrong += shown[i] != fresh[i];
    free(shown);
    free(fresh);
    return wrong;
}

static void drawing_only_what_changed_gives_the_whole_frame(void)
{
    static const char *const lines[] = {"第1题", "您好，王先生！", "gjpq", REPLY, "第1题", ""};
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    size_t part = 0;
    for (int i = 0; i < 6; i++) {
        draw_page(&list, renderer, i % 3 ? 30 : 90, lines[i]);
        if (i % 2)
            draw_rect(&list, (struct rect){900, 100 + (float)i * 60, 200, 90}, 20, BLUE);
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        part += renderer->drawn_px < 1280 * 720;
        CHECK_INT(differs_from_a_fresh_frame(renderer, &list), 0);
    }
    CHECK_INT(part, 5);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_scrolled_list_under_a_clip_leaves_nothing_behind(void)
{
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    for (int scroll = 0; scroll < 4; scroll++) {
        start(&list, renderer, WHITE);
        draw_clip(&list, (struct rect){300, 300 + (scroll == 3 ? 60.0F : 0), 600, 400});
        for (int i = 0; i < 8; i++)
            draw_text(&list, (struct rect){300, 300 + (float)(i * 80 - scroll * 37), 600, 0},
                      (struct text_style){.size = 40, .color = BLACK}, "请您稍候");
        draw_clip(&list, (struct rect){0});
        draw_rect(&list, (struct rect){300, 800, 600, 60}, 30, BLUE);
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        CHECK_INT(differs_from_a_fresh_frame(renderer, &list), 0);
    }
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void lost_textures_and_targets_are_drawn_again(void)
{
    static const uint32_t events[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    draw_page(&list, renderer, 30, "第1题");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    for (int i = 0; i < 2; i++) {
        uint32_t *before = pixels_of(renderer);
        SDL_SetRenderTarget(renderer->sdl, renderer->canvas);
        SDL_SetRenderDrawColor(renderer->sdl, 1, 2, 3, 255);
        SDL_RenderClear(renderer->sdl);
        SDL_SetRenderTarget(renderer->sdl, NULL);
        SDL_PushEvent(&(SDL_Event){.type = events[i]});
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        uint32_t *after = pixels_of(renderer);
        CHECK(memcmp(before, after, 1280 * 720 * sizeof *before) == 0);
        free(before);
        free(after);
    }
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_window_of_another_size_is_filled_anew(void)
{
    struct renderer *renderer = open_size(1280, 720);
    struct draw_list list = {0};
    draw_page(&list, renderer, 30, "第1题");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    SDL_SetWindowSize(renderer->window, 1080, 1920);
    draw_page(&list, renderer, 30, "第1题");
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(renderer->width_px, 1080);
    CHECK_INT(renderer->drawn_px, 1080 * 1920);
    CHECK_NEAR(list.height, 1920, 0.01);
    CHECK_INT(differs_from_a_fresh_frame(renderer, &list), 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void more_text_than_the_atlas_holds_is_drawn_page_after_page(void)
{
    struct renderer *renderer = open_size(1920, 1080);
    struct draw_list list = {0};
    renderer->atlas.config.max_pages = 1;
    for (int frame = 0; frame < 12; frame++) {
        start(&list, renderer, WHITE);
        for (int i = 0; i < 6; i++)
            draw_text(&list, (struct rect){60, 20 + (float)i * 170, 1800, 0},
                      (struct text_style){
                          .size = 90 + (float)(frame * 3 + i % 3), .color = BLACK, .max_lines = 1},
                      REPLY);
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        CHECK_INT(differs_from_a_fresh_frame(renderer, &list), 0);
    }
    CHECK(renderer->atlas.evictions > 0);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void every_symbol_draws_and_no_two_are_alike(void)
{
    static const char *const names[] = {
        "microphone", "speaker", "phone", "phone-hang-up", "check", "cross", "question",
        "clock",      "person",  "play",  "stop",          "back",  "home",  "star",
        "warning",    "shield",  "chart", "refresh",       "hint",
    };
    enum { NAMES = sizeof names / sizeof *names };
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    uint32_t *seen[NAMES];
    for (int i = 0; i < NAMES; i++) {
        start(&list, renderer, WHITE);
        draw_icon(&list, (struct rect){300, 300, 144, 144}, names[i], BLUE);
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        SDL_Rect box = ink_box(renderer, 0xFFFFFF);
        CHECK(box.w >= 16 && box.w <= 48 && box.h >= 10 && box.h <= 48);
        CHECK(box.x >= 100 && box.y >= 100 && box.x + box.w <= 148 && box.y + box.h <= 148);
        seen[i] = pixels_of(renderer);
        for (int k = 0; k < i; k++)
            CHECK(memcmp(seen[i], seen[k], 640 * 360 * sizeof **seen) != 0);
    }
    for (int i = 0; i < NAMES; i++)
        free(seen[i]);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_picture_that_is_not_there_is_named_and_the_rest_is_drawn(void)
{
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    start(&list, renderer, WHITE);
    draw_icon(&list, (struct rect){0, 0, 96, 96}, "no-such-symbol", BLUE);
    draw_portrait(&list, (struct rect){0, 0, 300, 400}, "/nonexistent/art", 50, 1);
    draw_rect(&list, (struct rect){300, 300, 300, 300}, 0, RED);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_NOT_FOUND);
    CHECK(strstr(renderer_problem(renderer), "/nonexistent/art") != NULL);
    CHECK_INT(pixel_at(renderer, 150, 150), 0xC81E1E);
    CHECK_INT(renderer_preload_portrait(renderer, (struct rect){0, 0, 300, 400}, "/nonexistent"),
              STATUS_NOT_FOUND);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static void a_portrait_shows_its_mood_and_its_open_mouth(void)
{
    static const int moods[] = {0, 19, 20, 45, 79, 80, 100};
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    uint32_t *seen[7], *talking;
    const char *folder = YINGDA_SOURCE_DIR "/scenarios/packs/power-supply/art/woman-thirties";
    struct rect rect = {300, 60, 720, 960};
    CHECK_INT(renderer_preload_portrait(renderer, rect, folder), STATUS_OK);
    for (int i = 0; i < 7; i++) {
        start(&list, renderer, WHITE);
        draw_portrait(&list, rect, folder, moods[i], 0);
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
        seen[i] = pixels_of(renderer);
    }
    list.commands[1].talking = 1;
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    talking = pixels_of(renderer);
    size_t size = 640 * 360 * sizeof **seen;
    CHECK(memcmp(seen[0], seen[1], size) == 0); /* furious is 0 to 19 */
    CHECK(memcmp(seen[5], seen[6], size) == 0); /* pleased is 80 to 100 */
    for (int i = 1; i < 5; i++)
        CHECK(memcmp(seen[i], seen[i + 1], size) != 0);
    CHECK(memcmp(seen[6], talking, size) != 0);
    for (int i = 0; i < 7; i++)
        free(seen[i]);
    free(talking);
    draw_list_finish(&list);
    renderer_close(renderer);
}

static const char *const layers[] = {"body-uneasy", "head",         "brows-uneasy",
                                     "eyes-uneasy", "mouth-uneasy", "hair"};
enum { LAYERS = sizeof layers / sizeof *layers };

static void layers_write(const char *folder, const char *shape)
{
    char path[64];
    for (int i = 0; i < LAYERS; i++) {
        snprintf(path, sizeof path, "%s/%s.svg", folder, layers[i]);
        FILE *file = fopen(path, "w");
        fprintf(file,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 800\">%s</svg>\n",
                i == 0 ? shape : "");
        fclose(file);
    }
}

static void layers_remove(const char *folder)
{
    char path[64];
    for (int i = 0; i < LAYERS; i++) {
        snprintf(path, sizeof path, "%s/%s.svg", folder, layers[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void a_picture_that_was_left_is_freed_by_its_thread(void)
{
    char folder[] = "/tmp/yingda-layers-XXXXXX", path[64];
    struct svg_job *job = NULL;
    CHECK(mkdtemp(folder) != NULL);
    layers_write(folder, "<path d=\"M0 0h600v800z\"/>");
    snprintf(path, sizeof path, "%s/body-uneasy.svg", folder);
    CHECK_INT(svg_job_begin(&job, path, 60, 80), STATUS_OK);
    svg_job_abandon(job);
    svg_job_abandon(NULL);
    CHECK_INT(svg_job_begin(&job, path, 60, 80), STATUS_OK);
    CHECK(svg_job_ended(job, 20000));
    svg_job_abandon(job);
    CHECK_INT(svg_job_begin(&job, "/nonexistent.svg", 60, 80), STATUS_OK);
    CHECK(svg_job_ended(job, 20000) && svg_job_ended(job, 0));
    SDL_Rect shows;
    CHECK(svg_job_take(job, &shows) == NULL && strstr(SDL_GetError(), "nonexistent"));
    layers_remove(folder);
}

static void portrait_frame(struct renderer *renderer, struct draw_list *list, const char *folder,
                           int mood)
{
    start(list, renderer, WHITE);
    draw_portrait(list, (struct rect){0, 0, 600, 800}, folder, mood, 0);
    CHECK_INT(renderer_draw(renderer, list), STATUS_OK);
}

/* Before people no frame waits for a face: it comes whole in a later one, and until then the one
 * before stays. */
static void a_face_comes_whole_in_a_later_frame(void)
{
    char folder[] = "/tmp/yingda-layers-XXXXXX";
    struct renderer *renderer = NULL;
    struct renderer_config config = {
        .offscreen = true, .hurried = true, .width_px = 640, .height_px = 360};
    struct draw_list list = {0};
    int frames = 0;
    CHECK(mkdtemp(folder) != NULL);
    layers_write(folder, "<path d=\"M0 0h600v800h-600z\" fill=\"#C81E1E\"/>");
    CHECK_INT(renderer_open(&renderer, &config), STATUS_OK);
    uint32_t background = 0;
    for (; frames < 500; frames++) {
        portrait_frame(renderer, &list, folder, 50);
        if (frames == 0 && renderer->waiting.w > 0)
            background = pixel_at(renderer, 100, 100);
        if (renderer->waiting.w == 0)
            break;
        CHECK_INT(pixel_at(renderer, 100, 100), background); /* no part of it is shown before */
        SDL_Delay(2);
    }
    CHECK(frames < 500);
    CHECK_INT(pixel_at(renderer, 100, 100), 0xC81E1E);
    CHECK(renderer_is_waiting(renderer) == (renderer->waiting.w > 0));
    start(&list, renderer, WHITE); /* as many commands, and no portrait among them */
    draw_rect(&list, (struct rect){0, 0, 600, 800}, 0, BLUE);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(pixel_at(renderer, 100, 100), pixel_at(renderer, 150, 150));
    CHECK(pixel_at(renderer, 100, 100) != 0xC81E1E);
    layers_remove(folder);
    draw_list_finish(&list);
    renderer_close(renderer);
}

/* nanosvg would make a hundred million dashes and gaps of it. check refuses it; a kiosk that meets
 * it all the same goes on without it. The last test: its thread runs until the program ends. */
static void a_picture_without_end_does_not_hold_the_window(void)
{
    char folder[] = "/tmp/yingda-layers-XXXXXX";
    struct renderer *renderer = open_size(640, 360);
    struct draw_list list = {0};
    CHECK(mkdtemp(folder) != NULL);
    layers_write(folder, "<path d=\"M0 0 L600 800\" stroke=\"#000\" stroke-width=\"2\" "
                         "stroke-dasharray=\"0.00001 0.00001\"/>");
    start(&list, renderer, WHITE);
    draw_portrait(&list, (struct rect){0, 0, 600, 800}, folder, 50, 0);
    draw_rect(&list, (struct rect){1200, 300, 300, 300}, 0, RED);
    CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK_INT(pixel_at(renderer, 450, 150), 0xC81E1E);
    uint32_t begin = SDL_GetTicks();
    for (int i = 0; i < 10; i++)
        CHECK_INT(renderer_draw(renderer, &list), STATUS_OK);
    CHECK(SDL_GetTicks() - begin < 1000); /* only the first frame waits */
    CHECK(renderer->waiting.w > 0);
    layers_remove(folder);
    draw_list_finish(&list);
    renderer_close(renderer);
}

int main(void)
{
    RUN(a_driver_that_nobody_sees_is_no_display_unless_it_was_asked_for);
    RUN(the_canvas_keeps_1920_by_1080_and_gains_units_on_the_longer_side);
    RUN(a_screenshot_is_the_frame_at_every_size_of_display);
    RUN(a_rounded_rectangle_fills_its_box_with_smooth_corners);
    RUN(an_outline_leaves_its_inside_alone);
    RUN(a_transparent_shape_covers_each_pixel_once);
    RUN(a_polyline_is_as_wide_as_asked_with_round_ends);
    RUN(a_line_with_impossible_points_draws_nothing);
    RUN(text_stays_in_its_box_and_takes_the_height_it_says);
    RUN(text_has_its_colour_in_the_middle_of_its_strokes);
    RUN(a_clip_cuts_what_comes_after_it_until_it_ends);
    RUN(the_same_list_is_not_drawn_again);
    RUN(drawing_only_what_changed_gives_the_whole_frame);
    RUN(a_scrolled_list_under_a_clip_leaves_nothing_behind);
    RUN(lost_textures_and_targets_are_drawn_again);
    RUN(a_window_of_another_size_is_filled_anew);
    RUN(more_text_than_the_atlas_holds_is_drawn_page_after_page);
    RUN(every_symbol_draws_and_no_two_are_alike);
    RUN(a_picture_that_is_not_there_is_named_and_the_rest_is_drawn);
    RUN(a_portrait_shows_its_mood_and_its_open_mouth);
    RUN(a_face_comes_whole_in_a_later_frame);
    RUN(a_picture_that_was_left_is_freed_by_its_thread);
    RUN(a_picture_without_end_does_not_hold_the_window);
    return CHECK_RESULT();
}

/* The time of a frame at 1920x1080 with SDL's software renderer: a screen full of text drawn whole,
 * the same with one line changed, and unchanged. Prints milliseconds; not a test. */
#include <SDL.h>
#include <stdio.h>

#include "kiosk/drawing/renderer_parts.h"

enum { FRAMES = 100, COLUMNS = 3 };

static const char TEXT[] =
    "你们到底会不会抄表！上个月一百二，这个月两百八！我家三口人，冰箱、空调、电视，哪一样不是老样子"
    "？"
    "您好，请坐，请问您需要什么帮助吗？请稍候，我们马上为您办理！别客气，这是我们应该做的！"
    "您好！因为线路检修，导致您那里停电了，请谅解。大约会在十八时送电。打扰了，再见，谢谢您的合作！"
    "户号6012345678，用电量286千瓦时，合计153.60元；对结果有疑问时请拨打服务热线95598。";

static double now_ms(void)
{
    return (double)SDL_GetPerformanceCounter() * 1e3 / (double)SDL_GetPerformanceFrequency();
}

static void draw_screen(struct draw_list *list, uint8_t shade, int number)
{
    static const float chart[] = {80, 960, 400, 900, 800, 980, 1200, 860, 1840, 940};
    char line[64];
    draw_list_reset(list, 1920, 1080);
    draw_rect(list, (struct rect){0, 0, 1920, 1080}, 0, (struct color){240, 240, shade, 255});
    for (int i = 0; i < COLUMNS; i++) {
        struct rect card = {40 + (float)i * 620, 120, 600, 700};
        draw_rect(list, card, 24, (struct color){255, 255, 255, 255});
        draw_outline(list, card, 24, 3, (struct color){190, 200, 210, 255});
        draw_text(list, (struct rect){card.x + 24, card.y + 24, card.w - 48, 0},
                  (struct text_style){.size = 28, .color = {30, 40, 50, 255}}, TEXT);
    }
    draw_polyline(list, chart, 5, 5, (struct color){46, 125, 107, 255});
    snprintf(line, sizeof line, "第 %d 帧", number);
    draw_text(list, (struct rect){40, 40, 900, 0},
              (struct text_style){.size = 40, .weight = WEIGHT_BOLD, .color = {20, 60, 90, 255}},
              line);
}

static double frame_ms(struct renderer *renderer, struct draw_list *list, int shades, int numbers)
{
    double start = now_ms();
    for (int i = 1; i <= FRAMES; i++) {
        draw_screen(list, (uint8_t)(230 + (shades ? i % 2 : 0)), numbers ? i : 0);
        if (renderer_draw(renderer, list) != STATUS_OK)
            fprintf(stderr, "%s\n", renderer_problem(renderer));
    }
    return (now_ms() - start) / FRAMES;
}

int main(void)
{
    struct renderer *renderer;
    struct draw_list list = {0};
    struct renderer_config config = {.offscreen = true, .width_px = 1920, .height_px = 1080};
    double start = now_ms();
    if (renderer_open(&renderer, &config) != STATUS_OK) {
        fprintf(stderr, "%s\n", renderer_problem(NULL));
        return 2;
    }
    double opened = now_ms();
    draw_screen(&list, 230, 0);
    if (renderer_draw(renderer, &list) != STATUS_OK)
        fprintf(stderr, "%s\n", renderer_problem(renderer));
    printf("open %.1f ms, first frame %.1f ms\n", opened - start, now_ms() - opened);
    double whole = frame_ms(renderer, &list, 1, 0);
    double part = frame_ms(renderer, &list, 0, 1);
    double same = frame_ms(renderer, &list, 0, 0);
    printf("whole frame %.2f ms, one line changed %.2f ms, unchanged %.2f ms\n", whole, part, same);
    draw_list_finish(&list);
    renderer_close(renderer);
    return 0;
}

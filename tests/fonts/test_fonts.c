/* fonts/: faces that show Chinese as China writes it, its line breaks and layouts. */
#include <glob.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fonts/face.h"
#include "fonts/layout.h"
#include "fonts/line_break.h"
#include "tests/check.h"

static const char PARAGRAPH[] =
    "你们到底会不会抄表！上个月一百二，这个月两百八！我家三口人，冰箱、空调、电视，"
    "哪一样不是老样子？（说着把账单拍在柜台上）“您先别急，”她说，“我马上为您查：户号6012345678，"
    "用电量286kWh，合计153.60元。”请稍候，我们马上为您办理！24小时热线95598。";

static struct faces *faces;

static struct layout lay_out(const char *text, float width_px, int max_lines)
{
    struct layout_style style = {.size_px = 28, .align = LAYOUT_LEFT, .max_lines = max_lines};
    struct layout layout;
    CHECK_INT(layout_init(&layout, faces, &style, width_px, text), STATUS_OK);
    return layout;
}

static uint32_t code_at(const char *text)
{
    uint32_t code = 0;
    utf8_decode(text, strlen(text), &code);
    return code;
}

/* A copy of a character's coverage in a square of its own: images of other calls can be compared.
 */
static void draw_character(struct faces *from, const char *text, uint8_t square[64 * 64])
{
    struct glyph_image image;
    memset(square, 0, 64 * 64);
    struct glyph glyph = faces_glyph(from, FACE_REGULAR, code_at(text));
    CHECK_INT(faces_render(from, glyph, 48, 0, &image), STATUS_OK);
    CHECK(image.width <= 64 && image.height <= 64);
    for (int y = 0; y < image.height; y++)
        memcpy(square + y * 64, image.coverage + y * image.stride, (size_t)image.width);
}

static void a_bold_face_lies_down_more_ink_than_a_regular_one(void)
{
    long ink[FACE_WEIGHTS] = {0};
    for (int weight = 0; weight < FACE_WEIGHTS; weight++) {
        struct glyph_image image;
        struct glyph glyph = faces_glyph(faces, (enum face_weight)weight, code_at("您"));
        CHECK_INT(faces_render(faces, glyph, 48, 0, &image), STATUS_OK);
        for (int i = 0; i < image.height * image.stride; i++)
            ink[weight] += image.coverage[i];
    }
    CHECK(ink[FACE_REGULAR] > 0);
    CHECK(ink[FACE_BOLD] > ink[FACE_REGULAR] * 12 / 10);
}

static void characters_have_the_shapes_of_simplified_chinese(void)
{
    struct faces *sc = NULL, *jp = NULL;
    CHECK_INT(faces_open(&sc, "Noto Sans CJK SC"), STATUS_OK);
    CHECK_INT(faces_open(&jp, "Noto Sans CJK JP"), STATUS_OK);
    CHECK_TEXT(faces_family(faces, FACE_REGULAR), "Noto Sans CJK SC");
    CHECK_TEXT(faces_family(faces, FACE_BOLD), "Noto Sans CJK SC");
    static const char *const telling[] = {"直", "骨", "角"};
    for (int i = 0; i < 3; i++) {
        static uint8_t ours[64 * 64], chinese[64 * 64], japanese[64 * 64];
        draw_character(faces, telling[i], ours);
        draw_character(sc, telling[i], chinese);
        draw_character(jp, telling[i], japanese);
        CHECK(memcmp(ours, chinese, sizeof ours) == 0);
        CHECK(memcmp(ours, japanese, sizeof ours) != 0);
    }
    faces_close(sc);
    faces_close(jp);
}

static void a_family_that_is_not_there_is_replaced_by_one_that_is(void)
{
    struct faces *other = NULL;
    CHECK_INT(faces_open(&other, "No Such Family At All"), STATUS_OK);
    CHECK(faces_glyph(other, FACE_REGULAR, code_at("您")).index != 0);
    faces_close(other);
    faces_close(NULL);
}

static void a_pack_paragraph_has_no_missing_glyph(void)
{
    for (const char *at = PARAGRAPH; *at;) {
        uint32_t code;
        at += utf8_decode(at, strlen(at), &code);
        for (int weight = 0; weight < FACE_WEIGHTS; weight++)
            CHECK(faces_glyph(faces, (enum face_weight)weight, code).index != 0);
    }
}

/* Checks a file's characters; returns how many of them are Chinese. */
static size_t check_file_glyphs(const char *path)
{
    static char text[1 << 20];
    size_t han = 0;
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(text, 1, sizeof text, file) : 0;
    if (file)
        fclose(file);
    for (size_t i = 0; i < length;) {
        uint32_t code;
        size_t bytes = utf8_decode(text + i, length - i, &code);
        bool has = bytes > 0 && (code < ' ' || faces_glyph(faces, FACE_REGULAR, code).index != 0);
        if (!has)
            fprintf(stderr, "%s: no glyph at byte %zu\n", path, i);
        CHECK(has);
        han += bytes > 0 && utf8_is_han(code);
        i += bytes ? bytes : 1;
    }
    return han;
}

static void every_character_of_every_pack_has_a_glyph(void)
{
    glob_t found = {0};
    size_t han = 0;
    glob(YINGDA_SOURCE_DIR "/scenarios/packs/*/*.yaml", 0, NULL, &found);
    glob(YINGDA_SOURCE_DIR "/scenarios/packs/*/plays/*.yaml", GLOB_APPEND, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++)
        han += check_file_glyphs(found.gl_pathv[i]);
    globfree(&found);
    CHECK(han > 1000);
}

static void a_character_that_no_font_has_shows_the_box(void)
{
    CHECK_INT(faces_glyph(faces, FACE_REGULAR, 0x10FFFD).index, 0);
}

static void a_rendered_glyph_is_as_large_as_its_em(void)
{
    struct glyph_image image;
    struct glyph glyph = faces_glyph(faces, FACE_REGULAR, code_at("国"));
    CHECK_INT(faces_render(faces, glyph, 96, 0, &image), STATUS_OK);
    CHECK_NEAR(image.width, 80, 8);
    CHECK_NEAR(image.height, 84, 8);
    CHECK_NEAR(faces_advance(faces, glyph, 96), 96, 0.01);
}

static void break_after(const char *text, uint8_t breaks[256], size_t *n)
{
    uint32_t codes[256];
    *n = 0;
    for (const char *at = text; *at; (*n)++)
        at += utf8_decode(at, strlen(at), &codes[*n]);
    line_breaks(codes, *n, breaks);
}

static void a_line_ends_between_chinese_characters_but_not_inside_a_number(void)
{
    uint8_t breaks[256];
    size_t n;
    break_after("电费280元", breaks, &n);
    static const uint8_t expected[] = {LINE_BREAK_MAY,   LINE_BREAK_MAY, LINE_BREAK_NEVER,
                                       LINE_BREAK_NEVER, LINE_BREAK_MAY, LINE_BREAK_MAY};
    CHECK_INT(n, sizeof expected);
    CHECK(memcmp(breaks, expected, n) == 0);
}

static void no_line_starts_with_a_closing_mark_nor_ends_with_an_opening_one(void)
{
    uint8_t breaks[256];
    size_t n;
    break_after("好，好。好！好？好）好」好：好；好、好”好", breaks, &n);
    for (size_t i = 0; i < n; i += 2)
        CHECK_INT(breaks[i], i + 1 == n ? LINE_BREAK_MAY : LINE_BREAK_NEVER);
    break_after("（好《好「好“好", breaks, &n);
    for (size_t i = 0; i < n; i += 2)
        CHECK_INT(breaks[i], LINE_BREAK_NEVER);
}

static void only_a_newline_forces_a_break(void)
{
    uint8_t breaks[256];
    size_t n;
    break_after("一\n二", breaks, &n);
    CHECK_INT(breaks[1], LINE_BREAK_MUST);
    CHECK_INT(breaks[2], LINE_BREAK_MAY);
}

static void no_line_is_wider_than_its_box(void)
{
    for (float width = 57; width < 900; width += 31) {
        struct layout layout = lay_out(PARAGRAPH, width, 0);
        for (size_t i = 0; i < layout.n_lines; i++)
            CHECK(layout.lines[i].width <= width + 14.1F); /* half an em of empty mark may hang */
        CHECK(layout.n_lines > 1);
        layout_finish(&layout);
    }
}

static void no_laid_out_line_starts_with_a_closing_mark(void)
{
    static const char marks[] = "，。！？：、）”";
    for (float width = 120; width < 700; width += 7) {
        struct layout layout = lay_out(PARAGRAPH, width, 0);
        for (size_t i = 0; i < layout.n_lines; i++)
            for (const char *at = marks; *at; at += 3) {
                struct glyph mark = faces_glyph(faces, FACE_REGULAR, code_at(at));
                struct glyph first = layout.glyphs[layout.lines[i].first].glyph;
                CHECK(first.index != mark.index);
            }
        layout_finish(&layout);
    }
}

static void every_character_is_laid_out_once_and_in_order(void)
{
    struct layout layout = lay_out(PARAGRAPH, 300, 0);
    CHECK_INT(layout.n_glyphs, utf8_count(PARAGRAPH));
    size_t placed = 0;
    for (const char *at = PARAGRAPH; *at && placed < layout.n_glyphs; placed++) {
        uint32_t code;
        at += utf8_decode(at, strlen(at), &code);
        CHECK_INT(layout.glyphs[placed].glyph.index, faces_glyph(faces, FACE_REGULAR, code).index);
    }
    layout_finish(&layout);
}

static void a_text_that_is_cut_ends_with_an_ellipsis_inside_the_box(void)
{
    uint32_t ellipsis = faces_glyph(faces, FACE_REGULAR, 0x2026).index;
    for (float width = 60; width < 500; width += 17) {
        struct layout layout = lay_out(PARAGRAPH, width, 2);
        CHECK_INT(layout.n_lines, 2);
        CHECK_INT(layout.glyphs[layout.n_glyphs - 1].glyph.index, ellipsis);
        CHECK(layout.lines[1].width <= width);
        layout_finish(&layout);
    }
}

static void a_text_that_fits_has_no_ellipsis(void)
{
    struct layout layout = lay_out("请稍候\n马上办理\n", 500, 2);
    CHECK_INT(layout.n_lines, 2);
    CHECK_INT(layout.n_glyphs, 7);
    CHECK_NEAR(layout.height, 2 * 28 * 1.45, 0.01);
    layout_finish(&layout);
}

static void a_closing_mark_hangs_over_the_edge_by_its_empty_half(void)
{
    struct layout hanging = lay_out("请稍候。", 28 * 3.5F, 0);
    struct layout broken = lay_out("请稍候。", 28 * 3.4F, 0);
    CHECK_INT(hanging.n_lines, 1);
    CHECK_INT(broken.n_lines, 2);
    layout_finish(&hanging);
    layout_finish(&broken);
}

static void a_word_longer_than_its_line_is_cut(void)
{
    struct layout layout = lay_out("abcdefghijklmnopqrstuvwxyz", 100, 0);
    CHECK(layout.n_lines > 2);
    CHECK_INT(layout.n_glyphs, 26);
    layout_finish(&layout);
    layout = lay_out("您好", 3, 0);
    CHECK_INT(layout.n_lines, 2);
    layout_finish(&layout);
}

static void lines_are_aligned_in_the_box(void)
{
    struct layout_style style = {.size_px = 20, .align = LAYOUT_CENTER};
    struct layout layout;
    CHECK_INT(layout_init(&layout, faces, &style, 100, "您好"), STATUS_OK);
    CHECK_NEAR(layout.glyphs[0].x, 30, 0);
    layout_finish(&layout);
    style.align = LAYOUT_RIGHT;
    CHECK_INT(layout_init(&layout, faces, &style, 100, "您好"), STATUS_OK);
    CHECK_NEAR(layout.glyphs[0].x, 60, 0);
    CHECK_NEAR(layout.glyphs[1].x, 80, 0);
    layout_finish(&layout);
    layout_finish(&layout);
    layout_finish(NULL);
}

static void odd_texts_are_laid_out_too(void)
{
    static const struct {
        const char *text;
        size_t lines;
    } odd[] = {
        {"", 0}, {"\n", 1}, {"\n\n您", 3}, {" ", 1}, {"\xFF\xFE", 1}, {"您\xE6", 1}, {"\x01", 0},
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct layout layout = lay_out(odd[i].text, 200, 0);
        CHECK_INT(layout.n_lines, odd[i].lines);
        layout_finish(&layout);
    }
}

int main(void)
{
    if (faces_open(&faces, NULL) != STATUS_OK) {
        fprintf(stderr, "no font covers Chinese\n");
        return 1;
    }
    RUN(a_bold_face_lies_down_more_ink_than_a_regular_one);
    RUN(characters_have_the_shapes_of_simplified_chinese);
    RUN(a_family_that_is_not_there_is_replaced_by_one_that_is);
    RUN(a_pack_paragraph_has_no_missing_glyph);
    RUN(every_character_of_every_pack_has_a_glyph);
    RUN(a_character_that_no_font_has_shows_the_box);
    RUN(a_rendered_glyph_is_as_large_as_its_em);
    RUN(a_line_ends_between_chinese_characters_but_not_inside_a_number);
    RUN(no_line_starts_with_a_closing_mark_nor_ends_with_an_opening_one);
    RUN(only_a_newline_forces_a_break);
    RUN(no_line_is_wider_than_its_box);
    RUN(no_laid_out_line_starts_with_a_closing_mark);
    RUN(every_character_is_laid_out_once_and_in_order);
    RUN(a_text_that_is_cut_ends_with_an_ellipsis_inside_the_box);
    RUN(a_text_that_fits_has_no_ellipsis);
    RUN(a_closing_mark_hangs_over_the_edge_by_its_empty_half);
    RUN(a_word_longer_than_its_line_is_cut);
    RUN(lines_are_aligned_in_the_box);
    RUN(odd_texts_are_laid_out_too);
    faces_close(faces);
    return CHECK_RESULT();
}

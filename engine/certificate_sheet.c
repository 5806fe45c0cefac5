#include "engine/certificate_sheet.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include "base/durable.h"

/* A4 on its side, in points. */
static const double width = 841.89, height = 595.28, margin = 36;

/* 62 mm: with 1,450 bytes the code has 133 modules a side, 0.44 mm each, which a
 * telephone's camera reads (0.25 mm is the least that ISO/IEC 18004 readers are asked for). */
static const double code_size = 176;

/* The page and the fonts of it, which are given back with it: pango's own map would hold
 * fontconfig's patterns until the program ends, and whoever ends fontconfig first is aborted. */
struct page {
    cairo_t *cairo;
    PangoFontMap *map;
    PangoContext *context;
};

struct text {
    double x, y, w;
    double size; /* points */
    const char *weight;
    PangoAlignment align;
    double grey; /* 0 black */
};

/* Returns how high it came out. */
static double put(const struct page *page, struct text at, const char *text)
{
    PangoLayout *layout = pango_layout_new(page->context);
    char face[64];
    int w = 0, h = 0;
    snprintf(face, sizeof face, "Noto Sans CJK SC %s %.1f", at.weight, at.size);
    PangoFontDescription *font = pango_font_description_from_string(face);
    pango_font_description_set_absolute_size(font, at.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(at.w * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, at.align);
    pango_layout_set_line_spacing(layout, 1.35f);
    pango_layout_set_text(layout, text, -1);
    cairo_set_source_rgb(page->cairo, at.grey, at.grey, at.grey);
    cairo_move_to(page->cairo, at.x, at.y);
    pango_cairo_show_layout(page->cairo, layout);
    pango_layout_get_size(layout, &w, &h);
    pango_font_description_free(font);
    g_object_unref(layout);
    return (double)h / PANGO_SCALE;
}

static void day_text(int64_t unix_ms, char out[48])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    localtime_r(&seconds, &day);
    snprintf(out, 48, "%d 年 %d 月 %d 日", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static void frame(cairo_t *page)
{
    const double teal[] = {0x0E / 255.0, 0x5A / 255.0, 0x57 / 255.0};
    cairo_set_source_rgb(page, teal[0], teal[1], teal[2]);
    cairo_set_line_width(page, 3);
    cairo_rectangle(page, margin, margin, width - 2 * margin, height - 2 * margin);
    cairo_stroke(page);
    cairo_set_line_width(page, 0.8);
    cairo_rectangle(page, margin + 7, margin + 7, width - 2 * margin - 14,
                    height - 2 * margin - 14);
    cairo_stroke(page);
}

/* A picture of a pixel a module, laid over the page without smoothing; thousands of squares would
 * make a file of a megabyte. With the four modules of quiet that the standard asks for around it.
 */
static void modules_draw(cairo_t *page, double x, double y, const QRcode *qr)
{
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_A8, qr->width, qr->width);
    unsigned char *pixels = cairo_image_surface_get_data(picture);
    int stride = cairo_image_surface_get_stride(picture);
    double module = code_size / (qr->width + 8);
    for (int i = 0; pixels && i < qr->width * qr->width; i++)
        pixels[i / qr->width * stride + i % qr->width] = qr->data[i] & 1 ? 255 : 0;
    cairo_surface_mark_dirty(picture);
    cairo_pattern_t *pattern = cairo_pattern_create_for_surface(picture);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_save(page);
    cairo_translate(page, x + 4 * module, y + 4 * module);
    cairo_scale(page, module, module);
    cairo_set_source_rgb(page, 0, 0, 0);
    cairo_mask(page, pattern);
    cairo_restore(page);
    cairo_pattern_destroy(pattern);
    cairo_surface_destroy(picture);
}

static enum status code(cairo_t *page, double x, double y, const char *text)
{
    QRcode *qr = QRcode_encodeData((int)strlen(text), (const unsigned char *)text, 0, QR_ECLEVEL_L);
    if (!qr)
        return STATUS_LIMIT;
    modules_draw(page, x, y, qr);
    QRcode_free(qr);
    return STATUS_OK;
}

static void words(const struct page *page, const struct certificate_sheet *sheet)
{
    char text[512], issued[48], until[48], number[96] = "", team[96] = "";
    double left = margin + 60, right = width - margin - 60, wide = right - left;
    day_text(sheet->issued_unix_ms, issued);
    day_text(sheet->until_unix_ms, until);
    put(page, (struct text){left, 78, wide, 44, "Bold", PANGO_ALIGN_CENTER, 0.08}, "上 岗 证");
    snprintf(text, sizeof text, "证书编号 %s", sheet->number);
    put(page, (struct text){left, 146, wide, 12, "", PANGO_ALIGN_CENTER, 0.35}, text);
    put(page, (struct text){left, 188, wide, 34, "Bold", PANGO_ALIGN_CENTER, 0.08}, sheet->name);
    if (*sheet->person_number)
        snprintf(number, sizeof number, "工号 %s", sheet->person_number);
    if (*sheet->team)
        snprintf(team, sizeof team, "%s%s", *number ? "　" : "", sheet->team);
    snprintf(text, sizeof text, "%s%s", number, team);
    put(page, (struct text){left, 244, wide, 15, "", PANGO_ALIGN_CENTER, 0.3}, text);
    snprintf(text, sizeof text, "%s，准予在“%s”岗位上岗。", sheet->criteria, sheet->post);
    put(page, (struct text){left, 286, wide, 17, "", PANGO_ALIGN_CENTER, 0.08}, text);
    snprintf(text, sizeof text, "有效期：%s 至 %s", issued, until);
    put(page, (struct text){left, 336, wide, 16, "", PANGO_ALIGN_CENTER, 0.08}, text);
    double low = height - margin - 22 - code_size;
    put(page, (struct text){left, low + 34, 360, 18, "Bold", PANGO_ALIGN_LEFT, 0.08},
        sheet->issuer);
    snprintf(text, sizeof text, "培训师：%s\n发证日期：%s", sheet->who, issued);
    put(page, (struct text){left, low + 66, 360, 13, "", PANGO_ALIGN_LEFT, 0.2}, text);
    snprintf(text, sizeof text,
             "右边的码是签了名的电子证书（Open Badges 3.0），有发证单位的公钥就能核对：\n%s",
             sheet->key);
    put(page, (struct text){left, low + 116, 430, 9.5, "", PANGO_ALIGN_LEFT, 0.4}, text);
}

static enum status draw(const struct certificate_sheet *sheet, const char *path)
{
    cairo_surface_t *surface = cairo_pdf_surface_create(path, width, height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet->number);
    struct page page = {.cairo = cairo_create(surface), .map = pango_cairo_font_map_new()};
    page.context = pango_font_map_create_context(page.map);
    pango_cairo_update_context(page.cairo, page.context);
    frame(page.cairo);
    words(&page, sheet);
    enum status status = code(page.cairo, width - margin - 40 - code_size,
                              height - margin - 22 - code_size, sheet->badge);
    cairo_show_page(page.cairo);
    bool fine = cairo_status(page.cairo) == CAIRO_STATUS_SUCCESS;
    g_object_unref(page.context);
    g_object_unref(page.map);
    cairo_destroy(page.cairo);
    cairo_surface_finish(surface);
    fine = fine && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    cairo_debug_reset_static_data(); /* its faces hold such patterns, too; nobody else uses cairo */
    return status != STATUS_OK ? status : fine ? STATUS_OK : STATUS_IO;
}

/* Under another name first, so that nobody finds half of it. */
enum status certificate_sheet_write(const struct certificate_sheet *sheet, const char *path)
{
    char part[4096];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return STATUS_LIMIT;
    enum status status = draw(sheet, part);
    if (status == STATUS_OK)
        status = durable_file(part);
    if (status == STATUS_OK && rename(part, path) != 0)
        status = STATUS_IO;
    if (status != STATUS_OK)
        unlink(part);
    return status;
}

#include "engine/certificate_sheet.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include <qrencode.h>

#include "engine/sheet.h"

static const double margin = 36; /* points, as all here */

/* 62 mm: with 1,450 bytes the code has 133 modules a side, 0.44 mm each, which a
 * telephone's camera reads (0.25 mm is the least that ISO/IEC 18004 readers are asked for). */
static const double code_size = 176;

static void day_text(int64_t unix_ms, char out[48])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm day = {0};
    localtime_r(&seconds, &day);
    snprintf(out, 48, "%d 年 %d 月 %d 日", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static void frame(const struct sheet *sheet)
{
    const double teal[] = {0x0E / 255.0, 0x5A / 255.0, 0x57 / 255.0};
    double width = sheet->width, height = sheet->height;
    cairo_t *page = sheet->cairo;
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

enum ink { BLACK, SOFT, FAINT };
static const double greys[] = {[BLACK] = 0.08, [SOFT] = 0.3, [FAINT] = 0.4};

/* In the middle of the page. */
static void middle(const struct sheet *page, double y, double size, enum ink ink, const char *text)
{
    double left = margin + 60;
    struct sheet_text at = {.x = left,
                            .y = y,
                            .w = page->width - 2 * left,
                            .size = size,
                            .bold = size > 30,
                            .align = PANGO_ALIGN_CENTER,
                            .grey = greys[ink]};
    sheet_put(page, at, text);
}

static void who_holds_it(const struct sheet *page, const struct certificate_sheet *certificate)
{
    char text[512], number[96] = "", team[96] = "";
    middle(page, 78, 44, BLACK, "上 岗 证");
    snprintf(text, sizeof text, "证书编号 %s", certificate->number);
    middle(page, 146, 12, SOFT, text);
    middle(page, 188, 34, BLACK, certificate->name);
    if (*certificate->person_number)
        snprintf(number, sizeof number, "工号 %s", certificate->person_number);
    if (*certificate->team)
        snprintf(team, sizeof team, "%s%s", *number ? "　" : "", certificate->team);
    snprintf(text, sizeof text, "%s%s", number, team);
    middle(page, 244, 15, SOFT, text);
}

static void what_it_says(const struct sheet *page, const struct certificate_sheet *certificate)
{
    char text[512], issued[48], until[48];
    day_text(certificate->issued_unix_ms, issued);
    day_text(certificate->until_unix_ms, until);
    snprintf(text, sizeof text, "%s，准予在“%s”岗位上岗。", certificate->criteria,
             certificate->post);
    middle(page, 286, 17, BLACK, text);
    snprintf(text, sizeof text, "有效期：%s 至 %s", issued, until);
    middle(page, 336, 16, BLACK, text);
}

static void who_issued_it(const struct sheet *page, const struct certificate_sheet *certificate)
{
    char text[512], issued[48];
    struct sheet_text at = {.x = margin + 60,
                            .y = page->height - margin + 12 - code_size,
                            .w = 360,
                            .size = 18,
                            .bold = true,
                            .grey = greys[BLACK]};
    sheet_put(page, at, certificate->issuer);
    day_text(certificate->issued_unix_ms, issued);
    snprintf(text, sizeof text, "培训师：%s\n发证日期：%s", certificate->who, issued);
    at = (struct sheet_text){.x = at.x, .y = at.y + 32, .w = 360, .size = 13, .grey = greys[SOFT]};
    sheet_put(page, at, text);
    snprintf(text, sizeof text,
             "右边的码是签了名的电子证书（Open Badges 3.0），有发证单位的公钥就能核对：\n%s",
             certificate->key);
    at =
        (struct sheet_text){.x = at.x, .y = at.y + 50, .w = 430, .size = 9.5, .grey = greys[FAINT]};
    sheet_put(page, at, text);
}

enum status certificate_sheet_write(const struct certificate_sheet *certificate, const char *path)
{
    struct sheet sheet;
    sheet_begin(&sheet, certificate->number, SHEET_ON_ITS_SIDE);
    frame(&sheet);
    who_holds_it(&sheet, certificate);
    what_it_says(&sheet, certificate);
    who_issued_it(&sheet, certificate);
    enum status status = code(sheet.cairo, sheet.width - margin - 40 - code_size,
                              sheet.height - margin - 22 - code_size, certificate->badge);
    return sheet_finish(&sheet, path, status);
}

#include "engine/sheet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/durable.h"

static const double a4_short = 595.28, a4_long = 841.89;

/* Into memory, not into a file: of a surface that cannot be written cairo keeps faces that it then
 * fails to find gone, and aborts. */
static cairo_status_t bytes_take(void *pdf, const unsigned char *bytes, unsigned int n)
{
    g_byte_array_append(pdf, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

void sheet_begin(struct sheet *sheet, const char *title, enum sheet_side side)
{
    *sheet = (struct sheet){.width = side == SHEET_UPRIGHT ? a4_short : a4_long,
                            .height = side == SHEET_UPRIGHT ? a4_long : a4_short};
    sheet->pdf = g_byte_array_new();
    sheet->surface =
        cairo_pdf_surface_create_for_stream(bytes_take, sheet->pdf, sheet->width, sheet->height);
    cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_TITLE, title);
    sheet->cairo = cairo_create(sheet->surface);
    sheet->map = pango_cairo_font_map_new();
    sheet->context = pango_font_map_create_context(sheet->map);
    pango_cairo_update_context(sheet->cairo, sheet->context);
}

static PangoLayout *layout_of(const struct sheet *sheet, const struct sheet_text *at,
                              const char *text)
{
    PangoLayout *layout = pango_layout_new(sheet->context);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans CJK SC");
    pango_font_description_set_weight(font, at->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, at->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(at->w * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, at->align);
    pango_layout_set_line_spacing(layout, 1.35f);
    if (at->one_line) {
        pango_layout_set_single_paragraph_mode(layout, TRUE);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, text, -1);
    pango_font_description_free(font);
    return layout;
}

static double height_of(PangoLayout *layout)
{
    int w = 0, h = 0;
    pango_layout_get_size(layout, &w, &h);
    return (double)h / PANGO_SCALE;
}

double sheet_put(const struct sheet *sheet, struct sheet_text at, const char *text)
{
    PangoLayout *layout = layout_of(sheet, &at, text);
    cairo_set_source_rgb(sheet->cairo, at.grey, at.grey, at.grey);
    cairo_move_to(sheet->cairo, at.x, at.y);
    pango_cairo_show_layout(sheet->cairo, layout);
    double height = height_of(layout);
    g_object_unref(layout);
    return height;
}

double sheet_text_height(const struct sheet *sheet, struct sheet_text at, const char *text)
{
    PangoLayout *layout = layout_of(sheet, &at, text);
    double height = height_of(layout);
    g_object_unref(layout);
    return height;
}

void sheet_turn(struct sheet *sheet)
{
    cairo_show_page(sheet->cairo);
}

/* Gives everything back; whether all of it is in the file. */
static bool drawn(struct sheet *sheet)
{
    cairo_show_page(sheet->cairo);
    bool fine = cairo_status(sheet->cairo) == CAIRO_STATUS_SUCCESS;
    g_object_unref(sheet->context);
    g_object_unref(sheet->map);
    cairo_destroy(sheet->cairo);
    cairo_surface_finish(sheet->surface);
    fine = fine && cairo_surface_status(sheet->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(sheet->surface);
    cairo_debug_reset_static_data(); /* its faces hold such patterns, too; nobody else uses cairo */
    return fine;
}

enum status sheet_finish(struct sheet *sheet, const char *path, enum status status)
{
    if (!drawn(sheet) && status == STATUS_OK)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        status = durable_write(path, sheet->pdf->data, sheet->pdf->len);
    g_byte_array_unref(sheet->pdf);
    return status;
}

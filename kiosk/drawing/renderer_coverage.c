#include "kiosk/drawing/renderer_parts.h"

/* Glyphs, corners and symbols are coverage on the atlas's pages: a page is a texture whose alpha is
 * the coverage. A GPU gives it its colour by modulation, so white serves every colour. SDL's
 * software renderer blends five times faster without modulation (1000 glyphs of 27 px: 1.1 ms
 * against 6 ms), so there each colour has images of its own; a screen has few.
 * Pages are small: SDL blanks a new one on the window's thread, and where the kernel gives memory
 * slowly that alone was 16 ms for a page of 1024 px (4 MB), in the middle of the first text that
 * needed it. */

enum { SMALL_PAGE_PX = 512, LARGE_PAGE_PX = 1024, SMALL_PAGES = 32, LARGE_PAGES = 16 };

SDL_Texture *coverage_texture_new(struct renderer *renderer, int width_px, int height_px)
{
    SDL_Texture *texture = SDL_CreateTexture(renderer->sdl, SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STATIC, width_px, height_px);
    if (!texture)
        return NULL;
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(texture, SDL_ScaleModeNearest);
    return texture;
}

bool coverage_write(SDL_Texture *texture, SDL_Rect box, const uint8_t *coverage, int stride,
                    uint32_t ink)
{
    uint32_t *pixels = SDL_malloc((size_t)box.w * (size_t)box.h * sizeof *pixels);
    if (!pixels)
        return false;
    for (int y = 0; y < box.h; y++)
        for (int x = 0; x < box.w; x++)
            pixels[y * box.w + x] = (uint32_t)coverage[y * stride + x] << 24 | ink;
    bool written = SDL_UpdateTexture(texture, &box, pixels, box.w * (int)sizeof *pixels) == 0;
    SDL_free(pixels);
    return written;
}

void coverage_tint(SDL_Texture *texture, struct color color)
{
    SDL_SetTextureColorMod(texture, color.r, color.g, color.b);
    SDL_SetTextureAlphaMod(texture, color.a);
}

static bool page_upload(void *context, int page, const struct atlas_image *image,
                        const uint8_t *coverage, int stride)
{
    struct renderer *renderer = context;
    int page_px = renderer->atlas.config.page_px;
    if (!renderer->pages[page])
        renderer->pages[page] = coverage_texture_new(renderer, page_px, page_px);
    if (!renderer->pages[page])
        return false;
    SDL_Rect box = {image->x, image->y, image->width, image->height};
    return coverage_write(renderer->pages[page], box, coverage, stride, renderer->ink);
}

void coverage_init(struct renderer *renderer)
{
    bool large = renderer->width_px >= 2000 && renderer->height_px >= 2000;
    atlas_init(&renderer->atlas, &(struct atlas_config){
                                     .page_px = large ? LARGE_PAGE_PX : SMALL_PAGE_PX,
                                     .max_pages = large ? LARGE_PAGES : SMALL_PAGES,
                                     .upload = page_upload,
                                     .context = renderer,
                                 });
}

void coverage_finish(struct renderer *renderer)
{
    atlas_finish(&renderer->atlas);
    for (int i = 0; i < ATLAS_MAX_PAGES; i++) {
        if (renderer->pages[i])
            SDL_DestroyTexture(renderer->pages[i]);
        renderer->pages[i] = NULL;
    }
}

struct atlas_key coverage_key(struct renderer *renderer, enum coverage_kind kind,
                              struct color color, uint32_t size, uint32_t index, uint32_t variant)
{
    uint32_t rgb = (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
    renderer->ink = renderer->software ? rgb : INK_WHITE;
    return (struct atlas_key){(uint32_t)kind | renderer->ink << 8, size, index, variant};
}

void coverage_draw(struct renderer *renderer, const struct atlas_image *image, SDL_Rect part, int x,
                   int y, struct color color)
{
    SDL_Rect from = {image->x + part.x, image->y + part.y, part.w, part.h};
    SDL_Rect to = {x, y, part.w, part.h};
    if (image->width == 0 || !SDL_HasIntersection(&to, &renderer->clip))
        return;
    struct color tint = renderer->software ? (struct color){255, 255, 255, color.a} : color;
    coverage_tint(renderer->pages[image->page], tint);
    SDL_RenderCopy(renderer->sdl, renderer->pages[image->page], &from, &to);
}

/* The atlas: small coverage images packed on a few pages, so that a screen of text is drawn from
 * few textures. Knows no font: a glyph, a rounded corner and a symbol are all coverage. */
#ifndef YINGDA_FONTS_ATLAS_H
#define YINGDA_FONTS_ATLAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { ATLAS_MAX_PAGES = 128 };

/* What an image is; the caller gives the four numbers their meaning. */
struct atlas_key {
    uint32_t kind, size, index, variant;
};

struct atlas_image {
    int page;
    int x, y, width, height; /* on the page; width 0: nothing to draw */
    int left, top;           /* the caller's, kept with it */
};

struct atlas_config {
    int page_px;   /* width and height of a page */
    int max_pages; /* a new page is made while there are fewer; then the one that was used
                    * longest ago is emptied. Only a frame that needs them all gets more */
    /* Puts coverage on a page, which it makes when it is new. False: the image is not kept. */
    bool (*upload)(void *context, int page, const struct atlas_image *image,
                   const uint8_t *coverage, int stride);
    void *context;
};

struct atlas_page;
struct atlas_entry;

struct atlas {
    struct atlas_config config;
    struct atlas_page *pages[ATLAS_MAX_PAGES]; /* owned */
    int n_pages;
    struct atlas_entry *entries; /* owned; a hash table of `capacity`, a power of two */
    size_t count, capacity;
    uint64_t frame;
    uint64_t evictions; /* pages emptied since the start */
};

void atlas_init(struct atlas *atlas, const struct atlas_config *config);
/* Accepts NULL and being called twice. */
void atlas_finish(struct atlas *atlas);

/* A frame begins: whatever is found or added from now on stays until the next. */
void atlas_frame(struct atlas *atlas);

/* Whether the image is there; marks its page as used in this frame. */
bool atlas_find(struct atlas *atlas, struct atlas_key key, struct atlas_image *out);

/* Adds an image that is not there. STATUS_LIMIT: larger than a page, or ATLAS_MAX_PAGES are
 * full of this frame's images; STATUS_DEVICE: the upload failed. */
MUST_USE enum status atlas_add(struct atlas *atlas, struct atlas_key key, struct atlas_image image,
                               const uint8_t *coverage, int stride, struct atlas_image *out);

/* Forgets every image (the device lost its textures); pages are uploaded anew. */
void atlas_clear(struct atlas *atlas);

#endif

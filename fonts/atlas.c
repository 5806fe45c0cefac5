#include "fonts/atlas.h"

#include <stdlib.h>
#include <string.h>

/* Images stand on shelves: rows as high as their first image. Text has few heights, so little is
 * wasted. Single images are never freed: glyphs of one screen were added together, and the page
 * that no frame has used for longest goes as a whole. */

enum { MAX_SHELVES = 256, GAP_PX = 1, FIRST_CAPACITY = 1024 };

enum { NO_PAGE = -1, EVERY_PAGE_STAYS = -2 };

struct shelf {
    int y, height, used_px;
};

struct atlas_page {
    struct shelf shelves[MAX_SHELVES];
    int n_shelves, used_px;
    uint64_t used_frame;
};

struct atlas_entry {
    bool used;
    struct atlas_key key;
    struct atlas_image image;
};

void atlas_init(struct atlas *atlas, const struct atlas_config *config)
{
    *atlas = (struct atlas){.config = *config, .frame = 1};
}

void atlas_finish(struct atlas *atlas)
{
    if (!atlas)
        return;
    for (int i = 0; i < atlas->n_pages; i++)
        free(atlas->pages[i]);
    free(atlas->entries);
    *atlas = (struct atlas){0};
}

void atlas_frame(struct atlas *atlas)
{
    atlas->frame++;
}

static size_t key_hash(struct atlas_key key)
{
    uint64_t hash = key.kind;
    hash = (hash ^ key.size) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 29 ^ key.index) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 29 ^ key.variant) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 20);
}

static bool key_same(struct atlas_key a, struct atlas_key b)
{
    return a.kind == b.kind && a.size == b.size && a.index == b.index && a.variant == b.variant;
}

/* The key's entry, or the free one where it belongs; the table always has a free one. */
static struct atlas_entry *entry_find(struct atlas_entry *entries, size_t capacity,
                                      struct atlas_key key)
{
    for (size_t i = key_hash(key) & (capacity - 1);; i = (i + 1) & (capacity - 1))
        if (!entries[i].used || key_same(entries[i].key, key))
            return &entries[i];
}

/* Copies the entries to a new table, but for those on `page`. */
static bool entries_rebuild(struct atlas *atlas, size_t capacity, int page)
{
    struct atlas_entry *entries = calloc(capacity, sizeof *entries);
    if (!entries)
        return false;
    atlas->count = 0;
    for (size_t i = 0; i < atlas->capacity; i++) {
        const struct atlas_entry *entry = &atlas->entries[i];
        if (!entry->used || entry->image.page == page)
            continue;
        *entry_find(entries, capacity, entry->key) = *entry;
        atlas->count++;
    }
    free(atlas->entries);
    atlas->entries = entries;
    atlas->capacity = capacity;
    return true;
}

static bool entries_reserve(struct atlas *atlas)
{
    if (atlas->capacity == 0)
        return entries_rebuild(atlas, FIRST_CAPACITY, EVERY_PAGE_STAYS);
    if (atlas->count * 4 < atlas->capacity * 3)
        return true;
    return entries_rebuild(atlas, atlas->capacity * 2, EVERY_PAGE_STAYS);
}

bool atlas_find(struct atlas *atlas, struct atlas_key key, struct atlas_image *out)
{
    if (atlas->capacity == 0)
        return false;
    const struct atlas_entry *entry = entry_find(atlas->entries, atlas->capacity, key);
    if (!entry->used)
        return false;
    *out = entry->image;
    if (out->width > 0)
        atlas->pages[out->page]->used_frame = atlas->frame;
    return true;
}

/* The lowest shelf that the image fits on without wasting more than a quarter of the height. */
static struct shelf *shelf_find(struct atlas_page *page, int page_px, int width, int height)
{
    struct shelf *best = NULL;
    for (int i = 0; i < page->n_shelves; i++) {
        struct shelf *shelf = &page->shelves[i];
        if (shelf->height >= height && shelf->height <= height + height / 4 + 2 &&
            page_px - shelf->used_px >= width && (!best || shelf->height < best->height))
            best = shelf;
    }
    return best;
}

static struct shelf *shelf_new(struct atlas_page *page, int page_px, int height)
{
    if (page->n_shelves == MAX_SHELVES || page_px - page->used_px < height)
        return NULL;
    struct shelf *shelf = &page->shelves[page->n_shelves++];
    *shelf = (struct shelf){.y = page->used_px, .height = height};
    page->used_px += height;
    return shelf;
}

static bool page_place(struct atlas *atlas, int number, struct atlas_image *image)
{
    struct atlas_page *page = atlas->pages[number];
    int width = image->width + GAP_PX, height = image->height + GAP_PX;
    struct shelf *shelf = shelf_find(page, atlas->config.page_px, width, height);
    if (!shelf)
        shelf = shelf_new(page, atlas->config.page_px, height);
    if (!shelf)
        return false;
    image->page = number;
    image->x = shelf->used_px;
    image->y = shelf->y;
    shelf->used_px += width;
    page->used_frame = atlas->frame;
    return true;
}

static bool page_new(struct atlas *atlas)
{
    if (atlas->n_pages == ATLAS_MAX_PAGES)
        return false;
    struct atlas_page *page = calloc(1, sizeof *page);
    if (!page)
        return false;
    atlas->pages[atlas->n_pages++] = page;
    return true;
}

static void page_clear(struct atlas_page *page)
{
    page->n_shelves = page->used_px = 0;
}

/* Empties the page that was used longest ago; its number, or -1 when this frame needs them all. */
static int page_evict(struct atlas *atlas)
{
    int oldest = -1;
    for (int i = 0; i < atlas->n_pages; i++)
        if (atlas->pages[i]->used_frame < atlas->frame &&
            (oldest < 0 || atlas->pages[i]->used_frame < atlas->pages[oldest]->used_frame))
            oldest = i;
    if (oldest < 0 || !entries_rebuild(atlas, atlas->capacity, oldest))
        return -1;
    page_clear(atlas->pages[oldest]);
    atlas->evictions++;
    return oldest;
}

static enum status image_place(struct atlas *atlas, struct atlas_image *image)
{
    if (image->width + GAP_PX > atlas->config.page_px ||
        image->height + GAP_PX > atlas->config.page_px)
        return STATUS_LIMIT;
    for (int i = atlas->n_pages - 1; i >= 0; i--)
        if (page_place(atlas, i, image))
            return STATUS_OK;
    int page = -1;
    if (atlas->n_pages >= atlas->config.max_pages)
        page = page_evict(atlas);
    if (page < 0 && page_new(atlas))
        page = atlas->n_pages - 1;
    return page >= 0 && page_place(atlas, page, image) ? STATUS_OK : STATUS_LIMIT;
}

enum status atlas_add(struct atlas *atlas, struct atlas_key key, struct atlas_image image,
                      const uint8_t *coverage, int stride, struct atlas_image *out)
{
    if (!entries_reserve(atlas))
        return STATUS_NO_MEMORY;
    image.page = NO_PAGE; /* where an image without a size stays */
    if (image.width > 0 && image.height > 0) {
        enum status status = image_place(atlas, &image);
        if (status != STATUS_OK)
            return status;
        if (!atlas->config.upload(atlas->config.context, image.page, &image, coverage, stride))
            return STATUS_DEVICE;
    } else {
        image.width = image.height = 0;
    }
    *entry_find(atlas->entries, atlas->capacity, key) = (struct atlas_entry){true, key, image};
    atlas->count++;
    *out = image;
    return STATUS_OK;
}

void atlas_clear(struct atlas *atlas)
{
    for (int i = 0; i < atlas->n_pages; i++)
        page_clear(atlas->pages[i]);
    for (size_t i = 0; i < atlas->capacity; i++)
        atlas->entries[i].used = false;
    atlas->count = 0;
}

/* fonts/atlas: images on pages, the pages that make room, and what is lost with them. */
#include "fonts/atlas.h"

#include <stdbool.h>

#include "tests/check.h"

/* A page store that checks every upload against its page. */
struct store {
    int uploads, page_px;
    uint8_t pages[ATLAS_MAX_PAGES][64 * 64];
};

static bool store_upload(void *context, int page, const struct atlas_image *image,
                         const uint8_t *coverage, int stride)
{
    struct store *store = context;
    store->uploads++;
    CHECK(image->x >= 0 && image->x + image->width <= store->page_px);
    CHECK(image->y >= 0 && image->y + image->height <= store->page_px);
    for (int y = 0; y < image->height; y++)
        memcpy(&store->pages[page][(image->y + y) * 64 + image->x], coverage + y * stride,
               (size_t)image->width);
    return true;
}

static struct store store;

static void store_start(struct atlas *atlas, int max_pages)
{
    memset(&store, 0, sizeof store);
    store.page_px = 64;
    atlas_init(atlas, &(struct atlas_config){64, max_pages, store_upload, &store});
}

static enum status add_square(struct atlas *atlas, uint32_t index, int size_px)
{
    static uint8_t coverage[64 * 64];
    struct atlas_image out;
    memset(coverage, (int)index, sizeof coverage);
    return atlas_add(atlas, (struct atlas_key){.index = index},
                     (struct atlas_image){.width = size_px, .height = size_px}, coverage, 64, &out);
}

/* Whether the image is there and its pixels are still its own. */
static bool square_is_whole(struct atlas *atlas, uint32_t index)
{
    struct atlas_image image;
    if (!atlas_find(atlas, (struct atlas_key){.index = index}, &image))
        return false;
    for (int y = 0; y < image.height; y++)
        for (int x = 0; x < image.width; x++)
            if (store.pages[image.page][(image.y + y) * 64 + image.x + x] != (uint8_t)index)
                return false;
    return true;
}

static void images_on_the_atlas_do_not_overlap(void)
{
    struct atlas atlas;
    store_start(&atlas, 4);
    for (uint32_t i = 1; i <= 40; i++)
        CHECK_INT(add_square(&atlas, i, 6 + (int)i % 7), STATUS_OK);
    for (uint32_t i = 1; i <= 40; i++)
        CHECK(square_is_whole(&atlas, i));
    CHECK_INT(store.uploads, 40);
    atlas_finish(&atlas);
    atlas_finish(&atlas);
    atlas_finish(NULL);
}

static void the_page_used_longest_ago_makes_room(void)
{
    struct atlas atlas;
    store_start(&atlas, 2);
    for (uint32_t i = 1; i <= 8; i++) /* four on each page */
        CHECK_INT(add_square(&atlas, i, 30), STATUS_OK);
    atlas_frame(&atlas);
    CHECK(square_is_whole(&atlas, 1));
    CHECK_INT(add_square(&atlas, 9, 30), STATUS_OK);
    CHECK_INT(atlas.evictions, 1);
    CHECK_INT(atlas.n_pages, 2);
    for (uint32_t i = 1; i <= 4; i++)
        CHECK(square_is_whole(&atlas, i));
    for (uint32_t i = 5; i <= 8; i++)
        CHECK(!square_is_whole(&atlas, i));
    CHECK(square_is_whole(&atlas, 9));
    atlas_finish(&atlas);
}

static void a_frame_that_needs_every_page_gets_more_up_to_the_limit(void)
{
    struct atlas atlas;
    store_start(&atlas, 2);
    for (uint32_t i = 1; i <= 4 * ATLAS_MAX_PAGES; i++)
        CHECK_INT(add_square(&atlas, i, 30), STATUS_OK);
    CHECK_INT(atlas.n_pages, ATLAS_MAX_PAGES);
    CHECK_INT(add_square(&atlas, 1000, 30), STATUS_LIMIT);
    for (uint32_t i = 1; i <= 4 * ATLAS_MAX_PAGES; i++)
        CHECK(square_is_whole(&atlas, i));
    atlas_finish(&atlas);
}

static void images_survive_the_growth_of_the_table_and_blank_ones_take_no_room(void)
{
    struct atlas atlas;
    store_start(&atlas, 2);
    for (uint32_t i = 1; i <= 5000; i++)
        CHECK_INT(add_square(&atlas, i, 0), STATUS_OK);
    CHECK_INT(atlas.n_pages, 0);
    for (uint32_t i = 1; i <= 5000; i++)
        CHECK(square_is_whole(&atlas, i));
    CHECK(!square_is_whole(&atlas, 5001));
    atlas_finish(&atlas);
}

static void an_image_larger_than_a_page_is_refused(void)
{
    struct atlas atlas;
    store_start(&atlas, 2);
    CHECK_INT(add_square(&atlas, 1, 64), STATUS_LIMIT);
    CHECK(!square_is_whole(&atlas, 1));
    atlas_finish(&atlas);
}

static void a_cleared_atlas_is_filled_anew(void)
{
    struct atlas atlas;
    store_start(&atlas, 2);
    CHECK_INT(add_square(&atlas, 1, 30), STATUS_OK);
    atlas_clear(&atlas);
    CHECK(!square_is_whole(&atlas, 1));
    CHECK_INT(add_square(&atlas, 1, 30), STATUS_OK);
    CHECK(square_is_whole(&atlas, 1));
    CHECK_INT(store.uploads, 2);
    atlas_finish(&atlas);
}

int main(void)
{
    RUN(images_on_the_atlas_do_not_overlap);
    RUN(the_page_used_longest_ago_makes_room);
    RUN(a_frame_that_needs_every_page_gets_more_up_to_the_limit);
    RUN(images_survive_the_growth_of_the_table_and_blank_ones_take_no_room);
    RUN(an_image_larger_than_a_page_is_refused);
    RUN(a_cleared_atlas_is_filled_anew);
    return CHECK_RESULT();
}

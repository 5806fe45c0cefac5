/* The packs' portraits: every layer is there, draws something, and the five moods differ. */
#include <SDL_image.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>

#include "tests/check.h"

enum { WIDTH = 300, HEIGHT = 400, PIXELS = WIDTH * HEIGHT, MOODS = 5 };

static const char *const moods[MOODS] = {"furious", "angry", "uneasy", "calm", "pleased"};

typedef void (*portrait_check)(const char *folder);

static bool folder_entry(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Runs the check for scenarios/packs/<pack>/art/<portrait>; returns how many there are. */
static int each_portrait(portrait_check check)
{
    char art[512], folder[1024];
    int count = 0;
    DIR *packs = opendir(YINGDA_SOURCE_DIR "/scenarios/packs");
    for (struct dirent *pack; packs && (pack = readdir(packs));) {
        snprintf(art, sizeof art, YINGDA_SOURCE_DIR "/scenarios/packs/%s/art", pack->d_name);
        DIR *portraits = folder_entry(pack) ? opendir(art) : NULL;
        for (struct dirent *one; portraits && (one = readdir(portraits));) {
            if (!folder_entry(one))
                continue;
            snprintf(folder, sizeof folder, "%s/%s", art, one->d_name);
            check(folder);
            count++;
        }
        if (portraits)
            closedir(portraits);
    }
    if (packs)
        closedir(packs);
    return count;
}

/* A layer in ARGB; NULL, and a failed check that names it, when it is not there. */
static SDL_Surface *layer_load(const char *folder, const char *part, const char *mood,
                               const char *rest)
{
    char path[1200];
    snprintf(path, sizeof path, "%s/%s%s%s.svg", folder, part, mood, rest);
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    SDL_Surface *loaded = file ? IMG_LoadSizedSVG_RW(file, WIDTH, HEIGHT) : NULL;
    SDL_Surface *layer =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    if (!layer)
        fprintf(stderr, "%s: %s\n", path, SDL_GetError());
    CHECK(layer && layer->w == WIDTH && layer->h == HEIGHT && layer->pitch == WIDTH * 4);
    SDL_FreeSurface(loaded);
    if (file)
        SDL_RWclose(file);
    return layer;
}

static int pixels_drawn(const SDL_Surface *layer)
{
    int drawn = 0;
    for (int i = 0; layer && i < PIXELS; i++)
        drawn += ((const uint32_t *)layer->pixels)[i] >> 24 > 127;
    return drawn;
}

/* Pixels that a person sees as another: 48 of 255 in some channel. */
static int pixels_differing(const SDL_Surface *a, const SDL_Surface *b)
{
    int differing = 0;
    for (int i = 0; a && b && i < PIXELS; i++) {
        uint32_t x = ((const uint32_t *)a->pixels)[i], y = ((const uint32_t *)b->pixels)[i];
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8)
            most = SDL_max(most, abs((int)(x >> shift & 255) - (int)(y >> shift & 255)));
        differing += most >= 48;
    }
    return differing;
}

static void check_layer_draws(const char *folder, const char *part, const char *mood,
                              const char *rest, int least)
{
    SDL_Surface *layer = layer_load(folder, part, mood, rest);
    if (pixels_drawn(layer) < least)
        fprintf(stderr, "%s/%s%s%s: %d pixels\n", folder, part, mood, rest, pixels_drawn(layer));
    CHECK(pixels_drawn(layer) >= least);
    SDL_FreeSurface(layer);
}

/* Half the size of the canvas: a head of some 100 x 140 pixels. */
static void check_every_layer(const char *folder)
{
    check_layer_draws(folder, "head", "", "", 8000);
    check_layer_draws(folder, "hair", "", "", 2000);
    for (int m = 0; m < MOODS; m++) {
        check_layer_draws(folder, "body-", moods[m], "", 20000);
        check_layer_draws(folder, "brows-", moods[m], "", 200);
        check_layer_draws(folder, "eyes-", moods[m], "", 100);
        check_layer_draws(folder, "mouth-", moods[m], "", 50);
        check_layer_draws(folder, "mouth-", moods[m], "-open", 150);
    }
}

static void every_layer_of_every_portrait_draws_something(void)
{
    CHECK(each_portrait(check_every_layer) >= 3);
}

static void check_moods_differ_in(const char *folder, const char *part, int least)
{
    SDL_Surface *layers[MOODS];
    for (int m = 0; m < MOODS; m++)
        layers[m] = layer_load(folder, part, moods[m], "");
    for (int a = 0; a < MOODS; a++)
        for (int b = 0; b < a; b++) {
            int differing = pixels_differing(layers[a], layers[b]);
            if (differing < least)
                fprintf(stderr, "%s: %s%s and %s: %d pixels differ\n", folder, part, moods[a],
                        moods[b], differing);
            CHECK(differing >= least);
        }
    for (int m = 0; m < MOODS; m++)
        SDL_FreeSurface(layers[m]);
}

/* As many pixels as make a difference at a glance, at half the canvas: a brow covers 300. */
static void check_moods(const char *folder)
{
    check_moods_differ_in(folder, "brows-", 150);
    check_moods_differ_in(folder, "eyes-", 100);
    check_moods_differ_in(folder, "mouth-", 80);
    check_moods_differ_in(folder, "body-", 3000);
}

static void every_two_moods_differ_in_brows_eyes_mouth_and_posture(void)
{
    CHECK(each_portrait(check_moods) >= 3);
}

static void check_mouths_open(const char *folder)
{
    for (int m = 0; m < MOODS; m++) {
        SDL_Surface *closed = layer_load(folder, "mouth-", moods[m], "");
        SDL_Surface *open = layer_load(folder, "mouth-", moods[m], "-open");
        CHECK(pixels_differing(closed, open) >= 100);
        SDL_FreeSurface(closed);
        SDL_FreeSurface(open);
    }
}

static void a_mouth_that_talks_is_seen_to(void)
{
    CHECK(each_portrait(check_mouths_open) >= 3);
}

int main(void)
{
    RUN(every_layer_of_every_portrait_draws_something);
    RUN(every_two_moods_differ_in_brows_eyes_mouth_and_posture);
    RUN(a_mouth_that_talks_is_seen_to);
    return CHECK_RESULT();
}

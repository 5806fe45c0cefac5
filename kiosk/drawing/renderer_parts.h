/* The renderer's parts: what renderer*.c share and nobody else sees. */
#ifndef YINGDA_KIOSK_DRAWING_RENDERER_PARTS_H
#define YINGDA_KIOSK_DRAWING_RENDERER_PARTS_H

#include <SDL.h>

#include "fonts/atlas.h"
#include "fonts/face.h"
#include "fonts/layout.h"
#include "kiosk/drawing/renderer.h"

enum {
    TEXT_SETS = 128, /* of the layout cache */
    TEXT_WAYS = 4,
    LINE_SLOTS = 16,
    LAYER_SLOTS = 256,
    ICON_NAMES = 64,
    ICON_NAME_SIZE = 48,
    PATH_MAX_BYTES = 4096
};

/* What the atlas holds: the meaning of its keys' numbers. The kind's upper bits hold the ink. */
enum coverage_kind {
    COVERAGE_GLYPH = 1, /* size px, glyph index, face and phase */
    COVERAGE_CORNERS,   /* radius px, stroke px or 0 */
    COVERAGE_ICON       /* width px, number of the name, height px */
};

/* RGB of coverage that takes its colour when it is drawn. */
#define INK_WHITE 0xFFFFFFu

struct text_slot {
    char *text; /* owned; NULL: free */
    struct layout_style style;
    float width_px;
    struct layout layout;
    uint64_t used;
};

struct line_slot {
    float *points; /* owned, pixels; NULL: free */
    size_t n_points;
    float width_px;
    SDL_Rect box; /* of the texture, on the canvas */
    SDL_Texture *texture;
    uint64_t used;
};

struct layer_slot {
    char *path;              /* owned; NULL: free */
    int width_px, height_px; /* of the whole picture */
    SDL_Rect box;            /* of what is not blank in it; w 0: nothing is */
    SDL_Texture *texture;
    uint64_t used;
};

struct layer_wanted {
    char path[PATH_MAX_BYTES];
    SDL_Rect box; /* its size; where it goes is not asked */
};

struct renderer {
    SDL_Window *window;
    SDL_Renderer *sdl;
    SDL_Texture *canvas; /* keeps the frame: only what changed is drawn again */
    int width_px, height_px;
    bool large;
    float scale;                                       /* pixels a layout unit */
    SDL_atomic_t repaint, targets_lost, textures_lost; /* set by SDL's event watch */
    SDL_atomic_t away; /* so is this: the window was made small, hidden, or lost the keys */
    bool stays;        /* the kiosk's own, full screen: it comes back by itself */

    int presents_first; /* times that the first frame is presented until it is seen */
    bool software;      /* the processor draws: there is no GPU that modulates colours at no cost */
    uint32_t ink;       /* RGB of the coverage that is being added to the atlas */

    struct faces *faces;
    struct atlas atlas;
    SDL_Texture *pages[ATLAS_MAX_PAGES];
    struct text_slot texts[TEXT_SETS][TEXT_WAYS];
    struct line_slot lines[LINE_SLOTS];
    struct layer_slot layers[LAYER_SLOTS];
    size_t layer_bytes;
    struct svg_job *job;            /* owned; the layer that is being drawn; NULL: none */
    struct layer_wanted job_wanted; /* which it is */
    int layers_given_up;
    struct layer_wanted face; /* the portrait that was drawn whole last: folder and box */
    int face_mood, face_talking;
    SDL_Rect waiting; /* in which the last frame lacks a layer that is being drawn; w 0: none */
    int patience_ms;  /* that a frame waits for such layers */
    char icon_names[ICON_NAMES][ICON_NAME_SIZE];
    int n_icons;

    struct draw_list shown; /* on the canvas now */
    bool stale;             /* the canvas holds nothing of use */
    bool repainted_size;    /* the window has another size than the frame before */
    SDL_Rect damage;        /* what this frame draws again */
    SDL_Rect clip;          /* within the damage */
    uint64_t frame;         /* counts up; the caches' age */
    uint64_t drawn_px;      /* of the last frame's damage */
    char icons[4096];
    char problem[256];
};

/* renderer_parts.c. Keeps the text for renderer_problem and returns the status. */
__attribute__((format(printf, 3, 4))) enum status
renderer_fail(struct renderer *renderer, enum status status, const char *format, ...);

/* Edges are put on whole pixels, so that neighbours meet without a seam. */
SDL_Rect rect_px(const struct renderer *renderer, struct rect rect);

/* renderer_damage.c: pixels that differ between what is shown and the list; w 0: none. */
SDL_Rect damage_find(struct renderer *renderer, const struct draw_list *list);
/* To what the commands from `index` on are cut; w 0: to nothing. */
struct rect list_clip_at(const struct draw_list *list, size_t index);
/* Pixels that a command may touch. */
SDL_Rect command_bounds(struct renderer *renderer, const struct draw_command *command);

/* renderer_coverage.c: the atlas's pages as textures. */
void coverage_init(struct renderer *renderer);
void coverage_finish(struct renderer *renderer);
/* A texture of white with coverage as its alpha, drawn pixel by pixel; NULL: no memory. */
SDL_Texture *coverage_texture_new(struct renderer *renderer, int width_px, int height_px);
bool coverage_write(SDL_Texture *texture, SDL_Rect box, const uint8_t *coverage, int stride,
                    uint32_t ink);
void coverage_tint(SDL_Texture *texture, struct color color);
/* The key of coverage that is to be drawn in this colour; what is added next has its ink. */
struct atlas_key coverage_key(struct renderer *renderer, enum coverage_kind kind,
                              struct color color, uint32_t size, uint32_t index, uint32_t variant);
/* Draws a part of an image (its own coordinates) with its upper left corner at x, y. */
void coverage_draw(struct renderer *renderer, const struct atlas_image *image, SDL_Rect part, int x,
                   int y, struct color color);

/* renderer_text.c; the layout is the cache's, until some texts later. NULL: no memory. */
const struct layout *text_layout(struct renderer *renderer, const struct text_style *style,
                                 float width, const char *text);
MUST_USE enum status text_draw(struct renderer *renderer, const struct draw_command *command);
void texts_finish(struct renderer *renderer);

/* renderer_shapes.c */
MUST_USE enum status rect_draw(struct renderer *renderer, const struct draw_command *command);

/* renderer_lines.c */
SDL_Rect line_bounds(const struct renderer *renderer, const struct draw_command *command);
MUST_USE enum status line_draw(struct renderer *renderer, const struct draw_command *command);
void lines_finish(struct renderer *renderer);

/* renderer_window.c; closing accepts what opening left. */
MUST_USE enum status window_open(struct renderer *renderer, const struct renderer_config *config);
/* Brings it back before all others, with the keys. */
void window_fetch(struct renderer *renderer);
void window_close(struct renderer *renderer);

/* renderer_icons.c */
MUST_USE enum status icon_draw(struct renderer *renderer, const struct draw_command *command);

/* renderer_layers.c; the layer for a picture of this size, loaded when it is not there. The slot
 * stays as long as this frame. STATUS_BUSY: it is still being drawn; STATUS_TIMEOUT: it took too
 * long and is given up. */
MUST_USE enum status layer_get(struct renderer *renderer, const char *folder, const char *layer,
                               SDL_Rect box, struct layer_slot **out);
/* The layer where it is held already; NULL: it is not. Draws nothing. */
struct layer_slot *layer_held(struct renderer *renderer, const char *folder, const char *layer,
                              SDL_Rect box);
void layers_finish(struct renderer *renderer);

/* renderer_portrait.c */
MUST_USE enum status portrait_draw(struct renderer *renderer, const struct draw_command *command);
/* Pixels in which two portraits in the same place differ; false: not known, all of them may. */
bool portrait_damage(struct renderer *renderer, const struct draw_command *shown,
                     const struct draw_command *now, SDL_Rect *out);

#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kiosk/drawing/console.h"
#include "kiosk/drawing/renderer_parts.h"

/* The window and what draws in it: a GPU where there is one, else SDL's own software renderer. */

/* SDL asks every driver, and Wayland's library complains on stderr where no session has named a
 * folder for its socket: nobody is there to be asked. All others are. */
static void wayland_leave_out(void)
{
    const char *socket = getenv("WAYLAND_DISPLAY"), *folder = getenv("XDG_RUNTIME_DIR");
    char drivers[256] = "";
    size_t used = 0;
    if ((folder && *folder) || (socket && *socket == '/') || SDL_GetHint(SDL_HINT_VIDEODRIVER))
        return;
    for (int i = 0; i < SDL_GetNumVideoDrivers() && used < sizeof drivers; i++) {
        const char *name = SDL_GetVideoDriver(i);
        if (SDL_strcasecmp(name, "wayland") != 0)
            used += (size_t)snprintf(drivers + used, sizeof drivers - used, "%s%s", used ? "," : "",
                                     name);
    }
    SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers);
}

static enum status video_open(struct renderer *renderer, const struct renderer_config *config)
{
    if (config->offscreen)
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    char console[256];
    bool bare = !config->offscreen && console_is_bare("/dev");
    if (bare && !console_may("/dev", console))
        return renderer_fail(renderer, STATUS_DEVICE, "no display: %s", console);
    if (bare)
        console_take(STDIN_FILENO);
    if (!config->offscreen)
        wayland_leave_out();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return renderer_fail(renderer, STATUS_DEVICE, "no display: %s", SDL_GetError());
    /* Without a display SDL succeeds and picks a driver that nobody sees. */
    const char *driver = SDL_GetCurrentVideoDriver();
    /* Where the processor draws, SDL would bring each frame to the window through a renderer of its
     * own making: 2 to 3 ms of 1080p, and 12 where Mesa does that on the processor as well. X11
     * takes it as it lies, in 0.01 ms; the bare console and Wayland have no such way, and nothing
     * at all comes to their window without that renderer. SDL asks once, at the first frame. */
    if (driver && (SDL_strcmp(driver, "x11") == 0 || SDL_strcmp(driver, "offscreen") == 0))
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    bool unseen =
        !driver || SDL_strcmp(driver, "offscreen") == 0 || SDL_strcmp(driver, "dummy") == 0;
    if (unseen && !config->offscreen)
        return renderer_fail(renderer, STATUS_DEVICE, "no display: SDL would draw unseen (%s)",
                             driver ? driver : "none");
    return STATUS_OK;
}

/* Nobody gets out of the kiosk by a window manager's keys: under X the server gives all keys to
 * whoever has grabbed the keyboard, before it looks at what others have asked for. SDL itself would
 * make the window small on Alt+Tab, or when it loses the focus. */
static void keys_keep(void)
{
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
}

/* Full screen, the window is made as large as the display at once: a kiosk's X server may have no
 * window manager, and then nobody else brings it to that size (seen: 1920x1080 on 1280x720). */
static enum status window_create(struct renderer *renderer, const struct renderer_config *config)
{
    bool sized = config->offscreen || config->windowed;
    SDL_Rect place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                      config->width_px > 0 ? config->width_px : 1920,
                      config->height_px > 0 ? config->height_px : 1080};
    if (!sized && SDL_GetDisplayBounds(0, &place) != 0)
        return renderer_fail(renderer, STATUS_DEVICE, "no display: %s", SDL_GetError());
    uint32_t flags = SDL_WINDOW_ALLOW_HIGHDPI | (sized ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
    if (!sized)
        keys_keep();
    renderer->window = SDL_CreateWindow("应答", place.x, place.y, place.w, place.h, flags);
    if (!renderer->window)
        return renderer_fail(renderer, STATUS_DEVICE, "no window: %s", SDL_GetError());
    renderer->stays = !sized;
    if (!sized) {
        SDL_SetWindowKeyboardGrab(renderer->window, SDL_TRUE);
        /* Or alt and a mouse's wheel are the window manager's: openbox showed another desktop. */
        SDL_SetWindowMouseGrab(renderer->window, SDL_TRUE);
        SDL_SetWindowAlwaysOnTop(renderer->window, SDL_TRUE);
    }
    return STATUS_OK;
}

/* Whether "accelerated" is Mesa drawing on the processor, which SDL itself does faster. */
static bool gl_is_software(void)
{
    const unsigned char *(*get_string)(unsigned) = NULL;
    void *address = SDL_GL_GetProcAddress("glGetString");
    memcpy(&get_string, &address, sizeof address); /* C has no cast from data to function */
    const unsigned char *name = get_string ? get_string(0x1F01 /* GL_RENDERER */) : NULL;
    return name && (SDL_strstr((const char *)name, "llvmpipe") ||
                    SDL_strstr((const char *)name, "softpipe"));
}

static bool on_bare_console(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, "kmsdrm") == 0;
}

/* Frames are drawn on a texture. SDL names a renderer that can before it has one: on a bare console
 * without libGL its first, "opengl", gets a context of OpenGL ES and then cannot, and the screen
 * stayed black; the next, "opengles2", can. */
static SDL_Renderer *renderer_try(SDL_Window *window, int index)
{
    SDL_RendererInfo info;
    SDL_Renderer *sdl = SDL_CreateRenderer(window, index,
                                           SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC |
                                               SDL_RENDERER_TARGETTEXTURE);
    if (!sdl || (SDL_GetRendererInfo(sdl, &info) == 0 && (info.flags & SDL_RENDERER_TARGETTEXTURE)))
        return sdl;
    SDL_DestroyRenderer(sdl);
    return NULL;
}

/* On a bare console Mesa brings every frame to the screen, whoever drew it; and there nothing was
 * seen of what SDL's own renderer drew (docs/reliability.md), so that Mesa draws, too. */
static SDL_Renderer *gpu_open(SDL_Window *window)
{
    SDL_Renderer *sdl = renderer_try(window, -1);
    for (int i = 0; i < SDL_GetNumRenderDrivers() && !sdl; i++) {
        SDL_RendererInfo info;
        if (SDL_GetRenderDriverInfo(i, &info) == 0 && (info.flags & SDL_RENDERER_ACCELERATED))
            sdl = renderer_try(window, i);
    }
    if (sdl && gl_is_software() && !on_bare_console()) {
        SDL_DestroyRenderer(sdl);
        return NULL;
    }
    return sdl;
}

static enum status drawing_open(struct renderer *renderer, const struct renderer_config *config)
{
    renderer->sdl = config->offscreen ? NULL : gpu_open(renderer->window);
    renderer->software = renderer->sdl == NULL;
    renderer->presents_first = on_bare_console() ? 2 : 1;
    if (renderer->software)
        renderer->sdl = SDL_CreateRenderer(renderer->window, -1, SDL_RENDERER_SOFTWARE);
    if (!renderer->sdl)
        return renderer_fail(renderer, STATUS_DEVICE, "no renderer: %s", SDL_GetError());
    return STATUS_OK;
}

enum status window_open(struct renderer *renderer, const struct renderer_config *config)
{
    enum status status = video_open(renderer, config);
    if (status == STATUS_OK)
        status = window_create(renderer, config);
    return status == STATUS_OK ? drawing_open(renderer, config) : status;
}

void window_fetch(struct renderer *renderer)
{
    SDL_ShowWindow(renderer->window);
    SDL_RestoreWindow(renderer->window);
    SDL_RaiseWindow(renderer->window);
}

void window_close(struct renderer *renderer)
{
    if (renderer->sdl)
        SDL_DestroyRenderer(renderer->sdl);
    if (renderer->window)
        SDL_DestroyWindow(renderer->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

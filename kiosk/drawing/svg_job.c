#include "kiosk/drawing/svg_job.h"

#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/svg.h"

enum { JOB_UNDER_WAY, JOB_ENDED, JOB_ABANDONED };

/* The thread writes the picture and the reason, and then, as its last word, whose they are: where
 * the owner has abandoned the job before, it frees all itself. */
struct svg_job {
    char *path; /* owned */
    int width_px, height_px;
    Uint32 begun_ms;
    SDL_Thread *thread; /* the owner's */
    SDL_sem *over;
    SDL_Surface *picture;
    SDL_Rect shows; /* what is not blank of it */
    char reason[160];
    SDL_atomic_t state;
};

static void job_free(struct svg_job *job)
{
    if (!job)
        return;
    SDL_FreeSurface(job->picture);
    if (job->over)
        SDL_DestroySemaphore(job->over);
    free(job->path);
    free(job);
}

static bool row_blank(const SDL_Surface *surface, int y)
{
    for (int x = 0; x < surface->w; x++)
        if (svg_alpha(surface, x, y))
            return false;
    return true;
}

static bool column_blank(const SDL_Surface *surface, int x, int top, int low)
{
    for (int y = top; y < low; y++)
        if (svg_alpha(surface, x, y))
            return false;
    return true;
}

/* The part that shows something; w 0: nothing does. */
static SDL_Rect picture_box(const SDL_Surface *surface)
{
    int left = 0, right = surface->w, top = 0, low = surface->h;
    while (top < low && row_blank(surface, top))
        top++;
    while (low > top && row_blank(surface, low - 1))
        low--;
    if (top == low)
        return (SDL_Rect){0};
    while (column_blank(surface, left, top, low))
        left++;
    while (column_blank(surface, right - 1, top, low))
        right--;
    return (SDL_Rect){left, top, right - left, low - top};
}

static int job_run(void *data)
{
    struct svg_job *job = data;
    job->picture = svg_load(job->path, job->width_px, job->height_px);
    if (!job->picture)
        SDL_strlcpy(job->reason, SDL_GetError(), sizeof job->reason);
    else
        job->shows = picture_box(job->picture);
    if (SDL_AtomicCAS(&job->state, JOB_UNDER_WAY, JOB_ENDED))
        SDL_SemPost(job->over);
    else
        job_free(job);
    return 0;
}

enum status svg_job_begin(struct svg_job **out, const char *path, int width_px, int height_px)
{
    struct svg_job *job = *out = calloc(1, sizeof *job);
    if (!job)
        return STATUS_NO_MEMORY;
    job->path = strdup(path);
    job->width_px = width_px;
    job->height_px = height_px;
    job->begun_ms = SDL_GetTicks();
    job->over = SDL_CreateSemaphore(0);
    if (job->path && job->over)
        job->thread = SDL_CreateThread(job_run, "picture", job);
    if (job->thread)
        return STATUS_OK;
    job_free(job);
    *out = NULL;
    return STATUS_NO_MEMORY;
}

bool svg_job_ended(struct svg_job *job, int patience_ms)
{
    if (SDL_SemWaitTimeout(job->over, (Uint32)patience_ms) != 0)
        return false;
    SDL_SemPost(job->over); /* so that it can be asked again */
    return true;
}

int svg_job_age_ms(const struct svg_job *job)
{
    return (int)(SDL_GetTicks() - job->begun_ms);
}

SDL_Surface *svg_job_take(struct svg_job *job, SDL_Rect *shows)
{
    SDL_WaitThread(job->thread, NULL);
    SDL_Surface *picture = job->picture;
    *shows = job->shows;
    job->picture = NULL;
    if (!picture)
        SDL_SetError("%s", job->reason);
    job_free(job);
    return picture;
}

void svg_job_abandon(struct svg_job *job)
{
    if (!job)
        return;
    SDL_Thread *thread = job->thread;
    if (SDL_AtomicCAS(&job->state, JOB_UNDER_WAY, JOB_ABANDONED)) {
        SDL_DetachThread(thread);
        return;
    }
    SDL_WaitThread(thread, NULL);
    job_free(job);
}

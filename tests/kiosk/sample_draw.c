#include "tests/kiosk/sample_draw.h"

#include "kiosk/app/screens.h"

static int fewer(int n, int most)
{
    return n < most ? n : most;
}

void sample_fill(struct sample *sample)
{
    const struct frame *frame = &sample->frame;
    if (sample->screen == SCREEN_ROSTER)
        sample->roster.n_rows = fewer(sample->roster.n_rows, roster_per_page(frame));
    if (sample->screen == SCREEN_QUALITY)
        sample->quality.n_rows =
            fewer(sample->quality.n_rows, quality_per_page(frame, sample->quality.tab));
    if (sample->screen == SCREEN_OCCURRENCES)
        sample->occurrences.n_rows =
            fewer(sample->occurrences.n_rows, occurrences_per_page(frame, sample->occurrences.tab));
    if (sample->screen == SCREEN_REASON)
        sample->reason.n_rows = fewer(sample->reason.n_rows, reason_per_page(frame));
    if (sample->screen == SCREEN_ENTRANTS)
        sample->entrants.n_rows = fewer(sample->entrants.n_rows, entrants_per_page(frame));
    if (sample->screen == SCREEN_CONTEST)
        sample->contest.n_rows = fewer(sample->contest.n_rows, turns_per_page(frame));
    if (sample->screen == SCREEN_BOARD)
        sample->board.n_rows = fewer(sample->board.n_rows, board_per_page(frame));
    if (sample->screen == SCREEN_TEAM)
        sample->team.n_rows =
            fewer(sample->team.n_rows, team_per_page(frame, sample->team.searching));
}

void sample_draw(const struct sample *sample, struct draw_list *draw, struct hits *hits)
{
    static void (*const overlays[])(const struct ui *) = {
        [OVERLAY_PAUSE] = pause_draw, [OVERLAY_QUIT] = quit_draw, [OVERLAY_IDLE] = idle_draw};
    struct ui ui = {&sample->frame, &sample->names, draw, hits};
    screen_draw(&ui, screen_rows[sample->screen].draw);
    ui.view = &sample->over;
    if (sample->overlay != OVERLAY_NONE)
        overlays[sample->overlay](&ui);
}

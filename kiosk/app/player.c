#include "kiosk/app/player.h"

void player_init(struct player *player, struct port *port, struct worker *worker,
                 const int64_t *clock_ms)
{
    *player = (struct player){.port = port, .worker = worker, .clock_ms = clock_ms};
}

void player_finish(struct player *player)
{
    wav_finish(&player->voice);
}

void player_stop(struct player *player)
{
    if (player->playing.kind != ACTION_NONE)
        player->port->stop(player->port->self);
    player->playing = (struct action){ACTION_NONE, 0};
    player->times.count = 0;
}

int player_syllable(const struct player *player)
{
    return syllable_times_at(&player->times, (int32_t)(*player->clock_ms - player->started_ms));
}

void player_play(struct player *player, struct action what, const int16_t *samples,
                 size_t n_samples)
{
    player_stop(player);
    player->playing = what;
    player->started_ms = *player->clock_ms;
    player->port->play(player->port->self, samples, n_samples);
}

static void speak_run(void *data)
{
    struct speak_job *job = data;
    const struct spoken_text *spoken = &job->spoken;
    job->status = spoken->turn ? model_reply_of_turn(spoken->pack, spoken->turn, &spoken->speaker,
                                                     0, &job->sound, &job->times)
                               : model_reply_say(spoken->pack, spoken->text, &spoken->speaker,
                                                 &job->sound, &job->times);
}

/* Who stopped it meanwhile, or went away, hears nothing of it. */
static void speak_over(void *data)
{
    struct speak_job *job = data;
    struct player *player = job->player;
    wav_finish(&player->voice);
    player->voice = job->sound;
    if (!action_equal(player->playing, job->what))
        return;
    if (job->status != STATUS_OK || !player->voice.n_samples) {
        player_stop(player);
        return;
    }
    player_play(player, player->playing, player->voice.samples, player->voice.n_samples);
    player->times = job->times;
}

void player_speak(struct player *player, struct action what, const struct spoken_text *text)
{
    player_stop(player);
    if (worker_busy(player->worker))
        return;
    player->playing = what;
    player->job = (struct speak_job){.spoken = *text, .what = what, .player = player};
    worker_start(player->worker, (struct job){speak_run, speak_over, &player->job});
}

bool player_tick(struct player *player)
{
    if (player->playing.kind == ACTION_NONE)
        return false;
    if (!worker_busy(player->worker) && !player->port->playing(player->port->self))
        player_stop(player);
    return true;
}

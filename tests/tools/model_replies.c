/* model_replies PACK/PLAY FOLDER: writes FOLDER/<turn>.wav for every turn of a play, the reply a
 * good trainee would give, in the model voice, and prints the turns' ids, the first one first. For
 * tests that play replies into a real microphone. */
#include <stdio.h>

#include "commands/scenario.h"
#include "engine/model_reply.h"

static enum status reply_write(const struct scenario *scenario, const struct turn *turn,
                               const char *folder)
{
    struct model_speaker speaker =
        model_reply_speaker(scenario->pack, MODEL_WOMAN, &scenario->play->customer);
    struct wav_sound sound = {0};
    char path[4096];
    enum status status = model_reply_of_turn(scenario->pack, turn, &speaker, 0, &sound, NULL);
    snprintf(path, sizeof path, "%s/%s.wav", folder, turn->id);
    if (status == STATUS_OK)
        status = wav_write(path, &sound);
    wav_finish(&sound);
    puts(turn->id);
    return status;
}

int main(int argc, char **argv)
{
    struct scenario scenario = {0};
    if (argc != 3 || scenario_open(&scenario, argv[1]) != 0)
        return 1;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < scenario.play->n_turns && status == STATUS_OK; i++)
        status = reply_write(&scenario, &scenario.play->turns[i], argv[2]);
    scenario_close(&scenario);
    if (status != STATUS_OK)
        fprintf(stderr, "model_replies: %s\n", status_text(status));
    return status == STATUS_OK ? 0 : 2;
}

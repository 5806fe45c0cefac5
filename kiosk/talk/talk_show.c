#include "kiosk/talk/talk_show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/model_reply.h"

/* The longest way from a turn or ending to the end, in replies. Turns form no loop (the loader
 * refuses one), so this ends; `memo` is by turn, 0: not known yet. */
static int longest_from(const struct play *play, const char *to, int *memo)
{
    const struct turn *turn = play_turn(play, to);
    int most = 0;
    if (!turn)
        return 0;
    int *known = &memo[turn - play->turns];
    for (size_t i = 0; *known == 0 && i < turn->n_exits; i++) {
        int way = longest_from(play, turn->exits[i].to, memo);
        most = way > most ? way : most;
    }
    if (*known == 0)
        *known = most + 1;
    return *known;
}

static float talk_progress(const struct conversation *conversation)
{
    int *memo = calloc(conversation->play->n_turns, sizeof *memo), left = 0;
    if (memo && conversation->turn)
        left = longest_from(conversation->play, conversation->turn->id, memo);
    free(memo);
    return (float)conversation->replies / (float)(conversation->replies + left + (left == 0));
}

static bool feedback_shows(const struct verdict *verdict)
{
    return verdict->value != VERDICT_NOT_APPLICABLE &&
           (verdict->kind != VERDICT_RULE || verdict->value == VERDICT_NOT_MET);
}

/* Of a reply that is being said anew only what was missing in it: that is what it is for. */
static bool feedback_stays(const struct verdict *verdict, bool anew)
{
    return feedback_shows(verdict) && !(anew && verdict->value == VERDICT_MET);
}

/* What the last reply did: its moves and phrases, and the rules it broke. */
static void talk_feedback(struct talk *talk)
{
    const struct session *session = &talk->session;
    struct talk_view *view = &talk->view;
    view->n_feedback = 0;
    view->unheard = view->broke_off = false;
    if (session->n_replies == 0 || view->mode == MODE_EXAM)
        return;
    bool anew = session->replies[session->n_replies - 1].taken_back;
    const struct verdicts *verdicts = &session->replies[session->n_replies - 1].verdicts;
    view->unheard = !anew && verdicts_unheard(verdicts);
    view->broke_off = !anew && session->replies[session->n_replies - 1].broke_off;
    for (size_t i = 0; i < verdicts->count && view->n_feedback < FEEDBACK_MAX; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (feedback_stays(verdict, anew))
            view->feedback[view->n_feedback++] = (struct feedback_view){
                verdict->name, verdict->value, verdict->origin,
                verdict->kind == VERDICT_RULE && !verdict->unit && *verdict->heard};
    }
}

bool talk_missed(const struct talk *talk)
{
    const struct session *session = &talk->session;
    const struct verdicts *verdicts = &session->replies[session->n_replies - 1].verdicts;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->items[i];
        if (feedback_shows(verdict) && verdict->value != VERDICT_MET)
            return true;
    }
    return false;
}

void talk_show_left(struct talk *talk, int64_t spent_ms)
{
    int64_t left_ms = spent_ms < FEEDBACK_MS ? FEEDBACK_MS - spent_ms : 0;
    talk->view.feedback_left = (float)left_ms / FEEDBACK_MS;
    talk->view.feedback_left_s = (int)((left_ms + 999) / 1000);
}

void talk_show_feedback(struct talk *talk)
{
    talk_feedback(talk);
    talk->view.stage = TALK_FEEDBACK;
    talk->view.mood = talk->session.conversation.mood;
    talk->view.hint_open = false;
    talk_show_left(talk, 0);
}

void talk_show_cost(struct talk *talk)
{
    bool paid = session_hint_is_paid(&talk->session);
    talk->view.hint_free = !paid && session_free_hints_left(&talk->session) > 0;
    talk->view.hint_cost = paid || talk->view.hint_free ? 0 : talk->config.pack->rubric.hint_cost;
}

/* Speech at arm's length comes to -42 dBFS and more on the microphones that the brief calls good
 * (kiosk/plays/plays_act.c). Of speech that is cut off at full scale, half a per cent of all
 * samples lie there. */
static const float QUIET_DBFS = -48, CLIPPED_PCT = 0.5f;

enum talk_trouble talk_sound_trouble(const struct heard *heard, bool asked_again)
{
    if (heard->n_segments == 0)
        return TROUBLE_NONE;
    if (heard->clipped_pct >= CLIPPED_PCT)
        return TROUBLE_CLIPPED;
    return asked_again && heard->level_dbfs < QUIET_DBFS ? TROUBLE_QUIET : TROUBLE_NONE;
}

static enum talk_trouble talk_trouble(const struct talk *talk, const struct line *line)
{
    if (line && *line->text && talk->session.line.n_samples == 0)
        return TROUBLE_NO_VOICE;
    if (talk->deaf > 0)
        return TROUBLE_NOT_HEARD;
    const struct session *session = &talk->session;
    const struct reply *reply =
        session->n_replies > 0 ? &session->replies[session->n_replies - 1] : NULL;
    bool again = session->conversation.again;
    if (again && session->conversation.silent)
        return TROUBLE_SILENT;
    if (reply && reply->broke_off)
        return TROUBLE_BROKE_OFF;
    if (reply && reply->cut_off && !again)
        return TROUBLE_CUT_OFF;
    enum talk_trouble trouble = reply ? talk_sound_trouble(&reply->heard, again) : TROUBLE_NONE;
    return trouble == TROUBLE_NONE && again ? TROUBLE_ASKED_AGAIN : trouble;
}

/* Whoever looks at the hint has not found the words: it gives them. */
static void talk_show_words(struct talk *talk)
{
    const struct turn *turn = talk->session.conversation.turn;
    free(talk->words);
    talk->words = NULL;
    if (*talk->view.hint && turn && model_reply_text(turn, &talk->words) != STATUS_OK)
        talk->words = NULL;
    talk->view.words = talk->words ? talk->words : "";
}

void talk_show_turn(struct talk *talk)
{
    const struct conversation *conversation = &talk->session.conversation;
    const struct line *line = conversation_line(conversation);
    struct talk_view *view = &talk->view;
    talk_feedback(talk);
    view->mood = conversation->mood;
    view->opening = false;
    view->trouble = talk_trouble(talk, line);
    view->line = line ? line->text : "";
    view->line_shown = 0;
    bool hint = view->mode == MODE_PRACTICE && conversation->turn && conversation->turn->hint;
    view->hint = hint ? conversation->turn->hint : "";
    view->hint_open = false; /* each costs: none opens by itself */
    talk_show_words(talk);
    talk_show_cost(talk);
    view->reply = conversation->replies + (talk->session.ended ? 0 : 1);
    view->progress = talk->session.ended ? 1 : talk_progress(conversation);
    view->stage = talk->session.ended ? TALK_ENDING : TALK_SPEAKING;
}

/* The customer waits for the trainee's first word. */
void talk_show_opening(struct talk *talk)
{
    static const char *const prompts[] = {
        [PLACE_COUNTER] = "客户走到柜台前，看着您。",
        [PLACE_PHONE] = "电话接通了，对方等着您先说话。",
        [PLACE_ON_SITE] = "门开了，对方看着您。",
    };
    const struct turn *turn = talk->session.conversation.turn;
    const char *prompt = turn->prompt ? turn->prompt : prompts[talk->config.play->place];
    talk->port.stop(talk->port.self); /* the bell */
    talk->line_started_ms = talk->now_ms;
    talk->view.opening = true;
    talk->view.line = prompt;
    talk->view.line_shown = (int)strlen(prompt);
    talk->view.stage = TALK_ASKING;
}

/* At an even pace, where nobody knows when the syllables are said. A little ahead of the voice, so
 * that who reads along is not behind. */
static size_t words_shown(const struct talk *talk, int64_t spent_ms)
{
    enum { AHEAD_MS = 300 };
    const struct spoken_words *words = &talk->session.line_words;
    int64_t whole_ms = talk->session.line_ms, ahead_ms = spent_ms + AHEAD_MS;
    int at = syllable_times_at(&words->times, (int32_t)ahead_ms);
    if (words->times.count)
        return at < 0 ? 0 : (size_t)words->shown[at];
    return (size_t)((double)strlen(talk->view.line) * (double)ahead_ms / (double)whole_ms);
}

/* The words appear as they are spoken; all are there when the line ends. */
void talk_show_line(struct talk *talk)
{
    size_t length = strlen(talk->view.line);
    int64_t spent_ms = talk->now_ms - talk->line_started_ms;
    bool over = talk->session.line_ms <= 0 || spent_ms >= talk->session.line_ms;
    size_t shown = over ? length : words_shown(talk, spent_ms);
    talk->view.line_shown = (int)utf8_cut(talk->view.line, shown < length ? shown : length);
    talk->view.talking =
        talk->session.line_ms > 0 &&
        spoken_mouth_open(&talk->session.line, &talk->session.line_words, spent_ms);
}

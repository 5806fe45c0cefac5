#include "kiosk/app/screens.h"

#include <stddef.h>

#include "kiosk/app/app.h"

#define IN(room) offsetof(struct app, room)

static bool always(const void *room)
{
    (void)room;
    return true;
}

const struct screen_row screen_rows[SCREEN_COUNT] = {
    [SCREEN_NAMES] = {"names", IN(people), names_show, names_draw, .idling = IDLE_STAYS,
                      .has_notice = true, .take_up = names_take_up, .left_alone = names_left_alone},
    [SCREEN_ENTRY] = {"entry", IN(people), entry_show, entry_draw, .types = true,
                      .has_notice = true},
    [SCREEN_VOICE] = {"voice", IN(voice_check), voice_check_show, voice_check_draw,
                      .has_notice = true, .moves = voice_check_listens,
                      .needs_sound = voice_check_listens, .take_up = voice_check_take_up},
    [SCREEN_HOME] = {"home", IN(people), home_show, home_draw, .has_notice = true,
                     .take_up = home_take_up},
    [SCREEN_CONSENT] = {"consent", IN(own), consent_show, consent_draw, .idling = IDLE_LEAVES_LATER,
                        .has_notice = true, .take_up = consent_take_up},
    [SCREEN_OWN] = {"own", IN(own), own_show, own_draw, .has_notice = true, .take_up = own_take_up},
    [SCREEN_REMOVE] = {"remove", IN(people), remove_show, remove_draw, .has_notice = true},
    [SCREEN_ATTEMPTS] = {"attempts", IN(attempts), attempts_show, attempts_draw,
                         .idling = IDLE_LEAVES_LATER, .has_notice = true, .tick = attempts_tick},
    [SCREEN_LEARN] = {"learn", IN(learn), learn_show, learn_draw, .idling = IDLE_LEAVES_LATER,
                      .has_notice = true},
    [SCREEN_LESSON] = {"lesson", IN(learn), lesson_show, lesson_draw, .idling = IDLE_LEAVES_LATER,
                       .has_notice = true, .moves = lesson_moves, .needs_sound = lesson_listens,
                       .put_down = lesson_put_down, .take_up = lesson_take_up},
    [SCREEN_ROUND] = {"round", IN(learn), round_show, round_draw, .idling = IDLE_LEAVES_LATER,
                      .has_notice = true},
    [SCREEN_PLAYS] = {"plays", IN(plays), plays_show, plays_draw, .has_notice = true},
    [SCREEN_QUIZ] = {"quiz", IN(exam), quiz_show, quiz_draw, .has_notice = true},
    [SCREEN_OWN_PAPERS] = {"own-papers", IN(exam), own_papers_show, own_papers_draw,
                           .has_notice = true},
    [SCREEN_EXAM] = {"exam", IN(exam), exam_show, exam_draw, .has_notice = true},
    [SCREEN_TRAINER] = {"trainer", IN(trainer), trainer_show, trainer_draw, .has_notice = true},
    [SCREEN_KEPT] = {"kept", IN(trainer), kept_show, kept_draw, .has_notice = true},
    [SCREEN_TRAINEES] = {"trainees", IN(people), trainees_show, trainees_draw, .has_notice = true,
                         .take_up = trainees_take_up},
    [SCREEN_STANDARDS] = {"standards", IN(trainer), standards_show, standards_draw,
                          .idling = IDLE_LEAVES_LATER, .has_notice = true},
    [SCREEN_BRIEF] = {"brief", IN(plays), brief_show, brief_draw, .tick = brief_tick,
                      .moves = always},
    [SCREEN_RING] = {"ring", IN(talk), ring_show, ring_draw, .moves = always,
                     .needs_sound = talk_needs_sound, .put_down = talk_put_down,
                     .take_up = talk_take_up},
    [SCREEN_TALK] = {"talk", IN(talk), talk_show, talk_draw, .moves = talk_moves,
                     .needs_sound = talk_needs_sound, .put_down = talk_put_down,
                     .take_up = talk_take_up},
    [SCREEN_CARD] = {"card", IN(card), card_show, card_draw, .idling = IDLE_LEAVES_LATER},
    [SCREEN_ITEM] = {"item", IN(card), card_show, item_draw, .idling = IDLE_LEAVES_LATER},
    [SCREEN_CHECKLIST] = {"checklist", IN(trainer), checklist_show, checklist_draw,
                          .idling = IDLE_LEAVES_LATER},
    [SCREEN_RESULT] = {"result", IN(exam), exam_show, result_draw, .idling = IDLE_LEAVES_LATER},
    [SCREEN_PAD] = {"pad", IN(pad), pad_show, pad_draw, .types = true},
    [SCREEN_ABOUT] = {"about", IN(about), about_show, about_draw, .idling = IDLE_LEAVES_LATER,
                      .has_notice = true},
    [SCREEN_SIGN_IN] = {"sign-in", IN(sign_in), sign_in_show, sign_in_draw, .has_notice = true},
    [SCREEN_ROSTER_FILES] = {"roster-files", IN(roster), roster_files_show, roster_files_draw,
                             .idling = IDLE_LEAVES_LATER, .has_notice = true},
    [SCREEN_ROSTER] = {"roster", IN(roster), roster_show, roster_draw, .idling = IDLE_LEAVES_LATER,
                       .has_notice = true},
    [SCREEN_TEAM] = {"team", IN(team), team_show, team_draw, .types = true,
                     .idling = IDLE_LEAVES_LATER, .has_notice = true, .take_up = team_take_up},
    [SCREEN_REASON] = {"reason", IN(team), reason_show, reason_draw, .idling = IDLE_LEAVES_LATER,
                       .has_notice = true},
    [SCREEN_PAPERS] = {"papers", IN(papers), papers_show, papers_draw,
                       .idling = IDLE_LEAVES_LATER, .has_notice = true,
                       .take_up = papers_take_up},
    [SCREEN_PAPER] = {"paper", IN(papers), paper_show, paper_draw, .idling = IDLE_LEAVES_LATER,
                      .has_notice = true},
    [SCREEN_PAPER_ITEMS] = {"paper-items", IN(papers), paper_items_show, paper_items_draw,
                            .idling = IDLE_LEAVES_LATER, .has_notice = true},
    [SCREEN_HEAR] = {"hear", IN(moderation), hear_show, hear_draw, .types = true,
                     .idling = IDLE_LEAVES_LATER, .has_notice = true, .take_up = hear_take_up},
    [SCREEN_CERTIFICATES] = {"certificates", IN(certificates), certificates_show,
                             certificates_draw, .idling = IDLE_LEAVES_LATER, .has_notice = true,
                             .take_up = certificates_take_up},
    [SCREEN_PERSON] = {"person", IN(team), person_row_show, person_row_draw,
                       .idling = IDLE_LEAVES_LATER, .has_notice = true},
    [SCREEN_PLAN] = {"plan", IN(team), plan_show, plan_draw, .idling = IDLE_LEAVES_LATER,
                     .has_notice = true},
    [SCREEN_FAULT] = {"fault", IN(fault), fault_show, fault_draw, .tick = fault_tick,
                      .stays_idle = fault_idles},
};

const struct room_row room_rows[] = {
    {IN(people), &people_kind}, {IN(learn), &learn_kind},     {IN(plays), &plays_kind},
    {IN(talk), &talk_kind},     {IN(card), &card_kind},       {IN(attempts), &attempts_kind},
    {IN(exam), &exam_kind},     {IN(trainer), &trainer_kind}, {IN(voice_check), &voice_check_kind},
    {IN(pad), &pad_kind},       {IN(fault), &fault_kind},     {IN(own), &own_kind},
    {IN(about), &about_kind},
    {IN(sign_in), &sign_in_kind}, {IN(roster), &roster_kind}, {IN(team), &team_kind},
    {IN(papers), &papers_kind}, {IN(moderation), &moderation_kind},
    {IN(certificates), &certificates_kind},
};
const size_t n_room_rows = sizeof room_rows / sizeof *room_rows;

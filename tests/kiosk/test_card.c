/* kiosk/card: what a finished session and the records come to on the screen. */
#include "kiosk/card/card.h"

#include <stdlib.h>
#include <unistd.h>

#include "scenarios/load/pack_open.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"

enum { ITEMS = 4 };

static struct pack *pack;
static struct session session;
static struct attempt_card attempt;
static struct verdict said[2][ITEMS], ended[1];

static struct verdict of_move(const struct turn *turn, size_t i, enum verdict_value value)
{
    const struct utterance *utterance = turn->expects[i].utterance;
    return (struct verdict){.kind =
                                utterance->kind == UTTERANCE_PHRASE ? VERDICT_PHRASE : VERDICT_MOVE,
                            .value = value,
                            .id = utterance->id,
                            .name = utterance->name,
                            .clause = utterance->source,
                            .start_ms = -1,
                            .end_ms = -1,
                            .points = turn->expects[i].points};
}

static struct verdict of_rule(const char *id, enum verdict_value value)
{
    const struct rule *rule = pack_rule(pack, id);
    CHECK(rule != NULL);
    struct verdict verdict = verdict_of_rule(rule);
    verdict.value = value;
    return verdict;
}

static void reply_add(int number, const struct turn *turn)
{
    session.replies[session.n_replies] =
        (struct reply){.turn = turn,
                       .verdicts = {said[session.n_replies], ITEMS},
                       .number = number,
                       .take = 1,
                       .mood_before = 30,
                       .mood_after = 30,
                       .next = "next"};
    session.n_replies++;
}

/* Two replies at the counter, as they might have been judged; a hint was opened. */
static void session_play(void)
{
    const struct play *play = pack_play(pack, "complaint");
    session = (struct session){.config = {.pack = pack, .play = play}, .hints = 1};
    session.conversation.ending = &play->endings[0];
    for (int i = 0; i < 2; i++) {
        said[i][0] = of_move(&play->turns[i], 0, VERDICT_NOT_MET);
        said[i][1] = of_move(&play->turns[i], 1, i ? VERDICT_UNDECIDED : VERDICT_MET);
        said[i][2] = of_rule("moderate-rate", i ? VERDICT_NOT_MET : VERDICT_MET);
        said[i][2].measured = i ? 380 : 240;
        said[i][2].unit = "per_min";
        said[i][3] = of_rule("no-insult", VERDICT_MET);
        reply_add(i + 1, &play->turns[i]);
    }
    ended[0] = of_rule("customer-hangs-up-first", VERDICT_NOT_APPLICABLE);
    session.ending = (struct verdicts){ended, 1};
}

static void session_total(void)
{
    struct verdicts counted[] = {session.replies[0].verdicts, session.replies[1].verdicts,
                                 session.ending};
    scorecard_total(&session.card, &pack->rubric, counted, 3, session.hints);
}

static void attempt_store(struct records *records)
{
    struct attempt_start start = {
        .pack = pack, .play = session.config.play->id, .standard = session.config.play->standard};
    CHECK_INT(records_person_add(records, "李敏", &start.person), STATUS_OK);
    CHECK_INT(records_attempt_start(records, &start, &session.attempt), STATUS_OK);
    session.config.records = records;
    for (int i = 0; i < 2; i++) {
        const struct reply *reply = &session.replies[i];
        struct turn_record turn = {.reply = reply->number,
                                   .turn = reply->turn->id,
                                   .next = reply->next,
                                   .hint = i == 0,
                                   .verdicts = &reply->verdicts};
        CHECK_INT(records_turn_add(records, session.attempt, &turn), STATUS_OK);
    }
    struct turn_record end = {.reply = 3, .turn = "calmed", .verdicts = &session.ending};
    struct attempt_end finish = {"calmed", &session.card, 5, NULL};
    CHECK_INT(records_turn_add(records, session.attempt, &end), STATUS_OK);
    CHECK_INT(records_attempt_finish(records, session.attempt, &finish), STATUS_OK);
}

/* As it is shown after the session, and again after each mark. */
static struct card card_made(void)
{
    struct card card;
    attempt_card_finish(&attempt);
    CHECK_INT(attempt_card_take(&attempt, &session), STATUS_OK);
    CHECK_INT(card_init(&card, &attempt), STATUS_OK);
    return card;
}

static double lost_on(const struct card *card)
{
    double lost = card->view.hints_lost + card->view.veto_lost;
    for (int i = 0; i < card->view.n_losses; i++)
        lost += card->items[card->view.losses[i]].lost;
    return lost;
}

/* As report and the demo's scorecard have them. */
static void the_criteria_are_shown_in_points_of_the_whole_card(void)
{
    session_play();
    session_total();
    struct card card = card_made();
    double earned = card.view.veto_lost + card.view.hints_lost, worth = 0;
    for (int i = 0; i < card.view.n_criteria; i++) {
        struct criterion_points points = scorecard_points(&session.card, (size_t)i);
        CHECK(card.view.criteria[i].points == points.earned);
        CHECK(card.view.criteria[i].points_max == points.worth);
        earned -= points.earned;
        worth += points.worth;
    }
    CHECK_NEAR(worth, 100, 1e-9);
    CHECK_NEAR(-earned, card.view.total, 1e-9);
    card_finish(&card);
}

static void what_the_items_cost_adds_up_to_what_is_missing(void)
{
    session_play();
    session_total();
    struct card card = card_made();
    CHECK_INT(card.view.n_turns, 2); /* nothing to say of the end */
    CHECK_INT(card.view.n_items, 8);
    CHECK_INT(card.view.n_losses, 3);
    CHECK_NEAR(card.view.total + lost_on(&card), 100, 1e-9);
    CHECK_NEAR(card.view.hints_lost, pack->rubric.hint_cost, 1e-9);
    for (int i = 1; i < card.view.n_losses; i++)
        CHECK(card.items[card.view.losses[i - 1]].lost >= card.items[card.view.losses[i]].lost);
    CHECK(card.items[5].value == VERDICT_UNDECIDED && card.items[5].lost > 0);
    card_finish(&card);
    card_finish(&card);
}

static void a_veto_is_named_and_what_its_cap_took_is_a_loss_of_its_own(void)
{
    session_play();
    for (int i = 0; i < 2; i++) {
        said[i][0].value = said[i][1].value = VERDICT_MET;
        said[i][2].value = VERDICT_MET;
    }
    said[1][3].value = VERDICT_NOT_MET;
    session_total();
    struct card card = card_made();
    CHECK_TEXT(card.view.veto, "不说伤人自尊的话");
    CHECK_TEXT(card.view.veto_clause, said[1][3].clause);
    CHECK(card.view.veto_lost > 0);
    CHECK_NEAR(card.view.total, pack->rubric.veto_cap - pack->rubric.hint_cost, 1e-9);
    CHECK_NEAR(card.view.total + lost_on(&card), 100, 1e-9);
    CHECK_INT(card.view.n_todo, 1);
    CHECK_INT(card.view.todo[0], 7);
    card_finish(&card);
}

static void what_to_work_on_has_its_words(void)
{
    session_play();
    session_total();
    struct card card = card_made();
    CHECK_INT(card.view.n_todo, 3);
    for (int i = 0; i < card.view.n_todo; i++) {
        const struct item_view *item = &card.items[card.view.todo[i]];
        CHECK_INT(item->value, VERDICT_NOT_MET);
        CHECK(*item->name && *item->clause && item->better && *item->better);
        if (strcmp(item->id, "moderate-rate") == 0)
            CHECK_TEXT(item->advice, "语速偏快：每分钟约380个字，控制在360个字以内会更清楚。");
        else
            CHECK_TEXT(item->advice, "");
    }
    CHECK_TEXT(card.items[2].measured, "每分钟约240个字，要求130–360个字");
    CHECK_TEXT(card.items[2].advice, "");
    CHECK(*card.items[2].summary);
    card_finish(&card);
}

static void without_records_nothing_can_be_marked(void)
{
    session_play();
    session_total();
    struct card card = card_made();
    CHECK(!card.items[0].markable);
    CHECK_INT(card.item_parts[0].ref.number, 0);
    CHECK_INT(card.view.seen + card.view.not_seen, 0);
    card_finish(&card);
}

static void a_trainers_mark_changes_the_card_and_says_why(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    session_play();
    session_total();
    attempt_store(records);
    struct card card = card_made();
    double before = card.view.total;
    CHECK(before == session.card.total);
    CHECK(card.items[0].markable && !card.items[0].mark);
    struct mark mark = {.item = card.item_parts[0].ref,
                        .value = VERDICT_MET,
                        .who = "王主任",
                        .reason = "听录音，确认说了",
                        .marked_unix_ms = 9};
    CHECK_INT(records_mark(records, session.attempt, &mark), STATUS_OK);
    card_finish(&card);
    card = card_made();
    CHECK_INT(card.items[0].value, VERDICT_MET);
    CHECK_TEXT(card.items[0].mark, "听录音，确认说了");
    CHECK(card.view.total > before);
    CHECK_NEAR(card.view.total + lost_on(&card), 100, 1e-9);
    card_finish(&card);
    records_close(records);
}

static void what_the_observer_saw_stands_on_the_same_card(void)
{
    struct records *records = NULL;
    struct checklist_line lines[64];
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    session_play();
    session_total();
    attempt_store(records);
    struct card card = card_made();
    size_t n = stored_card_checklist(&attempt.stored, WHO_WOMEN, lines, 64);
    CHECK(n >= 20 && n <= 34);
    CHECK_INT(card.view.seen, 0);
    CHECK(card.view.not_seen > (int)n); /* and what is for men */
    struct mark good = {.item = lines[0].item->ref,
                        .value = VERDICT_MET,
                        .who = "王主任",
                        .marked_unix_ms = 9},
                bad = good;
    bad.item = lines[1].item->ref;
    bad.value = VERDICT_NOT_MET;
    CHECK_INT(records_mark(records, session.attempt, &good), STATUS_OK);
    CHECK_INT(records_mark(records, session.attempt, &bad), STATUS_OK);
    card_finish(&card);
    card = card_made();
    const struct card_turn_view *last = &card.turns[card.view.n_turns - 1];
    CHECK_TEXT(last->said, "仪容举止");
    CHECK_INT(last->number, 0);
    CHECK_INT(last->n_items, 2);
    CHECK_INT(card.view.seen, 2);
    CHECK(!card.items[last->first_item].markable); /* it is marked on the checklist */
    CHECK(*card.items[last->first_item + 1].advice);
    CHECK_NEAR(card.view.total + lost_on(&card), 100, 1e-9);
    struct card_cut cut;
    struct action hear = {ACTION_HEAR_REPLY, card.view.n_turns - 1};
    CHECK(!card_sound(&card, &attempt, hear, &cut));
    card_finish(&card);
    records_close(records);
}

/* A reply that the records lack: the card is the session's own, and cannot be marked. */
static void where_the_records_lack_something_the_card_is_the_sessions(void)
{
    struct records *records = NULL;
    const char *at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    session_play();
    session_total();
    attempt_store(records);
    query(at, "DELETE FROM turns WHERE reply = 2");
    struct card card = card_made();
    CHECK_INT(card.view.n_items, 8);
    CHECK(card.view.total == session.card.total);
    CHECK(!card.items[0].markable);
    card_finish(&card);
    records_close(records);
}

int main(void)
{
    struct problems problems = {0};
    if (!mkdtemp(folder) ||
        pack_open(&pack, YINGDA_SOURCE_DIR "/scenarios/packs/power-supply", &problems) != STATUS_OK)
        return 1;
    problems_finish(&problems);
    RUN(the_criteria_are_shown_in_points_of_the_whole_card);
    RUN(what_the_items_cost_adds_up_to_what_is_missing);
    RUN(a_veto_is_named_and_what_its_cap_took_is_a_loss_of_its_own);
    RUN(what_to_work_on_has_its_words);
    RUN(without_records_nothing_can_be_marked);
    RUN(a_trainers_mark_changes_the_card_and_says_why);
    RUN(what_the_observer_saw_stands_on_the_same_card);
    RUN(where_the_records_lack_something_the_card_is_the_sessions);
    attempt_card_finish(&attempt);
    pack_close(pack);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

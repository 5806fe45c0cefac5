/* A newcomer's number, or name. The number is on the badge and everyone knows it; a Chinese name is
 * written in pinyin, character by character, surnames first. Letters serve other names, and a
 * keyboard with an input method writes straight into the field. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/people/people_view.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/theme.h"

static const struct entry_view *entry_of(const struct ui *ui)
{
    return ui->view;
}

struct asked_text {
    const char *title, *question, *field, *hint, *pinyin;
};

/* What is asked for besides people's names; NULL: a name. */
static const struct asked_text *asked_of(const struct ui *ui)
{
    static const struct asked_text texts[] = {
        [ENTRY_ASKS_CONTEST] = {"竞赛", "竞赛叫什么？", "名称", "最多二十个字，写在榜上。",
                                "打一个字的拼音，这里就有字可以点。"},
        [ENTRY_ASKS_NOTE] = {"明察暗访", "记一句什么？", "备注",
                             "最多二十个字：在哪个窗口，看到了什么。只给培训师看。",
                             "打一个字的拼音，这里就有字可以点。"},
        [ENTRY_ASKS_WORDING] = {
            "这样说也算", NULL, "怎么说的",
            "只打最要紧的三到十二个字，前后说别的也听得出来。太宽的说法会把没说的"
            "也听成说了。",
            "打一个字的拼音，这里就有字可以点。"}};
    enum entry_asks asks = entry_of(ui)->asks;
    return asks == ENTRY_ASKS_NAME ? NULL : &texts[asks];
}

static void entry_tabs(const struct ui *ui, struct rect bar)
{
    static const char *const labels[] = {
        [KEYBOARD_DIGITS] = "工号", [KEYBOARD_PINYIN] = "拼音", [KEYBOARD_LETTERS] = "字母"};
    for (int i = 0; i <= KEYBOARD_LETTERS; i++) {
        bool here = (int)entry_of(ui)->keyboard == i;
        if ((i == KEYBOARD_PINYIN && !entry_of(ui)->has_pinyin) ||
            (i == KEYBOARD_DIGITS && entry_of(ui)->of_trainer))
            continue;
        struct rect tab = rect_cut_left(&bar, 200, 16);
        widget_button(
            ui, tab,
            (struct button){
                labels[i], NULL, here ? BUTTON_PRIMARY : BUTTON_PLAIN, {ACTION_KEYBOARD, i}});
    }
}

/* KEYS_FOOT: the tabs and four rows of digits. */
enum { FIELD_GAP = 24, KEYS_FOOT = 96 + 24 + 4 * 144 + 3 * 16 };
enum { CHOICE_COLUMNS = 9, CHOICE_CELLS = 18, CHOICE_HEIGHT = 96 };

static void choice_draw(const struct ui *ui, struct rect cell, const char *text,
                        struct action action)
{
    float size = utf8_count(text) > 1 ? 34 : 44;
    draw_rect(ui->draw, cell, 16, color_teal_pale);
    widget_label(ui, cell, (struct type){size, color_teal_dark, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 text);
    widget_touch(ui, cell, 16, action);
}

static void choices_say(const struct ui *ui, struct rect area)
{
    struct type type = {SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 2};
    widget_text(ui, area, type,
                *entry_of(ui)->letters ? "没有这样的拼音。删掉几个字母再试。"
                : asked_of(ui)         ? asked_of(ui)->pinyin
                               : "打一个字的拼音，这里就有字可以点。先姓，后名。");
}

/* Two rows of characters; where there are more, the last cell turns to the next ones. */
static void choices_draw(const struct ui *ui, struct rect area)
{
    const struct entry_view *entry = ui->view;
    bool more = entry->n_choices > CHOICE_CELLS;
    int shown = more ? CHOICE_CELLS - 1 : CHOICE_CELLS;
    int pages = (entry->n_choices + shown - 1) / shown;
    int first = (entry->page < pages ? entry->page : 0) * shown;
    for (int i = 0; i < shown && first + i < entry->n_choices; i++)
        choice_draw(ui, rect_cell(area, i, CHOICE_COLUMNS, CHOICE_HEIGHT, 12),
                    entry->choices[first + i], (struct action){ACTION_CHOICE, first + i});
    if (more)
        widget_button(
            ui, rect_cell(area, CHOICE_CELLS - 1, CHOICE_COLUMNS, CHOICE_HEIGHT, 12),
            (struct button){
                NULL, "next", BUTTON_PLAIN, {ACTION_CHOICES, (first / shown + 1) % pages}});
}

static void entry_pinyin(const struct ui *ui, struct rect area)
{
    struct rect choices = rect_cut_top(&area, 2 * CHOICE_HEIGHT + 12, 24);
    if (entry_of(ui)->n_choices)
        choices_draw(ui, choices);
    else
        choices_say(ui, choices);
    keys_pinyin(ui, area);
}

static void entry_keys(const struct ui *ui, struct rect area)
{
    entry_tabs(ui, rect_cut_top(&area, TARGET, 24));
    if (entry_of(ui)->keyboard == KEYBOARD_DIGITS)
        keys_digits(ui, area);
    else if (entry_of(ui)->keyboard == KEYBOARD_PINYIN)
        entry_pinyin(ui, area);
    else
        keys_letters(ui, area);
}

static void entry_field(const struct ui *ui, struct rect rect)
{
    const struct entry_view *entry = ui->view;
    char text[160];
    snprintf(text, sizeof text, "%s%s%s", entry->typed, entry->letters, entry->composing);
    widget_field(ui, rect,
                 (struct field){text,
                                asked_of(ui)                          ? asked_of(ui)->field
                                : *entry->number || entry->of_trainer ? "名字"
                                                                      : "工号或名字",
                                56, *entry->complaint != '\0'});
}

static void entry_hint(const struct entry_view *entry, char text[256])
{
    if (*entry->renames)
        snprintf(text, 256, "原来叫%s。改了名字，练过的、考过的都还在。", entry->renames);
    else if (entry->of_trainer)
        snprintf(text, 256, "培训师的名字，跟着打的分和改的判一起留在记录里。");
    else if (*entry->number)
        snprintf(text, 256, "工号 %s 是第一次来。留个名字，以后好找；不想留，直接点“好了”。",
                 entry->number);
    else
        snprintf(text, 256, "工号在胸牌上。没有工号，可以用%s；接了键盘，直接打汉字也行。",
                 entry->has_pinyin ? "拼音写名字" : "字母");
}

/* What the field holds means: somebody who has that number, a complaint, or how to go on. */
static void entry_says(const struct ui *ui, struct rect rect)
{
    const struct entry_view *entry = ui->view;
    char text[256];
    struct type type = {SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3};
    entry_hint(entry, text);
    if (asked_of(ui))
        snprintf(text, sizeof text, "%s", asked_of(ui)->hint);
    if (*entry->match) {
        snprintf(text, sizeof text, "是%s吧？点“好了”就开始。", entry->match);
        type.color = color_teal_dark;
    }
    if (*entry->complaint) {
        snprintf(text, sizeof text, "%s", entry->complaint);
        type.color = color_red;
    }
    widget_text(ui, rect, type, text);
}

/* The question at the top; of a wording it says for what it shall count. */
static void question_draw(const struct ui *ui, struct rect rect)
{
    const struct entry_view *entry = ui->view;
    bool asks_number = !*entry->number && entry->keyboard == KEYBOARD_DIGITS;
    char asks[192];
    if (entry->asks == ENTRY_ASKS_WORDING) {
        snprintf(asks, sizeof asks, "“%s”还可以怎么说？", entry->wording_of);
        widget_fitted(ui, rect, (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0},
                      asks);
        return;
    }
    widget_label(ui, rect, (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 asked_of(ui)        ? asked_of(ui)->question
                 : *entry->renames   ? "改成什么名字？"
                 : entry->of_trainer ? "培训师怎么称呼？"
                 : asks_number       ? "您的工号？"
                                     : "怎么称呼您？");
}

static void entry_form(const struct ui *ui, struct rect area)
{
    bool empty = !*entry_of(ui)->typed && !*entry_of(ui)->number;
    struct action done = {empty ? ACTION_NONE : ACTION_NAME_DONE, 0};
    question_draw(ui, rect_cut_top(&area, 104, FIELD_GAP));
    entry_field(ui, rect_cut_top(&area, 120, GAP));
    widget_button(ui, rect_cut_bottom(&area, 112, GAP),
                  (struct button){"好了", "check", BUTTON_PRIMARY, done});
    entry_says(ui, area);
    ui->hits->primary = done;
    if (entry_of(ui)->n_choices) /* Enter takes the first character that is offered */
        ui->hits->primary = (struct action){ACTION_CHOICE, 0};
}

void entry_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    bool of_trainer = entry_of(ui)->of_trainer;
    widget_top(ui, &page,
               asked_of(ui)             ? asked_of(ui)->title
               : *entry_of(ui)->renames ? "改名字"
               : of_trainer             ? "培训师"
                                        : "第一次来",
               of_trainer ? entry_of(ui)->back : (struct action){ACTION_LEAVE, 0});
    ui->hits->typing = true;
    if (frame_is_tall(ui->frame)) {
        entry_form(ui, rect_cut_top(&page, 584, 48));
        entry_keys(ui, page);
        return;
    }
    struct rect form = rect_cut_left(&page, page.w * 0.42f, 72);
    form.h = fminf(form.h, KEYS_FOOT); /* the button stands beside the last row of keys */
    entry_form(ui, form);
    entry_keys(ui, page);
}

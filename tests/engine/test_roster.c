/* engine/roster: the list of people as trainers write it, and what is wrong with it by line. */
#include "engine/roster.h"

#include <string.h>

#include "tests/check.h"

static struct arena arena;
static struct problems problems;
static struct roster roster;

static void finish(void)
{
    arena_finish(&arena);
    problems_finish(&problems);
    roster = (struct roster){0};
}

static void read_list(const char *text)
{
    struct node *root = NULL;
    finish();
    CHECK_INT(yaml_tree_parse(&root, &arena, "settings.yaml", text, strlen(text), &problems),
              STATUS_OK);
    if (root)
        roster_read(&roster, &arena, root, &problems);
}

static void check_person(size_t at, const char *number, const char *name, const char *team,
                         const char *post)
{
    CHECK(at < roster.count);
    if (at >= roster.count)
        return;
    CHECK_TEXT(roster.people[at].number, number);
    CHECK_TEXT(roster.people[at].name, name);
    CHECK_TEXT(roster.people[at].team, team);
    CHECK_TEXT(roster.people[at].post, post);
}

static void check_problem(size_t at, int line, const char *part)
{
    CHECK(at < problems.count);
    if (at >= problems.count)
        return;
    CHECK_TEXT(problems.items[at].file, "settings.yaml");
    CHECK_INT(problems.items[at].line, line);
    if (!strstr(problems.items[at].reason, part))
        CHECK_TEXT(problems.items[at].reason, part);
}

static void every_way_of_writing_somebody_is_read(void)
{
    read_list("- {number: \"0273\", name: 李敏, team: 抢修一班, post: 抢修员}\n"
              "- {number: 0274, name: 王敏}\n"
              "- 0275 张伟\n"
              "- 赵强\n"
              "- Li Min\n"
              "- {name: 孙丽, team: 营业厅}\n");
    CHECK_INT(problems.count, 0);
    CHECK_INT(roster.count, 6);
    check_person(0, "0273", "李敏", "抢修一班", "抢修员");
    check_person(1, "0274", "王敏", "", ""); /* its nought stays without quotes too */
    check_person(2, "0275", "张伟", "", "");
    check_person(3, "", "赵强", "", "");
    check_person(4, "", "Li Min", "", "");
    check_person(5, "", "孙丽", "营业厅", "");
    finish();
}

static void what_an_input_method_or_a_spreadsheet_adds_is_folded(void)
{
    read_list("- {number: \"００１１\", name: 王　伟, team: \" 抢修一班\\n\"}\n"
              "- \"\\uFEFF0012 王\\u200B芳\\u200F\"\n");
    CHECK_INT(problems.count, 0);
    check_person(0, "0011", "王伟", "抢修一班", "");
    check_person(1, "0012", "王芳", "", "");
    CHECK(roster_find(&roster, "0011") == &roster.people[0]);
    CHECK(roster_find(&roster, " ００１２ ") == &roster.people[1]);
    CHECK(!roster_find(&roster, "9999") && !roster_find(&roster, ""));
    finish();
}

static void two_of_one_name_are_fine_with_two_numbers(void)
{
    read_list("- 0001 王敏\n- 0002 王敏\n- 王敏\n");
    CHECK_INT(problems.count, 0);
    CHECK_INT(roster.count, 3);
    finish();
}

static void a_number_given_twice_is_named_with_both_lines(void)
{
    read_list("- 0003 王敏\n- {number: \"0003\", name: 张伟}\n- ０００３ 王敏\n");
    CHECK_INT(problems.count, 2);
    check_problem(0, 2, "张伟 has the number 0003, which is that of 王敏 in line 1");
    check_problem(1, 3, "0003 王敏 is on the list already, in line 1");
    CHECK_INT(roster.count, 2);
    check_person(1, "", "张伟", "", ""); /* can practise all the same */
    finish();
}

static void the_same_name_twice_without_numbers_is_named(void)
{
    read_list("- 王敏\n- {name: 王 敏}\n- Li Min\n- li min\n");
    CHECK_INT(problems.count, 2);
    check_problem(0, 2, "王敏 is on the list already, in line 1");
    check_problem(1, 4, "in line 3: two people of one name need numbers");
    CHECK_INT(roster.count, 2);
    finish();
}

static void what_is_no_person_is_named_and_the_others_count(void)
{
    read_list("- {number: \"1\"}\n"
              "- {name: 李敏, tema: 一班}\n"
              "- [李敏]\n"
              "- \"\\u200B\"\n"
              "- {name: 零一二三四五六七八九零一二三四五六七八九零一二}\n"
              "- {name: [王, 敏]}\n"
              "- 王强\n");
    CHECK_INT(problems.count, 6);
    const int lines[] = {1, 2, 3, 4, 5, 6};
    for (size_t i = 0; i < 6; i++)
        check_problem(i, lines[i], "people: ");
    CHECK_INT(roster.count, 2);
    check_person(0, "", "李敏", "", "");
    check_person(1, "", "王强", "", "");
    read_list("name: 李敏\n");
    CHECK_INT(problems.count, 1);
    CHECK_INT(roster.count, 0);
    finish();
}

int main(void)
{
    RUN(every_way_of_writing_somebody_is_read);
    RUN(what_an_input_method_or_a_spreadsheet_adds_is_folded);
    RUN(two_of_one_name_are_fine_with_two_numbers);
    RUN(a_number_given_twice_is_named_with_both_lines);
    RUN(the_same_name_twice_without_numbers_is_named);
    RUN(what_is_no_person_is_named_and_the_others_count);
    return CHECK_RESULT();
}

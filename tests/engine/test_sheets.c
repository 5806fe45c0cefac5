/* engine/team_sheet, engine/card_sheet: pages that come out whole, as many as it takes. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/card_sheet.h"
#include "engine/team_sheet.h"
#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static char path[128];

/* Pages of a PDF, which cairo writes as an object each; 0: it is none. What YINGDA_PICTURES names
 * gets a copy, to be looked at. */
static int pages(const char *copy_as)
{
    const char *kept = getenv("YINGDA_PICTURES");
    char copy[512], *text = calloc(1, 4 << 20);
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(text, 1, (4 << 20) - 1, file) : 0;
    int count = 0;
    if (file)
        fclose(file);
    snprintf(copy, sizeof copy, "cp '%s' '%s/%s'", path, kept ? kept : "", copy_as);
    CHECK(!kept || system(copy) == 0);
    CHECK(n > 5 && memcmp(text, "%PDF-", 5) == 0);
    for (size_t i = 0; i + 11 < n; i++)
        count += memcmp(text + i, "/Type /Page", 11) == 0 && text[i + 11] != 's';
    free(text);
    return count;
}

static void sixty_people_take_two_pages_and_nobody_one(void)
{
    enum { PEOPLE = 60 };
    static const struct competency competencies[] = {{"phrases", "规范用语"}, {"greet", "问候"}};
    static struct team_row rows[PEOPLE];
    static struct export_person people[PEOPLE];
    struct team_export team = {people, PEOPLE, competencies, 2, NULL, 0, 1700000000000};
    for (int i = 0; i < PEOPLE; i++) {
        struct team_row *row = &rows[i];
        snprintf(row->number, sizeof row->number, "%04d", 300 + i);
        snprintf(row->name, sizeof row->name, i == 7 ? "阿卜杜热依木·买买提依明·库尔班" : "李%02d",
                 i);
        snprintf(row->team, sizeof row->team, "%s",
                 i % 3 == 0   ? ""
                 : i % 3 == 1 ? "一班"
                              : "抢修二班");
        snprintf(row->post, sizeof row->post, "营业员");
        row->last_unix_ms = i % 2 ? 1699999000000 : 0;
        people[i] = (struct export_person){row, (enum readiness_word)(i % READINESS_WORDS)};
    }
    CHECK_INT(team_sheet_write(&team, path), STATUS_OK);
    CHECK_INT(pages("team.pdf"), 2);
    team.n_people = 0;
    CHECK_INT(team_sheet_write(&team, path), STATUS_OK);
    CHECK_INT(pages("nobody.pdf"), 1);
    CHECK_INT(team_sheet_write(&team, "/no/such/folder/a.pdf"), STATUS_IO);
}

static void a_card_says_its_points_and_what_they_were_lost_on(void)
{
    struct records *records = NULL;
    struct stored_card card;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    int64_t li = exam_person(records, "0307", "李敏", "一班", "营业员");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "+++++++--?");
    CHECK_INT(exam_mark(records, attempt, 7, VERDICT_NOT_MET, "王老师", "没说"), STATUS_OK);
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    struct card_sheet sheet = {&card, "电费怎么翻了一倍", "供电服务标准"};
    CHECK_INT(card_sheet_write(&sheet, path), STATUS_OK);
    CHECK_INT(pages("card.pdf"), 1);
    CHECK_INT(card_sheet_write(&sheet, "/dev/full/a.pdf"), STATUS_IO);
    card.state = STORED_HOLED;
    CHECK_INT(card_sheet_write(&sheet, path), STATUS_INVALID);
    stored_card_finish(&card);
    records_close(records);
}

/* A disk that is full half way, by the limit on a file's size. */
static void a_full_disk_is_said_and_leaves_nothing(void)
{
    struct team_export team = {.now_unix_ms = 1700000000000};
    struct rlimit before, small;
    unlink(path);
    CHECK_INT(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){4096, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &small), 0);
    CHECK_INT(team_sheet_write(&team, path), STATUS_IO);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &before), 0);
    CHECK(access(path, F_OK) != 0);
    CHECK_INT(team_sheet_write(&team, path), STATUS_OK);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/sheet.pdf", folder);
    RUN(sixty_people_take_two_pages_and_nobody_one);
    RUN(a_full_disk_is_said_and_leaves_nothing);
    RUN(a_card_says_its_points_and_what_they_were_lost_on);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    CHECK(system(remove) == 0);
    return CHECK_RESULT();
}

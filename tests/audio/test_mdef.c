/* Model definitions in both forms, whole and broken. */
#include "audio/ear/model/mdef_read.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static char path[] = "/tmp/yingda-mdef-XXXXXX";

static const char text[] = "# a small model\n"
                           "0.3\n"
                           "3 n_base\n"
                           "3 n_tri\n"
                           "24 n_state_map\n"
                           "12 n_tied_state\n"
                           "9 n_tied_ci_state\n"
                           "3 n_tied_tmat\n"
                           "#base lft rt p attrib tmat ... state id's ...\n"
                           "  SIL   -   - - filler 0 0 1 2 N\n"
                           "   AA   -   - -    n/a 1 3 4 5 N\n"
                           "    B   -   - -    n/a 2 6 7 8 N\n"
                           "   AA   B   B i    n/a 1 9 10 11 N\n"
                           "   AA   B SIL e    n/a 1 9 10 5 N\n"
                           "    B SIL  AA b    n/a 2 6 7 8 N\n";

static enum status read_text(const char *content, struct mdef *mdef, char reason[160])
{
    FILE *file = fopen(path, "wb");
    fputs(content, file);
    fclose(file);
    return mdef_read(mdef, path, reason);
}

static void the_text_form_gives_every_phone_its_states(void)
{
    struct mdef mdef;
    char reason[160] = "";
    CHECK_INT(read_text(text, &mdef, reason), STATUS_OK);
    CHECK_TEXT(reason, "");
    CHECK_INT(mdef.n_states, 3);
    int aa = mdef_phone_named(&mdef, "AA"), b = mdef_phone_named(&mdef, "B");
    CHECK_INT(mdef_phone_named(&mdef, "ZZ"), -1);
    CHECK(mdef.fillers[mdef.silence] && !mdef.fillers[aa]);
    const struct mdef_phone *inside = mdef_triphone(&mdef, aa, b, b, POSITION_INTERNAL);
    CHECK_INT(mdef.senones[inside->sequence * 3 + 2], 11);
    /* The same states have the same row, so that copies of a phone can be told equal. */
    CHECK_INT(mdef_triphone(&mdef, b, 0, aa, POSITION_BEGIN)->sequence, mdef.base[b].sequence);
    mdef_finish(&mdef);
}

static void a_context_that_was_not_seen_falls_back(void)
{
    struct mdef mdef;
    char reason[160];
    CHECK_INT(read_text(text, &mdef, reason), STATUS_OK);
    int aa = mdef_phone_named(&mdef, "AA"), b = mdef_phone_named(&mdef, "B");
    /* Another place in the word, then silence beside the word's edge, then no context at all. */
    CHECK(mdef_triphone(&mdef, aa, b, b, POSITION_SINGLE) ==
          mdef_triphone(&mdef, aa, b, b, POSITION_INTERNAL));
    CHECK(mdef_triphone(&mdef, aa, b, aa, POSITION_END) ==
          mdef_triphone(&mdef, aa, b, mdef.silence, POSITION_END));
    CHECK(mdef_triphone(&mdef, b, b, b, POSITION_INTERNAL) == &mdef.base[b]);
    mdef_finish(&mdef);
}

static void what_is_broken_is_refused(void)
{
    static const char *const broken[] = {"",
                                         "nonsense\n",
                                         "BMDF",
                                         "BMDF\1\0\0\0\377\377\377\377",
                                         "0.3\n3 n_base\n",
                                         "0.3\n0 n_base\n"};
    struct mdef mdef;
    char reason[160];
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        CHECK(read_text(broken[i], &mdef, reason) != STATUS_OK);
    for (size_t length = 0; length + 40 < sizeof text; length += 7) { /* cut off anywhere */
        char part[sizeof text];
        memcpy(part, text, sizeof text);
        part[length] = '\0';
        CHECK(read_text(part, &mdef, reason) != STATUS_OK);
        CHECK(mdef.names == NULL);
    }
    CHECK_INT(mdef_read(&mdef, "/nowhere/mdef", reason), STATUS_NOT_FOUND);
    CHECK(strstr(reason, "/nowhere/mdef") != NULL);
}

static void debians_model_is_read_whole(void)
{
    static const char debian[] = "/usr/share/pocketsphinx/model/en-us/en-us/mdef";
    struct mdef mdef;
    char reason[160];
    if (access(debian, R_OK) != 0)
        return;
    CHECK_INT(mdef_read(&mdef, debian, reason), STATUS_OK);
    CHECK_INT(mdef.n_base, 42);
    CHECK_INT(mdef.n_triphones, 137053);
    CHECK_INT(mdef.n_senones, 5126);
    CHECK_TEXT(mdef.names[mdef.silence], "SIL");
    mdef_finish(&mdef);
}

int main(void)
{
    int descriptor = mkstemp(path);
    if (descriptor < 0)
        return 1;
    close(descriptor);
    RUN(the_text_form_gives_every_phone_its_states);
    RUN(a_context_that_was_not_seen_falls_back);
    RUN(what_is_broken_is_refused);
    RUN(debians_model_is_read_whole);
    unlink(path);
    return CHECK_RESULT();
}

/* kiosk/paths: where things are, by environment and by the program's place. */
#include "engine/paths.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

static char root[] = "/tmp/yingda-paths-XXXXXX";

static const char *below_root(const char *path)
{
    static char whole[4][256];
    static int turn;
    char *out = whole[turn++ % 4];
    snprintf(out, sizeof *whole, "%s/%s", root, path);
    return out;
}

static void make_pack(const char *folder)
{
    char file[512];
    CHECK_INT(path_make_folder(below_root(folder)), STATUS_OK);
    snprintf(file, sizeof file, "%s/pack.yaml", below_root(folder));
    FILE *stream = fopen(file, "w");
    CHECK(stream != NULL);
    if (stream)
        fclose(stream);
}

static void the_database_is_below_the_data_home_which_is_made_for_its_owner_only(void)
{
    char path[PATH_SIZE];
    struct stat info;
    setenv("XDG_DATA_HOME", below_root("data/home"), 1);
    CHECK_INT(paths_database(path), STATUS_OK);
    CHECK_TEXT(path, below_root("data/home/yingda/yingda.db"));
    CHECK_INT(stat(below_root("data/home/yingda"), &info), 0);
    CHECK_INT(info.st_mode & 0777, 0700);
    CHECK_INT(paths_recordings(path), STATUS_OK);
    CHECK_TEXT(path, below_root("data/home/yingda/recordings"));
    CHECK_INT(access(path, W_OK), 0);
    CHECK_INT(paths_demo(path), STATUS_OK);
    CHECK_TEXT(path, below_root("data/home/yingda/demo"));
}

static void without_xdg_folders_the_home_folder_serves(void)
{
    char path[PATH_SIZE];
    setenv("HOME", below_root("me"), 1);
    setenv("XDG_DATA_HOME", "relative/is/ignored", 1);
    unsetenv("XDG_CONFIG_HOME");
    CHECK_INT(paths_database(path), STATUS_OK);
    CHECK_TEXT(path, below_root("me/.local/share/yingda/yingda.db"));
    CHECK_INT(paths_settings(path), STATUS_OK);
    CHECK_TEXT(path, below_root("me/.config/yingda/settings.yaml"));
    unsetenv("HOME");
    CHECK_INT(paths_settings(path), STATUS_NOT_FOUND);
}

static void a_folder_that_cannot_be_made_is_an_io_failure(void)
{
    char path[PATH_SIZE];
    setenv("XDG_DATA_HOME", "/proc/nowhere", 1);
    CHECK_INT(paths_database(path), STATUS_IO);
    make_pack("plain");
    setenv("XDG_DATA_HOME", below_root("plain/pack.yaml"), 1); /* a file in the way */
    CHECK_INT(paths_database(path), STATUS_IO);
}

static void a_path_too_long_is_refused(void)
{
    static char data[PATH_SIZE];
    char path[PATH_SIZE];
    memset(data, '/', sizeof data - 1);
    setenv("XDG_DATA_HOME", data, 1);
    CHECK_INT(paths_database(path), STATUS_LIMIT);
}

static void set_places(void)
{
    char list[600];
    setenv("XDG_DATA_HOME", below_root("own"), 1);
    snprintf(list, sizeof list, "%s:/nonexistent:%s", below_root("one"), below_root("two"));
    setenv("YINGDA_PACKS", list, 1);
}

static void a_pack_is_found_by_id_in_the_first_place_that_has_it(void)
{
    char path[PATH_SIZE];
    make_pack("two/both");
    make_pack("one/both");
    make_pack("two/second");
    make_pack("own/yingda/packs/mine");
    set_places();
    CHECK_INT(paths_pack("both", path), STATUS_OK);
    CHECK_TEXT(path, below_root("one/both"));
    CHECK_INT(paths_pack("second", path), STATUS_OK);
    CHECK_TEXT(path, below_root("two/second"));
    CHECK_INT(paths_pack("mine", path), STATUS_OK);
    CHECK_TEXT(path, below_root("own/yingda/packs/mine"));
    CHECK_INT(paths_pack("nobodys", path), STATUS_NOT_FOUND);
    CHECK_INT(paths_pack("", path), STATUS_NOT_FOUND);
}

static void a_pack_is_found_by_its_folder(void)
{
    char path[PATH_SIZE];
    make_pack("elsewhere/apart");
    CHECK_INT(paths_pack(below_root("elsewhere/apart/"), path), STATUS_OK);
    CHECK_TEXT(path, below_root("elsewhere/apart"));
    CHECK_INT(chdir(below_root("elsewhere/apart")), 0);
    CHECK_INT(paths_pack(".", path), STATUS_OK);
    CHECK_TEXT(path, below_root("elsewhere/apart"));
    CHECK_INT(paths_pack(below_root("elsewhere"), path), STATUS_NOT_FOUND);
}

static void all_packs_are_listed_each_id_once(void)
{
    char **packs = NULL;
    size_t count = 0, both = 0;
    set_places();
    CHECK_INT(paths_packs(&packs, &count), STATUS_OK);
    CHECK(count >= 3);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(packs[i]);
        both += length > 5 && strcmp(packs[i] + length - 5, "/both") == 0;
    }
    CHECK_INT(both, 1);
    if (count >= 3) {
        CHECK_TEXT(packs[0], below_root("one/both"));
        CHECK_TEXT(packs[1], below_root("two/second"));
        CHECK_TEXT(packs[2], below_root("own/yingda/packs/mine"));
    }
    paths_packs_free(packs, count);
}

static void copy_program(const char *to)
{
    FILE *from = fopen("/proc/self/exe", "rb"), *copy = fopen(to, "wb");
    char block[65536];
    size_t n;
    while (from && copy && (n = fread(block, 1, sizeof block, from)) > 0)
        CHECK_INT(fwrite(block, 1, n, copy), n);
    CHECK(from && copy);
    if (from)
        fclose(from);
    if (copy)
        fclose(copy);
    CHECK_INT(chmod(to, 0755), 0);
}

/* A copy of this program, put into a build folder below a checkout, says where it finds the pack.
 */
static void the_checkout_above_the_program_holds_packs(void)
{
    char command[600], found[PATH_SIZE] = "";
    make_pack("checkout/scenarios/packs/shipped");
    CHECK_INT(path_make_folder(below_root("checkout/build/asan/bin")), STATUS_OK);
    copy_program(below_root("checkout/build/asan/bin/program"));
    snprintf(command, sizeof command, "cd / && env -u YINGDA_PACKS %s shipped",
             below_root("checkout/build/asan/bin/program"));
    FILE *output = popen(command, "r");
    CHECK(output && fgets(found, sizeof found, output));
    if (output)
        pclose(output);
    CHECK_TEXT(found, below_root("checkout/scenarios/packs/shipped"));
}

int main(int argc, char **argv)
{
    char found[PATH_SIZE];
    if (argc == 2) /* as the_checkout_above_the_program_holds_packs calls it */
        return paths_pack(argv[1], found) == STATUS_OK ? fputs(found, stdout) < 0 : 1;
    if (!mkdtemp(root))
        return 1;
    RUN(the_database_is_below_the_data_home_which_is_made_for_its_owner_only);
    RUN(without_xdg_folders_the_home_folder_serves);
    RUN(a_folder_that_cannot_be_made_is_an_io_failure);
    RUN(a_path_too_long_is_refused);
    RUN(a_pack_is_found_by_id_in_the_first_place_that_has_it);
    RUN(a_pack_is_found_by_its_folder);
    RUN(all_packs_are_listed_each_id_once);
    RUN(the_checkout_above_the_program_holds_packs);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", root);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}

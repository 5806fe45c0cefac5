#include "tests/records/failing_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct shim_file {
    sqlite3_file base;
    sqlite3_io_methods methods; /* the disk's own but for two */
    sqlite3_file *real;         /* behind this struct */
};

static struct disk_plan plan;
static atomic_int writes, syncs, failures, own, others;
static pthread_t owner; /* who installed it */
static sqlite3_vfs shim, *disk;

static sqlite3_file *real_file(sqlite3_file *file)
{
    return ((struct shim_file *)file)->real;
}

static void asked(void)
{
    atomic_fetch_add(pthread_equal(pthread_self(), owner) ? &own : &others, 1);
}

/* The first write alone: one wait is enough to be seen. */
static void take_time(int count)
{
    if (count != 1 || plan.slow_ms == 0)
        return;
    usleep((useconds_t)plan.slow_ms * 500);
    if (plan.meanwhile)
        plan.meanwhile();
    usleep((useconds_t)plan.slow_ms * 500);
}

static bool fails(int count, int at)
{
    bool now = at > 0 && count >= at && (plan.times < 0 || count < at + plan.times);
    failures += now;
    return now;
}

static int shim_write(sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
    int count = ++writes;
    asked();
    take_time(count);
    if (fails(count, plan.write_at))
        return plan.code;
    return real_file(file)->pMethods->xWrite(real_file(file), data, size, at);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    asked();
    if (fails(++syncs, plan.sync_at))
        return plan.code;
    return real_file(file)->pMethods->xSync(real_file(file), flags);
}

/* Everything else is handed on. */
#define PASS(name, parameters, ...)                                                                \
    static int shim_##name parameters                                                              \
    {                                                                                              \
        asked();                                                                                   \
        return real_file(file)->pMethods->x##name(real_file(file), __VA_ARGS__);                   \
    }
PASS(Read, (sqlite3_file * file, void *data, int size, sqlite3_int64 at), data, size, at)
PASS(Truncate, (sqlite3_file * file, sqlite3_int64 size), size)
PASS(FileSize, (sqlite3_file * file, sqlite3_int64 *size), size)
PASS(Lock, (sqlite3_file * file, int lock), lock)
PASS(Unlock, (sqlite3_file * file, int lock), lock)
PASS(CheckReservedLock, (sqlite3_file * file, int *out), out)
PASS(FileControl, (sqlite3_file * file, int what, void *value), what, value)
PASS(ShmMap, (sqlite3_file * file, int page, int size, int extend, void volatile **out), page, size,
     extend, out)
PASS(ShmLock, (sqlite3_file * file, int at, int n, int flags), at, n, flags)
PASS(ShmUnmap, (sqlite3_file * file, int remove), remove)
PASS(Fetch, (sqlite3_file * file, sqlite3_int64 at, int n, void **out), at, n, out)
PASS(Unfetch, (sqlite3_file * file, sqlite3_int64 at, void *page), at, page)

static int shim_SectorSize(sqlite3_file *file)
{
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static int shim_DeviceCharacteristics(sqlite3_file *file)
{
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

static void shim_ShmBarrier(sqlite3_file *file)
{
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

static int shim_close(sqlite3_file *file)
{
    return real_file(file)->pMethods->xClose(real_file(file));
}

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct shim_file *mine = (struct shim_file *)file;
    (void)vfs;
    memset(mine, 0, sizeof *mine);
    mine->real = (sqlite3_file *)(void *)(mine + 1);
    int code = disk->xOpen(disk, name, mine->real, flags, out);
    if (!mine->real->pMethods)
        return code;
    mine->methods = (sqlite3_io_methods){
        .iVersion = mine->real->pMethods->iVersion,
        .xClose = shim_close,
        .xRead = shim_Read,
        .xWrite = shim_write,
        .xTruncate = shim_Truncate,
        .xSync = shim_sync,
        .xFileSize = shim_FileSize,
        .xLock = shim_Lock,
        .xUnlock = shim_Unlock,
        .xCheckReservedLock = shim_CheckReservedLock,
        .xFileControl = shim_FileControl,
        .xSectorSize = shim_SectorSize,
        .xDeviceCharacteristics = shim_DeviceCharacteristics,
        .xShmMap = shim_ShmMap,
        .xShmLock = shim_ShmLock,
        .xShmBarrier = shim_ShmBarrier,
        .xShmUnmap = shim_ShmUnmap,
        .xFetch = shim_Fetch,
        .xUnfetch = shim_Unfetch,
    };
    mine->base.pMethods = &mine->methods;
    return code;
}

void failing_disk_install(void)
{
    owner = pthread_self();
    disk = sqlite3_vfs_find(NULL);
    shim = *disk;
    shim.zName = "failing";
    shim.szOsFile = (int)sizeof(struct shim_file) + disk->szOsFile;
    shim.xOpen = shim_open;
    sqlite3_vfs_register(&shim, 1);
}

void failing_disk_plan(struct disk_plan wanted)
{
    plan = wanted;
    writes = syncs = failures = 0;
}

int failing_disk_own(void)
{
    return own;
}

int failing_disk_others(void)
{
    return others;
}

int failing_disk_writes(void)
{
    return writes;
}

int failing_disk_syncs(void)
{
    return syncs;
}

bool failing_disk_failed(void)
{
    return failures > 0;
}

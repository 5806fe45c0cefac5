#include "commands/hidden_line.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* All that a terminal or a service sends to end or to halt a program. */
static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
enum { N_SIGNALS = sizeof signals / sizeof *signals };

static volatile sig_atomic_t caught;

static void catch_signal(int number)
{
    caught = number;
}

bool hidden_line_is_typed(void)
{
    return isatty(STDIN_FILENO);
}

/* Byte by byte: what stands behind the line is the next reader's. A line that is too long is read
 * to its end all the same. */
static enum status line_take(char *out, size_t size)
{
    enum status status = STATUS_OK;
    size_t n = 0;
    char byte = '\0';
    ssize_t got;
    while (!caught && (got = read(STDIN_FILENO, &byte, 1)) != 0 && byte != '\n') {
        if (got < 0)
            return STATUS_IO;
        if (byte == '\0')
            status = STATUS_INVALID;
        else if (n + 1 >= size)
            status = status == STATUS_OK ? STATUS_LIMIT : status;
        else
            out[n++] = byte;
    }
    if (n > 0 && out[n - 1] == '\r')
        n--;
    out[n] = '\0';
    return caught                                          ? STATUS_IO
           : n == 0 && byte != '\n' && status == STATUS_OK ? STATUS_NOT_FOUND
                                                           : status;
}

/* The handlers stand while the terminal is silent, so that no signal leaves it so. */
static enum status typed_take(const char *ask, char *out, size_t size)
{
    struct sigaction before[N_SIGNALS], catching = {.sa_handler = catch_signal};
    struct termios shown, hidden;
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return STATUS_IO;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    for (int i = 0; i < N_SIGNALS; i++)
        sigaction(signals[i], &catching, &before[i]);
    enum status status = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 ? STATUS_OK : STATUS_IO;
    if (status == STATUS_OK) {
        fputs(ask, stderr);
        status = line_take(out, size);
        fputc('\n', stderr);
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    for (int i = 0; i < N_SIGNALS; i++)
        sigaction(signals[i], &before[i], NULL);
    if (caught)
        raise(caught);
    return status;
}

enum status hidden_line_read(const char *ask, char *out, size_t size)
{
    out[0] = '\0';
    caught = 0;
    enum status status = hidden_line_is_typed() ? typed_take(ask, out, size) : line_take(out, size);
    if (status != STATUS_OK)
        explicit_bzero(out, size);
    return status;
}

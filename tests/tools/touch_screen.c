/* touch_screen WIDTH HEIGHT: a touch screen of that many points that the kernel takes for a real
 * one (uinput), for a machine that has none. A line "X Y" on stdin is a finger that comes down
 * there and goes again; the device stays until stdin ends. */
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int device;

static void put(int type, int code, int value)
{
    struct input_event event = {.type = (unsigned short)type, .code = (unsigned short)code};
    event.value = value;
    if (write(device, &event, sizeof event) != (ssize_t)sizeof event)
        perror("touch_screen");
}

static void axis(int code, int most)
{
    struct uinput_abs_setup setup = {.code = (unsigned short)code, .absinfo = {.maximum = most}};
    ioctl(device, UI_ABS_SETUP, &setup);
}

static int screen_make(int width, int height)
{
    struct uinput_setup setup = {.id = {.bustype = BUS_USB, .vendor = 1, .product = 1}};
    strcpy(setup.name, "touch screen");
    ioctl(device, UI_SET_EVBIT, EV_KEY);
    ioctl(device, UI_SET_KEYBIT, BTN_TOUCH);
    ioctl(device, UI_SET_EVBIT, EV_ABS);
    ioctl(device, UI_SET_PROPBIT, INPUT_PROP_DIRECT);
    axis(ABS_X, width - 1);
    axis(ABS_Y, height - 1);
    axis(ABS_MT_SLOT, 9);
    axis(ABS_MT_TRACKING_ID, 65535);
    axis(ABS_MT_POSITION_X, width - 1);
    axis(ABS_MT_POSITION_Y, height - 1);
    return ioctl(device, UI_DEV_SETUP, &setup) == 0 ? ioctl(device, UI_DEV_CREATE) : -1;
}

static void touch(int number, int x, int y)
{
    put(EV_ABS, ABS_MT_SLOT, 0);
    put(EV_ABS, ABS_MT_TRACKING_ID, number);
    put(EV_ABS, ABS_MT_POSITION_X, x);
    put(EV_ABS, ABS_MT_POSITION_Y, y);
    put(EV_ABS, ABS_X, x);
    put(EV_ABS, ABS_Y, y);
    put(EV_KEY, BTN_TOUCH, 1);
    put(EV_SYN, SYN_REPORT, 0);
    usleep(200000);
    put(EV_ABS, ABS_MT_TRACKING_ID, -1);
    put(EV_KEY, BTN_TOUCH, 0);
    put(EV_SYN, SYN_REPORT, 0);
}

int main(int n_arguments, char **arguments)
{
    int x, y;
    device = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    if (n_arguments != 3 || device < 0 ||
        screen_make(atoi(arguments[1]), atoi(arguments[2])) != 0) {
        perror("touch_screen");
        return 1;
    }
    for (int number = 1; scanf("%d %d", &x, &y) == 2; number++)
        touch(number, x, y);
    return 0;
}

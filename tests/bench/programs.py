"""The project's own programs, of whichever build there is."""
import os
import sys

TOP = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def program_find(name):
    """Its path: of YINGDA_BIN_DIR where that is set, else of a build; release first, it is timed."""
    builds = os.path.join(TOP, "build")
    folders = [os.environ.get("YINGDA_BIN_DIR", ""), os.path.join(builds, "release", "bin")]
    if os.path.isdir(builds):
        folders += [os.path.join(builds, build, "bin") for build in sorted(os.listdir(builds))]
    for folder in folders:
        path = os.path.join(folder, name)
        if folder and os.access(path, os.X_OK):
            return path
    sys.exit(f"build the project first, or set YINGDA_BIN_DIR: there is no program `{name}`")


def numpy_wanted(script):
    """Exit 77 with a hint where Debian's numpy is missing; ./test does without it."""
    try:
        import numpy  # noqa: F401  (asked for, not used here)
    except ImportError:
        print(f"{script}: numpy is missing: apt-get install python3-numpy", file=sys.stderr)
        sys.exit(77)

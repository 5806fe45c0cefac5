"""The project's own programs, of whichever build there is."""
import importlib.util
import os
import sys

TOP = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def program_find(name):
    """Its path: of YINGDA_BIN_DIR where that is set, else of a build, an optimised one first."""
    builds = os.path.join(TOP, "build")
    folders = [os.environ.get("YINGDA_BIN_DIR", ""), os.path.join(builds, "research", "bin"),
               os.path.join(builds, "release", "bin")]
    if os.path.isdir(builds):
        folders += [os.path.join(builds, build, "bin") for build in sorted(os.listdir(builds))]
    for folder in folders:
        path = os.path.join(folder, name)
        if folder and os.access(path, os.X_OK):
            return path
    sys.exit(f"build the project first, or set YINGDA_BIN_DIR: there is no program `{name}`")


def modules_wanted(script, *modules):
    """Exit 77 with a hint where a Python package is missing; ./test does without them."""
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if missing:
        packages = " ".join("python3-" + module for module in missing)
        print(f"{script}: missing: apt-get install {packages}", file=sys.stderr)
        sys.exit(77)

"""Programs of this checkout that a training runs."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def program(name):
    """Where it is: in YINGDA_BIN_DIR or a build by the preset `research`. Ends the script without it."""
    folders = [os.environ.get("YINGDA_BIN_DIR"), os.path.join(HERE, "../../../build/research/bin")]
    for folder in filter(None, folders):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    sys.exit(f"build the preset 'research' first, or set YINGDA_BIN_DIR: no program `{name}`")

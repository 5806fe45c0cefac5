"""Sessions in words: what a play wants, and a session of `rehearse --text`."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import yaml

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACK = os.path.join(TOP, "scenarios/packs/power-supply")


def pack_texts(pack):
    texts = {}
    for name in [os.path.join(pack, "phrases.yaml"), *glob.glob(os.path.join(pack, "phrases/*.yaml"))]:
        with open(name, encoding="utf-8") as file:
            read = yaml.safe_load(file)
        for kind in ("phrases", "moves"):
            for item in read.get(kind) or []:
                texts[item["id"]] = item.get("better") or item["text"]
    return texts


def fitted(text, play):
    customer = play["customer"]
    details = (customer.get("people") or [dict(customer.get("details") or {}, name=customer.get("name"))])[0]
    return re.sub(r"\{customer\.(\w+)\}", lambda found: str(details.get(found[1], "")), text)


def session(pack, play, standard, replies, ways):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        for turn, reply in replies.items():
            file.write(f"{turn}\t{reply}\n")
        file.flush()
        yingda = os.environ.get("YINGDA", os.path.join(TOP, "build/release/bin/yingda"))
        done = subprocess.run([yingda, "rehearse", f"{pack}/{play}", "--standard", standard, "--text",
                               file.name, *ways], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{play}, {standard}: rehearse ends with {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])


def model_replies(play, turn, texts):
    """The model answers of what a turn expects."""
    return [fitted(texts[item.get("move") or item["phrase"]], play) for item in turn.get("expects") or []]


def pass_mark(pack, contest):
    with open(os.path.join(pack, "rubric.yaml"), encoding="utf-8") as file:
        return yaml.safe_load(file)["contest" if contest else "rubric"]["pass"]


def pack_plays(pack, only=None):
    for name in sorted(glob.glob(os.path.join(pack, "plays/*.yaml"))):
        with open(name, encoding="utf-8") as file:
            play = yaml.safe_load(file)
        if only in (None, play["id"]):
            yield play

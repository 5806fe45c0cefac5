"""The phrases that the turns of a pack listen for, and what its customers say, out of its YAML."""
import glob
import os
import re
from collections import namedtuple

import yaml

from bench.programs import TOP

PACK = os.path.join(TOP, "scenarios", "packs", "power-supply")
# what a trainee would put into a slot; anything else is a term that a standard names. What is the
# customer's is also the first customer's of a play that has several.
SLOTS = {"number": "三零七", "time": "下午三点", "company": "城东供电公司", "name": "李明",
         "job": "抄表", "place": "城东花园", "phone": "一三八零零一三八零零零",
         "amount": "二百八十元", "customer.name": "王建国", "customer.surname": "王",
         "customer.phone": "13800138000", "customer.phone_end": "8000",
         "customer.address": "城东花园三号楼二单元五零一", "customer.estate": "城东花园",
         "customer.block": "三号楼二单元", "customer.room": "五零一", "customer.spelling": "三横一竖的王"}
OTHER_SLOT = "四十五分钟"

Line = namedtuple("Line", "text sex age mood")


class Wording:
    """One written wording: its shortest and its longest way to be said."""

    def __init__(self, text):
        self.text, self.at = text, 0
        self.ways = self._alternatives()

    def _alternatives(self):
        ways = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            ways.append(self._sequence())
        return (min((way[0] for way in ways), key=len), max((way[1] for way in ways), key=len))

    def _sequence(self):
        short = long = ""
        while self._peek() not in ("", "|", ")"):
            a, b = self._item()
            short, long = short + a, long + b
        return short, long

    def _item(self):
        mark = self._take()
        if mark == "(":
            short, long = self._alternatives()
            self.at += 1
            if self._peek() == "?":
                self.at += 1
                short = ""
            return short, long
        if mark == "{":
            end = self.text.index("}", self.at)
            said = SLOTS.get(self.text[self.at:end], OTHER_SLOT)
            self.at = end + 1
            return said, said
        return (self._take(),) * 2 if mark == "\\" else (mark, mark)

    def _peek(self):
        return self.text[self.at:self.at + 1]

    def _take(self):
        self.at += 1
        return self.text[self.at - 1]


def phrases_of(node):
    """Both ways of all wordings of a move, phrase or taboo; its own text where it has no slot."""
    ways = [way for wording in node.get("wordings", []) for way in Wording(wording).ways]
    text = node.get("text", "")
    return list(dict.fromkeys(ways + ([text] if text and "×" not in text else [])))


def nodes_with(tree, key):
    """Every mapping in the tree that has the key."""
    if isinstance(tree, dict):
        if key in tree:
            yield tree
        for child in tree.values():
            yield from nodes_with(child, key)
    elif isinstance(tree, list):
        for child in tree:
            yield from nodes_with(child, key)


def slots_filled(text, person):
    """A customer's line with the details of that person."""
    own = {"customer." + key: str(value) for key, value in person.items()}
    own.setdefault("customer.phone_end", str(person.get("phone", "8000"))[-4:])
    return re.sub(r"\{([a-z_.]+)\}",
                  lambda slot: own.get(slot[1], SLOTS.get(slot[1], OTHER_SLOT)), text)


def says_of(turn, customer):
    """[{text, mood}]; a drill's line is a text alone, said in the customer's mood."""
    says = turn.get("says", [])
    return says if isinstance(says, list) else [{"text": says, "mood": customer.get("mood", 50)}]


class Pack:
    def __init__(self, folder=PACK):
        self.trees = {path: self._read(path) for path in
                      sorted(glob.glob(os.path.join(folder, "**", "*.yaml"), recursive=True))}
        self.wordings = {str(node["id"]): phrases_of(node) for tree in self.trees.values()
                         for node in nodes_with(tree, "wordings") if "id" in node}
        self.taboos = [phrase for tree in self.trees.values() for node in nodes_with(tree, "taboos")
                       for taboo in node["taboos"] if isinstance(taboo, dict)
                       for phrase in phrases_of(taboo)]

    @staticmethod
    def _read(path):
        with open(path, encoding="utf-8") as file:
            return yaml.safe_load(file)

    def plays(self):
        """Mappings with `turns`; a drill is a play of one turn and holds it itself."""
        return [{**tree, "turns": tree.get("turns", [{**tree, "id": "drill"}])}
                for tree in self.trees.values()
                if isinstance(tree, dict) and ("turns" in tree or "expects" in tree)]

    def turns(self):
        """{play/turn: phrases}: what it expects, and the taboos, which every turn listens for."""
        turns = {}
        for play in self.plays():
            for turn in play["turns"]:
                wanted = [str(e.get("move") or e.get("phrase")) for e in turn.get("expects", [])]
                phrases = [p for name in wanted for p in self.wordings.get(name, [])]
                turns[f"{play['id']}/{turn['id']}"] = list(dict.fromkeys(phrases + self.taboos))
        return turns

    def phrases(self):
        return list(dict.fromkeys(p for phrases in self.turns().values() for p in phrases))

    def lines(self):
        """What the customers say, with the middle of the mood they say it in."""
        lines = {}
        for play in self.plays():
            who = play.get("customer", {})
            for turn in play["turns"]:
                for says in says_of(turn, who):
                    ends = [int(end) for end in str(says.get("mood", "0-100")).split("-")]
                    text = slots_filled(says["text"], (who.get("people") or [who])[0])
                    line = Line(text, who.get("sex", "male"), who.get("age", 40),
                                sum(ends) / len(ends))
                    lines.setdefault(line.text, line)
        return list(lines.values())

"""What the network tells apart: initials and finals, without tones. Unit 0 is CTC's blank."""
import re

INITIALS = "zh ch sh b p m f d t n l g k h j q x r z c s".split()
FINALS = ("a ai an ang ao e ei en eng er i ia ian iang iao ie ih in ing iong iu iz o ong ou u ua "
          "uai uan uang ui un uo v van ve vn").split()
UNITS = ["_"] + INITIALS + FINALS
NUMBERS = {unit: number for number, unit in enumerate(UNITS)}

# How y and w are written where a syllable has no initial, if dropping the letter is not enough.
AFTER_Y = {"yu": "v", "yue": "ve", "yuan": "van", "yun": "vn", "yi": "i", "yin": "in",
           "ying": "ing", "yong": "iong", "you": "iu", "yo": "o"}
AFTER_W = {"wu": "u", "wei": "ui", "wen": "un", "weng": "ong", "wo": "uo"}


def final_of(initial, rest):
    """The final's unit: i sounds otherwise behind zh and z, u is ü behind j, o is uo behind b."""
    if initial in ("j", "q", "x") and rest.startswith("u"):
        return "v" + rest[1:]
    if rest == "i" and initial in ("zh", "ch", "sh", "r"):
        return "ih"
    if rest == "i" and initial in ("z", "c", "s"):
        return "iz"
    if rest == "o" and initial in ("b", "p", "m", "f"):
        return "uo"
    return rest


def units_of(syllable):
    """Numbers of a toneless syllable's units; none if it is no syllable. The r of erhua is a unit."""
    text = re.sub(r"\d", "", syllable).replace("ü", "v")
    if len(text) > 2 and text.endswith("r"):
        stem = units_of(text[:-1])
        return stem + [NUMBERS["er"]] if stem else []
    initial = next((one for one in INITIALS if text.startswith(one)), "")
    rest = text[len(initial):]
    if not initial and text.startswith("y"):
        rest = AFTER_Y.get(text, "i" + text[1:])
    elif not initial and text.startswith("w"):
        rest = AFTER_W.get(text, "u" + text[1:])
    parts = ([initial] if initial else []) + [final_of(initial, rest)]
    return [NUMBERS[part] for part in parts] if all(part in NUMBERS for part in parts) else []


def text_units(syllables):
    """Units of several syllables in a row; none if one of them is unknown."""
    parts = [units_of(syllable) for syllable in syllables]
    return [unit for part in parts for unit in part] if all(parts) else []

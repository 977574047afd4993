"""Vietnamese text as offices type it: one Unicode form, comparable, sortable."""

import re
import unicodedata
from functools import lru_cache

_CONTROLS = (code for code in [*range(32), 127] if chr(code) not in "\t\n\r")
_INVISIBLE = dict.fromkeys([*map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), *_CONTROLS], None)
_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2007"): " "}
_OLD_HORN = {0x01A2: "Ư", 0x01A3: "ư"}
_ORDINARY = {**_INVISIBLE, **_SPACES, **_OLD_HORN}
_UNUSUAL = re.compile(f"[{re.escape(''.join(map(chr, _ORDINARY)))}]")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: index for index, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def clean(text: str) -> str:
    """NFC, ordinary spaces, no invisible or control characters, Ƣ/ƣ read as Ư/ư; line breaks are kept."""
    if text.isascii() and text.isprintable():  # codes and numbers, the bulk of every workbook
        return text.strip()
    if _UNUSUAL.search(text):  # str.translate takes milliseconds for a long text
        text = text.translate(_ORDINARY)
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(maxsize=1024)  # the same names stand in row after row; a text may be long, so not too many
def squeeze(text: str) -> str:
    """`clean` on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


def without_tones(text: str) -> str:
    """Letters without tone and mark: "Hòa Bình" and "Hoà Bình" both give "Hoa Binh"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold_header(text: str) -> str:
    """The form in which headers and setting names are matched: case, spaces, Unicode form."""
    return squeeze(text).casefold()


def fold_name(text: str) -> str:
    """The form in which unit names are matched.

    Tone placement counts for nothing (hòa = hoà) while marks and tones themselves do, and
    UBND stands for Ủy ban nhân dân.
    """
    folded = fold_header(text).replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")
    words = re.sub(r"[^\w&]+", " ", folded).split()
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    """The word with its tone written once, at the end, so that its place does not matter."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in decomposed if c in _TONES)
    rest = "".join(c for c in decomposed if c not in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def sort_key(text: str) -> str:
    """A key that sorts in Vietnamese order on any database (letters first, tones second)."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", squeeze(text).casefold()):
        if char in _TONES:
            if tones:
                tones[-1] = str(_TONES[char])
            continue
        if unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
            continue
        letters.append(char)
        tones.append("0")
    return "".join(map(_letter_key, letters)) + "!" + "".join(tones)


def _letter_key(letter: str) -> str:
    if letter in _LETTER_ORDER:
        return f"{_LETTER_ORDER[letter] + 40:02d}"
    if letter.isascii() and letter.isdigit():
        return f"{int(letter) + 20:02d}"
    return "10"


def ascii_name(text: str) -> str:
    """A file name part in plain ASCII: letters, digits, dot and dash."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", without_tones(squeeze(text))).strip("-")

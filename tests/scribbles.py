"""Texts that nobody should have typed: for parsers, which may refuse them but in their own words only."""

from hypothesis import strategies as st

_DIGITS = ("0", "7", "12", "٣", "९", "７", "²", "½", "Ⅷ", "〇", "9" * 40)
_NUMBERS = ("1e400", "-1E-400", "NaN", "Infinity", "-inf", "0x1F", "1_000", "1.234.567", "--1", ",", ".")
_SIGNS = ("\x00", "\u2212", "\u200b", "\u00a0", "\u202e", "\u0130", "\uffff", *'%\t\n(*" ')
_LONG = ("9" * 5_000, "x" * 32_767, "ế" * 9_000, "1," * 3_000, "1" + " " * 9_000, "*" * 4_000)


def scribbles(*words: str) -> st.SearchStrategy[str]:
    """Any text; or the words, numbers of every script and odd signs put together, perhaps very long."""
    pieces = st.sampled_from((*words, *_DIGITS, *_NUMBERS, *_SIGNS))
    joined = st.lists(pieces, max_size=14).map("".join)
    long = st.tuples(joined, st.sampled_from(_LONG), joined).map("".join)
    return joined | st.text(max_size=30) | long

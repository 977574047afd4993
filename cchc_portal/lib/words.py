"""Closed vocabularies: a code for the program, a label for people."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A code with its Vietnamese label: `DONE = "done", "Xong"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

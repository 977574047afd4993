"""Finding the unit that a cell means: by code, else by folded name or short name."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc_portal.lib.text import fold_header, fold_name, without_tones

_MOST_CANDIDATES = 3
_MOST_SEARCHES = 200  # a whole column in the wrong place would keep the machine busy for minutes
_NO_CODE = "Không có đơn vị nào mang mã này"
_NO_NAME = "Không có đơn vị nào mang tên này"
_SEVERAL = "Nhiều đơn vị mang tên này"


def is_unmatched(problem: str) -> bool:
    """Whether the sentence says that a name or code means no unit, or several: a person may say which."""
    return problem.startswith((_NO_CODE, _NO_NAME, _SEVERAL))


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as its workbook rows name it. `takes_part` is False where it may be named but not used."""

    id: int
    code: str
    name: str
    short_name: str = ""
    group: str = ""
    takes_part: bool = True
    successor: str = ""

    def is_called(self, name: str) -> bool:
        """Whether the name, however written, is this unit's name, short name or code."""
        folded = fold_name(name)
        return folded in {fold_name(self.name), fold_name(self.short_name), fold_name(self.code)}


@dataclass(frozen=True, slots=True)
class Match:
    """The unit found, or a problem and what was expected; `doubt` is worth a warning."""

    unit: NamedUnit | None = None
    problem: str = ""
    expected: str = ""
    doubt: str = ""


class Directory:
    """All known units, looked up as often as a workbook has rows.

    `aliases`: a name or code as a workbook writes it → the code of the unit that a person said it
    means. They decide only where the directory itself finds no unit, or several. The nearest units
    are named for the first unknown names only.
    """

    def __init__(
        self,
        units: Iterable[NamedUnit],
        *,
        outside: str = "Đơn vị không tham gia đợt này",
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        self._outside = outside
        self._aliases = {fold_name(name): fold_header(code) for name, code in (aliases or {}).items()}
        self._units = list(units)
        self._codes = {fold_header(unit.code): unit for unit in self._units}
        self._names: dict[str, list[NamedUnit]] = {}
        self._searches = 0
        self._known: dict[tuple[str, str], Match] = {}
        for unit in self._units:
            for name in {fold_name(unit.name), fold_name(unit.short_name)} - {""}:
                self._names.setdefault(name, []).append(unit)

    def find(self, code: str, name: str = "") -> Match:
        """The unit of the code, which wins over a name that disagrees; without a code that of the name."""
        key = (code, name)
        if key not in self._known:
            self._known[key] = self._find(code, name)
        return self._known[key]

    def nearest(self, text: str) -> str:
        """The most similar units as people read them, or an empty text."""
        return ", ".join(f"“{unit.name}” ({unit.code})" for unit in self.candidates(text))

    def candidates(self, text: str) -> tuple[NamedUnit, ...]:
        """Up to three units of the most similar names, the most similar first."""
        words = {
            without_tones(fold_header(w)): u for u in self._units for w in (u.code, u.short_name, u.name)
        }
        close = difflib.get_close_matches(without_tones(fold_header(text)), words, n=6, cutoff=0.5)
        return tuple(dict.fromkeys(words[word] for word in close))[:_MOST_CANDIDATES]

    def _find(self, code: str, name: str) -> Match:
        if code:
            unit = self._codes.get(fold_header(code))
            if unit is None:
                return self._named(code, _NO_CODE)
            agrees = not name or unit.is_called(name)
            doubt = "" if agrees else f"Tên đơn vị không khớp với mã {unit.code}; lấy theo mã ({unit.name})"
            return self._admitted(unit, doubt)
        return self._named(name, _NO_NAME)

    def _named(self, name: str, problem: str) -> Match:
        found = self._names.get(fold_name(name), [])
        usable = [unit for unit in found if unit.takes_part] or found
        if len(usable) == 1:
            return self._admitted(usable[0])
        if meant := self._codes.get(self._aliases.get(fold_name(name), "")):
            return self._admitted(meant)
        if usable:
            codes = ", ".join(sorted(unit.code for unit in usable))
            return Match(problem=_SEVERAL, expected=f"ghi mã đơn vị: {codes}")
        self._searches += 1
        near = self.nearest(name) if self._searches <= _MOST_SEARCHES else ""
        return Match(problem=problem, expected=f"một đơn vị đã khai báo, gần nhất là {near}" if near else "")

    def _admitted(self, unit: NamedUnit, doubt: str = "") -> Match:
        if unit.takes_part:
            return Match(unit, doubt=doubt)
        heir = f"đơn vị kế thừa {unit.successor}" if unit.successor else ""
        return Match(problem=self._outside, expected=heir)

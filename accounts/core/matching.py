"""Which unit a workbook means: by code, else by its name or short name, however the tones are placed."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from cchc_portal.lib.text import fold_name, squeeze

_CANDIDATES = 3
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit as it may be named in a workbook."""

    pk: int
    code: str
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The unit meant, or why none; `disagrees` is the name that a code won over."""

    unit: KnownUnit | None
    problem: str = ""
    expected: str = ""
    disagrees: str = ""


class UnitIndex:
    """The units that a workbook may name."""

    def __init__(self, units: Iterable[KnownUnit]) -> None:
        self._by_code: dict[str, KnownUnit] = {}
        self._by_name: dict[str, KnownUnit | None] = {}
        for unit in units:
            self._by_code[unit.code.casefold()] = unit
            for folded in {fold_name(unit.name), fold_name(unit.short_name)} - {""}:
                # A name that two units share names neither: only a code can tell them apart.
                known = self._by_name.get(folded, unit)
                self._by_name[folded] = unit if known is unit else None
        self._matches: dict[tuple[str, str], Match] = {}

    def match(self, code: str, name: str = "") -> Match:
        """The unit of that code, else of that name; a code wins over a name that disagrees."""
        key = (code, name)
        found = self._matches.get(key)
        if found is None:
            found = self._matches[key] = self._by_its_code(code, name) if code else self._by_its_name(name)
        return found

    def _by_its_code(self, code: str, name: str) -> Match:
        unit = self._by_code.get(squeeze(code).casefold())
        if unit is None:
            near = difflib.get_close_matches(squeeze(code).casefold(), self._by_code, _CANDIDATES, _ALIKE)
            return Match(None, "Mã đơn vị không có trong đợt", self._named(near, self._by_code))
        named = self._by_name.get(fold_name(name), unit) if name else unit
        return Match(unit, disagrees=name if named is not unit or self._unknown(name) else "")

    def _unknown(self, name: str) -> bool:
        return bool(name) and fold_name(name) not in self._by_name

    def _by_its_name(self, name: str) -> Match:
        folded = fold_name(name)
        if folded in self._by_name:
            unit = self._by_name[folded]
            problem = "" if unit else "Nhiều đơn vị cùng tên này; cần ghi mã đơn vị"
            return Match(unit, problem)
        known = {key: unit for key, unit in self._by_name.items() if unit}
        near = difflib.get_close_matches(folded, known, _CANDIDATES, _ALIKE)
        return Match(None, "Không tìm thấy đơn vị theo tên", self._named(near, known))

    def _named(self, keys: Iterable[str], units: dict[str, KnownUnit]) -> str:
        names = dict.fromkeys(f"{units[key].code} ({units[key].name})" for key in keys)
        return " hoặc ".join(names)

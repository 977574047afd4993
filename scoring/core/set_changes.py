"""What a corrected criteria set changes, told annex by annex as those who are scored under it read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cchc_portal.lib.numbers import vn
from cchc_portal.lib.text import fold_header
from scoring.core.rows import AnnexRow, BandRow, CriterionRow, SetRows
from scoring.core.words import Method, Word

_EMPTY = "để trống"
_CRITERION = {
    "title": "nội dung",
    "max_points": "điểm tối đa",
    "part": "phần",
    "method": "cách chấm",
    "parameters": "tham số",
    "weight": "trọng số",
    "lead_unit": "đơn vị chủ trì",
    "evidence": "tài liệu kiểm chứng",
    "previous_code": "mã năm trước",
}
_BAND = {"lower": "từ điểm", "conditions": "khống chế"}
_QUESTION = {"text": "nội dung", "scale": "thang"}
_LEVEL = {"label": "nhãn", "weight": "trọng số"}


class ChangeKind(Word):
    ADDED = "added", "Thêm"
    REMOVED = "removed", "Bỏ"
    CHANGED = "changed", "Sửa"


@dataclass(frozen=True, slots=True)
class Detail:
    """What one field says now, and before where there was a before."""

    label: str
    after: str
    before: str | None = None

    @property
    def sentence(self) -> str:
        was = "" if self.before is None else f"{self.before} → "
        return f"{self.label} {was}{self.after}".strip()


@dataclass(frozen=True, slots=True)
class SetChange:
    """`what` names the thing (“tiêu chí 1.1”), `title` says it in words."""

    kind: ChangeKind
    what: str
    title: str = ""
    details: tuple[Detail, ...] = ()

    @property
    def sentence(self) -> str:
        """“Sửa tiêu chí 1.1 “Báo cáo”: điểm tối đa 2 → 3”."""
        title = f" “{self.title}”" if self.title else ""
        told = "; ".join(detail.sentence for detail in self.details)
        return f"{self.kind.label} {self.what}{title}{f': {told}' if told else ''}"


@dataclass(frozen=True, slots=True)
class AnnexChanges:
    """What changes for the units of one group."""

    group: str
    annex: str
    changes: tuple[SetChange, ...]


@dataclass(frozen=True, slots=True)
class SetChanges:
    """`general` is what holds for every group; annexes in which nothing changes are left out."""

    general: tuple[SetChange, ...]
    annexes: tuple[AnnexChanges, ...]

    @property
    def count(self) -> int:
        return len(self.general) + sum(len(annex.changes) for annex in self.annexes)

    def told(self) -> dict[str, Any]:
        """Plain data, as the record of a correction keeps it: sentences, for all and annex by annex."""
        return {
            "general": [change.sentence for change in self.general],
            "annexes": [
                {"group": a.group, "annex": a.annex, "changes": [change.sentence for change in a.changes]}
                for a in self.annexes
            ],
        }


def set_changes(old: SetRows, new: SetRows) -> SetChanges:
    """Everything in which the newer version differs from the older."""
    before, after = _annexes(old), _annexes(new)
    found = [_annex(group, before.get(group), after.get(group), old, new) for group in _merged(before, after)]
    general = [*_settings(old, new), *_questions(old, new), *_levels(old, new)]
    return SetChanges(tuple(general), tuple(annex for annex in found if annex.changes))


def question_codes(rows: SetRows) -> tuple[str, ...]:
    """The survey's questions in order, by which stored answers are read."""
    return tuple(question.code for question in rows.questions)


def survey_differs(old: SetRows, new: SetRows) -> bool:
    """Whether indexes reckoned under the older version no longer answer the newer one's rules."""
    return _survey(old) != _survey(new)


def _survey(rows: SetRows) -> tuple[object, ...]:
    groups = {fold_header(annex.name): annex.group for annex in rows.annexes}
    leaves = {
        (groups.get(fold_header(row.sheet)), row.code): row.parameters
        for row in rows.criteria
        if Method.read(row.method) is Method.SURVEY
    }
    scales = {(row.scale, row.level): row.weight for row in rows.scales}
    return leaves, {row.code: row.scale for row in rows.questions}, scales


def _annexes(rows: SetRows) -> dict[str, AnnexRow]:
    return {annex.group: annex for annex in rows.annexes}


def _annex(
    group: str, before: AnnexRow | None, after: AnnexRow | None, old: SetRows, new: SetRows
) -> AnnexChanges:
    was = _criteria(old, before) if before else {}
    now = _criteria(new, after) if after else {}
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        name = next(annex.name for annex in (after, before) if annex)
        whole = SetChange(kind, f"phụ lục {name}", details=(Detail("", f"{len(was or now)} dòng"),))
        return AnnexChanges(group, name, (whole,))
    frame = _differences(before, after, {"name": "tên", "total": "tổng điểm"})
    changes = [SetChange(ChangeKind.CHANGED, f"phụ lục {after.name}", details=frame)] if frame else []
    changes += _listed(was, now, "tiêu chí ", _CRITERION, title="title")
    changes += _order(was, now)
    changes += _listed(_bands(old, group), _bands(new, group), "mức xếp loại ", _BAND)
    return AnnexChanges(group, after.name, tuple(changes))


def _criteria(rows: SetRows, annex: AnnexRow) -> dict[str, CriterionRow]:
    name = fold_header(annex.name)
    return {row.code: row for row in rows.criteria if fold_header(row.sheet) == name}


def _bands(rows: SetRows, group: str) -> dict[str, BandRow]:
    return {row.name: row for row in rows.bands if row.group == group}


def _order(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[SetChange]:
    if [code for code in was if code in now] == [code for code in now if code in was]:
        return []
    return [SetChange(ChangeKind.CHANGED, "thứ tự các tiêu chí")]


def _settings(old: SetRows, new: SetRows) -> Iterator[SetChange]:
    was = {row.name: row for row in old.settings}
    now = {row.name: row for row in new.settings}
    for name in _merged(was, now):
        before, after = (rows[name].value if name in rows else "" for rows in (was, now))
        if before != after:
            yield SetChange(
                ChangeKind.CHANGED, f"“{name}”", details=(Detail("", _written(after), _written(before)),)
            )


def _questions(old: SetRows, new: SetRows) -> list[SetChange]:
    was, now = ({row.code: row for row in rows.questions} for rows in (old, new))
    return [*_listed(was, now, "câu hỏi khảo sát ", _QUESTION, title="text"), *_moved(old, new)]


def _moved(old: SetRows, new: SetRows) -> list[SetChange]:
    before, after = question_codes(old), question_codes(new)
    if before == after or set(before) != set(after):
        return []
    return [SetChange(ChangeKind.CHANGED, "thứ tự các câu hỏi khảo sát")]


def _levels(old: SetRows, new: SetRows) -> list[SetChange]:
    was, now = (
        {f"{row.scale}, mức {_written(row.level)}": row for row in rows.scales} for rows in (old, new)
    )
    return _listed(was, now, "thang ", _LEVEL)


def _listed(
    was: Mapping[str, Any], now: Mapping[str, Any], what: str, fields: Mapping[str, str], title: str = ""
) -> list[SetChange]:
    """The rows that differ: in the order of the newer version, then what it has no more."""
    found = []
    for key, row in now.items():
        told = _differences(was[key], row, fields) if key in was else ()
        if told or key not in was:
            kind = ChangeKind.CHANGED if told else ChangeKind.ADDED
            found.append(SetChange(kind, what + key, _title(row, title), told or _first(row, fields, title)))
    gone = [(key, row) for key, row in was.items() if key not in now]
    return [*found, *(SetChange(ChangeKind.REMOVED, what + key, _title(row, title)) for key, row in gone)]


def _title(row: object, name: str) -> str:
    return str(getattr(row, name)) if name else ""


def _first(row: object, fields: Mapping[str, str], title: str) -> tuple[Detail, ...]:
    """What an added row says, its title aside."""
    said = ((label, _written(getattr(row, name))) for name, label in fields.items() if name != title)
    return tuple(Detail(label, value) for label, value in said if value != _EMPTY)


def _differences(before: object, after: object, fields: Mapping[str, str]) -> tuple[Detail, ...]:
    pairs = ((label, getattr(before, name), getattr(after, name)) for name, label in fields.items())
    return tuple(Detail(label, _written(now), _written(was)) for label, was, now in pairs if was != now)


def _written(value: object) -> str:
    if isinstance(value, Decimal):
        return vn(value)
    return str(value) if value not in (None, "") else _EMPTY


def _merged(was: Iterable[str], now: Iterable[str]) -> Sequence[str]:
    """The keys of the newer version in its order, then those that only the older has."""
    return list(dict.fromkeys([*now, *was]))

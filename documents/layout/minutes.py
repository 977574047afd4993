"""The minutes of a working session (biên bản làm việc): what they print, from the frozen content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.numbers import vn_fixed
from documents.layout.issue_day import moment_in_words
from documents.layout.sums import FiguresDisagree
from scoring.core.minutes_content import MinutesContent, MinutesLine
from scoring.core.task_force import NamedMember, chair_of, secretary_of
from scoring.core.words import Part

_ZERO = Decimal(0)
_SHOWN_OF_HASH = 16


@dataclass(frozen=True, slots=True)
class MinutesStamp:
    """What ties the paper to its row; number and day once they are on record."""

    code: str
    content_hash: str
    number: str = ""
    issued_on: date | None = None

    @property
    def line(self) -> str:
        return f"Mã xác thực {self.code} · SHA-256 {self.content_hash[:_SHOWN_OF_HASH]}…"


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """A row of the table, every cell as printed. `level` is domain, branch, leaf or sum."""

    level: str
    code: str
    title: str
    maximum: str
    own: str
    awarded: str
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines above, the name below where it is known."""

    title: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    content: MinutesContent
    stamp: MinutesStamp
    subject: str
    began: str
    finished: str
    decision: str
    members: tuple[str, ...]
    rows: tuple[MinutesRow, ...]
    result: str
    opinions: tuple[str, ...]
    conclusion: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def number_parts(self) -> tuple[str, str]:
        """Number before and symbol after the stroke; the number is empty before it is on record."""
        number, stroke, symbol = self.stamp.number.partition("/")
        return (number, symbol) if stroke else (self.stamp.number, self.content.force.symbol)


def minutes_paper(content: MinutesContent, stamp: MinutesStamp) -> MinutesPaper:
    """The paper. Raises FiguresDisagree where its lines do not add up to the frozen totals."""
    _check(content)
    return MinutesPaper(
        content=content,
        stamp=stamp,
        subject=_subject(content),
        began=moment_in_words(content.began_at),
        finished=moment_in_words(content.finished_at),
        decision=_decision(content),
        members=tuple(_member(member, content.members) for member in content.members),
        rows=tuple(_rows(content)),
        result=_result(content),
        opinions=_paragraphs(content.opinions),
        conclusion=_paragraphs(content.conclusion),
        signatures=_signatures(content),
    )


def _subject(content: MinutesContent) -> str:
    return (
        f"Làm việc giữa {content.force.name} và {content.unit_name} "
        f"về kết quả chấm điểm cải cách hành chính năm {content.year}"
    )


def _decision(content: MinutesContent) -> str:
    force = content.force
    return f"Quyết định số {force.decision} ngày {vn_day(force.decided_on)} của {force.issuer}"


def _member(member: NamedMember, members: Sequence[NamedMember]) -> str:
    if member is chair_of(members):
        return f"{member.line} (chủ trì)"
    return f"{member.line} (ghi biên bản)" if member is secretary_of(members) else member.line


def _rows(content: MinutesContent) -> list[MinutesRow]:
    rows = [_leaf(line) if line.is_leaf else _branch(line, content.lines) for line in content.lines]
    return [*rows, _sum(content)]


def _leaf(line: MinutesLine) -> MinutesRow:
    return MinutesRow(
        "leaf",
        line.code,
        line.title,
        vn_fixed(line.maximum),
        line.own_told,
        line.awarded_told,
        line.state.label if line.state else "",
        line.note,
    )


def _branch(line: MinutesLine, lines: Sequence[MinutesLine]) -> MinutesRow:
    """Its sums are those of the leaves printed below it, so that they can be added up on paper."""
    below = [leaf for leaf in lines if leaf.is_leaf and leaf.code.startswith(f"{line.code}.")]
    return MinutesRow("branch" if line.parent else "domain", line.code, line.title, *_sums(below))


def _sum(content: MinutesContent) -> MinutesRow:
    return MinutesRow("sum", "", "Tổng cộng", *_sums(_main(content)))


def _sums(leaves: Sequence[MinutesLine]) -> tuple[str, str, str]:
    return (
        vn_fixed(sum((leaf.maximum for leaf in leaves), start=_ZERO)),
        vn_fixed(_add(leaf.own for leaf in leaves)),
        vn_fixed(_add(leaf.awarded for leaf in leaves)),
    )


def _add(points: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in points if each is not None), start=_ZERO)


def _main(content: MinutesContent) -> list[MinutesLine]:
    return [line for line in content.lines if line.is_leaf and line.part is Part.MAIN]


def _check(content: MinutesContent) -> None:
    main = _main(content)
    found = (_add(line.own for line in main), _add(line.awarded for line in main))
    stored = (content.totals.own, content.totals.awarded)
    if found != stored:
        added, said = (f"{vn_fixed(own)} và {vn_fixed(awarded)}" for own, awarded in (found, stored))
        raise FiguresDisagree(f"{content.unit_name}: cộng từ các tiêu chí là {added}, biên bản ghi {said}")


def _result(content: MinutesContent) -> str:
    totals = content.totals
    extra = f"; điểm thưởng, điểm trừ {vn_fixed(totals.extra)}" if totals.extra else ""
    return (
        f"Điểm tự chấm {vn_fixed(totals.own)}, điểm thẩm định {vn_fixed(totals.awarded)} trên "
        f"{vn_fixed(totals.applicable_max)} điểm tối đa áp dụng{extra}. "
        f"Thống nhất {totals.agreed} tiêu chí, bảo lưu {totals.reserved} tiêu chí."
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _signatures(content: MinutesContent) -> tuple[Signature, ...]:
    """The unit on the left, the Tổ giúp việc on the right; between them who wrote, where somebody did."""
    chair, secretary = chair_of(content.members), secretary_of(content.members)
    written = (Signature(("THƯ KÝ",), secretary.name),) if secretary else ()
    unit = Signature(("ĐẠI DIỆN", "ĐƠN VỊ"), content.unit_signer)
    return unit, *written, Signature(("ĐẠI DIỆN", "TỔ GIÚP VIỆC"), chair.name if chair else "")

"""Recomputing a stored run and telling every difference."""

import zlib
from collections.abc import Iterator

from cchc_portal.lib.refusal import Refused
from scoring.core import ENGINE_VERSION, engine
from scoring.core.canonical import hash_of, restore
from scoring.core.results import LineResult, RunResult, UnitResult
from scoring.models import ScoreLine, ScoreRun, UnitScore


class NoSuchRun(Refused):
    """No run has that code."""


def run_named(code: str) -> ScoreRun:
    """The run of that code. Raises NoSuchRun."""
    run = ScoreRun.objects.select_related("round").filter(code=code).first()
    if run is None:
        raise NoSuchRun(f"Không có lượt tính {code}; xem danh sách tại trang Lượt tính điểm")
    return run


def differences(run: ScoreRun) -> list[str]:
    """Sentences on everything in which the stored run is not what its inputs give; empty when sound."""
    data = zlib.decompress(bytes(run.inputs))
    found: list[str] = []
    if run.engine_version != ENGINE_VERSION:
        found.append(f"Lượt tính dùng bộ máy {run.engine_version}, bộ máy hiện nay là {ENGINE_VERSION}")
    if hash_of(data) != run.input_hash:
        found.append("Mã băm của đầu vào đã lưu không khớp mã băm của lượt tính")
    result = engine.run(restore(data))
    return [*found, *_unit_differences(run, result), *_line_differences(run, result)]


def _unit_differences(run: ScoreRun, result: RunResult) -> Iterator[str]:
    stored = {s.unit.code: s for s in UnitScore.objects.filter(run=run).select_related("unit")}
    computed = {unit.code: unit for unit in result.units}
    for code in sorted(stored.keys() ^ computed.keys()):
        yield f"{code}: chỉ có ở một bên, giữa bản lưu và kết quả tính lại"
    for code in sorted(stored.keys() & computed.keys()):
        for name, was, now in _unit_figures(stored[code], computed[code]):
            if was != now:
                yield f"{code}: {name} đã lưu {was}, tính lại được {now}"


def _unit_figures(score: UnitScore, unit: UnitResult) -> list[tuple[str, object, object]]:
    return [
        ("điểm đạt", score.obtained, unit.obtained),
        ("điểm tối đa áp dụng", score.applicable_max, unit.applicable_max),
        ("thưởng, trừ", score.extra, unit.extra),
        ("chỉ số", score.index, unit.index),
        ("xếp loại", score.band or None, unit.band),
        ("hạng", score.rank, unit.rank),
        ("số đơn vị xếp hạng", score.rank_of, unit.rank_of),
        ("tiêu chí thiếu", list(score.missing), list(unit.missing)),
        ("phiếu hợp lệ", score.valid_forms, unit.valid_forms),
    ]


def _line_differences(run: ScoreRun, result: RunResult) -> Iterator[str]:
    computed = {(unit.code, line.criterion): line for unit in result.units for line in unit.lines}
    stored = ScoreLine.objects.filter(run=run).select_related("unit")
    seen = set()
    for line in stored.order_by("id"):
        key = (line.unit.code, line.criterion_code)
        seen.add(key)
        if key not in computed or not _same(line, computed[key]):
            yield f"{key[0]} {key[1]}: dòng điểm đã lưu không như kết quả tính lại"
    for code, criterion in sorted(computed.keys() - seen):
        yield f"{code} {criterion}: thiếu dòng điểm đã lưu"


def _same(line: ScoreLine, result: LineResult) -> bool:
    return (
        line.max_points,
        line.points,
        line.status,
        line.stage or None,
        list(line.because),
    ) == (
        result.max,
        result.points,
        result.status,
        result.stage,
        list(result.because),
    )

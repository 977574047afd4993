"""A run as a workbook: results by unit, points by domain, every line with its reasons, the source."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils import timezone

from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from scoring.models import Criterion, Publication, ScoreLine, ScoreRun, UnitScore

POINTS = "0.00"
_RESULT_COLUMNS = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Tên đơn vị", 44),
    OutColumn("Nhóm", 12),
    OutColumn("Điểm đạt", 10, POINTS),
    OutColumn("Điểm tối đa áp dụng", 12, POINTS),
    OutColumn("Thưởng, trừ", 10, POINTS),
    OutColumn("Chỉ số", 10, POINTS),
    OutColumn("Xếp loại", 14),
    OutColumn("Hạng", 8),
    OutColumn("Trong số", 8),
    OutColumn("Phiếu hợp lệ", 10),
    OutColumn("Ghi chú", 40),
)
_DOMAIN_COLUMNS = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Mã lĩnh vực", 12),
    OutColumn("Lĩnh vực", 60),
    OutColumn("Điểm đạt", 10, POINTS),
    OutColumn("Điểm tối đa áp dụng", 12, POINTS),
)
_LINE_COLUMNS = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Mã tiêu chí", 12),
    OutColumn("Nội dung", 60),
    OutColumn("Điểm tối đa", 10, POINTS),
    OutColumn("Điểm", 10, POINTS),
    OutColumn("Trạng thái", 16),
    OutColumn("Vì sao", 90),
)
_SOURCE_COLUMNS = (OutColumn("Thuộc tính", 30), OutColumn("Giá trị", 80))


def results_workbook(run: ScoreRun) -> bytes:
    """The .xlsx of a run; every sheet of a run that is not published says that it is a draft."""
    publication = Publication.objects.filter(run=run).order_by("-number").first()
    titles = _titles(run, publication)
    group_of = dict(UnitScore.objects.filter(run=run).values_list("unit_id", "group_code"))
    names = _criterion_titles(run)
    return write_workbook(
        [
            OutSheet("Kết quả", _RESULT_COLUMNS, _results(run), titles),
            OutSheet("Lĩnh vực", _DOMAIN_COLUMNS, _domains(run, names), titles),
            OutSheet("Chi tiết", _LINE_COLUMNS, _lines(run, group_of, names), titles),
            OutSheet("Nguồn số liệu", _SOURCE_COLUMNS, _source(run, publication), titles),
        ]
    )


def _titles(run: ScoreRun, publication: Publication | None) -> list[str]:
    titles = [f"KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM {run.round.year} - {run.get_kind_display()}"]
    if publication is None:
        titles.append("BẢN NHÁP - chưa công bố")
    if run.round.is_sample:
        titles.append("DỮ LIỆU MINH HỌA")
    return titles


def _criterion_titles(run: ScoreRun) -> dict[tuple[str, str], str]:
    """Titles by group code and criterion code."""
    rows = Criterion.objects.filter(catalogue__criteria_set=run.criteria_set_id)
    return {(g, c): title for g, c, title in rows.values_list("catalogue__group__code", "code", "title")}


def _results(run: ScoreRun) -> Iterator[tuple[Value, ...]]:
    scores = UnitScore.objects.filter(run=run).select_related("unit")
    for score in scores.order_by("unit__group__order", "group_code", "rank", "unit__sort_key"):
        yield (
            *(score.unit.code, score.unit.name, score.group_code),
            *(score.obtained, score.applicable_max, score.extra, score.index),
            *(score.band or None, score.rank, score.rank_of if score.rank else None, score.valid_forms),
            _note(score),
        )


def _note(score: UnitScore) -> str:
    if score.missing:
        return f"Chưa đủ dữ liệu: {', '.join(score.missing)}"
    return "" if score.ranked else "Không xếp hạng"


def _domains(run: ScoreRun, names: dict[tuple[str, str], str]) -> Iterator[tuple[Value, ...]]:
    scores = UnitScore.objects.filter(run=run).select_related("unit")
    for score in scores.order_by("unit__group__order", "unit__sort_key"):
        for domain in score.domains:
            yield (
                *(score.unit.code, domain["code"], names.get((score.group_code, domain["code"]), "")),
                *(Decimal(domain["obtained"]), Decimal(domain["applicable_max"])),
            )


def _lines(
    run: ScoreRun, group_of: dict[int, str], names: dict[tuple[str, str], str]
) -> Iterator[tuple[Value, ...]]:
    for line in ScoreLine.objects.filter(run=run).select_related("unit").order_by("id"):
        yield (
            *(line.unit.code, line.criterion_code),
            names.get((group_of[line.unit_id], line.criterion_code), ""),
            *(line.max_points, line.points, line.get_status_display(), "\n".join(line.because)),
        )


def _source(run: ScoreRun, publication: Publication | None) -> Iterator[tuple[Value, ...]]:
    yield "Đợt", run.round.code
    yield "Bộ tiêu chí", str(run.criteria_set)
    yield "Lượt tính", run.code
    yield "Loại", run.get_kind_display()
    yield "Tính lúc", f"{timezone.localtime(run.computed_at):%H:%M:%S %d/%m/%Y}"
    yield "Phiên bản bộ máy", run.engine_version
    yield "Mã băm đầu vào", f"sha256:{run.input_hash}"
    yield "Công bố", publication.code if publication else "chưa công bố (bản nháp)"

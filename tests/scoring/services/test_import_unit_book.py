from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.unit_book import RowResult
from scoring.core.workflow import AssessmentState
from scoring.models import Award, Claim, ClaimChange, Criterion, Timetable
from scoring.selectors.unit_book import unit_book
from scoring.services.import_unit_book import AGAIN, KEPT_THEIRS, WRITTEN_BEFORE, import_unit_book
from scoring.services.save_claim import EXEMPT, SheetLocked
from tests import factories
from tests.scoring.sheets_of_units import NOW, make_sheets, saved
from tests.scoring.unit_books import filled, kept

POINTS, REASON = "Điểm", "Lý do (giải trình)"


@pytest.fixture
def sheets(db):
    """Three judged leaves of 10 points in domain 1."""
    made = make_sheets()
    first = Criterion.objects.get(code="1.1")
    for order, code in enumerate(("1.2", "1.3"), start=10):
        first.pk, first.code, first.order, first.title = None, code, order, f"Tiêu chí {code}"
        first.save()
    return made


@pytest.fixture
def hoa(sheets):
    return factories.make_person(None, username="hoa")


@pytest.fixture
def handed_in(sheets, hoa, tmp_path):
    """Hands the bytes in as hoa."""

    def hand_in(data: bytes):
        path = kept(tmp_path / "phieu.xlsx", data)
        return import_unit_book(path=path, assessment=sheets.a, by=hoa, now=NOW)

    return hand_in


def _results(outcomes):
    return {outcome.code: outcome.result for outcome in outcomes}


def _points():
    return dict(Claim.objects.values_list("criterion_code", "points"))


def test_rows_filled_in_are_saved_and_the_others_kept(sheets, hoa, handed_in):
    saved(sheets.a, hoa, points="7")
    data = filled(unit_book(sheets.a), {("1.2", POINTS): 7.25, ("1.2", REASON): "Đủ hồ sơ"})
    outcomes = handed_in(data)

    assert _results(outcomes) == {
        "1.1": RowResult.UNCHANGED,
        "1.2": RowResult.WRITTEN,
        "1.3": RowResult.BLANK,
    }
    assert (_points(), Claim.objects.get(criterion_code="1.2").reason) == (
        {"1.1": 7, "1.2": Decimal("7.25")},
        "Đủ hồ sơ",
    )
    assert ClaimChange.objects.get(criterion_code="1.2").source == "workbook"
    assert [(o.title, o.domain) for o in outcomes][1] == ("Tiêu chí 1.2", "1")


def test_row_emptied_keeps_what_is_stored(sheets, hoa, handed_in):
    saved(sheets.a, hoa, points="7")
    outcomes = handed_in(filled(unit_book(sheets.a), {("1.1", POINTS): None}))

    assert (_results(outcomes)["1.1"], _points()) == (RowResult.BLANK, {"1.1": 7})


def test_invalid_rows_stop_no_other(sheets, handed_in):
    cells = {("1.1", POINTS): 11, ("1.2", POINTS): "bảy", ("1.3", POINTS): 3}
    outcomes = handed_in(filled(unit_book(sheets.a), cells))

    assert [(o.result, o.said) for o in outcomes] == [
        (RowResult.WRONG, ("Điểm: điểm phải từ 0 đến 10",)),
        (RowResult.WRONG, ("“bảy” không phải là số; nhập như 1,5 hoặc 1.5",)),
        (RowResult.WRITTEN, ()),
    ]
    assert _points() == {"1.3": 3}


def test_line_saved_since_is_a_conflict_and_theirs_stays(sheets, hoa, handed_in):
    saved(sheets.a, hoa, points="7")
    data = filled(unit_book(sheets.a), {("1.1", POINTS): 8})
    saved(sheets.a, hoa, points="6", version=1)
    outcome = handed_in(data)[0]

    assert (outcome.result, outcome.said) == (
        RowResult.CONFLICT,
        ("Dòng này đã được Lê Thị Hoa lưu lúc 09:00 ngày 10/11/2020.",),
    )
    assert (outcome.theirs.by, outcome.theirs.at, outcome.theirs.value) == ("Lê Thị Hoa", NOW, "6 điểm")
    assert (_points(), ClaimChange.objects.count()) == ({"1.1": 6}, 2)


def test_line_begun_by_another_since_is_a_conflict(sheets, hoa, handed_in):
    data = filled(unit_book(sheets.a), {("1.1", POINTS): 8})
    saved(sheets.a, hoa, points="6")

    assert (_results(handed_in(data))["1.1"], _points()) == (RowResult.CONFLICT, {"1.1": 6})


def test_row_not_touched_is_no_conflict_whatever_was_saved_since(sheets, hoa, handed_in):
    saved(sheets.a, hoa, points="7", reason="Hai\r\ndòng")
    data = unit_book(sheets.a)
    saved(sheets.a, hoa, points="6", version=1)
    outcome = handed_in(data)[0]

    assert (outcome.result, outcome.said, _points()) == (RowResult.UNCHANGED, (KEPT_THEIRS,), {"1.1": 6})


def test_book_handed_in_twice_changes_nothing_more(sheets, handed_in):
    data = filled(unit_book(sheets.a), {("1.1", POINTS): 8})
    first, second = handed_in(data), handed_in(data)

    assert [(found[0].result, found[0].said) for found in (first, second)] == [
        (RowResult.WRITTEN, ()),
        (RowResult.UNCHANGED, (WRITTEN_BEFORE,)),
    ]
    assert ClaimChange.objects.count() == 1


def test_row_changed_again_in_the_same_book_is_told_apart_and_overwrites_nothing(sheets, handed_in):
    data = unit_book(sheets.a)
    handed_in(filled(data, {("1.1", POINTS): 8}))
    outcome = handed_in(filled(data, {("1.1", POINTS): 9}))[0]

    told = AGAIN.format(at="09:00 ngày 10/11/2020")
    assert (outcome.result, outcome.said, outcome.theirs.value) == (RowResult.AGAIN, (told,), "8 điểm")
    assert _points() == {"1.1": 8}


def test_row_that_somebody_else_saved_over_ones_own_upload_is_their_conflict(sheets, handed_in):
    data = unit_book(sheets.a)
    handed_in(filled(data, {("1.1", POINTS): 8}))
    saved(sheets.a, factories.make_person(None, username="nam"), points="5", version=1)

    assert _results(handed_in(filled(data, {("1.1", POINTS): 9})))["1.1"] == RowResult.CONFLICT


def test_row_that_another_officer_handed_in_by_the_same_book_is_a_conflict(sheets, hoa, handed_in, tmp_path):
    data = unit_book(sheets.a)
    handed_in(filled(data, {("1.1", POINTS): 8}))
    path = kept(tmp_path / "b.xlsx", filled(data, {("1.1", POINTS): 9}))
    nam = factories.make_person(None, username="nam")

    assert import_unit_book(path=path, assessment=sheets.a, by=nam, now=NOW)[0].result == RowResult.CONFLICT


def test_book_holds_neither_survey_leaves_nor_exempt_ones(sheets, handed_in):
    _exempt(sheets, "1.2")

    assert [outcome.code for outcome in handed_in(unit_book(sheets.a))] == ["1.1", "1.3"]


def test_leaf_exempted_since_is_refused_with_the_reason(sheets, handed_in):
    data = filled(unit_book(sheets.a), {("1.2", POINTS): 5})
    _exempt(sheets, "1.2")
    outcome = handed_in(data)[1]

    assert (outcome.result, outcome.said) == (RowResult.WRONG, (EXEMPT,))


def test_warnings_of_a_saved_row_are_told(sheets, handed_in):
    cells = {("1.1", "Trạng thái"): "Không áp dụng", ("1.1", REASON): "Không có thủ tục"}
    outcome = handed_in(filled(unit_book(sheets.a), cells))[0]

    told = "Đề nghị không áp dụng chỉ có hiệu lực khi thẩm định chấp thuận"
    assert (outcome.result, outcome.said) == (RowResult.WRITTEN, (told,))


@pytest.mark.parametrize("state", sorted(set(AssessmentState) - {"draft", "returned"}))
def test_locked_sheet_refuses_the_whole(sheets, handed_in, state):
    data = filled(unit_book(sheets.a), {("1.1", POINTS): 8})
    type(sheets.a).objects.filter(pk=sheets.a.pk).update(state=state)
    with pytest.raises(SheetLocked):
        handed_in(data)

    assert (Claim.objects.count(), AuditEvent.objects.filter(verb="import_unit_book").count()) == (0, 0)


def test_late_book_is_refused_with_the_reason(sheets, handed_in):
    Timetable.objects.create(
        round=sheets.round, self_due_at=NOW - timedelta(hours=1), set_at=NOW, set_by=system_actor()
    )
    with pytest.raises(SheetLocked, match="Đã hết thời gian tự chấm"):
        handed_in(filled(unit_book(sheets.a), {("1.1", POINTS): 8}))

    assert Claim.objects.count() == 0


def test_book_of_the_sibling_is_refused(sheets, handed_in):
    with pytest.raises(WorkbookRefused, match="Tệp là phiếu của đơn vị B, đợt 2020"):
        handed_in(filled(unit_book(sheets.b), {("1.1", POINTS): 8}))

    assert Claim.objects.count() == 0


def test_import_is_one_event_with_counts_and_hash(sheets, handed_in):
    data = filled(unit_book(sheets.a), {("1.1", POINTS): 8, ("1.2", POINTS): 11})
    handed_in(data)

    event = AuditEvent.objects.get(verb="import_unit_book")
    counts = {"written": 1, "unchanged": 0, "blank": 1, "wrong": 1, "conflict": 0, "again": 0}
    assert (event.actor, event.target_ref) == ("hoa", "2020/A")
    assert event.detail == {"sha256": sha256_bytes(data), **counts}


def _exempt(sheets, code):
    Award.objects.create(
        round=sheets.round,
        unit=sheets.a.unit,
        criterion_code=code,
        stage="appraisal",
        state="not_applicable",
        reason="Không có TTHC",
        awarded_at=NOW,
        awarded_by=system_actor(),
    )

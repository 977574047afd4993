from datetime import UTC, datetime

from results.core.gate import Item, Page, Place, PointKind
from results.core.gate_final import OvertakenRequest, RunningTime, WaitingRequest, final_points
from scoring.core.causes import causes_of
from scoring.core.compare import compare
from scoring.core.engine import run
from scoring.core.types import UnitInput
from tests.scoring.core.samples import GROUP, award, judged, run_of, set_of

NAMES = {"U": "Sở U", "V": "Sở V"}
UNITS = (UnitInput("U", GROUP), UnitInput("V", GROUP))


def test_nothing_waiting_and_nothing_changed_is_open():
    assert final_points((), (), (), (), NAMES) == ()


def test_request_that_waits_is_named_with_whom_it_waits_for():
    waiting = WaitingRequest(37, "YK-2020-0037", "U", "1.1", "Chờ đơn vị chủ trì")
    (point,) = final_points((), (waiting,), (), (), NAMES)

    assert (point.kind, point.sentence) == (PointKind.UNDECIDED, "1 đề nghị điều chỉnh chưa có quyết định")
    sentence = "YK-2020-0037, Sở U, tiêu chí 1.1: “Chờ đơn vị chủ trì”"
    assert point.items == (Item(sentence, Place(Page.OBJECTION, "37")),)


def test_decision_on_an_agreement_that_a_correction_overtook_leads_to_its_thread():
    overtaken = OvertakenRequest(37, "YK-2020-0037", "U", "1.1", "Sở V thống nhất trước; hãy lấy lại.")
    (point,) = final_points((), (), (overtaken,), (), NAMES)

    assert (point.kind, point.may_be_acknowledged) == (PointKind.OVERTAKEN, False)
    sentence = "YK-2020-0037, Sở U, tiêu chí 1.1: Sở V thống nhất trước; hãy lấy lại."
    assert point.items == (Item(sentence, Place(Page.OBJECTION, "37")),)


def test_difference_without_a_cause_that_counts_leads_to_the_comparison():
    before = run_of(set_of(judged("1"), judged("2")), award("U", "1", points="7"), units=UNITS)
    after = run_of(
        set_of(judged("1"), judged("2")),
        award("U", "1", points="8"),
        award("V", "2", points="5"),
        units=UNITS,
    )
    changes = causes_of(compare(run(before), run(after)), before, after, ())
    (point,) = final_points((), (), (), changes, NAMES)

    assert (point.kind, point.place) == (PointKind.UNEXPLAINED, Place(Page.COMPARISON))
    assert point.sentences == (
        "Sở U, tiêu chí 1: 7,00 thành 8,00 (Thẩm định khác)",
        "Sở V, tiêu chí 2: thiếu thành 5,00 (Thẩm định khác)",
    )


def test_time_that_still_runs_is_named_with_whom_and_until_when():
    board, lead = Place(Page.BOARD), Place(Page.LEADS)
    running = (
        RunningTime("3 đơn vị, 1 chưa phản hồi", datetime(2021, 1, 15, tzinfo=UTC), board),
        RunningTime("Sở V (đơn vị chủ trì)", datetime(2021, 1, 18, 17, tzinfo=UTC), lead),
    )
    (point,) = final_points(running, (), (), (), NAMES)

    assert (point.kind, point.may_be_acknowledged) == (PointKind.WINDOW, False)
    assert point.sentence == (
        "Thời gian phản hồi chưa hết: nhận ý kiến trước 17:00 ngày 18/01/2021; "
        "trước lúc ấy không công bố kết quả chính thức, dù đơn vị đã trả lời"
    )
    assert point.items == (
        Item("3 đơn vị, 1 chưa phản hồi: nhận ý kiến hết ngày 14/01/2021", board),
        Item("Sở V (đơn vị chủ trì): nhận ý kiến trước 17:00 ngày 18/01/2021", lead),
    )


def test_window_without_a_closing_asks_for_one():
    running = (RunningTime("3 đơn vị, 3 chưa phản hồi", None, Place(Page.BOARD)),)
    (point,) = final_points(running, (), (), (), NAMES)

    assert point.told == (
        "Thời gian phản hồi chưa đặt hạn; hãy công bố lại kết quả dự kiến kèm hạn phản hồi: "
        "3 đơn vị, 3 chưa phản hồi: chưa đặt hạn"
    )

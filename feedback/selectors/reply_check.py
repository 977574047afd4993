"""What keeps a reply from being sent, as sentences."""

from feedback.core.request import request_findings
from feedback.core.words import ReplyKind
from feedback.models import Reply
from feedback.selectors.published import PublishedAnnex, published_annex
from feedback.selectors.replies import entry_of, requests_of
from scoring.selectors.progress import rounding_of

NO_PAPER = "Chưa ghi văn bản phối hợp của đơn vị (số, ngày)."
NO_FILE = "Chưa có tệp văn bản phối hợp đã ký."


def reply_findings(reply: Reply, kind: ReplyKind) -> list[str]:
    """Empty where the answer may go out: three queries at most."""
    requests = requests_of(reply)
    if kind is ReplyKind.AGREE:
        return (
            [f"Còn {len(requests)} đề nghị điều chỉnh; bỏ hết đề nghị thì mới thống nhất toàn bộ được."]
            if requests
            else []
        )
    found = (
        [] if requests else ["Chưa có đề nghị nào; hãy chọn ít nhất một tiêu chí, hoặc thống nhất toàn bộ."]
    )
    if reply.paper is None:
        found.append(NO_PAPER)
    elif not reply.paper.file:
        found.append(NO_FILE)
    annex = published_annex(reply.window, reply.unit)
    by_line = line_findings(reply, annex) if annex else {}
    return [*found, *(f"Tiêu chí {code}: {said}" for code, points in by_line.items() for said in points)]


def line_findings(reply: Reply, annex: PublishedAnnex) -> dict[str, tuple[str, ...]]:
    """What is wrong with each request, by leaf: one query."""
    rounding = rounding_of(reply.window.publication.run.criteria_set)
    found: dict[str, tuple[str, ...]] = {}
    for x in requests_of(reply):
        criterion = annex.criterion(x.criterion_code)
        if criterion is None:
            found[x.criterion_code] = ("Phụ lục đã công bố không còn tiêu chí này.",)
            continue
        entry = entry_of(x, reply.unit.code)
        wrong = request_findings(entry, criterion, annex.lines[x.criterion_code], rounding)
        if wrong:
            found[x.criterion_code] = tuple(finding.message for finding in wrong)
    return found

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import CommandError

from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.refusal import Refused
from scoring.core.correction_work import some
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import CriteriaSet, Round
from scoring.selectors.correction_preview import CorrectionPreview, correction_preview
from scoring.selectors.corrections import newer_versions
from scoring.services.correct_catalogue import CorrectingDocument, correct_catalogue


class Command(PortalCommand):
    help = "Đính chính bộ tiêu chí của một đợt: chuyển đợt sang phiên bản mới hơn của cùng quyết định"

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--to", type=int, metavar="PHIÊN-BẢN", help="mặc định: phiên bản mới nhất")
        parser.add_argument("--document", metavar="SỐ", default="", help="số văn bản đính chính")
        parser.add_argument("--document-date", metavar="NGÀY", help="ngày văn bản, dd/mm/yyyy")
        parser.add_argument("--reason", metavar="LÝ-DO", default="")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem thay đổi gì, ai thay đổi")

    def report(self, **options: Any) -> Report:
        round = round_from(options)
        newer = _newer(round, options["to"])
        preview = correction_preview(round, newer)
        sentences = list(_told(preview))
        if preview.refusals:
            raise Refused(*preview.refusals)
        if not options["dry_run"]:
            correct_catalogue(
                round=round,
                criteria_set=newer,
                reason=options["reason"],
                document=CorrectingDocument(options["document"], _day(options["document_date"])),
                basis=preview.basis,
                by=actor_named(options["by"]),
            )
            sentences.append(
                f"Đã đính chính đợt {round.code} sang {newer}; hãy tính điểm lại (compute_scores)"
            )
        return self.done(
            *sentences,
            round=round.code,
            decision=newer.decision,
            version=newer.version,
            dry_run=options["dry_run"],
            changes=preview.changes.told(),
            moved={run.kind.value: [change.code for change in run.moved] for run in preview.runs},
            to_return=list(preview.to_return),
        )


def _newer(round: Round, version: int | None) -> CriteriaSet:
    versions = newer_versions(round)
    found = next((each for each in versions if version in (None, each.version)), None)
    if found is None:
        wanted = f"phiên bản {version}" if version else "phiên bản nào"
        raise Refused(
            f"Không có {wanted} mới hơn {round.criteria_set}; hãy nhập bộ tiêu chí (import_catalogue)"
        )
    return found


def _told(preview: CorrectionPreview) -> Iterator[str]:
    told = preview.changes.told()
    yield from told["general"]
    for annex in told["annexes"]:
        yield from (f"{annex['annex']}: {sentence}" for sentence in annex["changes"])
    for run in preview.runs:
        codes = some([change.code for change in run.moved])
        moved = f"{len(run.moved)} đơn vị thay đổi ({codes}), " if codes else ""
        yield f"Điểm {run.kind.label.lower()}: {moved}{run.still} đơn vị giữ nguyên"
    if preview.to_return:
        yield f"Đã nộp, phải trả lại bản tự chấm: {', '.join(preview.to_return)}"
    if preview.by_survey:
        yield "Phải bàn giao khảo sát lại (hand_over_survey)"


def _day(text: str | None) -> date:
    if text is None:
        raise CommandError("Cần --document-date NGÀY", returncode=2)
    try:
        return parse_day(text)
    except DayError as error:
        raise CommandError(f"--document-date: {error}", returncode=2) from error

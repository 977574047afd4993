from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.dates import DayError, parse_day
from feedback.models import FeedbackWindow
from results.services.publish_run import PublicationOutcome, publish_run
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import Publication
from scoring.models.publication import PUBLISHED_KINDS


class Command(PortalCommand):
    help = "Công bố lượt tính mới nhất của một đợt: một người trình, một người khác duyệt"
    writes = False  # two people act, each named by an argument of their own

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--kind", required=True, choices=[kind for kind, _ in PUBLISHED_KINDS])
        parser.add_argument("--prepared-by", required=True, metavar="TÊN", help="người trình")
        parser.add_argument("--approved-by", required=True, metavar="TÊN", help="người duyệt")
        parser.add_argument("--respond-before", metavar="NGÀY", help="trả lời trước ngày, dd/mm/yyyy")
        parser.add_argument(
            "--acknowledge-incomplete",
            action="store_true",
            help="chấp nhận còn đơn vị thiếu dữ liệu",
        )
        parser.add_argument("--note", default="", metavar="LỜI", help="ghi chú công khai của lần đính chính")

    def report(self, **options: Any) -> Report:
        outcome = publish_run(
            round=round_from(options),
            kind=options["kind"],
            prepared_by=actor_named(options["prepared_by"]),
            approved_by=actor_named(options["approved_by"]),
            respond_before=_day(options["respond_before"]),
            acknowledges_incomplete=options["acknowledge_incomplete"],
            note=options["note"],
        )
        publication = outcome.publication
        window = FeedbackWindow.objects.filter(publication=publication).first()
        return self.done(
            *_sentences(outcome, window),
            *(f"Đã xác nhận: {sentence}" for sentence in outcome.acknowledged),
            acknowledged=list(outcome.acknowledged),
            publication=publication.code,
            run=publication.run.code,
            self_run=publication.self_run.code,
            kind=publication.kind,
            created=outcome.created,
            closes_at=_moment(window),
        )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except DayError as error:
        raise CommandError(f"--respond-before: {error}", returncode=2) from error


def _moment(window: FeedbackWindow | None) -> str | None:
    if window is None or window.closes_at is None:
        return None
    return timezone.localtime(window.closes_at).isoformat(timespec="seconds")


def _sentences(outcome: PublicationOutcome, window: FeedbackWindow | None) -> list[str]:
    publication: Publication = outcome.publication
    at = f"{timezone.localtime(publication.published_at):%H:%M %d/%m/%Y}"
    if not outcome.created:
        return [
            f"Lượt tính {publication.run.code} đã được công bố lúc {at} ({publication.code}); không làm lại"
        ]
    said = [f"Đã công bố {publication.code} từ lượt tính {publication.run.code}"]
    if window and window.closes_at:
        said.append(f"Nhận phản hồi trước {timezone.localtime(window.closes_at):%H:%M ngày %d/%m/%Y}")
    return said

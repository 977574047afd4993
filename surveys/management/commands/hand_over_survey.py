from argparse import ArgumentParser
from typing import Any

from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from scoring.management.arguments import add_round_arguments, round_from
from surveys.services.hand_over_survey import hand_over_survey


class Command(PortalCommand):
    help = "Bàn giao kết quả khảo sát: chốt chỉ số của từng đơn vị làm đầu vào chấm điểm"

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)

    def report(self, **options: Any) -> Report:
        handover = hand_over_survey(round=round_from(options), by=actor_named(options["by"]))
        counts = handover.counts.count()
        return self.done(
            f"Đã bàn giao kết quả khảo sát lần {handover.number}: {counts} đơn vị",
            handover=handover.number,
            round=handover.round.code,
            units=counts,
            indexes=handover.figures.count(),
            forms_digest=f"sha256:{handover.forms_digest}",
        )

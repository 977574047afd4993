from argparse import ArgumentParser
from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from scoring.models import ScoreRun
from scoring.selectors.verification import differences, run_named


class Command(PortalCommand):
    help = "Tính lại một lượt tính đã lưu từ đầu vào của nó và báo mọi khác biệt"
    writes = False

    def arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("run", metavar="LƯỢT", nargs="?", help="mã lượt tính")
        which.add_argument("--all", action="store_true", help="mọi lượt tính đã lưu")

    def report(self, **options: Any) -> Report:
        return self._every_run() if options["all"] else self._one(options["run"])

    def _one(self, code: str) -> Report:
        run = run_named(code)
        found = differences(run)
        if found:
            raise Refused(*found)
        return self.done(
            f"Lượt tính {run.code} khớp: tính lại cho đúng mọi dòng",
            run=run.code,
            kind=run.kind,
            input_hash=f"sha256:{run.input_hash}",
        )

    def _every_run(self) -> Report:
        codes = list(ScoreRun.objects.order_by("id").values_list("code", flat=True))
        found = [f"{code}: {said}" for code in codes for said in differences(run_named(code))]
        if found:
            raise Refused(*found)
        return self.done(f"{len(codes)} lượt tính đều khớp: tính lại cho đúng mọi dòng", runs=codes)

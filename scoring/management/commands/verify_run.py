from argparse import ArgumentParser
from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from scoring.selectors.verification import differences, run_named


class Command(PortalCommand):
    help = "Tính lại một lượt tính đã lưu từ đầu vào của nó và báo mọi khác biệt"
    writes = False

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", metavar="LƯỢT", help="mã lượt tính")

    def report(self, **options: Any) -> Report:
        run = run_named(options["run"])
        found = differences(run)
        if found:
            raise Refused(*found)
        return self.done(
            f"Lượt tính {run.code} khớp: tính lại cho đúng mọi dòng",
            run=run.code,
            kind=run.kind,
            input_hash=f"sha256:{run.input_hash}",
        )

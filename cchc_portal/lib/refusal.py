"""How a service says no: sentences for the person who asked, never a stack trace."""

from collections.abc import Iterable

from cchc_portal.lib.findings import Finding


class Refused(Exception):
    """The service declined and stored nothing; each point is a sentence in Vietnamese."""

    def __init__(self, *points: str, findings: Iterable[Finding] = ()) -> None:
        self.findings = [*(Finding(point) for point in points), *findings]
        super().__init__("; ".join(finding.sentence for finding in self.findings))

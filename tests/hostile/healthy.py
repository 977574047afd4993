"""The healthy workbooks that damage is done to, each with the command that takes it. No Django here."""

from dataclasses import dataclass
from pathlib import Path

from tests.workbooks import GOLDEN

_EDGE = GOLDEN / "2031"
_DEMO = GOLDEN.parents[1] / "demo"


@dataclass(frozen=True, slots=True)
class Command:
    """A command that takes a workbook: a healthy one, and its words with `FILE` for the workbook's place."""

    healthy: Path
    words: tuple[str, ...]

    def naming(self, path: Path) -> list[str]:
        return [str(path) if word == "FILE" else word for word in self.words]


COMMANDS = {
    "import_units": Command(_EDGE / "don-vi.xlsx", ("import_units", "FILE")),
    "import_catalogue": Command(_EDGE / "bo-tieu-chi-2031.xlsx", ("import_catalogue", "FILE")),
    "create_round": Command(
        _DEMO / "dot-danh-gia-2020.xlsx",
        *[
            (
                "create_round",
                "--year",
                "2031",
                "--round",
                "THU",
                "--kind",
                "rehearsal",
                "--round-settings",
                "FILE",
            )
        ],
    ),
    "import_scores": Command(
        _EDGE / "tham-dinh-2031.xlsx", ("import_scores", "FILE", "--year", "2031", "--stage", "appraisal")
    ),
    "import_survey": Command(
        _EDGE / "phieu-khao-sat-2031.xlsx",
        ("import_survey", "FILE", "--year", "2031", "--direction", "5-best"),
    ),
    "import_results": Command(_DEMO / "ket-qua-2019.xlsx", ("import_results", "FILE", "--year", "2030")),
}

"""The heavy ones are answered within 10 seconds of CPU and 500 MB, whatever else the machine does."""

import pytest

from tests.hostile.archives import ARCHIVES
from tests.hostile.healthy import COMMANDS
from tests.hostile.measured import Machine
from tests.hostile.sheets import ODD_SHEETS, SHEETS

_SECONDS, _MEGABYTES = 10, 500
_REFUSED = {**ARCHIVES, **SHEETS}


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    return Machine(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("zeros-600-mb", "import_scores"),
        ("entity-bomb", "import_survey"),
        ("five-million-cells", "import_survey"),
        ("labels-in-every-column", "import_scores"),
    ],
)
def test_heavy_workbook_is_refused_within_the_limits(machine, name, command, tmp_path):
    path, before = tmp_path / f"{name}.xlsx", machine.stored()
    path.write_bytes(_REFUSED[name].damage(COMMANDS[command].healthy.read_bytes()))
    answer = machine.run(*COMMANDS[command].naming(path))
    assert (answer.status, answer.complaints, machine.stored()) == (1, [], before)
    assert [f["message"].startswith(_REFUSED[name].says) for f in answer.document["findings"]] == [True]
    assert answer.cpu < _SECONDS
    assert answer.memory < _MEGABYTES


def test_a_million_formatted_empty_rows_are_passed_over_within_the_limits(machine, tmp_path):
    survey, path = COMMANDS["import_survey"], tmp_path / "a.xlsx"
    path.write_bytes(ODD_SHEETS["formatted-empty-rows"].damage(survey.healthy.read_bytes()))
    answer = machine.run(*survey.naming(path), "--dry-run")
    assert (answer.status, answer.document["created"], answer.document["skipped"]) == (0, 52, 1)
    assert answer.cpu < _SECONDS
    assert answer.memory < _MEGABYTES

"""Every hostile workbook at the door of the commands: exit 1, a sentence, nothing stored."""

import re

import pytest

from tests.hostile.archives import ARCHIVES
from tests.hostile.cells import WRONG_CELLS
from tests.hostile.commands import Answer, run, stored
from tests.hostile.healthy import COMMANDS
from tests.hostile.sheets import HEAVY, SHEETS

pytestmark = pytest.mark.usefixtures("portal")
_ENGLISH = re.compile(r"\b(?:error|exception|traceback|invalid|expected|failed|cannot)\b", re.IGNORECASE)
_VIETNAMESE = re.compile("[ăâđêôơưạảậấầẩẫắằặẻẽẹếềệểễỉĩịọỏộốồổỗớờợởỡụủũứừựửữỳỷỹỵ]")


def is_plain(sentence: str) -> bool:
    """Whether a person of the province can read it."""
    return bool(_VIETNAMESE.search(sentence)) and not _ENGLISH.search(sentence)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_take_the_healthy_workbooks(command):
    assert run(command, COMMANDS[command].healthy).status == 0


def _first_words(answer: Answer, says: str) -> str:
    """The sentence of the only error, as far as it is foretold; it must be plain."""
    (error,) = answer.errors
    assert is_plain(error["message"])
    return str(error["message"])[: len(says)]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_refuses_every_damaged_file_and_stores_nothing(command, tmp_path):
    path, healthy, before = tmp_path / "a.xlsx", COMMANDS[command].healthy.read_bytes(), stored()
    answers = {}
    for name, hostile in ARCHIVES.items():
        path.write_bytes(hostile.damage(healthy))
        answer = run(command, path)
        answers[name] = (answer.status, _first_words(answer, hostile.says))
    assert answers == {name: (1, hostile.says) for name, hostile in ARCHIVES.items()}
    assert stored() == before


@pytest.mark.parametrize("command", ["import_scores", "import_survey"])
def test_command_refuses_every_damaged_sheet_and_stores_nothing(command, tmp_path):
    path, healthy, before = tmp_path / "a.xlsx", COMMANDS[command].healthy.read_bytes(), stored()
    sheets = {name: hostile for name, hostile in SHEETS.items() if name not in HEAVY}
    answers = {}
    for name, hostile in sheets.items():
        path.write_bytes(hostile.damage(healthy))
        answer = run(command, path)
        answers[name] = (answer.status, _first_words(answer, hostile.says))
    assert answers == {name: (1, hostile.says) for name, hostile in sheets.items()}
    assert stored() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_say_which_workbook_they_were_given_instead(command):
    others = {taken.healthy for name, taken in COMMANDS.items() if name != command}
    before = stored()
    answers = [run(command, other) for other in others]
    assert (stored(), {answer.status for answer in answers}) == (before, {1})
    assert all(answer.errors[0]["message"].startswith("Sai loại tệp: đây là ") for answer in answers)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_names_every_cell_that_is_wrong_and_stores_nothing(command, tmp_path):
    wrong_cells = {name: wrong for name, wrong in WRONG_CELLS.items() if wrong.command == command}
    answers, before = {}, stored()
    for name, wrong in wrong_cells.items():
        answer = run(command, wrong.write(tmp_path / f"{name}.xlsx"))
        first = answer.errors[0]
        assert is_plain(first["message"])
        said = first["message"][: len(wrong.says)]
        answers[name] = (answer.status, first["sheet"], first["row"], first["column"], said)
    assert answers == {name: (1, w.sheet, w.row, w.column, w.says) for name, w in wrong_cells.items()}
    assert stored() == before

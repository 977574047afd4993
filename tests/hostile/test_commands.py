"""Every hostile workbook at the door of the commands: exit 1, a sentence, nothing stored."""

import re

import pytest

from tests.hostile.archives import ARCHIVES
from tests.hostile.cells import WRONG_CELLS
from tests.hostile.commands import COMMANDS, run, stored
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


@pytest.mark.parametrize("name", ARCHIVES)
def test_commands_refuse_a_damaged_file_and_store_nothing(name, tmp_path):
    path, hostile, before = tmp_path / f"{name}.xlsx", ARCHIVES[name], stored()
    for command, taken in COMMANDS.items():
        path.write_bytes(hostile.damage(taken.healthy.read_bytes()))
        answer = run(command, path)
        messages = [error["message"] for error in answer.errors]
        assert (command, answer.status, messages) == (command, 1, [hostile.says])
    assert (stored(), is_plain(hostile.says)) == (before, True)


@pytest.mark.parametrize("name", sorted(SHEETS.keys() - HEAVY))
@pytest.mark.parametrize("command", ["import_scores", "import_survey"])
def test_commands_refuse_a_damaged_sheet_and_store_nothing(name, command, tmp_path):
    path, before = tmp_path / f"{name}.xlsx", stored()
    path.write_bytes(SHEETS[name].damage(COMMANDS[command].healthy.read_bytes()))
    answer = run(command, path)
    assert (answer.status, len(answer.errors), stored()) == (1, 1, before)
    assert answer.errors[0]["message"].startswith(SHEETS[name].says)
    assert is_plain(answer.errors[0]["message"])


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_say_which_workbook_they_were_given_instead(command):
    others = {taken.healthy for name, taken in COMMANDS.items() if name != command}
    before = stored()
    answers = [run(command, other) for other in others]
    assert (stored(), {answer.status for answer in answers}) == (before, {1})
    assert all(answer.errors[0]["message"].startswith("Sai loại tệp: đây là ") for answer in answers)


@pytest.mark.parametrize("name", WRONG_CELLS)
def test_commands_name_the_cell_that_is_wrong_and_store_nothing(name, tmp_path):
    wrong, before = WRONG_CELLS[name], stored()
    answer = run(wrong.command, wrong.write(tmp_path / f"{name}.xlsx"))
    first = answer.errors[0]
    assert (answer.status, stored()) == (1, before)
    assert [first[key] for key in ("sheet", "row", "column")] == [wrong.sheet, wrong.row, wrong.column]
    assert first["message"].startswith(wrong.says)
    assert is_plain(first["message"])

"""Writes every hostile workbook into a folder, to be dropped on the upload page by hand.

    python -m tests.hostile FOLDER [COMMAND]...

Each stands in the folder of the command that takes it; what the portal must say to it is printed.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.hostile.archives import ARCHIVES
from tests.hostile.cells import WRONG_CELLS
from tests.hostile.damage import Refused
from tests.hostile.healthy import COMMANDS
from tests.hostile.sheets import ODD_SHEETS, SHEETS

_TAKE_SHEETS = ("import_scores", "import_survey")
_TAKEN = "được nhận như tệp lành"


def write_all(folder: Path, commands: Sequence[str]) -> Iterator[str]:
    """Write the workbooks of the commands; a line for each: its place, and what must be answered."""
    for command in commands:
        (folder / command).mkdir(parents=True, exist_ok=True)
        healthy = COMMANDS[command].healthy.read_bytes()
        sheets = {**SHEETS, **ODD_SHEETS} if command in _TAKE_SHEETS else {}
        for name, hostile in {**ARCHIVES, **sheets}.items():
            (folder / command / f"{name}.xlsx").write_bytes(hostile.damage(healthy))
            yield f"{command}/{name}.xlsx: {hostile.says if isinstance(hostile, Refused) else _TAKEN}"
    for name, wrong in WRONG_CELLS.items():
        if wrong.command in commands:
            wrong.write(folder / wrong.command / f"{name}.xlsx")
            yield f"{wrong.command}/{name}.xlsx: {wrong.says}"


if __name__ == "__main__":
    for line in write_all(Path(sys.argv[1]), sys.argv[2:] or list(COMMANDS)):
        print(line)

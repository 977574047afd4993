import subprocess
import sys
from pathlib import Path

from tests.hostile.archives import ARCHIVES
from tests.hostile.cells import WRONG_CELLS

ROOT = Path(__file__).resolve().parents[2]


def test_script_writes_every_workbook_and_says_what_must_be_answered(tmp_path):
    words = [sys.executable, "-m", "tests.hostile", str(tmp_path), "import_units"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    cells = {name: wrong for name, wrong in WRONG_CELLS.items() if wrong.command == "import_units"}
    said = {f"import_units/{name}.xlsx": wrong.says for name, wrong in {**ARCHIVES, **cells}.items()}
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.xlsx")}
    assert (told, written) == (said, said.keys())

"""What holds for the repository as a whole: everything documented, nothing that the house rules forbid."""

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from python_calamine import CalamineWorkbook

ROOT = Path(settings.BASE_DIR)
APPS = ["accounts", "documents", "feedback", "results", "scoring", "surveys"]
PYTHON = sorted(
    path
    for folder in [*APPS, "cchc_portal", "demo"]
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted(path for path in ROOT.glob("**/templates/**/*.html") if ".venv" not in path.parts)
SCRIPTS = [*sorted((ROOT / "script").iterdir()), ROOT / ".ci" / "run"]
READERS = {"envstr", "envbool", "envint", "envlist", "envchoice", "envpath", "envsecret", "envsocket"}
BANNED_NAMES = {"utils", "helpers", "helper", "manager", "managers", "handler", "handlers", "common", "misc"}
OTHER_HOST = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//""")
INLINE = re.compile(
    r"""\sstyle\s*=|\son[a-z]+\s*=|\shx-on\b|\shx-vals=["']js:|<style\b|<script(?![^>]*\ssrc=)|javascript:""",
    re.IGNORECASE,
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(read(path)))


def called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def variables_read() -> set[str]:
    found = set()
    for path in PYTHON:
        for node in nodes(path):
            if called(node) in READERS and isinstance(name := node.args[0], ast.Constant):
                found.add(name.value)
                if called(node) == "envsecret":
                    found.add(f"{name.value}_FILE")
    return found


def test_every_variable_is_explained_and_every_explained_one_is_read() -> None:
    explained = set(re.findall(r"^#? ?([A-Z_]+)=", read(".env.example"), flags=re.MULTILINE))
    assert variables_read() == explained


def test_every_variable_is_in_the_operations_guide() -> None:
    assert {name for name in variables_read() if f"`{name}`" not in read("docs/operations.md")} == set()


def test_every_command_is_in_the_operations_guide() -> None:
    ours = {name for name, app in get_commands().items() if app in {*APPS, "cchc_portal"}}
    told = set(re.findall(r"manage\.py ([a-z_]+)", read("docs/operations.md")))
    assert ours - told == set()
    assert told - set(get_commands()) == set()


def test_no_command_or_check_reads_the_environment_by_itself() -> None:
    readers = {name_of(path) for path in PYTHON if re.search(r"os\.(environ|getenv)", read(path))}
    assert readers == {"cchc_portal/environment.py", "cchc_portal/celery.py", "cchc_portal/wsgi.py"}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_needs_no_exception_from_the_policy(path: Path) -> None:
    assert INLINE.findall(read(path)) == []
    assert OTHER_HOST.findall(read(path)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_writes_keys_without_the_mark_of_thousands(path: Path) -> None:
    """A key of 1234 in a field or an address would be “1.234”, and nothing would be found by it."""
    assert re.findall(r"\{\{ *[\w.]+\.(?:pk|id) *\}\}", read(path)) == []


def test_style_sheets_load_nothing_from_elsewhere() -> None:
    sheets = {name_of(path): read(path) for path in (ROOT / "static").rglob("*.css")}
    assert {name: found for name, text in sheets.items() if (found := OTHER_HOST.findall(text))} == {}


@pytest.mark.parametrize(
    "path", [p for p in PYTHON if name_of(p).startswith(("scoring", "surveys"))], ids=name_of
)
def test_scores_are_exact(path: Path) -> None:
    if path.name == "rounding.py":
        return
    assert [node.lineno for node in nodes(path) if called(node) in {"float", "round"}] == []


def test_no_year_and_no_unit_is_named_in_python() -> None:
    sheet = CalamineWorkbook.from_path(ROOT / "demo" / "don-vi.xlsx").get_sheet_by_name("Đơn vị")
    units = {row[0] for row in sheet.to_python()[1:]}
    found = {
        (name_of(path), node.value)
        for path in PYTHON
        if "demo" not in path.stem  # they load the sample round, which is of a year and names its units
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and (node.value in units or (isinstance(node.value, int) and 2000 < node.value <= 2100))
    }
    assert found == set()


def test_only_commands_name_their_options() -> None:
    """What an importer says is read in the browser too."""
    shared = [
        p for p in PYTHON if {"core", "sheets"} & set(p.parts) or p.stem.startswith(("import_", "open_"))
    ]
    told = {
        (name_of(path), node.value)
        for path in shared
        if "management" not in path.parts
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"--[a-z]", node.value)
    }
    assert told == set()


def test_core_has_no_clock() -> None:
    asked = {
        (name_of(path), node.attr)
        for path in PYTHON
        if "core" in path.parts
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    }
    assert asked == set()


def test_files_are_named_for_a_noun_and_hold_one() -> None:
    assert [name_of(path) for path in PYTHON if path.stem in BANNED_NAMES] == []
    assert {name_of(p): n for p in PYTHON if (n := read(p).count("\n")) > 300} == {}


def test_requirements_are_hashed_and_name_no_place() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = read(name)
        pins = re.findall(r"^[A-Za-z0-9][^\s]*==\S+ \\$", text, flags=re.MULTILINE)
        lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert len(pins) == len(lines)
        assert re.findall(r"https?:|file://|--(?:extra-)?index|--find-links|--trusted", text) == []


def test_requirements_hold_every_declared_dependency_in_one_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    run, dev = (
        dict(re.findall(r"^([\w.-]+)==(\S+)", read(f), re.MULTILINE))
        for f in ("requirements.txt", "requirements-dev.txt")
    )
    assert {_name(line) for line in project["dependencies"]} - set(run) == set()
    assert {_name(line) for line in project["optional-dependencies"]["dev"]} - set(dev) == set()
    assert {name: dev.get(name) for name in run} == run


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!;~ ]", requirement)[0].lower()


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_script_is_a_page_of_plain_sh_that_may_be_run(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == "#!/bin/sh"
    assert text.count("\n") <= 66
    assert os.access(path, os.X_OK)
    assert subprocess.run(["/bin/sh", "-n", str(path)], check=False).returncode == 0


def test_readme_is_one_screen_and_names_two_commands() -> None:
    text = read("README.md")
    assert text.count("\n") <= 40
    assert set(re.findall(r"script/[a-z]+", text)) == {"script/demo", "script/test"}


def test_nothing_reads_what_lies_outside_the_repository() -> None:
    outside = "../" + "shared"
    tracked = [*PYTHON, *TEMPLATES, *SCRIPTS, *(ROOT / "tests").rglob("*.py")]
    assert [name_of(path) for path in tracked if outside in path.read_text(encoding="utf-8")] == []

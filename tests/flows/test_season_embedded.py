"""The commands as a newcomer types them: in order, on an empty embedded database, each its own process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "demo"
EXPECTED = json.loads((ROOT / "tests/golden/2020/expected-2020.json").read_text(encoding="utf-8"))
FIGURES = (
    "group",
    "ranked",
    "obtained",
    "applicable_max",
    "extra",
    "index",
    "band",
    "missing",
    "valid_forms",
)
IMPORT_KEYS = [
    *(
        "kind",
        "file",
        "sha256",
        "dry_run",
        "created",
        "updated",
        "unchanged",
        "skipped",
        "invalid",
        "findings",
    ),
]


class Portal:
    """An installation of its own, driven from the command line."""

    def __init__(self, home: Path) -> None:
        keep = {k: v for k, v in os.environ.items() if not k.startswith("CCHC_")}
        self.env = {**keep, "CCHC_HOME": str(home)}
        for name in ("DATABASE_URL", "REDIS_URL"):
            self.env.pop(name, None)

    def run(self, *words: str, status: int = 0) -> dict[str, Any]:
        """The JSON document that the command prints; it must end with `status`."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words, "--format", "json"],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return json.loads(done.stdout)

    def migrate(self) -> None:
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=self.env, check=True
        )


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    portal = Portal(tmp_path_factory.mktemp("home"))
    portal.migrate()
    return portal


def test_season_from_empty_database_to_letters(portal, tmp_path):
    """One story, told in order: each step stands on the one before."""
    units = portal.run("import_units", str(DEMO / "don-vi.xlsx"))
    assert list(units) == IMPORT_KEYS
    assert (units["kind"], units["created"], units["findings"]) == ("units", 32, [])
    catalogue = portal.run("import_catalogue", str(DEMO / "bo-tieu-chi-2020.xlsx"))
    assert (catalogue["invalid"], catalogue["findings"]) == (0, [])
    portal.run("create_round", "--year", "2020", "--settings", str(DEMO / "dot-danh-gia-2020.xlsx"))
    portal.run("import_scores", str(DEMO / "tu-cham-2020.xlsx"), "--year", "2020", "--stage", "self")
    appraisal = ("import_scores", str(DEMO / "tham-dinh-2020.xlsx"), "--year", "2020", "--stage", "appraisal")
    assert portal.run(*appraisal)["created"] == 1256
    again = portal.run(*appraisal)
    assert (again["created"], again["findings"][0]["severity"]) == (0, "notice")
    survey = ("import_survey", str(DEMO / "phieu-khao-sat-2020.xlsx"), "--year", "2020")
    portal.run(*survey, "--direction", "5-best")
    portal.run("hand_over_survey", "--year", "2020")

    run = portal.run("compute_scores", "--year", "2020", "--kind", "provisional")
    assert run == portal.run("compute_scores", "--year", "2020", "--kind", "provisional")
    assert {unit["code"]: _figures(unit) for unit in run["units"]} == {
        unit["code"]: _figures(unit) for unit in EXPECTED
    }
    assert portal.run("verify_run", run["run"])["ok"]

    explained = portal.run("explain_score", "--year", "2020", "--unit", "SNV", "--criterion", "1.1.2")
    assert explained["line"]["points"] == "0.00"
    published = portal.run(
        *("publish", "--year", "2020", "--kind", "provisional"),
        *("--prepared-by", "he-thong", "--approved-by", "he-thong"),
    )
    assert published["closes_at"] == "2021-01-15T00:00:00+07:00"
    out = tmp_path / "letters"
    portal.run("render_letters", "--year", "2020", "--out", str(out), "--unit", "SNV")
    assert {"cong-van.pdf", "phu-luc-SNV.pdf", "manifest.json"} >= {p.name for p in out.iterdir()}
    book = tmp_path / "ket-qua.xlsx"
    assert portal.run("export_results", "--year", "2020", "--out", str(book))["draft"] is False
    assert book.stat().st_size > 10_000
    assert portal.run("verify_audit")["ok"]


def test_publish_by_one_person_on_both_sides_is_refused(portal):
    done = portal.run(
        *("publish", "--year", "2020", "--kind", "final", "--prepared-by", "ai-do", "--approved-by", "ai-do"),
        status=1,
    )

    assert done["findings"][0]["message"].startswith("Không có người dùng")


def test_command_without_a_round_is_wrong_usage(portal):
    done = subprocess.run(
        [sys.executable, "manage.py", "compute_scores", "--kind", "self"],
        cwd=ROOT,
        env=portal.env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")


def _figures(unit: dict[str, Any]) -> dict[str, Any]:
    lines = unit["lines"]
    if isinstance(lines, list):
        lines = {line["criterion"]: line["points"] for line in lines if line["status"] != "missing"}
    return {**{name: unit[name] for name in FIGURES}, "rank": unit.get("rank"), "lines": lines}

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cchc_portal.lib.hashing import sha256_file
from documents.models import Document
from scoring.models import Publication

FIELDS = ["file", "kind", "unit", "pages", "sha256", "publication", "run"]


def command(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> dict[str, Any]:
    ended = 0
    try:
        call_command("render_letters", *words, "--format", "json")
    except SystemExit as end:
        ended = int(end.code or 0)
    assert ended == status
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_command_writes_letter_annexes_and_manifest(
    publication: Publication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "letters"
    told = command(capsys, "--year", "2031", "--out", str(out))
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    units = [f"P0{n}" for n in range(1, 9)] + ["S1", "S2", "S3"]
    assert sorted(path.name for path in out.iterdir()) == [
        "cong-van.pdf",
        "manifest.json",
        *(f"phu-luc-{code}.pdf" for code in units),
    ]
    assert [list(row) for row in manifest] == [FIELDS] * 12
    assert [row["sha256"] for row in manifest] == [sha256_file(out / row["file"]) for row in manifest]
    assert told == {
        "command": "render_letters",
        "ok": True,
        "findings": [],
        "publication": "2031-provisional-1",
        "run": publication.run.code,
        "out": str(out),
        "files": manifest,
    }


def test_command_again_gives_the_same_files(
    publication: Publication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--round", "2031", "--unit", "S1", "--out")
    first = command(capsys, *words, str(tmp_path / "a"))
    again = command(capsys, *words, str(tmp_path / "b"))
    assert first["files"] == again["files"]
    assert Document.objects.count() == 2


def test_command_for_a_unit_writes_the_letter_and_its_annex(
    publication: Publication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = command(capsys, "--year", "2031", "--unit", "S1", "--out", str(tmp_path / "a"))
    assert [(row["file"], row["kind"], row["unit"]) for row in told["files"]] == [
        ("cong-van.pdf", "cong-van", None),
        ("phu-luc-S1.pdf", "phu-luc", "S1"),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "final"), "Đợt 2031 chưa công bố kết quả chính thức; hãy công bố trước (publish)"),
        (("--unit", "XYZ"), "Không có đơn vị mã XYZ; xem mã đơn vị trong danh sách đơn vị"),
    ],
)
def test_command_refuses_what_is_not_there(
    publication: Publication,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    refused = command(capsys, "--year", "2031", "--out", str(tmp_path / "a"), *words, status=1)
    assert [finding["message"] for finding in refused["findings"]] == [told]
    assert not (tmp_path / "a").exists()


def test_command_refuses_a_folder_it_cannot_write(
    publication: Publication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    words = ("--year", "2031", "--unit", "S1", "--out", str(tmp_path / "file"))
    refused = command(capsys, *words, status=1)
    assert refused["findings"][0]["message"].startswith(f"Không ghi được vào {tmp_path}/file: ")

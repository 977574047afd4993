"""The drill: what script/backup wrote, script/restore brings back on an empty machine, and it verifies."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from accounts.services.actors import system_actor
from documents.models import DocumentKind
from documents.services.render_documents import render_document
from scoring.models import Publication
from tests.faults import server
from tests.faults.cluster import second_cluster
from tests.flows.installation import Installation
from tests.rounds import published

ROOT = Path(__file__).resolve().parents[2]
VERIFIED = [
    "Nhật ký nguyên vẹn: 13 sự kiện",
    "2 lượt tính đều khớp: tính lại cho đúng mọi dòng",
    "1 văn bản còn đủ tệp, đúng mã băm",
    "0 lần nộp bản tự chấm đều đúng mã băm",
]
FILL = """
from tests.faults.test_backup import write_letter
from tests.rounds import filled_edge_round, published
answer = write_letter(published(filled_edge_round()))
"""


def write_letter(publication: Publication) -> str:
    """The path of its letter below the media folder."""
    letter = render_document(publication=publication, kind=DocumentKind.LETTER, by=system_actor())
    return letter.file.name


def installation(home: Path, url: str = "") -> Installation:
    home.mkdir(exist_ok=True)
    return Installation(home, url, "")


def script(name: str, *words: object, at: Installation) -> tuple[int, list[str]]:
    """Exit status of a script typed on that machine, and what it printed; the complaint where it failed."""
    line = [ROOT / "script" / name, *map(str, words)]
    done = subprocess.run(line, env=at.env, capture_output=True, text=True, check=False)
    return done.returncode, (done.stderr if done.returncode else done.stdout).splitlines()


def told(complaint: str) -> tuple[int, list[str]]:
    return 1, [f"restore: {complaint}"]


def test_drill_from_one_postgresql_to_another(edge, database, settings, tmp_path):
    """Taken while the portal is connected; the second restore replaces what the first one brought."""
    office = installation(tmp_path / "office", server.address(database))
    settings.MEDIA_ROOT = office.home / "media"
    letter = write_letter(published(edge))
    copy = tmp_path / "copy"
    assert script("backup", copy, at=office)[0] == 0
    with second_cluster() as url:
        spare = installation(tmp_path / "spare", url)
        assert script("restore", copy, at=spare) == (0, VERIFIED)
        assert server.row_counts(url) == server.row_counts(office.database_url)
        with pytest.raises(psycopg2.IntegrityError, match="ledger scoring_scorerun"):
            server.ask(url, "UPDATE scoring_scorerun SET code = 'x'")
        for name in (f"media/{letter}", "secret-key"):
            assert (spare.home / name).read_bytes() == (office.home / name).read_bytes()
        refused = told("cơ sở dữ liệu đích không trống; thêm --force để xóa nó và thay bằng bản sao.")
        assert script("restore", copy, at=spare) == refused
        server.ask(url, "CREATE TABLE later (id int REFERENCES scoring_scorerun)")
        assert script("restore", copy, "--force", at=spare) == (0, VERIFIED)
        assert server.row_counts(url) == server.row_counts(office.database_url)


def test_restore_into_a_database_in_use_is_refused(edge, database, tmp_path):
    office = installation(tmp_path / "office", server.address(database))
    copy = tmp_path / "copy"
    assert script("backup", copy, at=office)[0] == 0
    complaint = told("cơ sở dữ liệu đang có chương trình dùng; dừng script/server và script/worker.")
    assert script("restore", copy, "--force", at=office) == complaint


@pytest.fixture(scope="module")
def embedded(migrated_folder, tmp_path_factory):
    """An embedded installation with a letter, and its backup, taken while another writes."""
    office, _ = migrated_folder
    office.letter = office.python(FILL)
    copy = tmp_path_factory.mktemp("backups") / "copy"
    with closing(sqlite3.connect(office.home / "db.sqlite3", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM django_session")
        assert script("backup", copy, at=office)[0] == 0
    return office, copy


def test_drill_from_one_folder_to_another(embedded, tmp_path):
    office, copy = embedded
    spare = installation(tmp_path / "spare")
    assert script("restore", copy, at=spare) == (0, VERIFIED)
    for name in (f"media/{office.letter}", "secret-key"):
        assert (spare.home / name).read_bytes() == (office.home / name).read_bytes()
    runs = "SELECT code, input_hash FROM scoring_scorerun ORDER BY id"
    assert spare.ask(runs) == office.ask(runs)


def test_restore_into_a_folder_with_data_is_refused(embedded):
    office, copy = embedded
    complaint = told("cơ sở dữ liệu đích không trống; thêm --force để xóa nó và thay bằng bản sao.")
    assert script("restore", copy, at=office) == complaint


def test_restore_of_a_damaged_or_unfinished_backup_changes_nothing(embedded, tmp_path):
    office, copy = embedded
    damaged = shutil.copytree(copy, tmp_path / "damaged")
    with (damaged / "media.tar").open("ab") as file:
        file.write(b"x")
    status, said = script("restore", damaged, "--force", at=office)
    assert (status, said[-1]) == (1, "restore: bản sao lưu đã hỏng; chưa đổi gì.")
    (damaged / "manifest.sha256").unlink()
    complaint = told(f"{damaged} không có manifest.sha256: không phải bản sao lưu trọn vẹn.")
    assert script("restore", damaged, "--force", at=office) == complaint


def test_backup_into_a_folder_with_files_is_refused(embedded):
    office, copy = embedded
    before = {path.name: path.stat().st_mtime_ns for path in copy.iterdir()}
    assert script("backup", copy, at=office) == (
        1,
        [f"backup: {copy} không trống; chọn thư mục khác, hoặc thêm --force để thay bản cũ."],
    )
    assert {path.name: path.stat().st_mtime_ns for path in copy.iterdir()} == before

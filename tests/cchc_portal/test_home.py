import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cchc_portal.environment import SettingError
from cchc_portal.home import generated_key, make_folder, prepare_home


def test_prepare_home_makes_folders_for_its_own_account_only(tmp_path: Path) -> None:
    home = prepare_home(tmp_path / "a" / "home")
    assert sorted(path.name for path in home.iterdir()) == ["broker", "media"]
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_make_folder_where_a_file_stands_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="đặt CCHC_MEDIA là thư mục ghi được"):
        make_folder(tmp_path / "file", "CCHC_MEDIA")


def test_generated_key_stays_the_same_and_private(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    key = generated_key(path)
    assert len(key) == 50
    assert generated_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["secret-key"]


def test_generated_key_is_one_for_many_starters(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = list(pool.map(generated_key, [tmp_path / "secret-key"] * 64))
    assert len(set(keys)) == 1


def test_generated_key_of_a_second_starter_is_the_first_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret-key"
    path.write_text("khoa-cua-tien-trinh-dau", encoding="ascii")
    # Both processes looked before either had written.
    monkeypatch.setattr(Path, "exists", lambda self: False)
    assert generated_key(path) == "khoa-cua-tien-trinh-dau"


def test_generated_key_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    with pytest.raises(SettingError, match="xóa tệp để hệ thống tạo lại"):
        generated_key(tmp_path / "secret-key")

from pathlib import Path

import pytest

from cchc_portal.environment import (
    SettingError,
    envbool,
    envchoice,
    envint,
    envlist,
    envpath,
    envsecret,
    envsocket,
    envstr,
    read_env_file,
)


def test_envstr_blank_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", "  ")
    assert envstr("CCHC_X", "mặc định") == "mặc định"


@pytest.mark.parametrize(("text", "value"), [("1", True), ("Yes", True), ("off", False), ("0", False)])
def test_envbool_reads_both_words(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("CCHC_X", text)
    assert envbool("CCHC_X", default=not value) is value


def test_envbool_not_set_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_X", raising=False)
    assert envbool("CCHC_X", default=True) is True


def test_envbool_other_word_says_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", "maybe")
    with pytest.raises(SettingError) as stop:
        envbool("CCHC_X")
    assert str(stop.value) == "CCHC_X=maybe không hợp lệ: ghi 1 (bật) hoặc 0 (tắt)."


@pytest.mark.parametrize("text", ["0", "65", "2.5", "-1", "hai", "²"])
def test_envint_outside_the_range_says_the_range(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("CCHC_X", text)
    with pytest.raises(SettingError) as stop:
        envint("CCHC_X", 2, low=1, high=64)
    assert str(stop.value) == f"CCHC_X={text} không hợp lệ: ghi một số nguyên từ 1 đến 64."


def test_envint_reads_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", " 64 ")
    assert envint("CCHC_X", 2, low=1, high=64) == 64


def test_envlist_drops_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", "a.vn, ,b.vn,")
    assert envlist("CCHC_X", ["c.vn"]) == ["a.vn", "b.vn"]


def test_envchoice_unknown_lists_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", "loud")
    with pytest.raises(SettingError) as stop:
        envchoice("CCHC_X", ["INFO", "ERROR"], "INFO")
    assert str(stop.value) == "CCHC_X=LOUD không hợp lệ: ghi một trong INFO, ERROR."


def test_envpath_relative_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_X", "var/x")
    with pytest.raises(SettingError) as stop:
        envpath("CCHC_X", Path("/srv"))
    assert str(stop.value) == "CCHC_X=var/x không hợp lệ: ghi đường dẫn tuyệt đối, bắt đầu bằng /."


def test_envsecret_reads_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("bí mật\n", encoding="utf-8")
    monkeypatch.delenv("CCHC_X", raising=False)
    monkeypatch.setenv("CCHC_X_FILE", str(tmp_path / "key"))
    assert envsecret("CCHC_X") == "bí mật"


def test_envsecret_both_given_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CCHC_X", "a")
    monkeypatch.setenv("CCHC_X_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingError) as stop:
        envsecret("CCHC_X")
    assert str(stop.value) == "Đã đặt cả CCHC_X và CCHC_X_FILE: chỉ giữ lại một biến."


@pytest.mark.parametrize("content", [None, "", " \n"])
def test_envsecret_missing_or_empty_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("CCHC_X_FILE", str(path))
    with pytest.raises(SettingError, match=str(path)):
        envsecret("CCHC_X")


@pytest.mark.parametrize("text", ["", "/run/clamav/clamd.ctl", "127.0.0.1:3310"])
def test_envsocket_is_a_path_or_a_host_with_its_port(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("CCHC_X", text)
    assert envsocket("CCHC_X") == text


@pytest.mark.parametrize("text", ["clamd", "clamd:", ":3310", "clamd:ba"])
def test_envsocket_of_another_form_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("CCHC_X", text)
    with pytest.raises(SettingError) as stop:
        envsocket("CCHC_X")
    assert str(stop.value) == f"CCHC_X={text} không hợp lệ: ghi máy:cổng, hoặc đường dẫn của socket."


def test_read_env_file_leaves_given_variables_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CCHC_GIVEN", "")
    monkeypatch.setenv("CCHC_ABSENT", "")
    monkeypatch.delenv("CCHC_ABSENT")  # so that it is taken away again after the test
    path = tmp_path / ".env"
    path.write_text("# lời dặn\n\nCCHC_GIVEN=tệp\nCCHC_ABSENT='a=b'\n", encoding="utf-8")
    read_env_file(path)
    assert (envstr("CCHC_GIVEN"), envstr("CCHC_ABSENT")) == ("", "a=b")


def test_read_env_file_names_the_bad_line(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("# lời dặn\nexport X\n", encoding="utf-8")
    with pytest.raises(SettingError) as stop:
        read_env_file(path)
    assert str(stop.value) == "Dòng 2 của tệp .env không hợp lệ: ghi TÊN_BIẾN=giá trị."

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cchc_portal import font_cutter, fonts
from cchc_portal.fonts import FACES, FOLDER, fonts_are_built

ALPHABET = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxyẰằẴẵỘộỮữỆệ0123456789%.,–−"
FILES = [(face, FOLDER / name) for face in FACES for name in face.file_names]


@pytest.mark.parametrize(("face", "path"), FILES, ids=[path.name for _, path in FILES])
def test_every_built_font_has_our_name_and_our_letters(face: fonts.Face, path: Path) -> None:
    font = TTFont(path)
    assert font["name"].getDebugName(16) == face.family
    assert {ord(letter) for letter in ALPHABET} - set(font.getBestCmap()) == set()
    assert not any(word in str(record) for record in _family_names(font) for word in ("Inter", "Vietnam"))


def _family_names(font: TTFont) -> list[str]:
    return [record.toUnicode() for record in font["name"].names if record.nameID in {1, 3, 4, 6, 16, 25}]


def test_figures_of_the_text_face_are_of_one_width() -> None:
    features = {
        record.FeatureTag
        for record in TTFont(FOLDER / "cchc-sans-400.ttf")["GSUB"].table.FeatureList.FeatureRecord
    }
    assert "tnum" in features


def test_built_fonts_of_another_recipe_do_not_count(tmp_path: Path) -> None:
    for face in FACES:
        for name in face.file_names:
            (tmp_path / name).touch()
    assert fonts_are_built(tmp_path) is False
    (tmp_path / "RECIPE").write_text(fonts.recipe(), encoding="utf-8")
    assert fonts_are_built(tmp_path) is True


def test_build_fonts_leaves_fonts_licences_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = fonts._display(700)  # the quick one; script/setup builds them all
    monkeypatch.setattr(font_cutter, "FACES", (face,))
    font_cutter.build_fonts(tmp_path / "fonts")
    assert sorted(path.name for path in (tmp_path / "fonts").iterdir()) == [
        "OFL-BeVietnamPro.txt",
        "OFL-Inter.txt",
        "RECIPE",
        "cchc-display-700.ttf",
        "cchc-display-700.woff2",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["fonts"]

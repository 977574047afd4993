"""Cuts the portal's fonts out of the packages' files; see `fonts` for what they are.

`python -m cchc_portal.font_cutter` builds them if they are not there yet; script/setup calls it.
"""

import io
import shutil
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from cchc_portal.fonts import FACES, FOLDER, LICENCES, RECIPE, STYLES, Face, fonts_are_built, recipe

_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "case", "frac"]
_RANGES = (
    "0020-007E 00A0-00FF",  # Latin
    "0102-0103 0110-0111 0128-0129 0168-0169 01A0-01A1 01AF-01B0 1EA0-1EF9",  # Vietnamese
    "0300-0303 0306 0309 031B 0323",  # combining marks, for text that was not composed
    "2010-2015 2018-201E 2020-2022 2026 202F 2030 2032-2033 20AB 2116",  # punctuation, đồng, №
    "2190-2193 2212 2248 2260 2264-2265",  # arrows, minus, ≈ ≠ ≤ ≥
    "25B2 25B4 25BC 25BE 25C6 25CB 25CF 25D0 2605 2713",  # marks of bands and states
)


def build_fonts(folder: Path) -> None:
    """Builds all fonts beside `folder` and moves them in at the end, the stamp last (some 15 s)."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fonts-") as name:
        draft = Path(name)
        cut = {source: _cut(source) for source in {face.source for face in FACES}}
        for face in FACES:
            _save(face, cut[face.source], draft)
        for file_name, package in LICENCES.items():
            shutil.copyfile(package / "LICENSE", draft / file_name)
        for path in draft.iterdir():
            path.replace(folder / path.name)
    (folder / "RECIPE").write_text(recipe(), encoding="utf-8")


def codepoints() -> set[int]:
    """Every character the fonts keep."""
    found: set[int] = set()
    for part in " ".join(_RANGES).split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _cut(source: Path) -> bytes:
    """The font with our characters only. Axes are pinned afterwards: fontTools fails the other way round."""
    options = subset.Options()
    options.layout_features = _FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints())
    cutter.subset(font)
    return _as_bytes(font)


def _as_bytes(font: TTFont) -> bytes:
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _save(face: Face, data: bytes, folder: Path) -> None:
    font = TTFont(io.BytesIO(data))
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"opsz": 14, "wght": face.weight or (400, 700)})
    _rename(font, face)
    for file_name in face.file_names:
        font.flavor = "woff2" if file_name.endswith(".woff2") else None
        font.save(folder / file_name)


def _rename(font: TTFont, face: Face) -> None:
    """Our family and PostScript names in place of the original's, for every reader of the file."""
    style = STYLES[face.weight or 400]
    linked = style in {"Regular", "Bold"}  # the only styles the oldest two name fields can say
    solid = face.family.replace(" ", "")
    names = {
        1: face.family if linked else f"{face.family} {style}",
        2: style if linked else "Regular",
        3: f"{solid}-{style}-{RECIPE}",
        4: f"{face.family} {style}",
        6: f"{solid}-{style}",
        16: face.family,
        17: style,
        25: solid,
    }
    table = font["name"]
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight or 400


if __name__ == "__main__" and not fonts_are_built(FOLDER):
    print("Đang dựng phông chữ vào static/fonts (chừng 20 giây, chỉ một lần)…")
    build_fonts(FOLDER)

"""The portal's own web and report fonts: which there are and whether they have been built.

They are Inter and Be Vietnam Pro from the pip packages, cut down to Vietnamese and Latin under names
of our own ("CCHC Sans", "CCHC Display"): with another Inter installed on the machine, WeasyPrint
would mix the glyphs of the two files. `font_cutter` builds them.
"""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import fontpkg_be_vietnam_pro
import fontpkg_inter

FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"
RECIPE = 1  # raise it when other fonts come from the same packages
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_PACKAGES = ("fontpkg-inter", "fontpkg-be-vietnam-pro", "fonttools")


@dataclass(frozen=True, slots=True)
class Face:
    """One face to build; without a weight it is variable from 400 to 700."""

    family: str
    stem: str
    source: Path
    weight: int | None
    web: bool
    report: bool

    @property
    def file_names(self) -> list[str]:
        wanted = {".woff2": self.web, ".ttf": self.report}
        return [self.stem + suffix for suffix, want in wanted.items() if want]


_INTER = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
_BE_VIETNAM = fontpkg_be_vietnam_pro.ROOT / "files"
LICENCES = {"OFL-Inter.txt": fontpkg_inter.ROOT, "OFL-BeVietnamPro.txt": fontpkg_be_vietnam_pro.ROOT}


def _display(weight: int) -> Face:
    source = _BE_VIETNAM / f"BeVietnamPro-{STYLES[weight]}.ttf"
    return Face("CCHC Display", f"cchc-display-{weight}", source, weight, web=True, report=True)


FACES = (
    Face("CCHC Sans", "cchc-sans", _INTER, None, web=True, report=False),
    *(Face("CCHC Sans", f"cchc-sans-{w}", _INTER, w, web=False, report=True) for w in STYLES),
    _display(600),
    _display(700),
)


def recipe() -> str:
    """What the built fonts depend on: the versions of the packages and of this file."""
    return "\n".join([f"recipe {RECIPE}", *(f"{name} {version(name)}" for name in _PACKAGES)]) + "\n"


def fonts_are_built(folder: Path) -> bool:
    """True when `folder` holds every font of the present recipe."""
    stamp = folder / "RECIPE"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != recipe():
        return False
    return all((folder / name).is_file() for face in FACES for name in face.file_names)

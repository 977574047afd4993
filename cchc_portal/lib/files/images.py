"""Photographs and scans: opened by Pillow, of a size that opens elsewhere too, and nothing but an image."""

import zipfile
from io import BytesIO

from PIL import Image

from cchc_portal.lib.files.refusal import FileRefused

MAX_PIXELS = 80_000_000  # a sheet of A3 at 600 dpi has 70 million; below where Pillow begins to warn
_LOOKED_AT = 1024


def check_image(data: bytes, kind: str) -> None:
    """Refuse what is not a whole image of that kind of Pillow's ("JPEG", "PNG")."""
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            width, height = image.size
            image.verify()
    except Image.DecompressionBombError as error:
        raise FileRefused("Ảnh quá lớn; hãy thu nhỏ ảnh rồi tải lên.") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefused("Ảnh bị hỏng hoặc chưa được chép đủ; hãy mở ảnh, lưu lại rồi tải lên.") from error
    if width * height > MAX_PIXELS:
        raise FileRefused(f"Ảnh quá lớn ({width} × {height} điểm ảnh); hãy thu nhỏ ảnh rồi tải lên.")
    forbid_second_nature(data)


def forbid_second_nature(data: bytes) -> None:
    """Refuse an image that other programs would open as an archive or as a PDF."""
    if zipfile.is_zipfile(BytesIO(data)) or b"%PDF-" in data[:_LOOKED_AT]:
        raise FileRefused("Tệp vừa là ảnh vừa chứa tệp khác bên trong; hãy lưu lại ảnh rồi tải lên.")

"""The folder where an installation keeps what it writes: database file, media, broker, secret key."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from cchc_portal.environment import SettingError


def prepare_home(home: Path) -> Path:
    """Makes the folders an installation writes to; only its own account may look into them."""
    make_folder(home)
    for name in ("media", "broker", "broker/queue", "broker/control"):
        make_folder(home / name)
    return home


def make_folder(folder: Path, variable: str = "CCHC_HOME") -> Path:
    """The folder, made if need be; `variable` is the setting to mend when that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(
            f"Không tạo được thư mục {folder} ({error.strerror}): đặt {variable} là thư mục ghi được."
        ) from None
    return folder


def generated_key(path: Path) -> str:
    """The key kept in `path`, made on the first call.

    The key is written whole to a file of its own (0600) and then linked into place: of two processes
    that start at once the second finds the link taken and reads the first one's key.
    """
    if not path.exists():
        _link_new_key(path)
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        key = ""
    if not key:
        raise SettingError(f"Không đọc được khóa bí mật trong {path}: xóa tệp để hệ thống tạo lại.")
    return key


def _link_new_key(path: Path) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")
    except OSError as error:
        raise SettingError(
            f"Không ghi được vào {path.parent} ({error.strerror}): đặt CCHC_HOME là thư mục ghi được."
        ) from None
    draft = Path(name)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(get_random_secret_key())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key is the one
    finally:
        draft.unlink()

#!/bin/sh
# Sourced by script/backup and script/restore: where this installation keeps its data, as its settings say.
# Sets kind (postgresql, sqlite), sqlite, media, key, and what libpq reads: PGHOST, PGDATABASE, ...

python=.venv/bin/python
found=$($python -c '
import sys
from shlex import quote
from cchc_portal.environment import SettingError
try:
    from cchc_portal import settings
except SettingError as error:
    sys.exit(f"Thiết lập sai: {error}")
database = settings.DATABASES["default"]
told = {
    "kind": "sqlite" if settings.EMBEDDED else "postgresql",
    "sqlite": database["NAME"] if settings.EMBEDDED else "",
    "media": settings.MEDIA_ROOT,
    "key": settings.CCHC_HOME / "secret-key" if settings.SECRET_KEY_IS_GENERATED else "",
}
if not settings.EMBEDDED:
    for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME"):
        told["PGDATABASE" if name == "NAME" else f"PG{name}"] = database.get(name)
    told |= {f"PG{name}".upper(): value for name, value in database.get("OPTIONS", {}).items()}
for name, value in told.items():
    if value or not name.startswith("PG"):
        print(f"export {name}={quote(str(value))}")
')
eval "$found"

fail() { echo "$(basename "$0"): $1" >&2; exit "${2:-1}"; }

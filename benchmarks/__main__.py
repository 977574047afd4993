"""`python -m benchmarks NAME [--format json] [--small]`: measures on the database of the settings."""

import argparse
import os
from importlib import import_module

NAMES = ("engine", "forms", "letters", "tally", "overview", "saves", "awards")


def main() -> int:
    """Print the report; the exit code tells whether its limits are held."""
    parser = argparse.ArgumentParser(prog="script/bench")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--format", choices=["table", "json"], default="table")
    parser.add_argument("--small", action="store_true", help="a few rows only, to see that it runs")
    options = parser.parse_args()
    set_up()
    benchmark = import_module(f"benchmarks.{options.name}")  # its models want the settings
    report = benchmark.measure(benchmark.SMALL if options.small else benchmark.FULL)
    print(report.as_json() if options.format == "json" else report.as_table())
    return 0 if report.held else 1


def set_up() -> None:
    """Django, with the portal's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()


if __name__ == "__main__":
    raise SystemExit(main())

"""How commands name a round: --year for the official round of a year, --round for any other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from cchc_portal.lib.refusal import Refused
from scoring.models import Round
from scoring.selectors.rounds import NoSuchRound, round_named


def add_round_arguments(parser: ArgumentParser) -> None:
    """`--year NĂM` or `--round MÃ`."""
    parser.add_argument("--year", type=int, metavar="NĂM", help="năm của đợt chính thức")
    parser.add_argument("--round", metavar="MÃ", help="mã đợt, khi không phải đợt chính thức của năm")


def round_from(options: dict[str, Any]) -> Round:
    """The round named by the arguments. Raises Refused; CommandError (status 2) when none is named."""
    if options.get("year") is None and not options.get("round"):
        raise CommandError("Cần --year NĂM hoặc --round MÃ", returncode=2)
    try:
        return round_named(year=options.get("year"), code=options.get("round"))
    except NoSuchRound as refusal:
        raise Refused(f"{refusal} (create_round)") from refusal

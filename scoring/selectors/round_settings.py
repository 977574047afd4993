"""What a round's letters say and how its results are opened, as they stand now."""

import hashlib
import json
from dataclasses import asdict, fields
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from scoring.models import Award, Claim, Round, RoundProfile, ScoreRun
from scoring.sheets.round_settings import LetterProfile, RoundSettings

OWN = ("respond_before", "public_annexes", "is_sample")  # of the round itself; the rest is its profile's


def settings_of(round: Round) -> RoundSettings:
    """The settings as they stand; plain defaults where the round has no profile. No query where it is
    at hand."""
    profile: RoundProfile = getattr(round, "profile", None) or RoundProfile(round=round)
    return RoundSettings(
        respond_before=round.respond_before,
        public_annexes=round.public_annexes,
        is_sample=round.is_sample,
        profile=LetterProfile(**{each.name: getattr(profile, each.name) for each in fields(LetterProfile)}),
    )


def flat(settings: RoundSettings) -> dict[str, Any]:
    """Every setting by its field, of the round and of its letters."""
    return {**{name: getattr(settings, name) for name in OWN}, **asdict(settings.profile)}


def fingerprint(settings: RoundSettings) -> str:
    """The same for the same settings: tells whether a form shows what still stands."""
    told = json.dumps(flat(settings), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def has_figures(round: Round) -> bool:
    """Whether anything was entered, awarded or computed in the round: three queries at most."""
    return (
        Claim.objects.filter(assessment__round=round).exists()
        or Award.objects.filter(round=round).exists()
        or ScoreRun.objects.filter(round=round).exists()
    )

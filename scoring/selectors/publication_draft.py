"""The publication that a run would be: the row as it would be stored, not stored yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.models import Publication, Round, RoundProfile, ScoreRun


@dataclass(frozen=True, slots=True)
class PublicationTerms:
    """What the people who publish decide besides the run; `note` is told to the public."""

    respond_before: date | None
    acknowledges_incomplete: bool
    note: str = ""


def publication_draft(run: ScoreRun, self_run: ScoreRun, terms: PublicationTerms) -> Publication:
    """The publication without its moment and its person; it stands in for the last one of its kind.

    What pages and papers show before the approval is drawn from this very row.
    """
    round = run.round
    last = Publication.objects.filter(round=round).order_by("-number").first()
    return Publication(
        round=round,
        number=last.number + 1 if last else 1,
        kind=run.kind,
        run=run,
        self_run=self_run,
        letter=_letter(round),
        respond_before=terms.respond_before,
        public_annexes=round.public_annexes,
        is_sample=round.is_sample,
        acknowledged_incomplete=terms.acknowledges_incomplete,
        note=terms.note,
        replaces=Publication.objects.last_of(round, run.kind),
    )


def _letter(round: Round) -> dict[str, Any]:
    """The round's profile as plain data: dates in ISO form, lists in order."""
    profile = RoundProfile.objects.filter(round=round).first() or RoundProfile(round=round)
    said = {field.attname: getattr(profile, field.attname) for field in profile._meta.concrete_fields}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
        if name not in {"id", "round_id"}
    }

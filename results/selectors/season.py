"""The round that the portal shows now, and its last publication."""

from dataclasses import dataclass

from django.db.models import Case, Value, When

from results.selectors.publication_chain import framed
from scoring.models import Publication, Round, RoundKind, RoundProfile


@dataclass(frozen=True, slots=True)
class Season:
    """`publication` is the one that counts now, with its run and feedback window."""

    round: Round | None
    publication: Publication | None

    @property
    def profile(self) -> RoundProfile | None:
        """Who issues the round's letters; None where the round has no settings."""
        return getattr(self.round, "profile", None)

    @property
    def is_open(self) -> bool:
        """Whether everyone who signs in may read the figures of every unit."""
        return self.publication is not None and self.publication.public_annexes


def current_season() -> Season:
    """The official round of the latest year, else the latest round of any kind: two queries."""
    official_first = Case(When(kind=RoundKind.OFFICIAL, then=Value(0)), default=Value(1))
    rounds = Round.objects.select_related("profile", "criteria_set", "timetable")
    round = rounds.order_by(official_first, "-year", "-id").first()
    return Season(round, last_publication(round) if round else None)


def last_publication(round: Round) -> Publication | None:
    """The publication of the round that counts now, without the stored inputs of its run."""
    return framed(Publication.objects.filter(round=round)).order_by("-number").first()

"""The provisional results of the season published anew: A's 1.1 is at 7.5 instead of 7."""

from decimal import Decimal

from accounts.services.actors import system_actor
from scoring.core.types import RunKind, Stage
from scoring.models import Publication
from scoring.services.award_points import Judgement, award_points
from scoring.services.compute_scores import compute_scores
from tests import factories
from tests.feedback.season import NOW, Season

FIRST, SECOND = "2020-provisional-1", "2020-provisional-2"


def published_anew(season: Season) -> Publication:
    """The second publication, with a window of its own; what was sent in the first stays there."""
    by, judgements = system_actor(), [Judgement(season.a.pk, "1.1", points=Decimal("7.5"))]
    award_points(round=season.round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=NOW)
    run = compute_scores(round=season.round, kind=RunKind.PROVISIONAL, by=by, now=NOW).run
    first = Publication.objects.get(round=season.round)
    return factories.publish(run, replaces=first, note="Chấm lại Sở A")

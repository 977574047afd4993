"""What a person reads of a round's appraisal."""

from collections.abc import Collection

from accounts.models import Role, User
from accounts.rules import Standing
from scoring.core.appraisal_sight import Sight
from scoring.models import Round
from scoring.selectors.appraisal.scope import scope_now

READS_ALL = frozenset({Role.TASK_FORCE})
HAS_A_DESK = frozenset({Role.APPRAISER, Role.TASK_FORCE, Role.UNIT_HEAD})


def sight_of(round: Round, user: User, held: Standing, leaves: Collection[tuple[int, str]] = ()) -> Sight:
    """By the roles of today, of some leaves only where any are named: as many queries as `scope_now`."""
    return Sight(
        scope=scope_now(round, user, held, leaves),
        heads=held.headed_ids,
        reads_all=held.sees_every_figure or held.holds(READS_ALL),
        sees_every_figure=held.sees_every_figure,
    )


def may_have_desk(held: Standing) -> bool:
    """Whether the person's roles can open the desk at all, whatever the round: no query."""
    return held.sees_every_figure or held.holds(HAS_A_DESK)

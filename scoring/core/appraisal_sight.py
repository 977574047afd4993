"""What a person reads of the appraisal: which lines, and of which units what was awarded."""

from dataclasses import dataclass

from scoring.core.appraisal import Scope
from scoring.core.words import Word


class Reach(Word):
    """Which lines a page of the desk shows.

    MINE: those that the person judges, and beside them those of the own unit, locked; who judges none
    sees what they read. READABLE: all that they read. WHOLE: every leaf, for context only.
    """

    MINE = "cua-toi", "Tiêu chí của tôi"
    READABLE = "duoc-xem", "Tiêu chí được xem"
    WHOLE = "ca-linh-vuc", "Cả lĩnh vực"


@dataclass(frozen=True, slots=True)
class Sight:
    """`heads`: units of which the person is the head; `reads_all`: Tổ giúp việc, Sở Nội vụ, leaders.

    `sees_every_figure`: those who see figures of every unit before publication, their own included.
    """

    scope: Scope
    heads: frozenset[int]
    reads_all: bool
    sees_every_figure: bool

    @property
    def judges_some(self) -> bool:
        """Whether lines of this round may be the person's to judge."""
        return bool(self.scope.appraises_for) or (self.scope.in_task_force and not self.scope.appraises_own)

    @property
    def reads_some(self) -> bool:
        """Whether there is anything of the desk for this person; an appraiser without a leaf is told so."""
        led = {lead.unit_id for lead in self.scope.leads.values()}
        return self.reads_all or bool(self.scope.appraises_for) or not self.heads.isdisjoint(led)

    def judges(self, unit_id: int, group_id: int, code: str) -> bool:
        return self.scope.judges(unit_id, group_id, code)

    def reads(self, unit_id: int, group_id: int, code: str) -> bool:
        """Whether the line is this person's to read: a lead unit's people read what is theirs to lead."""
        if self.reads_all or self.judges(unit_id, group_id, code):
            return True
        lead = self.scope.leads.get((group_id, code))
        if lead is None:
            return False
        own = lead.unit_id in self.scope.appraises_for and lead.appraiser_id in (None, self.scope.user_id)
        return own or lead.unit_id in self.heads

    def sees_award(self, unit_id: int, group_id: int, code: str) -> bool:
        """Whether what was awarded there is shown: never the own unit's before publication, but to who
        judges the line, or sees every figure anyway."""
        if self.sees_every_figure or self.judges(unit_id, group_id, code):
            return True
        return unit_id not in self.scope.belongs_to and self.reads(unit_id, group_id, code)

    def shows(self, unit_id: int, group_id: int, code: str, reach: Reach) -> bool:
        """Whether a page of that reach has the line."""
        if reach is Reach.WHOLE:
            return True
        if reach is Reach.READABLE or not self.judges_some:
            return self.reads(unit_id, group_id, code)
        if self.judges(unit_id, group_id, code):
            return True
        own = self.scope.is_own(unit_id, group_id, code) and not self.reads_all
        return own and self.reads(unit_id, group_id, code)

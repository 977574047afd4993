"""What the page of publishing shows: the proposal that waits, what was published, what was not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accounts.models import Unit
from documents.models import Issuance
from documents.selectors.issuances import issuances_of
from results.models import PublicationProposal
from scoring.models import Publication, Round


@dataclass(frozen=True, slots=True)
class Chapter:
    """Units of one group, in Vietnamese order."""

    group: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class PublishingFacts:
    """`chain`: every publication of the round, the latest first; `ended`: proposals that came to nothing;
    `issuances`: the numbers under which each publication's papers went out, by its key."""

    waiting: PublicationProposal | None
    chain: tuple[Publication, ...]
    ended: tuple[PublicationProposal, ...]
    issuances: Mapping[int, list[Issuance]]

    @property
    def links(self) -> Iterator[tuple[Publication, list[Issuance]]]:
        """Each publication with its numbers."""
        for publication in self.chain:
            yield publication, self.issuances.get(publication.pk, [])

    def corrects(self, kind: str) -> bool:
        """Whether another publication of the kind would be a correction."""
        return any(publication.kind == kind for publication in self.chain)


def publishing_facts(round: Round) -> PublishingFacts:
    """Four queries, and two for the acknowledgements of the proposal that waits."""
    proposals = PublicationProposal.objects.filter(run__round=round).order_by("-id")
    proposals = proposals.select_related(
        "run__round", "run__handover", "self_run", "prepared_by", "closed_by"
    )
    chain = Publication.objects.filter(round=round).select_related(
        "round", "run", "published_by", "proposal__prepared_by", "replaces", "replaced_by"
    )
    published = tuple(chain.defer("run__inputs", "letter").order_by("-number"))
    return PublishingFacts(
        waiting=proposals.waiting().prefetch_related("acknowledgements__acknowledged_by").first(),
        chain=published,
        issuances=issuances_of(published),
        ended=tuple(proposals.filter(closed_at__isnull=False).defer("run__inputs", "self_run__inputs")),
    )


def units_of(proposal: PublicationProposal) -> tuple[Chapter, ...]:
    """The units of the proposed run by group: one query."""
    rows = Unit.objects.filter(pk__in=proposal.run.unit_scores.values("unit")).select_related("group")
    by_group: dict[str, list[Unit]] = {}
    for unit in rows.in_order():
        by_group.setdefault(unit.group.name, []).append(unit)
    return tuple(Chapter(name, tuple(units)) for name, units in by_group.items())

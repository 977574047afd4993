"""The units that asked for changes in a window, each with the letter that answers it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Unit
from accounts.rules import Standing
from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from documents.models import Document, DocumentKind, Issuance
from documents.selectors.issuances import letter_issuance
from feedback.core.words import DECIDED, ObjectionState, Outcome
from feedback.models import Decision, FeedbackWindow, Objection, ReplySending
from feedback.selectors.windows import windows_with_requests, with_frame
from scoring.models import Publication, Round


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was rendered, and under which number it went out."""

    document: Document
    issuance: Issuance | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A unit's requests with the decisions that count, what it sent, and its letters, the last one first.

    `basis`: the hash of what a letter would rest on now, empty while a request is open.
    """

    unit: Unit
    requests: tuple[Objection, ...]
    decisions: Mapping[int, Decision]
    sending: ReplySending
    basis: str
    letters: tuple[Letter, ...]

    @property
    def open(self) -> tuple[Objection, ...]:
        """The requests that nobody has decided, or for which more was asked."""
        return tuple(x for x in self.requests if not _is_decided(x, self.decisions.get(x.pk)))

    @property
    def document(self) -> Document | None:
        """The letter that counts."""
        return self.letters[0].document if self.letters else None

    @property
    def is_current(self) -> bool:
        """Whether that letter says what is decided now."""
        return self.document is not None and self.document.basis == self.basis

    @property
    def is_ready(self) -> bool:
        """Whether there can be a letter that is not there yet."""
        return bool(self.basis) and not self.is_current

    @property
    def refusal(self) -> str:
        """Why there can be no letter; empty where there can."""
        if not self.open:
            return ""
        waits = "; ".join(f"{x.criterion_code} ({x.get_status_display().lower()})" for x in self.open)
        return f"Chưa trả lời {self.unit.name} được, còn tiêu chí {waits}."


@dataclass(frozen=True, slots=True)
class AnswerShelf:
    """The units that asked in one window. A request is answered in the window it was sent in, also after the
    results were published anew."""

    window: FeedbackWindow
    rows: tuple[AnswerRow, ...]

    @property
    def ready(self) -> tuple[AnswerRow, ...]:
        """The units whose letter can be rendered and is not there yet."""
        return tuple(row for row in self.rows if row.is_ready)


def answer_shelves(round: Round, held: Standing) -> list[AnswerShelf]:
    """The window that counts now, then those replaced in which a unit asked: one query, and six for each."""
    windows = windows_with_requests(round)
    shelves = [AnswerShelf(window, tuple(answer_rows(window.publication, held))) for window in windows]
    return [shelf for place, shelf in enumerate(shelves) if shelf.rows or not place]


def answer_rows(publication: Publication, held: Standing | None = None) -> list[AnswerRow]:
    """Every unit with requests sent, in the order of pages; of `held` only those it may read: six queries."""
    requests = _requests(publication, held)
    by_unit: dict[int, list[Objection]] = defaultdict(list)
    for x in requests:
        by_unit[x.reply.unit_id].append(x)
    decisions = _decisions(requests)
    sendings = _sendings(requests)
    letters = _letters(publication)
    letter = letter_issuance(publication)
    return [
        _row(tuple(own), decisions, sendings, letters.get(unit, ()), letter) for unit, own in by_unit.items()
    ]


def answered_window(publication_id: int) -> FeedbackWindow:
    """The window of the publication, with its frame."""
    return with_frame(FeedbackWindow.objects.all()).get(publication=publication_id)


def handles_answers(held: Standing) -> bool:
    """Who reads the letters to every unit."""
    return held.handles_papers


def reads_answers(held: Standing) -> bool:
    """Who may have a letter to read: a unit's people those to their unit."""
    return handles_answers(held) or bool(held.unit_ids)


def _row(
    requests: tuple[Objection, ...],
    decisions: Mapping[int, Decision],
    sendings: Mapping[int, ReplySending],
    letters: tuple[Letter, ...],
    letter: Issuance | None,
) -> AnswerRow:
    reply = requests[0].reply
    own = {x.pk: decisions[x.pk] for x in requests if x.pk in decisions}
    sending = sendings[reply.pk]
    decided = all(_is_decided(x, own.get(x.pk)) for x in requests)
    return AnswerRow(
        unit=reply.unit,
        requests=requests,
        decisions=own,
        sending=sending,
        basis=_basis(sending, own.values(), letter) if decided else "",
        letters=letters,
    )


def _basis(sending: ReplySending, decisions: Iterable[Decision], letter: Issuance | None) -> str:
    """Another decision, another sending, another number of the letter it names: another basis."""
    rows = {
        "sending": sending.code,
        "decisions": sorted(decision.pk for decision in decisions),
        "letter": letter.pk if letter else None,
    }
    return sha256_bytes(canonical_json(rows))


def _is_decided(x: Objection, decision: Decision | None) -> bool:
    settled = decision is not None and decision.outcome != Outcome.ASK
    return settled and ObjectionState(x.status) in DECIDED


def _requests(publication: Publication, held: Standing | None) -> list[Objection]:
    rows: QuerySet[Objection] = Objection.objects.sent().filter(reply__window__publication=publication)
    if held is not None and not handles_answers(held):
        rows = rows.filter(reply__unit__in=held.unit_ids)
    related = ("reply__unit__group", "reply__window", "lead_unit")
    return list(
        rows.select_related(*related).order_by(
            "reply__unit__group__order", "reply__unit__sort_key", "reply__unit__code", "id"
        )
    )


def _decisions(requests: Iterable[Objection]) -> dict[int, Decision]:
    rows = Decision.objects.current().filter(objection__in=[x.pk for x in requests])
    related = ("award", "concurrence__paper", "concurrence__lead_unit", "concurrence__member")
    return {decision.objection_id: decision for decision in rows.select_related(*related)}


def _sendings(requests: Iterable[Objection]) -> dict[int, ReplySending]:
    """What each reply was sent as last, by the reply's key."""
    rows = ReplySending.objects.filter(reply__in={x.reply_id for x in requests}).defer("content")
    return {sending.reply_id: sending for sending in rows.select_related("paper").order_by("number")}


def _letters(publication: Publication) -> dict[int, tuple[Letter, ...]]:
    """Of each unit, the last one first: two queries."""
    documents = list(
        Document.objects.filter(publication=publication, kind=DocumentKind.ANSWER).order_by("-id")
    )
    rows = Issuance.objects.current().filter(document__in=[document.pk for document in documents])
    issued = {row.document_id: row for row in rows}
    found: dict[int, list[Letter]] = defaultdict(list)
    for document in documents:
        if document.unit_id is not None:
            found[document.unit_id].append(Letter(document, issued.get(document.pk)))
    return {unit: tuple(letters) for unit, letters in found.items()}

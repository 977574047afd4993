"""Answers counted in the database: two queries, whatever the number of forms."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from django.db.models import Count, Q
from django.db.models.functions import Substr

from cchc_portal.lib.hashing import canonical_json
from scoring.models import Round, SurveyQuestion
from surveys.core.answers import BLANK, LEVELS
from surveys.core.tally import AnswerCount
from surveys.models import SurveyForm
from surveys.models.form import SurveyFormQuerySet


def question_codes(round: Round) -> list[str]:
    """The question codes of the round's set, in the order in which `answers` holds them."""
    rows = SurveyQuestion.objects.filter(criteria_set=round.criteria_set_id).order_by("order")
    return list(rows.values_list("code", flat=True))


def answer_counts(round: Round, questions: Sequence[str]) -> list[AnswerCount]:
    """How many valid forms of each unit answer each question with each level."""
    counted = {
        f"n{place}_{level}": Count("pk", filter=Q(**{f"a{place}": str(level)}))
        for place in range(len(questions))
        for level in LEVELS
    }
    rows = _answers(round, questions).values("unit__code").annotate(**counted)
    return [
        AnswerCount(unit, question, level, count)
        for unit, *counts in rows.values_list("unit__code", *counted)
        for (question, level), count in zip(product(questions, LEVELS), counts, strict=True)
        if count
    ]


def answered_counts(
    round: Round, questions: Sequence[str], lists: Iterable[tuple[str, ...]]
) -> dict[tuple[str, tuple[str, ...]], int]:
    """Valid forms of each unit with an answer to any question of a list, by (unit code, list)."""
    asked = list(lists)
    counted = {f"n{i}": Count("pk", filter=_any_answer(questions, asked[i])) for i in range(len(asked))}
    rows = _answers(round, questions).values("unit__code").annotate(**counted)
    return {
        (unit, listed): count
        for unit, *counts in rows.values_list("unit__code", *counted)
        for listed, count in zip(asked, counts, strict=True)
    }


def valid_counts(round: Round) -> Mapping[int, int]:
    """How many valid forms each unit has, by unit id."""
    rows = SurveyForm.objects.filter(round=round).counted().values("unit_id")
    return dict(rows.annotate(n=Count("pk")).values_list("unit_id", "n"))


def forms_digest(round: Round) -> str:
    """SHA-256 over every form in the order in which they came: which of two counts depends on it."""
    digest = hashlib.sha256()
    forms = SurveyForm.objects.filter(round=round).order_by("batch__number", "row")
    for form in forms.values_list("serial", "unit__code", "answers", "exclusion").iterator():
        digest.update(canonical_json(form))
    return digest.hexdigest()


def _answers(round: Round, questions: Sequence[str]) -> SurveyFormQuerySet:
    """The round's valid forms with the answer to question i as `a{i}`."""
    forms = SurveyForm.objects.filter(round=round).counted()
    return forms.alias(**{f"a{i}": Substr("answers", i + 1, 1) for i in range(len(questions))})


def _any_answer(questions: Sequence[str], listed: Iterable[str]) -> Q:
    answered = Q(pk__in=[])
    for question in listed:
        answered |= ~Q(**{f"a{questions.index(question)}": BLANK})
    return answered

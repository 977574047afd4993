"""The counts a hand-over of the survey rests on, beside the barest statement that counts the same answers."""

from dataclasses import dataclass

from django.db import connection

from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, open_sample, store_forms
from benchmarks.timing import interleaved
from scoring.models import Round
from surveys.models import SurveyForm
from surveys.selectors.tally import answer_counts, answered_counts, question_codes, valid_counts

# Of the statements tried, the one that costs the least CPU (docs/performance.md).
_BARE = f"""
    SELECT unit_id, place, substr(answers, place, 1), count(*)
    FROM {SurveyForm._meta.db_table}, generate_series(1, %s) AS place
    WHERE round_id = %s AND exclusion = '' AND substr(answers, place, 1) <> '.'
    GROUP BY 1, 2, 3
"""  # noqa: S608 - the name of our own table


@dataclass(frozen=True, slots=True)
class Survey:
    """Units, forms of each, questions of a form."""

    units: int
    forms_of_a_unit: int
    questions: int


FULL = Survey(units=400, forms_of_a_unit=63, questions=40)
SMALL = Survey(units=3, forms_of_a_unit=5, questions=4)


def measure(size: Survey = FULL) -> Report:
    """The tally of all forms of a round."""
    round = open_sample(Size(size.units, 20, size.questions))
    forms = store_forms(round, size.questions, forms_of_a_unit=size.forms_of_a_unit)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {SurveyForm._meta.db_table}")
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # whose CPU time nobody would count
    counted = sum(row.count for row in answer_counts(round, question_codes(round)))
    if counted != sum(_bare(round, size.questions)):
        raise RuntimeError("the bare statement counts something else")
    cost = interleaved({"bare": lambda: _bare(round, size.questions), "tally": lambda: _tally(round)})
    return Report(
        "tally",
        Figure("tally_to_bare_cpu", cost["tally"].cpu / cost["bare"].cpu, limit=2),
        [
            Figure("forms", forms),
            Figure("answers", forms * size.questions),
            Figure("bare_cpu", cost["bare"].cpu, "s"),
            Figure("bare_wall", cost["bare"].wall, "s"),
            Figure("tally_cpu", cost["tally"].cpu, "s"),
            Figure("tally_wall", cost["tally"].wall, "s"),
        ],
    )


def _tally(round: Round) -> None:
    """What the hand-over asks of the database."""
    questions = question_codes(round)
    answer_counts(round, questions)
    answered_counts(round, questions, [("C1", "C2")])
    valid_counts(round)


def _bare(round: Round, questions: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_BARE, [questions, round.pk])
        return [count for *_, count in cursor.fetchall()]

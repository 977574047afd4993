"""What a delivery of forms comes to before it is written: spread of answers, funnel of each unit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from surveys.core.answers import BLANK, LEVELS
from surveys.models import Exclusion
from surveys.sheets.forms import FormBook
from surveys.sheets.funnels import FunnelBook


def delivery_facts(*, book: FormBook, exclusions: Sequence[str], funnels: FunnelBook) -> dict[str, Any]:
    """Plain data, no query. `exclusions` of the book's forms in their order.

    "codes" counts the answers as they stand in the file, "levels" as they are read (5 is the best).
    """
    reasons = Counter(exclusions)
    levels = Counter(answer for form in book.forms for answer in form.answers if answer != BLANK)
    return {
        "valid": reasons[Exclusion.NONE.value],
        "blank": reasons[Exclusion.BLANK.value],
        "duplicate": reasons[Exclusion.DUPLICATE.value],
        "codes": [book.codes[level] for level in LEVELS],
        "levels": [levels[str(level)] for level in LEVELS],
        "funnel": list(_funnel(book, exclusions, funnels)),
        "mapping": book.mapping,
    }


def _funnel(book: FormBook, exclusions: Sequence[str], funnels: FunnelBook) -> Iterator[dict[str, Any]]:
    """A row for every unit that has forms or declares some: as declared, and as counted here."""
    pairs = list(zip(book.forms, exclusions, strict=True))
    returned = Counter(form.unit.code for form, why in pairs if why != Exclusion.DUPLICATE.value)
    valid = Counter(form.unit.code for form, why in pairs if why == Exclusion.NONE.value)
    declared = {row.unit.code: row.declared for row in funnels.rows}
    names = {
        unit.code: unit.name for unit in (*(f.unit for f in book.forms), *(r.unit for r in funnels.rows))
    }
    for code in sorted(names):
        said = declared.get(code)
        yield {
            "unit": code,
            "name": names[code],
            "planned": said.planned if said else None,
            "issued": said.issued if said else None,
            "returned": said.returned if said else None,
            "valid": said.valid if said else None,
            "counted_returned": returned[code],
            "counted_valid": valid[code],
        }

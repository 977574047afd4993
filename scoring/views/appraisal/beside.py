"""Pages on which a unit's documents are opened beside the figures: only these may hold frames, of ours."""

from collections.abc import Callable
from typing import ParamSpec, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse

P = ParamSpec("P")


def shows_files_beside(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The view's answers may hold frames of this portal."""
    widened = csp_update({"frame-src": [SELF]})(view)  # type: ignore[arg-type]  # it knows no further arguments
    return cast("Callable[P, HttpResponse]", widened)

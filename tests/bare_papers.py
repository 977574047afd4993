"""Papers without layout, for tests that ask who gets them: what stands on a paper is asked elsewhere."""

import pytest

from cchc_portal.lib import pdf


def bare_papers(patch: pytest.MonkeyPatch) -> None:
    """Every paper drawn from now on is one page without content."""
    patch.setattr(pdf, "_render", lambda *_: pdf.Pdf(b"%PDF-1.7", 1))

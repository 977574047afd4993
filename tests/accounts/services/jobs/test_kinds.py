import pytest

from accounts.services.jobs.kinds import kind_named
from tests.accounts.jobs import doing


def test_every_app_with_long_work_has_registered_its_kinds():
    drawn = ("render_documents", "render_document", "render_answers", "render_answer")
    known = {name: kind_named(name) for name in ("compute_scores", *drawn)}
    assert {name: kind.one_transaction for name, kind in known.items()} == {
        "compute_scores": True,
        **dict.fromkeys(drawn, False),
    }


def test_name_that_is_taken_is_refused():
    with pytest.raises(ValueError, match="compute_scores is registered twice"), doing("compute_scores", dict):
        pass


def test_unknown_kind_is_none():
    assert kind_named("không có") is None

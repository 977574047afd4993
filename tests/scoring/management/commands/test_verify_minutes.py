import zlib

import pytest
from django.core.management import call_command

from scoring.models import Minutes
from tests.scoring.meetings import NOW, closed, make_meeting

pytestmark = pytest.mark.django_db


def test_verify_minutes_that_are_as_they_were_closed(capsys):
    closed(make_meeting())
    call_command("verify_minutes")

    assert "1 biên bản làm việc đều đúng mã băm" in capsys.readouterr().out


def test_verify_minutes_names_those_that_were_tampered_with(capsys):
    minutes = closed(make_meeting())
    fields = {"session": minutes.session, "closed_at": NOW, "closed_by": minutes.closed_by}
    Minutes.objects.create(
        **fields,
        version=2,
        reason="Sửa",
        code="GIA",
        content=zlib.compress(b"{}"),
        content_hash=minutes.content_hash,
    )

    with pytest.raises(SystemExit, match="1"):
        call_command("verify_minutes")
    assert "Biên bản GIA: nội dung không khớp mã băm" in capsys.readouterr().out

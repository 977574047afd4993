import re

from pytest_django import Settings

from documents.services.verification import verification_code
from scoring.models import Publication


def test_code_can_be_read_aloud_and_comes_again(publication: Publication) -> None:
    code = verification_code(publication, "phu-luc", "S1")
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert code == verification_code(publication, "phu-luc", "S1")


def test_every_document_has_a_code_of_its_own(publication: Publication) -> None:
    named = [("cong-van", ""), *(("phu-luc", f"P0{n}") for n in range(1, 9))]
    assert len({verification_code(publication, *each) for each in named}) == 9


def test_code_cannot_be_made_without_the_installations_key(
    publication: Publication, settings: Settings
) -> None:
    before = verification_code(publication, "cong-van")
    settings.SECRET_KEY = "another"
    assert verification_code(publication, "cong-van") != before

import re

from cchc_portal.lib.codes import random_code


def test_code_has_its_length_and_only_clear_letters():
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{200}", random_code(200))


def test_codes_differ():
    assert len({random_code(12) for _ in range(100)}) == 100

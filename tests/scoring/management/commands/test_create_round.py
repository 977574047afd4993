import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def _refusal(*words: str) -> str:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(*words, "--format", "json", stdout=out)
    (finding,) = json.loads(out.getvalue())["findings"]
    return finding["message"]


def test_create_round_without_a_set_names_the_command_that_brings_one():
    assert _refusal("create_round", "--year", "2031") == (
        "Chưa có bộ tiêu chí có hiệu lực cho năm 2031; hãy nhập bộ tiêu chí trước (import_catalogue)"
    )


def test_command_about_a_round_that_is_not_there_names_the_command_that_opens_one():
    assert _refusal("compute_scores", "--year", "2031", "--kind", "self") == (
        "Chưa có đợt đánh giá chính thức của năm 2031; hãy mở đợt trước (create_round)"
    )

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.services.actors import system_actor
from documents.models import DocumentKind
from documents.services.render_documents import render_document


@pytest.fixture
def letter(publication) -> Path:
    document = render_document(publication=publication, kind=DocumentKind.LETTER, by=system_actor())
    return Path(document.file.path)


@pytest.mark.usefixtures("letter")
def test_documents_whose_files_are_whole_are_counted(capsys):
    call_command("verify_documents")
    assert capsys.readouterr().out == "1 văn bản còn đủ tệp, đúng mã băm\n"


def test_document_whose_file_was_changed_is_named(letter, capsys):
    letter.write_bytes(letter.read_bytes() + b" ")
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_documents")
    name = f"van-ban/{letter.parent.name}/{letter.name}"
    assert f"Tệp {name} trong kho không đúng bản đã kết xuất" in capsys.readouterr().out

import zipfile

import pytest

from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.refusal import WorkbookRefused


def _archive(tmp_path, parts, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return Archive((tmp_path / "a.zip").read_bytes())


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_chunks_give_the_part_back(tmp_path, method):
    data = bytes(range(256)) * 10_000
    archive = _archive(tmp_path, [("XL/a.xml", data)], method)
    chunks = list(archive.chunks("xl/a.xml"))
    assert (b"".join(chunks), max(map(len, chunks)) <= 1 << 20) == (data, True)
    assert archive.declared_size == len(data)


def test_pieces_end_before_a_tag(tmp_path):
    data = b"<x>" + b"<c r='A1'>text</c>" * 100_000 + b"</x>"
    pieces = list(_archive(tmp_path, [("a", data)]).pieces("a"))
    assert (b"".join(pieces), len(pieces) > 2) == (data, True)
    assert all(piece.startswith(b"<") for piece in pieces if piece)


def test_read_missing_part_is_empty_and_a_long_one_refused(tmp_path):
    archive = _archive(tmp_path, [("a", b"12345")])
    assert (archive.read("b"), archive.read("a")) == (b"", b"12345")
    with pytest.raises(WorkbookRefused):
        archive.read("a", limit=4)


def test_archive_names_that_differ_in_case_only_are_refused(tmp_path):
    with pytest.raises(WorkbookRefused, match="trùng tên"):
        _archive(tmp_path, [("a.xml", b"1"), ("A.xml", b"2")])


def test_archive_another_packing_is_refused(tmp_path):
    with pytest.raises(WorkbookRefused, match="cách nén"):
        _archive(tmp_path, [("a.xml", b"1")], zipfile.ZIP_BZIP2)


def test_archive_with_too_many_parts_is_refused(tmp_path):
    with pytest.raises(WorkbookRefused, match="quá nhiều phần"):
        _archive(tmp_path, [(f"p{i}", b"") for i in range(2_001)])

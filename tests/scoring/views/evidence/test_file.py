import pytest

from accounts.services.actors import system_actor
from cchc_portal.lib.files.kinds import FileKind
from scoring.services.evidence.replace_evidence import replace_evidence
from scoring.views.evidence.file import disposition
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, upload

HEADERS = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")


def test_file_is_a_download_under_its_name_alone_in_its_box(own, both):
    evidence = kept(both[0].unit, name="Kế hoạch “số 1”.exe")
    answer = own.get(f"/tai-lieu/{evidence.pk}/tep/1/")

    assert b"".join(answer.streaming_content) == samples.pdf()
    assert [answer.headers[name] for name in HEADERS] == [
        "application/pdf",
        (
            'attachment; filename="Ke-hoach-so-1.pdf"; '
            "filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%E2%80%9Cs%E1%BB%91%201%E2%80%9D.pdf"
        ),
        "nosniff",
        "default-src 'none'; sandbox",
    ]


def test_each_version_has_its_own_address(own, both):
    evidence = kept(both[0].unit)
    replace_evidence(evidence=evidence, file=upload(samples.image("PNG"), "a.png"), by=system_actor())
    answers = [own.get(f"/tai-lieu/{evidence.pk}/tep/{number}/") for number in (1, 2)]

    assert [b"".join(answer.streaming_content)[1:4] for answer in answers] == [b"PDF", b"PNG"]
    assert [answer.headers["Content-Type"] for answer in answers] == ["application/pdf", "image/png"]
    assert own.get(f"/tai-lieu/{evidence.pk}/tep/3/").status_code == 404


def test_file_is_left_to_the_proxy_where_one_is_set_up(own, both, settings):
    settings.X_ACCEL = "/tep-noi-bo"
    evidence = kept(both[0].unit)
    answer = own.get(f"/tai-lieu/{evidence.pk}/tep/1/")

    stored = evidence.versions.get().file.name
    assert (answer.content, answer.headers["X-Accel-Redirect"]) == (b"", f"/tep-noi-bo/{stored}")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("???.pdf", "tai-lieu.docx"), ('a"\r\nX: 1.docx', "a-X-1.docx"), ("..", "tai-lieu.docx")],
)
def test_name_in_the_header_cannot_break_out_of_it(name, plain):
    header = disposition("attachment", name, FileKind.DOCX)

    assert header.startswith(f'attachment; filename="{plain}"; filename*=UTF-8')
    assert (header.count('"'), "\r" in header, "\n" in header) == (2, False, False)


@pytest.mark.parametrize(
    ("content", "name", "kind", "alone"),
    [
        (None, "a.pdf", "application/pdf", "default-src 'none'; frame-ancestors 'self'"),
        (
            samples.image("PNG"),
            "a.png",
            "image/png",
            "default-src 'none'; frame-ancestors 'self'; sandbox",
        ),
    ],
)
def test_file_is_shown_in_a_frame_of_ours_only(own, both, content, name, kind, alone):
    evidence = kept(both[0].unit, content, name)
    answer = own.get(f"/tai-lieu/{evidence.pk}/tep/1/xem/")
    answer.close()

    assert [answer.headers[name] for name in (*HEADERS, "X-Frame-Options")] == [
        kind,
        f"inline; filename=\"{name}\"; filename*=UTF-8''{name}",
        "nosniff",
        alone,
        "SAMEORIGIN",
    ]


def test_file_that_browsers_do_not_show_is_not_shown(own, both):
    evidence = kept(both[0].unit, samples.docx(), "a.docx")

    assert own.get(f"/tai-lieu/{evidence.pk}/tep/1/xem/").status_code == 404

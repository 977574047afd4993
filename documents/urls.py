"""Letters and annexes of publications; answers to units; the report of a self-assessment and the papers of
working sessions."""

from django.urls import path

from documents.views import answers, papers, publications

_publications = [
    path("van-ban/", publications.document_list, name="list"),
    path("van-ban/<int:pk>/", publications.document_file, name="file"),
    path("van-ban/lan-cong-bo/<int:pk>/ket-xuat/", publications.document_render, name="render"),
    path("van-ban/lan-cong-bo/<int:pk>/so-ngay/", publications.issuing, name="issuing"),
    path("van-ban/ban-ky/<int:pk>/", publications.signed_file, name="signed-file"),
]
_answers = [
    path("van-ban/tra-loi/", answers.answers, name="answers"),
    path("van-ban/tra-loi/<str:round>/ket-xuat/", answers.render_all, name="render-answers"),
    path("van-ban/tra-loi/<str:round>/<str:unit>/ket-xuat/", answers.render_one, name="render-answer"),
    path("van-ban/<int:pk>/so-ngay/", answers.issuing, name="answer-issuing"),
]
_papers = [
    path("tu-cham/<str:round_code>/<str:unit_code>/bao-cao.pdf", papers.self_report_file, name="self-report"),
    path("lam-viec/<str:code>/<int:pk>/bien-ban-<int:version>.pdf", papers.minutes_file, name="minutes"),
    path("lam-viec/<str:code>/<int:pk>/giay-moi.pdf", papers.invitation_file, name="invitation"),
]

app_name = "documents"
urlpatterns = [*_publications, *_answers, *_papers]

"""Letters and annexes of publications; the report of a self-assessment and the papers of working sessions."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("van-ban/", views.document_list, name="list"),
    path("van-ban/<int:pk>/", views.document_file, name="file"),
    path("van-ban/lan-cong-bo/<int:pk>/ket-xuat/", views.document_render, name="render"),
    path("van-ban/lan-cong-bo/<int:pk>/so-ngay/", views.issuing, name="issuing"),
    path("van-ban/ban-ky/<int:pk>/", views.signed_file, name="signed-file"),
    path("tu-cham/<str:round_code>/<str:unit_code>/bao-cao.pdf", views.self_report_file, name="self-report"),
    path("lam-viec/<str:code>/<int:pk>/bien-ban-<int:version>.pdf", views.minutes_file, name="minutes"),
    path("lam-viec/<str:code>/<int:pk>/giay-moi.pdf", views.invitation_file, name="invitation"),
]

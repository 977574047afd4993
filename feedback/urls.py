"""Answering the provisional results: the unit's reply, the thread of each request, the office's register."""

from django.urls import path

from feedback.views import concurrence, files, register, thread
from feedback.views.office import board
from feedback.views.reply import check, desk, receipt, request

_UNIT = "y-kien/tra-loi/<str:round>/<str:unit>/"
_LINE = f"{_UNIT}tieu-chi/<str:criterion>/"
_reply = [
    path(_UNIT, desk.reply, name="reply"),
    path(f"{_UNIT}kiem-tra/", check.check, name="check"),
    path(f"{_UNIT}kiem-tra/van-ban/", check.paper, name="paper"),
    path(f"{_UNIT}kiem-tra/thong-nhat/", check.agree, name="agree"),
    path(f"{_UNIT}kiem-tra/gui/", check.send, name="send"),
    path(f"{_UNIT}kiem-tra/rut/", check.withdraw, name="withdraw"),
    path(f"{_UNIT}bien-nhan/<str:code>/", receipt.receipt, name="receipt"),
    path(_LINE, request.request_line, name="request"),
    path(f"{_LINE}bo/", request.drop, name="drop"),
    path(f"{_LINE}tai-lieu/", request.add_document, name="add-document"),
    path(f"{_LINE}tai-lieu/<int:pk>/go/", request.take_document, name="take-document"),
]
_thread = [
    path("y-kien/<int:pk>/", thread.thread, name="thread"),
    path("y-kien/<int:pk>/chuyen/", thread.route, name="route"),
    path("y-kien/<int:pk>/trao-doi/", thread.message, name="message"),
    path("y-kien/<int:pk>/quyet-dinh/", thread.decide, name="decide"),
    path("y-kien/<int:pk>/tai-lieu/<int:document>/", files.document_file, name="document-file"),
    path("y-kien/van-ban/<int:pk>/", files.paper_file, name="paper-file"),
]
_lead = [
    path("y-kien/thong-nhat/", concurrence.concurrences, name="concurrences"),
    path("y-kien/thong-nhat/<str:round>/", concurrence.choose, name="choose-line"),
    path(
        "y-kien/thong-nhat/<str:round>/<str:unit>/<str:criterion>/",
        concurrence.concurrence,
        name="concurrence",
    ),
]
_office = [
    path("y-kien/", register.register, name="register"),
    path("y-kien/danh-sach.xlsx", register.workbook, name="register-workbook"),
    path("y-kien/hom-nay/", register.today, name="today"),
    path("y-kien/don-vi/", board.board, name="board"),
    path("y-kien/don-vi/<str:round>/<str:unit>/gia-han/", board.extend, name="extend"),
    path("y-kien/chu-tri/<str:round>/", board.lead_deadlines, name="lead-deadlines"),
]

app_name = "feedback"
urlpatterns = [*_reply, *_thread, *_lead, *_office]

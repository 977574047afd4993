"""Setting rounds up and following them; the self-scoring desk and its documents."""

from django.urls import path

from scoring.views import panel, save, sheet
from scoring.views.evidence import criterion, document, file, store
from scoring.views.setup import board, exemptions, rounds, timetable, unit

_DOMAIN = "tu-cham/<str:round>/<str:unit>/<str:domain>/"
_LEAF = f"{_DOMAIN}<str:criterion>/"
_PROOF = f"{_LEAF}tai-lieu/"

app_name = "scoring"
urlpatterns = [
    path("dot/", rounds.rounds, name="rounds"),
    path("dot/them/", rounds.new_round, name="new-round"),
    path("dot/<str:code>/", rounds.round_page, name="round"),
    path("dot/<str:code>/lich/", timetable.timetable, name="timetable"),
    path("dot/<str:code>/tien-do/", board.board, name="board"),
    path("dot/<str:code>/tien-do/<str:unit>/", unit.unit_page, name="board-unit"),
    path("dot/<str:code>/tien-do/<str:unit>/gia-han/", unit.extend, name="extend"),
    path("dot/<str:code>/tien-do/<str:unit>/khong-nop/", unit.absence, name="absence"),
    path("dot/<str:code>/pham-vi/", exemptions.exemptions, name="exemptions"),
    path("dot/<str:code>/pham-vi/tu-choi/", exemptions.refuse, name="refuse-exemption"),
    path(_DOMAIN, sheet.sheet, name="sheet"),
    path(_LEAF, panel.panel, name="panel"),
    path(f"{_LEAF}luu/", save.save, name="save"),
    path("tai-lieu/", store.evidence_store, name="evidence-store"),
    path("tai-lieu/<int:pk>/", document.evidence, name="evidence"),
    path("tai-lieu/<int:pk>/thay/", document.evidence_replace, name="evidence-replace"),
    path("tai-lieu/<int:pk>/sua/", document.evidence_correct, name="evidence-correct"),
    path("tai-lieu/<int:pk>/tep/<int:number>/", file.evidence_file, name="evidence-file"),
    path(_PROOF, criterion.criterion_evidence, name="criterion-evidence"),
    path(f"{_PROOF}dung/", criterion.criterion_evidence_use, name="criterion-evidence-use"),
    path(f"{_PROOF}<int:use>/go/", criterion.criterion_evidence_drop, name="criterion-evidence-drop"),
]

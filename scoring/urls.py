"""Setting rounds up and following them."""

from django.urls import path

from scoring.views.setup import board, exemptions, rounds, timetable, unit

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
]

"""Pages of the top floor: home, overview, ranking, unit results, runs."""

from django.urls import path

from results.views import downloads, home, overview, ranking, runs, unit_result

app_name = "results"
urlpatterns = [
    path("", home.home, name="home"),
    path("tong-quan/", overview.overview, name="overview"),
    path("xep-hang/", ranking.ranking, name="ranking"),
    path("xep-hang/xuat.xlsx", downloads.ranking_workbook, name="ranking-workbook"),
    path("ket-qua/<str:code>/", unit_result.unit_result, name="unit"),
    path("luot-tinh/", runs.runs, name="runs"),
    path("luot-tinh/<str:code>/", runs.run, name="run"),
]

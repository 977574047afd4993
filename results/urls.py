"""Pages of the top floor: home, overview, ranking, unit results, runs, imports."""

from django.urls import path

from results.views import comparing, computing, downloads, home, overview, ranking, runs, unit_result
from results.views.imports import actions, handing_over, lists, preview, undo
from results.views.publishing import acts as publishing_acts
from results.views.publishing import page as publishing_page
from results.views.publishing import preview as publishing_preview

app_name = "results"
urlpatterns = [
    path("", home.home, name="home"),
    path("tong-quan/", overview.overview, name="overview"),
    path("xep-hang/", ranking.ranking, name="ranking"),
    path("xep-hang/xuat.xlsx", downloads.ranking_workbook, name="ranking-workbook"),
    path("ket-qua/<str:code>/", unit_result.unit_result, name="unit"),
    path("luot-tinh/", runs.runs, name="runs"),
    path("luot-tinh/so-sanh/", comparing.comparison, name="comparison"),
    path("luot-tinh/so-sanh/xuat.xlsx", comparing.comparison_book, name="comparison-workbook"),
    path("luot-tinh/<str:code>/", runs.run, name="run"),
    path("luot-tinh/dot/<str:code>/<str:kind>/", computing.show_current_run, name="current-run"),
    path("luot-tinh/dot/<str:code>/<str:kind>/tinh/", computing.compute_run, name="compute-run"),
    path("dot/<str:code>/cong-bo/", publishing_page.publishing, name="publishing"),
    path("dot/<str:code>/cong-bo/<int:pk>/duyet/", publishing_acts.approve, name="publishing-approve"),
    path("dot/<str:code>/cong-bo/<int:pk>/tra-lai/", publishing_acts.give_back, name="publishing-return"),
    path("dot/<str:code>/cong-bo/<int:pk>/rut-lai/", publishing_acts.withdraw, name="publishing-withdraw"),
    path(
        "dot/<str:code>/cong-bo/<int:pk>/xem-truoc/cong-van.pdf",
        publishing_preview.letter_preview,
        name="publishing-letter",
    ),
    path(
        "dot/<str:code>/cong-bo/<int:pk>/xem-truoc/<str:unit>/",
        publishing_preview.unit_preview,
        name="publishing-preview",
    ),
    path(
        "dot/<str:code>/cong-bo/<int:pk>/xem-truoc/<str:unit>/phu-luc.pdf",
        publishing_preview.annex_preview,
        name="publishing-annex",
    ),
    path("nhap/", lists.imports, name="imports"),
    path("nhap/phieu-khao-sat/lan/<int:pk>/hoan-tac/", undo.undo_forms, name="undo-forms"),
    path("nhap/phieu-khao-sat/ban-giao/<str:code>/", handing_over.hand_over, name="hand-over-survey"),
    path("nhap/<slug:slug>/", lists.import_kind, name="import-kind"),
    path("nhap/<slug:slug>/<int:pk>/", preview.import_upload, name="import-upload"),
    path("nhap/<slug:slug>/<int:pk>/danh-dau.xlsx", preview.import_marked, name="import-marked"),
    path("nhap/<slug:slug>/<int:pk>/doc-lai/", actions.import_options, name="import-options"),
    path("nhap/<slug:slug>/<int:pk>/don-vi/", actions.import_units, name="import-units"),
    path("nhap/<slug:slug>/<int:pk>/ghi/", actions.import_commit, name="import-commit"),
    path("nhap/<slug:slug>/<int:pk>/huy/", actions.import_drop, name="import-drop"),
]

from django.contrib import admin

from cchc_portal.lib.admin import ReadOnlyAdmin
from scoring.models import (
    Award,
    Catalogue,
    CriteriaSet,
    PastResult,
    Publication,
    Round,
    ScoreRun,
)


@admin.register(CriteriaSet)
class CriteriaSetAdmin(ReadOnlyAdmin):
    list_display = (
        "decision",
        "version",
        "title",
        "year_from",
        "year_to",
        "state",
        "frozen_at",
    )


@admin.register(Catalogue)
class CatalogueAdmin(ReadOnlyAdmin):
    list_display = ("name", "group", "total", "criteria_set")
    list_select_related = ("group", "criteria_set")


@admin.register(Round)
class RoundAdmin(ReadOnlyAdmin):
    list_display = ("code", "year", "kind", "state", "reference_date", "is_sample")


@admin.register(Award)
class AwardAdmin(ReadOnlyAdmin):
    list_display = (
        "round",
        "unit",
        "criterion_code",
        "stage",
        "state",
        "awarded_at",
        "awarded_by",
    )
    list_filter = ("round", "stage", "state")
    search_fields = ("unit__code", "criterion_code")
    list_select_related = ("round", "unit", "awarded_by")


@admin.register(ScoreRun)
class ScoreRunAdmin(ReadOnlyAdmin):
    list_display = (
        "code",
        "kind",
        "engine_version",
        "input_hash",
        "computed_at",
        "computed_by",
    )
    exclude = ("inputs",)


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = (
        "__str__",
        "kind",
        "run",
        "published_at",
        "published_by",
        "is_sample",
    )
    list_select_related = ("round", "run", "published_by")


@admin.register(PastResult)
class PastResultAdmin(ReadOnlyAdmin):
    list_display = ("year", "unit", "index", "band", "rank")
    list_filter = ("year",)
    list_select_related = ("unit",)

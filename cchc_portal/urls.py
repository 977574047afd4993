"""Every address of the portal; each app keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("scoring.urls")),
    path("", include("feedback.urls")),
    path("", include("results.urls")),
    path("", include("documents.urls")),
    path("quan-tri/", admin.site.urls),
]

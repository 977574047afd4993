"""Addresses of the app (the look fills them)."""

app_name = "accounts"
urlpatterns: list[object] = []

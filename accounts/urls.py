"""Signing in and out."""

from django.urls import path

from accounts.views import session

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", session.sign_in, name="login"),
    path("dang-xuat/", session.sign_out, name="logout"),
]

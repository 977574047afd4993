"""Signing in and out; the pages of jobs."""

from django.urls import path

from accounts.views import jobs, session

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", session.sign_in, name="login"),
    path("dang-xuat/", session.sign_out, name="logout"),
    path("viec/<int:pk>/", jobs.job_page, name="job"),
    path("viec/<int:pk>/chay-lai/", jobs.job_retry, name="job-retry"),
]

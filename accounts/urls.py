"""Signing in and out, one's own password; the pages of jobs; people and their roles; the audit trail."""

from django.urls import path

from accounts.views import jobs, password, session, trail
from accounts.views.accounts import acts, first_roles, hand_over, handing_out, lists, person

app_name = "accounts"
_ONE = "nguoi-dung/<str:username>"
urlpatterns = [
    path("dang-nhap/", session.sign_in, name="login"),
    path("dang-xuat/", session.sign_out, name="logout"),
    path("doi-mat-khau/", password.own_password, name="password"),
    path("viec/<int:pk>/", jobs.job_page, name="job"),
    path("viec/<int:pk>/chay-lai/", jobs.job_retry, name="job-retry"),
    path("nhat-ky/", trail.trail, name="trail"),
    path("nhat-ky/xuat.xlsx", trail.trail_file, name="trail-workbook"),
    path("nguoi-dung/", lists.people, name="people"),
    path("nguoi-dung/xuat.xlsx", lists.people_file, name="people-workbook"),
    path("nguoi-dung/quyen/", lists.abilities, name="abilities"),
    path("nguoi-dung/vai-tro-dau-tien/", first_roles.take_first_roles, name="first-roles"),
    path("nguoi-dung/them/", person.person_add, name="person-add"),
    path("nguoi-dung/mat-khau-tam/<int:pk>/", handing_out.import_passwords, name="import-passwords"),
    path(f"{_ONE}/", person.person, name="person"),
    path(f"{_ONE}/sua/", acts.person_edit, name="person-edit"),
    path(f"{_ONE}/dat-lai-mat-khau/", acts.person_password, name="person-password"),
    path(f"{_ONE}/khoa/", acts.person_lock, name="person-lock"),
    path(f"{_ONE}/mo-khoa/", acts.person_unlock, name="person-unlock"),
    path(f"{_ONE}/vai-tro/", acts.person_grant, name="person-grant"),
    path(f"{_ONE}/vai-tro/<int:pk>/ket-thuc/", acts.person_end, name="person-end"),
    path(f"{_ONE}/ban-giao/", hand_over.person_hand_over, name="person-hand-over"),
]

"""Letters and annexes of publications."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("<int:pk>/", views.document_file, name="file"),
    path("lan-cong-bo/<int:pk>/ket-xuat/", views.document_render, name="render"),
]

"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.border import views

urlpatterns = [
    path("files/<str:file>/lead/", views.agree_lead, name="agree-lead"),
    path("files/<str:file>/copies/new/", views.copy, name="copy-authority"),
    path("files/<str:file>/transfers/out/", views.offer, name="offer-transfer"),
    path("files/<str:file>/transfers/in/", views.receive, name="receive-transfer"),
    path("files/<str:file>/transfers/<str:returns>/back/", views.offer, name="return-transfer"),
    path("files/<str:file>/transfers/<str:returns>/came-back/", views.receive, name="transfer-came-back"),
    path("files/<str:file>/transfers/<str:transfer>/answer/", views.answer, name="answer-transfer"),
    path(
        "files/<str:file>/transfers/<str:transfer>/acknowledge/",
        views.acknowledge,
        name="acknowledge-transfer",
    ),
]

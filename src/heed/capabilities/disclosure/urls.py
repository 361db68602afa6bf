"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.disclosure import register, views

urlpatterns = [
    path("files/<str:file>/other-work/of/<str:subject>/", views.other_work, name="other-work"),
    path("files/<str:file>/other-work/<str:work>/decide/", views.consider_telling, name="consider-telling"),
    path("files/<str:file>/other-work/<str:work>/disclose/", views.disclose, name="tell-employer"),
    path("files/<str:file>/disclosures/", register.register, name="disclosures"),
    path("files/<str:file>/disclosures/new/", views.disclose, name="disclose"),
    path("files/<str:file>/disclosures/<str:disclosure>/answer/", views.answer, name="answer-disclosure"),
]

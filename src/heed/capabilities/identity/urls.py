"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.identity import views

urlpatterns = [
    path("files/<str:file>/identity/ask/", views.ask, name="ask-identity"),
    path("files/<str:file>/identity/<str:asking>/answer/", views.answer, name="answer-identity"),
    path("files/<str:file>/identity/<str:asking>/open/", views.open_it, name="open-identity"),
    path("files/<str:file>/identity/<str:asking>/", views.show, name="identity"),
]

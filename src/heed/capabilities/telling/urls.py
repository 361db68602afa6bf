"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.telling import views

urlpatterns = [
    path("files/<str:file>/told/<str:party>/<str:stage>/", views.tell, name="tell-referrer"),
    path("files/<str:file>/told/<str:party>/<str:stage>/<str:person>/", views.tell, name="tell"),
    path("files/<str:file>/response/", views.respond, name="respond"),
]

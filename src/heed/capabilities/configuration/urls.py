"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.configuration import overview, views

urlpatterns = [
    path("configuration/", overview.configuration, name="configuration"),
    path("configuration/name/", views.choose_name, name="choose-name"),
    path("configuration/setting/", views.choose_setting, name="choose-setting"),
    path("configuration/outcomes/", views.choose_outcomes, name="choose-outcomes"),
    path("configuration/guidance/", views.write_guidance, name="write-guidance"),
    path("configuration/lists/<slug:name>/add/", views.add_code, name="add-code"),
    path("configuration/lists/<slug:name>/end/", views.end_code, name="end-code"),
]

"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.meeting import action_views, views

urlpatterns = [
    path("files/<str:file>/meetings/plan/", views.plan_meeting, name="plan-meeting"),
    path("files/<str:file>/meetings/<str:meeting>/cancel/", views.cancel_meeting, name="cancel-meeting"),
    path("files/<str:file>/meetings/<str:meeting>/hold/", views.hold_meeting, name="hold-meeting"),
    path("files/<str:file>/meetings/<str:meeting>/minutes/", views.record_minutes, name="record-minutes"),
    path("files/<str:file>/actions/add/", action_views.add_action, name="add-action"),
    path("files/<str:file>/actions/<str:action>/revise/", action_views.revise_action, name="revise-action"),
    path("files/<str:file>/actions/<str:action>/end/", action_views.end_action, name="end-action"),
]

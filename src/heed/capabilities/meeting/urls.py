"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.meeting import (
    action_views,
    invite_views,
    page,
    paper_views,
    proceeding_views,
    views,
)

MEETING = "files/<str:file>/meetings/<str:meeting>/"

urlpatterns = [
    path("files/<str:file>/meetings/plan/", views.plan_meeting, name="plan-meeting"),
    path(MEETING, page.meeting_page, name="meeting"),
    path(f"{MEETING}invite/", invite_views.invite, name="invite"),
    path(f"{MEETING}invite/check/", invite_views.check_invitations, name="check-invitations"),
    path(f"{MEETING}apologies/", invite_views.give_apologies, name="give-apologies"),
    path(f"{MEETING}cancel/", views.cancel_meeting, name="cancel-meeting"),
    path(f"{MEETING}agenda/<str:point>/", proceeding_views.take_point, name="take-point"),
    path(f"{MEETING}information/", proceeding_views.share_information, name="share-information"),
    path(f"{MEETING}actions/add/", action_views.add_meeting_action, name="add-meeting-action"),
    path(f"{MEETING}hold/", views.hold_meeting, name="hold-meeting"),
    path(f"{MEETING}minutes/", paper_views.read_minutes, name="read-minutes"),
    path(f"{MEETING}minutes/record/", paper_views.record_minutes, name="record-minutes"),
    path(f"{MEETING}minutes/none/", paper_views.no_minutes, name="no-minutes"),
    path(f"{MEETING}minutes/approve/", paper_views.approve_minutes, name="approve-minutes"),
    path(f"{MEETING}minutes/circulate/", paper_views.circulate_minutes, name="circulate-minutes"),
    path("files/<str:file>/actions/add/", action_views.add_action, name="add-action"),
    path("files/<str:file>/actions/<str:action>/revise/", action_views.revise_action, name="revise-action"),
    path("files/<str:file>/actions/<str:action>/end/", action_views.end_action, name="end-action"),
]

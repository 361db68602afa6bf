"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.organisation import accounts, views

urlpatterns = [
    path("organisations/new/", views.new_organisation, name="new-organisation"),
    path("files/<slug:file>/posts/new/", views.new_post, name="create-post"),
    path("files/<slug:file>/posts/take-up/", views.take_up_post, name="take-up-post"),
    path("files/<slug:file>/posts/leave/", views.leave_post, name="leave-post"),
    path("files/<slug:file>/accounts/new/", accounts.give_account, name="give-account"),
]

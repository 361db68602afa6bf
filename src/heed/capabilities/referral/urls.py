"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.referral import views

urlpatterns = [
    path("files/<str:file>/referrals/", views.consider_any, name="consider-any-referral"),
    path(
        "files/<str:file>/referrals/about/<str:subject>/<str:body>/",
        views.consider_one,
        name="consider-referral",
    ),
    path("files/<str:file>/referrals/<str:referral>/send/", views.send, name="send-referral"),
    path(
        "files/<str:file>/referrals/<str:referral>/acknowledge/",
        views.acknowledge,
        name="acknowledge-referral",
    ),
    path("files/<str:file>/referrals/<str:referral>/answer/", views.answer, name="answer-referral"),
]

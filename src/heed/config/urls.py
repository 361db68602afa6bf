"""Every address of the service: one line for each capability."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("heed.web.pages.urls")),
    path("", include("heed.reports.urls")),
    path("", include("heed.tracker.urls")),
    path("", include("heed.capabilities.concern.urls")),
    path("", include("heed.capabilities.screening.urls")),
    path("", include("heed.capabilities.allegation.urls")),
    path("", include("heed.capabilities.meeting.urls")),
    path("", include("heed.capabilities.outcome.urls")),
    path("", include("heed.capabilities.suspension.urls")),
    path("", include("heed.capabilities.track.urls")),
    path("", include("heed.capabilities.closure.urls")),
    path("", include("heed.capabilities.correction.urls")),
    path("", include("heed.capabilities.note.urls")),
    path("", include("heed.capabilities.reads.urls")),
    path("", include("heed.capabilities.identity.urls")),
    path("", include("heed.capabilities.duty.urls")),
    path("", include("heed.capabilities.recurrence.urls")),
    path("", include("heed.capabilities.telling.urls")),
    path("", include("heed.capabilities.referral.urls")),
    path("", include("heed.capabilities.disclosure.urls")),
    path("", include("heed.capabilities.border.urls")),
    path("", include("heed.capabilities.person.urls")),
    path("", include("heed.capabilities.organisation.urls")),
    path("", include("heed.capabilities.configuration.urls")),
    path("", include("heed.capabilities.line.urls")),
    path("", include("heed.capabilities.succession.urls")),
]

handler400 = "heed.web.errors.bad_request"
handler403 = "heed.web.errors.forbidden"
handler404 = "heed.web.errors.not_found"
handler500 = "heed.web.errors.server_error"

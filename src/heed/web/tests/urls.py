"""The addresses of the gallery, which only tests see."""

from django.urls import path

from heed.web.tests import gallery

urlpatterns = [
    path("gallery/", gallery.components),
    path("gallery/fields/", gallery.fields),
    path("gallery/fields/errors/", gallery.wrong_fields),
    path("gallery/sign-in/", gallery.sign_in),
    path("gallery/sign-in/again/", gallery.sign_in_again),
    path("gallery/signed-in-again/", gallery.signed_in_again),
    path("gallery/table/", gallery.table),
    path("gallery/list/", gallery.tasks),
    path("gallery/summary/", gallery.summary),
    path("gallery/step/", gallery.step),
    path("gallery/decision/", gallery.decision),
    path("gallery/flawed/", gallery.flawed),
    path("gallery/denied/", gallery.denied),
    path("gallery/fault/", gallery.fault),
    path("gallery/stopped/", gallery.stopped),
    path("gallery/full/", gallery.full),
]

handler400 = "heed.web.errors.bad_request"
handler403 = "heed.web.errors.forbidden"
handler404 = "heed.web.errors.not_found"
handler500 = "heed.web.errors.server_error"

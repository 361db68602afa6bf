"""Addresses of the pages that cross capabilities."""

from django.urls import path

from heed.web.pages import (
    file,
    files,
    handover,
    home,
    password,
    people,
    queue,
    rules,
    search,
    sign_in,
    workplaces,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("change-password/", password.change_password, name="change-password"),
    path("choose-post/", sign_in.choose_post, name="choose-post"),
    path("queue/", queue.work, name="work"),
    path("files/", files.files, name="files"),
    path("files/<slug:file>/", file.file_page, name="file"),
    path("files/<slug:file>/timeline/", file.timeline_page, name="timeline"),
    path("handover/", handover.hand_over_list, name="handover"),
    path("search/", search.search, name="search"),
    path("workplaces/", workplaces.workplaces, name="workplaces"),
    path("people/", people.people, name="people"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:rule>/", rules.rule, name="rule"),
]

"""Signing in and out, and choosing the post to act in."""

import math
from datetime import timedelta
from typing import Any, get_args

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from heed.access import attempts
from heed.access.door import SESSION_POST, HeldPost, WorkerRequest, needs, worker
from heed.access.models import User
from heed.access.sessions import Ended, begin, ended_words
from heed.web.components import Row
from heed.web.errors import CARRIED, field_words
from heed.web.forms import LineField, Option, PageForm, PasswordField, RadioField
from heed.web.kept_form import FIELD, unseal
from heed.web.known_browser import counted_under, remember

WRONG = "The user name or the password is wrong"


class SignInForm(PageForm):
    """Who signs in. The answer to an unknown name and to a wrong password is the same."""

    username = LineField("User name", missing="Enter your user name", width=20, limit=100)
    password = PasswordField("Password")


class PostForm(PageForm):
    """Which of the posts held today is meant."""

    page_heading = "post"

    def __init__(self, data: Any = None, *, held: tuple[HeldPost, ...], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["post"] = RadioField(
            "In which post are you working now?",
            options=[Option(h.post, h.title, hint=h.role.why) for h in held],
            missing="Choose the post in which you are working now",
        )


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """A user name and a password."""
    if isinstance(request.user, User):
        return _go_on(request, request.user) if FIELD in request.POST else _home()
    form = SignInForm(request.POST or None)
    notices = {why: ended_words(why) for why in get_args(Ended)}
    notice = notices.get(request.GET.get("after"), "")
    return _try(request, form) if form.is_valid() else _page(request, form, notice=notice)


def _home() -> HttpResponse:
    return HttpResponseRedirect(resolve_url("home"), status=303)


def sign_in_again(request: HttpRequest, why: Ended, typed: str) -> HttpResponse:
    """Asks somebody to sign in whose session had ended when they sent a form; `typed` is what they typed, sealed."""
    return _page(request, SignInForm(), status=403, notice=ended_words(why), kept=typed)


def _try(request: HttpRequest, form: SignInForm) -> HttpResponse:
    """One attempt, counted before the password is looked at and forgiven if it was right."""
    username, now = form.cleaned_data["username"], timezone.now()
    under = counted_under(request, username)
    if wait := attempts.take(under, now):
        return _refused(request, form, wait)
    # Django hashes the password for a name that is not there too, so that time tells nothing.
    user = authenticate(request, **form.cleaned_data)
    if not isinstance(user, User):
        attempts.failed(now)
        form.add_error(None, WRONG)
        return _page(request, form)
    attempts.give_back(under, now)
    login(request, user)
    begin(request.session, now)
    response = _go_on(request, user) if FIELD in request.POST else _redirect(request)
    remember(response, username)
    return response


def _refused(request: HttpRequest, form: SignInForm, wait: timedelta) -> HttpResponse:
    """The same for every name, whether there is an account of it or not."""
    form.add_error(None, attempts.wait_words(wait))
    response = _page(request, form, status=429)
    response["Retry-After"] = str(math.ceil(wait.total_seconds()))
    return response


def _page(
    request: HttpRequest, form: SignInForm, *, status: int = 200, notice: str = "", kept: str = ""
) -> HttpResponse:
    kept = kept or request.POST.get(FIELD, "")
    context = {"form": form, "next": _asked_for(request), "notice": notice, "kept": kept}
    return render(request, "heed/sign_in.html", context, status=status)


def _go_on(request: HttpRequest, user: User) -> HttpResponse:
    """What was typed before the session ended, to go on with; nothing is recorded by signing in."""
    form = unseal(request.POST[FIELD], user, timezone.now())
    context: dict[str, object] = {}
    if form:
        request.session[SESSION_POST] = form.post
        rows = [Row(field_words(name), value) for name, value in form.fields if name not in CARRIED and value]
        context = {"rows": rows, "kept": form.fields, "address": form.address, "had_file": form.had_file}
    return render(request, "heed/pages/signed_in_again.html", context)


def _asked_for(request: HttpRequest) -> str:
    """The page that somebody wanted before they were asked to sign in, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe and address.startswith("/") else ""


def _redirect(request: HttpRequest) -> HttpResponse:
    several = len(worker(request).held) > 1
    where = resolve_url("choose-post") if several else _asked_for(request) or resolve_url("home")
    return HttpResponseRedirect(where, status=303)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and has the browser forget what it was shown."""
    logout(request)
    response = HttpResponseRedirect(resolve_url("sign-in"), status=303)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@needs(None)
def choose_post(request: WorkerRequest) -> HttpResponse:
    """For somebody who holds several posts; what they may do follows the one they choose."""
    held = request.worker.held
    form = PostForm(request.POST or None, held=held, initial={"post": request.worker.actor.post})
    if form.is_valid():
        request.session[SESSION_POST] = form.cleaned_data["post"]
        return HttpResponseRedirect(resolve_url("home"), status=303)
    return render(request, "heed/pages/choose_post.html", {"form": form, "held": held})

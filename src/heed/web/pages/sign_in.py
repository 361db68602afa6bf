"""Signing in and out, and choosing the post to act in."""

import math
from datetime import timedelta
from typing import Any

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
from heed.web.forms import LineField, Option, PageForm, PasswordField, RadioField
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
    if request.user.is_authenticated:
        return HttpResponseRedirect(resolve_url("home"), status=303)
    form = SignInForm(request.POST or None)
    return _try(request, form) if form.is_valid() else _page(request, form)


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
    response = HttpResponseRedirect(_where_to(request), status=303)
    remember(response, username)
    return response


def _refused(request: HttpRequest, form: SignInForm, wait: timedelta) -> HttpResponse:
    """The same for every name, whether there is an account of it or not."""
    form.add_error(None, attempts.wait_words(wait))
    response = _page(request, form, status=429)
    response["Retry-After"] = str(math.ceil(wait.total_seconds()))
    return response


def _page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": _asked_for(request)}
    return render(request, "heed/sign_in.html", context, status=status)


def _asked_for(request: HttpRequest) -> str:
    """The page that somebody wanted before they were asked to sign in, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe and address.startswith("/") else ""


def _where_to(request: HttpRequest) -> str:
    if len(worker(request).held) > 1:
        return resolve_url("choose-post")
    return _asked_for(request) or resolve_url("home")


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

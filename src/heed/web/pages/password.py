"""Changing one's own password; whoever was given one does so before anything else opens."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from heed.access import attempts
from heed.access.models import User
from heed.web.forms import PageForm, PasswordField

SHORTEST = 15  # characters; no other rule, as OWASP ASVS 5.0 (6.2) recommends


class PasswordForm(PageForm):
    """The password now, and the new one twice."""

    now = PasswordField("Your password now")
    new = PasswordField(
        "New password", missing="Enter a new password", help_text=f"At least {SHORTEST} characters."
    )
    again = PasswordField("New password once more", missing="Enter the new password once more")

    def __init__(self, data: Any = None, *, user: User, **options: Any) -> None:
        super().__init__(data, **options)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """What is wrong is said at the box that it is about."""
        typed = {name: self.cleaned_data.get(name, "") for name in ("now", "new", "again")}
        if typed["now"] and (wrong := self._wrong(typed["now"])):
            self.add_error("now", wrong)
        if typed["new"] and len(typed["new"]) < SHORTEST:
            self.add_error("new", f"The new password must have at least {SHORTEST} characters")
        elif typed["new"] and typed["new"] == typed["now"]:
            self.add_error("new", "The new password must be another than the one now")
        elif typed["new"] and typed["again"] and typed["new"] != typed["again"]:
            self.add_error("again", "The two new passwords must be the same")
        return self.cleaned_data

    def _wrong(self, typed: str) -> str:
        """What is wrong with the password now; whoever found a page open cannot try one after the other."""
        under, now = [attempts.counted("password", str(self.user.pk))], timezone.now()
        if wait := attempts.take(under, now):
            return attempts.wait_words(wait)
        if not self.user.check_password(typed):
            attempts.failed(now)
            return "This is not your password now"
        attempts.give_back(under, now)
        return ""


@sensitive_post_parameters()
@login_required
def change_password(request: HttpRequest) -> HttpResponse:
    """Takes a new password; every other session of the account ends with it."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - nobody else signs in
    form = PasswordForm(request.POST or None, user=user)
    if not form.is_valid():
        return render(request, "heed/pages/password.html", {"form": form, "given": user.password_given})
    user.set_password(form.cleaned_data["new"])
    user.password_given = False
    user.save()
    update_session_auth_hash(request, user)
    messages.success(request, "Your password is changed.")
    return HttpResponseRedirect(resolve_url("home"), status=303)

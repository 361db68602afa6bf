"""How the holder of a post gets an account, or a new password for it; every time it is noted on the record."""

import re
import secrets
from datetime import date

from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for, record_as
from heed.access.models import User
from heed.access.names import titles
from heed.access.rules import rules_on
from heed.capabilities.organisation.forms import AccountForm
from heed.facts.concern import NoteAdded
from heed.facts.organisation import fold_organisation
from heed.rulebook.refusal import Refusal
from heed.store.ids import LETTERS
from heed.store.receipts import receipt_of
from heed.store.record import record
from heed.web.recording import command_of

RULE = "account-for-a-holder"
USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,99}")
TAKEN = "Somebody else has this sign-in name. Choose another."
SHOWN_BEFORE = "The password was made and shown before. If it is lost, give a new one."
GROUPS, GROUP = 5, 4  # of letters in a password; about 96 bits


@needs("keep-directory")
def give_account(request: WorkerRequest, file: str) -> HttpResponse:
    """Give somebody an account or a new password, and show it this once."""
    opened = open_for(request, file, page="give-account", kind="organisation")
    holders = _holders(opened, timezone.localdate())
    form = AccountForm(request.POST or None, position=opened.position, holders=holders)
    if form.is_valid():
        if receipt_of(command_of(request, form)):
            messages.success(request, SHOWN_BEFORE)
            return redirect("file", file)
        try:
            account, password = _give(request, opened, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            shown = {"account": account, "password": password, "back": reverse("file", args=[file])}
            return render(request, "organisation/password.html", shown)
    context = {"form": form, "back": reverse("file", args=[file]), "file_title": name_of(opened)}
    return render(request, "organisation/account.html", context)


def _give(request: WorkerRequest, opened: OpenFile, form: AccountForm) -> tuple[User, str]:
    """The account and its password, which is kept nowhere in words."""
    person = form.cleaned_data["holder"]
    account = User.objects.filter(person=person).first() or User(
        person=person, username=free_username(form.cleaned_data["username"])
    )
    password = new_password()
    account.password, account.password_given = make_password(password), True
    what = "A new password was given for" if account.pk else "An account was given:"
    try:
        _put(
            request, opened, command_of(request, form), account, NoteAdded(text=f"{what} {account.username}")
        )
    except IntegrityError as error:
        raise rules_on(timezone.localdate()).refusal(RULE, "username", TAKEN) from error
    return account, password


@transaction.atomic
def _put(request: WorkerRequest, opened: OpenFile, key: str, account: User, note: NoteAdded) -> None:
    """The account and the note of it, both or neither."""
    record(
        **record_as(request),
        command=key,
        reads={opened.id: None},
        decide=lambda _: {opened.id: [note]},
    )
    account.save()


def free_username(typed: str) -> str:
    """The sign-in name in small letters, or a refusal where it is malformed or taken."""
    username = typed.strip().lower()
    rules = rules_on(timezone.localdate())
    if not USERNAME.fullmatch(username):
        message = "Enter a sign-in name of 2 to 100 letters, digits, full stops, hyphens, @ and _."
        raise rules.refusal(RULE, "username", message)
    if User.objects.filter(username=username).exists():
        raise rules.refusal(RULE, "username", TAKEN)
    return username


def new_password() -> str:
    """Random letters and digits in groups, without those that are taken for one another."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def _holders(opened: OpenFile, today: date) -> list[tuple[str, str]]:
    organisation = fold_organisation(opened.history)
    held = {t.holder: organisation.posts[t.post].title for t in organisation.tenures.values() if t.on(today)}
    names = titles(held)
    return sorted(
        ((person, f"{names[person]} ({title})") for person, title in held.items()), key=lambda h: h[1]
    )


def name_of(opened: OpenFile) -> str:
    """The name of the organisation."""
    now = fold_organisation(opened.history).described
    return now.name if now else ""

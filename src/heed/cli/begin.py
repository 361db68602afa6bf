"""`heed begin`: the first statements of an installation, after which everything else is done on the pages."""

import argparse
from datetime import date, datetime
from typing import TYPE_CHECKING

from heed.cli.errors import Advice

if TYPE_CHECKING:
    from heed.facts.base import Fact

HELP = "name the authority and give its first administrator an account"
COMMAND = "begin"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The authority and the person who will make the other posts and accounts."""
    parser.add_argument("--authority", required=True, help="name of the local authority")
    parser.add_argument("--administrator", required=True, help="name of the first administrator")
    parser.add_argument("--user-name", required=True, help="the name under which they sign in")


def run(args: argparse.Namespace) -> int:
    """Exit status 2 where the record has been begun already, or a name is missing."""
    from heed.cli.ready import ready

    ready()
    from django.utils import timezone

    from heed.capabilities.organisation.accounts import free_username, new_password
    from heed.rulebook.refusal import Refusal

    names = {name: " ".join(getattr(args, name).split()) for name in ("authority", "administrator")}
    if not all(names.values()):
        raise Advice("The authority and the administrator need a name.")
    _refuse_begun()
    try:
        user_name, password = free_username(args.user_name), new_password()
    except Refusal as refusal:
        raise Advice(refusal.message) from None
    begin(**names, user_name=user_name, password=password, now=timezone.now())
    print(f"{names['authority']} is on the record.\n")
    print(f"  {names['administrator']} signs in as {user_name} with {password}\n")
    print(
        "The password is shown this once and has to be changed on signing in. Then open People & organisations"
    )
    print(
        "and create the posts of the service, the designated officer's first; record who takes them up, and"
    )
    print("give them accounts.")
    return 0


def _refuse_begun() -> None:
    from heed.access.models import User
    from heed.store.derived.models import File

    if User.objects.exists() or File.objects.exists():
        raise Advice("This record has been begun already.", "Posts and accounts are made on the pages.")


def begin(*, authority: str, administrator: str, user_name: str, password: str, now: datetime) -> None:
    """State the organisation, the person and the tenure, and make the account: all or nothing."""
    from django.db import transaction

    from heed.access.models import User
    from heed.store.ids import id_of
    from heed.store.record import record
    from heed.store.sealing import Actor

    organisation, person, post = (id_of(COMMAND, number) for number in range(3))
    facts = first_statements(authority, administrator, person, post, now.date())
    with transaction.atomic():
        record(
            actor=Actor(person, post),
            command=COMMAND,
            now=now,
            reads={organisation: 0, person: 0},
            decide=lambda _: {organisation: facts[0], person: facts[1]},
        )
        User.objects.create_user(user_name, password, person, password_given=True)


def first_statements(
    authority: str, administrator: str, person: str, post: str, today: date
) -> "tuple[list[Fact], list[Fact]]":
    """What is stated of the organisation and of the person."""
    from heed.facts.organisation import OrganisationDescribed, PostCreated, PostTakenUp
    from heed.facts.person import PersonDescribed

    of_organisation: list[Fact] = [
        OrganisationDescribed(name=authority, organisation_kind="local-authority"),
        PostCreated(post=post, title="System administrator", role="administrator"),
        PostTakenUp(tenure=f"{post}-1", post=post, holder=person, tenure_kind="substantive", since=today),
    ]
    return of_organisation, [PersonDescribed(name=administrator)]

"""Accounts: how a person signs in. Who they are and which posts they hold is on the record."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(
        self, username: str, password: str, person: str, *, password_given: bool = False
    ) -> "User":
        """An account for the person whose file is `person`."""
        user = self.model(username=username, person=person, password_given=password_given)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A sign-in name and the file of the person it belongs to, which is also the pseudonym they act under.

    `password_given` says that somebody else gave the password and so knows it: until it is changed, no page opens.
    """

    username = models.CharField(max_length=100, unique=True)
    person = models.TextField(unique=True)
    is_active = models.BooleanField(default=True)
    password_given = models.BooleanField(default=False)

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "access_user"


class Attempt(models.Model):
    """Attempts to sign in under one keyed hash; see `access.attempts`. A moment stands for their number."""

    key = models.TextField(primary_key=True)
    kind = models.CharField(max_length=10)
    worked_off_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "access_attempt"


class AttemptHour(models.Model):
    """How many attempts failed, and how many were told to wait, in one hour."""

    hour = models.DateTimeField(primary_key=True)
    failed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "access_attempt_hour"

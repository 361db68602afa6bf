"""Accounts: how a person signs in. Who they are and which posts they hold is on the record."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str, person: str) -> "User":
        """An account for the person whose file is `person`."""
        user = self.model(username=username, person=person)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A sign-in name and the file of the person it belongs to, which is also the pseudonym they act under."""

    username = models.CharField(max_length=100, unique=True)
    person = models.TextField(unique=True)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "access_user"

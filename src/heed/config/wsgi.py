"""The web application as gunicorn loads it."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")

# Whoever knows the key that signs sessions can be anybody; the stand-in is in everybody's copy of the source.
if settings.SECRET_KEY == settings.NO_SECRET:
    raise ImproperlyConfigured(
        "There is no key for sessions here. Run `heed migrate`, or set HEED_SECRET_KEY."
    )
application = get_wsgi_application()

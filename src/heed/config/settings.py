"""Settings, and the only reader of the environment.

Every variable is optional for a demonstration; `docs/operations.md` lists them. A value that cannot be
understood stops the start with a sentence, since a guess here would be a guess about who may see what.
"""

import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from heed.web.headers import CONTENT_SECURITY_POLICY as POLICY

# For commands that need no sessions; the web application refuses it.
NO_SECRET = "unset-until-heed-set-up-has-run-" + "0" * 32


def _flag(name: str, default: bool) -> bool:
    text = os.environ.get(name, "yes" if default else "no")
    if text not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {text!r}.")
    return text == "yes"


def _number(name: str, default: int, *, least: int, most: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def _secret(home: Path) -> str:
    """The signing key of sessions: from the environment, or made once and kept in the home folder."""
    if key := os.environ.get("HEED_SECRET_KEY"):
        return key
    path = home / "keys" / "session.key"
    if path.exists():
        return path.read_text(encoding="ascii")
    return NO_SECRET


def _database(url: str) -> dict[str, object]:
    """Django's settings for a PostgreSQL address such as postgresql://name:word@host:5432/heed."""
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
        query = conninfo_to_dict(make_conninfo(**dict(parse_qsl(parts.query))))
    except (ValueError, psycopg.ProgrammingError):
        # Without the reason, which may quote a piece of the password.
        raise ImproperlyConfigured(
            "HEED_DATABASE_URL is no address such as postgresql://name:word@host:5432/heed?sslmode=verify-full. "
            "In a name or a password, write / as %2F, @ as %40, : as %3A and % as %25."
        ) from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("HEED_DATABASE_URL must start with postgresql://.")
    return {
        "NAME": unquote(parts.path.lstrip("/")) or "heed",
        "USER": unquote(parts.username or str(query.pop("user", "heed_app"))),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": str(query.pop("host", "")) or unquote(parts.hostname or ""),
        "PORT": port or str(query.pop("port", "") or ""),
        "OPTIONS": {**query},
    }


HOME = Path(os.environ.get("HEED_HOME", ".heed")).absolute()
# The name under which checkpoints are signed, such as lado.example.gov.uk; chosen once, at the first signature.
LOG_NAME = os.environ.get("HEED_LOG_NAME", "")
HEED_DEMO = _flag("HEED_DEMO", default=False)
DEBUG = False
SECRET_KEY = _secret(HOME)
ALLOWED_HOSTS = os.environ.get("HEED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("HEED_ORIGINS", "").split(",") if o]

DATABASE_URL = os.environ.get("HEED_DATABASE_URL", "")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "heed",
        "USER": "heed_app",
        # Persistent connections are two to three times faster than one for each request.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **(_database(DATABASE_URL) if DATABASE_URL else {}),
    }
}
# The recording path runs the same few statements for ever: let the server plan each of them once. Django's own
# queries carry their values in the text and are planned as ever.
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["OPTIONS"].update(  # type: ignore[attr-defined]
    prepare_threshold=2, options="-c plan_cache_mode=force_generic_plan"
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "procrastinate.contrib.django",
    "heed.store.permanent",
    "heed.store.derived",
    "heed.access",
    "heed.web",
    "heed.reports",
    "heed.tracker",
    "heed.capabilities.concern",
    "heed.capabilities.screening",
    "heed.capabilities.allegation",
    "heed.capabilities.meeting",
    "heed.capabilities.outcome",
    "heed.capabilities.suspension",
    "heed.capabilities.track",
    "heed.capabilities.closure",
    "heed.capabilities.correction",
    "heed.capabilities.note",
    "heed.capabilities.reads",
    "heed.capabilities.identity",
    "heed.capabilities.duty",
    "heed.capabilities.recurrence",
    "heed.capabilities.telling",
    "heed.capabilities.referral",
    "heed.capabilities.disclosure",
    "heed.capabilities.border",
    "heed.capabilities.person",
    "heed.capabilities.organisation",
    "heed.capabilities.configuration",
    "heed.capabilities.line",
    "heed.capabilities.succession",
]

# The first three see every response, errors and static files included.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "heed.web.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heed.web.requests.ReadableMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "heed.web.pages.timeouts.TimeoutMiddleware",
    "heed.web.requests.SignedOutMiddleware",
    "heed.web.pages.identity.IdentityMiddleware",
    "heed.web.errors.UnavailableMiddleware",
]
CONTENT_SECURITY_POLICY = POLICY
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer would make the browser send forms without their origin
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# An installation with an https address is reached over nothing else. The proxy in front ends the encryption,
# and must set X-Forwarded-Proto itself on every request.
HTTPS = any(origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the browsers' preload list is for the owner of the whole domain
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "heed.web.errors.csrf_failure"
# Cookies are signed but readable; a session stays on the server.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# A paste of two megabytes comes back on its page with a message; encoded for sending it may be nine times longer.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# What somebody sends as a file is read in memory and never laid on a disk; a larger one is not taken in.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "heed.web.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "heed.web.forms.base.Renderer"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "heed.web.static_files.StaticStorage"},
}
WHITENOISE_USE_FINDERS = True

ROOT_URLCONF = "heed.config.urls"
WSGI_APPLICATION = "heed.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.User"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
# Cookies know no ports: two installations on one machine need names of their own. Over https a name that begins with
# __Host- is taken by browsers from this very host only.
_OWN = "__Host-heed" if HTTPS else f"heed-{sha256(str(HOME).encode()).hexdigest()[:8]}"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_OWN}-session", f"{_OWN}-form"
KNOWN_BROWSER_COOKIE_NAME = f"{_OWN}-known"
# Behind a proxy every request comes from the proxy: only a header of its own says from where.
ADDRESS_HEADER = os.environ.get("HEED_ADDRESS_HEADER", "")
SESSION_IDLE = timedelta(minutes=_number("HEED_IDLE_MINUTES", 240 if HEED_DEMO else 30, least=5, most=720))
SESSION_LONGEST = timedelta(hours=_number("HEED_SESSION_HOURS", 12, least=1, most=24))
# The cookie outlives both, so that whoever sends a form too late is known and does not lose it.
SESSION_COOKIE_AGE = int((SESSION_LONGEST + SESSION_IDLE).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"

# The worker names its own jobs (store/jobs.py); of the library only the tables are wanted here.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None

# The room of pages may not import what stands above it; the wiring names what each page offers.
HEED_WIRING = "heed.config.wiring"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": "heed.config.logs.PlacesOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "places"}},
    # Libraries too: their messages may quote values.
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "psycopg.pool": {"level": "ERROR"},  # a database that is away is said in words, once a round
    },
}

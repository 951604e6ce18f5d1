"""The settings. What differs from place to place comes from the environment:

`ECOTONE_HOME` (the folder of the database and the secret), `ECOTONE_URL` (the public address), `DATABASE_URL`
(PostgreSQL instead of SQLite), `EMAIL_URL` (an SMTP server; without one, codes are printed), `EMAIL_FROM`,
`EMAIL_PER_MINUTE` (letters of a call), `EMAIL_PROVIDER` (instead of `EMAIL_URL`, with `ANYMAIL_…` as it asks for).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from ecotone_web.site.secret import read_secret

env = environ.Env()
SITE = Path(__file__).parent
DATA = Path(env.str("ECOTONE_HOME", default="ecotone-data")).resolve()
PUBLIC_URL = env.str("ECOTONE_URL", default="http://127.0.0.1:8000").rstrip("/")
_address = urlsplit(PUBLIC_URL)
IS_SECURE = _address.scheme == "https"

SECRET_KEY = read_secret(DATA)
DEBUG = False
ALLOWED_HOSTS = sorted({_address.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"})
ROOT_URLCONF = "ecotone_web.site.urls"
ASGI_APPLICATION = "ecotone_web.site.asgi.application"

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "anymail",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "simple_history",
    "ecotone_web.records",
    "ecotone_web.rooms",
    "ecotone_web.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "ecotone_web.site.refusing.RefuseNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "ecotone_web.site.privacy.KeepToOneself",
    "ecotone_web.site.collisions.SayKindly",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates", *sorted((SITE.parent / "rooms").rglob("templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ecotone_web.site.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "ecotone_web.site.templatetags.ecotone",
                "ecotone_web.rooms.call.personal.tags",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- the database -------------------------------------------------------------------------------------------

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "ecotone.sqlite3",
    "OPTIONS": {
        # a writer takes its lock at once, waits its turn, and what is deleted is overwritten
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
            "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        ),
    },
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL") if env.str("DATABASE_URL", default="") else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},  # so that a stranger cannot push out counts by asking for many
    }
}
"""Counts of attempts and how far a task has come; never anything about a person."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long", "letters"]}}
"""What takes minutes on a large landscape has a queue, and a process, of its own: nothing else waits for it. So has the
post, which waits for mail servers."""

# --- signing in: a code by e-mail, or a passkey; no passwords ------------------------------------------------

AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "spaces"
ACCOUNT_ADAPTER = "ecotone_web.rooms.space.team.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code sent there is the verification
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "request_login_code_from_here": "5/15m/key",  # for one address from one network
    "request_login_code": "20/m/ip,50/15m/key",  # from one network; for one address, so that her post is not flooded
    "login_failed": "10/m/ip,5/5m/key",
}
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 48
"""What one customer of a provider is commonly given, and could ask from as if from many networks."""
ACCOUNT_FORMS = {
    "request_login_code": "ecotone_web.rooms.space.team.forms.AskForCode",
    "confirm_login_code": "ecotone_web.rooms.space.team.forms.GiveCode",
}
MFA_FORMS = {
    "add_webauthn": "ecotone_web.rooms.space.team.forms.AddPasskey",
    "login_webauthn": "ecotone_web.rooms.space.team.forms.SignInWithPasskey",
    "reauthenticate_webauthn": "ecotone_web.rooms.space.team.forms.ShowPasskeyAgain",
}
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE

# --- letters ------------------------------------------------------------------------------------------------

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_PROVIDER = env.str("EMAIL_PROVIDER", default="")
PRINTS_LETTERS = not (env.str("EMAIL_URL", default="") or EMAIL_PROVIDER)
if EMAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
elif PRINTS_LETTERS:
    EMAIL_BACKEND = "ecotone_web.site.letters.OnTheConsole"
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="Ecotone <ecotone@localhost>")
EMAIL_TIMEOUT = 20
EMAIL_PER_MINUTE = env.int("EMAIL_PER_MINUTE", default=60)
"""Letters of a call that go out in a minute; 0: as fast as the mail server takes them."""
ANYMAIL = {
    # what the provider asks for: ANYMAIL_POSTMARK_SERVER_TOKEN and the like
    **{name.removeprefix("ANYMAIL_"): env.str(name) for name in os.environ if name.startswith("ANYMAIL_")},
    # no letter tells whether it was read
    "SEND_DEFAULTS": {"track_clicks": False, "track_opens": False},
    "IGNORE_UNSUPPORTED_FEATURES": True,
}
HEARS_OF_BOUNCES = bool(EMAIL_PROVIDER and ANYMAIL.get("WEBHOOK_SECRET"))
"""Whether the provider may tell at /post/ what became of letters; only with the secret that it shares with us."""

# --- pages --------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("es", "Español"), ("ar", "العربية")]
"""The pages and letters of those who are asked; the workbench itself speaks English, whatever a browser asks for."""
LOCALE_PATHS = [SITE.parent / "locale"]
USE_TZ = True
TIME_ZONE = env.str("TZ", default="UTC") or "UTC"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["ecotone_web.site.formats"]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept as a file
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- safety -------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_SSL_REDIRECT = False  # the proxy in front does this
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if IS_SECURE else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "ecotone-session" if not IS_SECURE else "__Host-ecotone-session"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024  # uploads stay in memory and never become temporary files
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
UPLOAD_MOST_BYTES = 25 * 1024 * 1024
SILENCED_SYSTEM_CHECKS = ["security.W008"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "ecotone_web.site.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # an address that leads nowhere may hold somebody's token
        "django.security.csrf": {"level": "ERROR"},
        # anybody may send any; it would fill the disk
        "django.security.AnymailWebhookValidationFailure": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

WEIGH_AT_ONCE = env.int("ECOTONE_WEIGH_AT_ONCE", default=3_000)
"""Up to so many ties a reading is worked out while the page is made; above, in the background."""

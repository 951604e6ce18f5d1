"""Signing in, and the spaces of an account."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path

from ecotone_web.rooms.space.team import joining_views, views

# Only what is used of the signing-in package has an address; its names are its own.
sign_in = [
    path("", account.request_login_code, name="account_request_login_code"),
    path("", account.request_login_code, name="account_login"),
    path("code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("out/", account.logout, name="account_logout"),
]
keys = [
    path("", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("", passkeys.list_webauthn, name="mfa_index"),
    path("add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
urlpatterns = [
    path("", views.show_spaces, name="spaces"),
    path("start/", views.start_space, name="start_space"),
    path("you/", views.show_oneself, name="oneself"),
    path("health/", views.tell_health, name="health"),
    path("join/<str:token>/", joining_views.join, name="join"),
    path("sign-in/", include(sign_in)),
    path("passkeys/", include(keys)),
]

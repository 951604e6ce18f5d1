"""How accounts come about: by an invitation or by the operator's hand, never by signing up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by herself: a workbench is a closed house."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether strangers may make an account: no."""
        return False

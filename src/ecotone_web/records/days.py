"""What holds today, and what nobody has confirmed for long."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

A_YEAR = timedelta(days=365)


def lasting() -> Q:
    """What has not ended."""
    return Q(until=None) | Q(until__gt=timezone.localdate())


def long_unconfirmed() -> Q:
    """What was last confirmed over a year ago."""
    return Q(last_confirmed__lt=timezone.localdate() - A_YEAR)

"""Handing letters to the mail server, and understanding what it says.

Kept of it is a code, never its words, in which it may repeat an address.
"""

from __future__ import annotations

import logging
import smtplib
import traceback
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import sanitize_address
from django.db import IntegrityError

from ecotone_web.records.models import Letter
from ecotone_web.rooms.call.letters import acts
from ecotone_web.rooms.call.letters.reads import hindrances
from ecotone_web.rooms.call.letters.writing import write_letter
from ecotone_web.rooms.call.links.acts import make_link

log = logging.getLogger(__name__)

CUT = "cut"
"""The connection broke while the letter was on it: nobody knows whether it was taken."""

PERMANENT = range(500, 600)
TEMPORARY = (hindrances.UNREACHED, hindrances.LATER, hindrances.SENDER)
OUR_FAULT = (hindrances.UNREACHED, hindrances.SENDER)
"""The next letter would fare no better."""


class Postman:
    """Hands one letter after the other over, on one connection; on a new one after an error."""

    def __init__(self) -> None:
        self._connection: Any = None

    def hand_over(self, letter: Letter) -> bool:
        """Hand over a letter that was taken, and note what became of it; False: the next one need not be tried now."""
        token = ""
        try:
            token = make_link(by=None, person=letter.invitation.person)
            message = write_letter(letter, token)
        except IntegrityError:
            # she was forgotten just now, and the letter with her; or merged with another, to whom it goes
            acts.put_off(letter=letter, problem=hindrances.WRITING, token=token)
            return True
        except Exception:
            log.exception("A letter could not be written.")
            acts.give_up(letter=letter, problem=hindrances.WRITING, token=token)
            return True
        problem = _find_fault(message) or self._open() or self._send(message)
        if not problem:
            acts.note_arrival(letter=letter, message_id=find_message_id(message))
            acts.hasten()
        elif problem == CUT:
            acts.note_cut(letter=letter)
        elif problem in TEMPORARY:
            acts.put_off(letter=letter, problem=problem, token=token)
        else:
            acts.give_up(letter=letter, problem=problem, token=token)
        return problem not in OUR_FAULT

    def close(self) -> None:
        """Take leave of the mail server, whether or not it is still there."""
        held, self._connection = self._connection, None
        try:
            if held is not None:
                held.close()
        except Exception:
            log.debug("The mail server was gone.")

    def _open(self) -> str:
        if self._connection is not None:
            return ""
        opened = get_connection()
        try:
            opened.open()
        except Exception as error:
            log.warning("The mail server could not be reached: %s.", type(error).__name__)
            return hindrances.UNREACHED
        self._connection = opened
        return ""

    def _send(self, message: EmailMessage) -> str:
        try:
            n_sent = self._connection.send_messages([message])
        except Exception as error:
            problem = name_problem(error)
            log.warning("A letter was not taken: %s (%s).", problem, type(error).__name__)
            self.close()
            return problem
        return "" if n_sent else hindrances.REFUSED


def _find_fault(message: EmailMessage) -> str:
    """Whose address no mail server could take: hers, or that of the one who asks. Found before one is asked."""
    for problem, addresses in ((hindrances.NO_REPLY, message.reply_to), (hindrances.ADDRESS, message.to)):
        try:
            for address in addresses:
                sanitize_address(address, "utf-8")
        except ValueError:
            return problem
    return ""


def find_message_id(message: EmailMessage) -> str:
    """By which a later answer about this letter will name it: the provider's own, or the one in its head."""
    status = getattr(message, "anymail_status", None)
    return str(getattr(status, "message_id", None) or message.extra_headers["Message-ID"])


def name_problem(error: Exception) -> str:
    """What a failed hand-over means, as a code."""
    from anymail.exceptions import AnymailRecipientsRefused, AnymailUnsupportedFeature

    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return hindrances.ADDRESS if all(code in PERMANENT for code in codes) else hindrances.LATER
    if isinstance(error, AnymailRecipientsRefused):
        return hindrances.ADDRESS
    if isinstance(error, AnymailUnsupportedFeature):
        return hindrances.REFUSED
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError | UnicodeError):
        return hindrances.ADDRESS  # no server could take a letter to it
    if isinstance(error, smtplib.SMTPResponseException):
        return _name_answer(error)
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return hindrances.REFUSED if 400 <= status < 500 and status != 429 else hindrances.LATER
    return _name_break(error)


def _name_answer(error: smtplib.SMTPResponseException) -> str:
    if error.smtp_code not in PERMANENT:
        return hindrances.LATER
    return hindrances.SENDER if isinstance(error, smtplib.SMTPSenderRefused) else hindrances.REFUSED


def _name_break(error: Exception) -> str:
    """A connection that broke: the letter was not on it yet, or nobody knows."""
    if isinstance(error, smtplib.SMTPServerDisconnected | OSError) and not _was_on_its_way(error):
        return hindrances.UNREACHED
    return CUT


def _was_on_its_way(error: Exception) -> bool:
    """Whether the text itself was being sent, by SMTP or to a provider."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    frames = traceback.extract_tb(error.__traceback__)
    spoken = {frame.name for frame in frames if frame.filename == smtplib.__file__}
    if spoken:
        return "data" in spoken
    cause = error.__cause__.args if error.__cause__ else ()
    reason = getattr(cause[0], "reason", None) if cause else None
    return not isinstance(reason, ConnectTimeoutError | NewConnectionError)

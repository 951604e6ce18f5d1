"""Letters where no mail server is named: printed, so that whoever runs the workbench can read a code out."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend

RULE = "-" * 72


class OnTheConsole(EmailBackend):
    """A clear block: to whom, about what, and the text."""

    def write_message(self, message: EmailMessage) -> None:
        """One letter."""
        said = f"Letter to {', '.join(message.to)}: {message.subject}"
        self.stream.write(f"{RULE}\n{said}\n\n{message.body}\n{RULE}\n")

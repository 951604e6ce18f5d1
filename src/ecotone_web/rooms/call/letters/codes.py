"""A link as a picture that a telephone reads; drawn here, and fetched from nowhere."""

from __future__ import annotations

import qrcode
from qrcode.image.svg import SvgPathFillImage


def draw_code(address: str) -> str:
    """SVG of a QR code, black on white on every screen."""
    code = qrcode.QRCode(image_factory=SvgPathFillImage, border=4)
    code.add_data(address)
    code.make(fit=True)
    drawn: str = code.make_image().to_string(encoding="unicode")
    return drawn.replace('id="qr-path" ', "").replace("<svg ", '<svg aria-hidden="true" ', 1)

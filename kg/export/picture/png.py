"""SVG as PNG, by resvg: the extra `ujar[pictures]`, because a service without pictures needs none of it."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import SettingsError
from kg.export.picture.svg import FONT

ZOOM = 2.0
"""Pixels of the file per pixel of the drawing, for paper and for sharp screens."""
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    f'<text x="2" y="15" font-family="{FONT}" font-size="12">'
    "{}</text></svg>"
)


def png(svg: str, *, zoom: float = ZOOM) -> bytes:
    """The drawing as pixels, texts in the fonts of this machine.

    Raises SettingsError UJ757 where resvg-py is not installed, UJ758 where there is no font: texts would be missing.
    """
    render = _renderer()
    if render(svg_string=_PROBE.format("Mm")) == render(svg_string=_PROBE.format("")):
        cure = "install one, for example fonts-dejavu-core on Debian, or take svg"
        raise SettingsError("UJ758", "a PNG needs a font, and there is none on this machine", cure=cure)
    return render(svg_string=svg, zoom=zoom)


def _renderer() -> Callable[..., bytes]:
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        cure = "python -m pip install 'ujar[pictures]', or take svg"
        raise SettingsError("UJ757", "a PNG needs the package resvg-py, which is not installed", cure=cure) from error
    return svg_to_bytes

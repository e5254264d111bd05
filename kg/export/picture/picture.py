"""The one way to a picture: `draw` takes a graph, a network or a drawing of `kg.views.drawings`.

from kg.export.picture import draw

draw(build_view("speakers", store))  # the last line of a notebook's cell shows it, to be clicked
draw(graph, top=60).svg()
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import BinaryIO, TypeAlias

from kg.errors import SettingsError
from kg.export.model import Network
from kg.export.network import Graph, from_networkx
from kg.export.picture import page
from kg.export.picture.bars import bars_svg
from kg.export.picture.caption import put
from kg.export.picture.drawn import Drawn, drawn
from kg.export.picture.graph import graph_svg
from kg.export.picture.png import png
from kg.export.picture.strongest import TOP_NODES
from kg.export.picture.timeline import timeline_svg
from kg.export.picture.tongue import ENGLISH, say
from kg.export.picture.trend import trend_svg
from kg.views.analyses.answer import Answer
from kg.views.drawings import Bars, Drawing, Timeline, Trend

Drawable: TypeAlias = "Graph | Network | Drawing"

_NO_NAMES = frozenset(("female", "male", "unknown"))
"""Categories that a language has words for."""


@dataclass(frozen=True)
class Picture:
    """Something drawn, in whatever form it is asked for; the same input gives the same SVG and HTML, byte for byte."""

    content: Drawn | Drawing

    @cached_property
    def _svg(self) -> str:
        if isinstance(self.content, Drawn):
            return graph_svg(self.content)
        try:
            return _chart(self.content)
        except ValueError as error:
            cure = "give each series one value per category or time, and each event an ISO date"
            raise SettingsError("UJ759", f"the drawing does not fit together: {error}", cure=cure) from error

    def svg(self) -> str:
        """An SVG document. Raises SettingsError UJ759 for a chart that does not fit together."""
        return self._svg

    def html(self) -> str:
        """A self-contained page; of a graph one that pans, zooms, searches and lists the quotes behind a line."""
        if isinstance(self.content, Drawn):
            return page.graph_page(self.content)
        return page.still_page(self._svg, title=self.content.caption.title, language=self.content.caption.language)

    def png(self) -> bytes:
        """Pixels. Raises SettingsError UJ757 and UJ758 as `kg.export.picture.png.png` does."""
        return png(self._svg)

    def _repr_html_(self) -> str:
        return page.frame(self.html())


def draw(what: Drawable, *, top: int = TOP_NODES, language: str = ENGLISH) -> Picture:
    """A picture of bars, a trend, a timeline, or the `top` strongest nodes of a graph; texts in one of LANGUAGES.

    Raises SettingsError UJ756 for a `top` that no picture can show, InputError UJ160 to UJ163 as
    `kg.export.network.from_networkx` does.
    """
    if isinstance(what, Bars | Trend | Timeline):
        return Picture(_put(what, language))
    network = what if isinstance(what, Network) else from_networkx(what)
    return Picture(drawn(network, top=top, language=language))


def write_svg(what: Network | Answer, out: BinaryIO, *, top: int = TOP_NODES, language: str = ENGLISH) -> None:
    """Writes a network, or what an answer draws, as SVG; of a graph the `top` strongest nodes."""
    out.write(_of(what, top=top, language=language).svg().encode())


def write_html(what: Network | Answer, out: BinaryIO, *, top: int = TOP_NODES, language: str = ENGLISH) -> None:
    """Writes the same as a page; of a graph an interactive one."""
    out.write(_of(what, top=top, language=language).html().encode())


def write_png(what: Network | Answer, out: BinaryIO, *, top: int = TOP_NODES, language: str = ENGLISH) -> None:
    """Writes the same as PNG."""
    out.write(_of(what, top=top, language=language).png())


def _of(what: Network | Answer, *, top: int, language: str) -> Picture:
    return draw(what if isinstance(what, Network) else what.drawing, top=top, language=language)


def _put(drawing: Drawing, language: str) -> Drawing:
    """A chart in English in another language, but for names."""
    caption = put(drawing.caption, language)
    if isinstance(drawing, Timeline):
        return replace(drawing, caption=caption)
    series = tuple(replace(one, name=say(one.name, language)) for one in drawing.series)
    if isinstance(drawing, Bars):
        named = (say(one, language) if one in _NO_NAMES else one for one in drawing.categories)
        drawing = replace(drawing, categories=tuple(named))
    return replace(drawing, caption=caption, series=series, value_label=say(drawing.value_label, language))


def _chart(drawing: Drawing) -> str:
    if isinstance(drawing, Bars):
        return bars_svg(drawing)
    return trend_svg(drawing) if isinstance(drawing, Trend) else timeline_svg(drawing)

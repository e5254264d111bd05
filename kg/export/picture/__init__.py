"""Pictures: graphs as node-link drawings, and bars, trends and timelines; as SVG, PNG and HTML that works offline."""

from kg.export.picture.picture import Picture, draw, write_html, write_png, write_svg

__all__ = ["Picture", "draw", "write_html", "write_png", "write_svg"]

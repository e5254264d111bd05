"""Puts into words, in Indonesian or English, what decided about each quote of an article and about cues without one."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from api.pages.words import LANGUAGES, Words, load
from kg.export.evidence import CONTEXT_CHARS, TIE

Record = dict[str, Any]

BY_LOCALE = "auto"
_FOLDER = Path(__file__).parent / "messages"
_OTHERWISE = "en"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_INDENT = "   "
_LONGEST_CHARS = 80
"""Characters of words that are shown beside their offsets; content is always whole."""


def chosen_language(asked: str, environ: Mapping[str, str] = os.environ) -> str:
    """The language of messages: the one asked for, else the locale's where there are messages in it, else English."""
    if asked != BY_LOCALE:
        return asked
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    code = locale.partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else _OTHERWISE


@cache
def messages(language: str) -> Mapping[str, Mapping[str, str]]:
    """The messages of one of LANGUAGES, by section."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def explained_lines(record: Record, *, title: str | None, language: str) -> Iterator[str]:
    """The lines for one record of `kg.export.evidence`."""
    return _Explainer(language).lines(record, title)


class _Explainer:
    """Writes in one language."""

    def __init__(self, language: str) -> None:
        self.own = messages(language)
        self.pages: Words = load(language)
        self.width = max(len(label.format(index=9)) for label in self.own["label"].values())

    def lines(self, record: Record, title: str | None) -> Iterator[str]:
        unused = record["unused_cues"]
        counts = {"quotes": len(record["quotes"]), "unused": len(unused)}
        yield self.own["head"]["line"].format(id=record["id"], language=record["lang"], **counts) + (
            f"  {title}" if title else ""
        )
        for number, quote in enumerate(record["quotes"], 1):
            yield ""
            yield f"{number}. {self._page('type', quote['type'])}: {self._said(quote)}"
            yield from self._quote(quote, quote["explain"])
        if unused:
            yield ""
            yield self.own["head"]["unused"]
        for cue in unused:
            yield ""
            yield from self._unused(cue)

    # -- one quote ---------------------------------------------------------------------------------------------

    def _quote(self, quote: Record, why: Record) -> Iterator[str]:
        for part in why["content"]:
            yield self._line("content", _in_context(part))
        rules = dict.fromkeys(self._page("reason", code) for code in quote["reasons"][:TIE])
        yield self._line("found", self._text("stage", stage=why["stage"], reasons="; ".join(rules)))
        yield from self._cue(why["cue"])
        yield self._line("source", self._source(why["source"], quote["reasons"][TIE]))
        for name in ("role", "addressee"):
            if why[name]:
                yield self._line(name, _placed(why[name]))
        for relay in why["relays"]:
            yield self._line("relay", self._relay(relay), index=relay["index"])
        for name in ("date", "place", "medium"):
            if why[name]:
                value = f"{why[name]['value']} = " if why[name]["value"] else ""
                yield self._line(name, value + _placed(why[name]))
        for code in quote["reasons"][TIE + 1 :]:
            yield self._line("occasion", self._page("reason", code))
        certainty = self.own["certainty"][why["certainty"]]
        polarity = self.own["polarity"][why["polarity"]]
        yield self._line("polarity", self._text("polarity", polarity=polarity, certainty=certainty))
        if why["nested_in"]:
            yield self._line("nested", _placed(why["nested_in"]))
        yield self._line("confidence", self._confidence(quote["confidence"], why["confidence"]))

    def _cue(self, cue: Record | None) -> Iterator[str]:
        if cue is None:
            yield self._line("cue", self._text("no_cue"))
            return
        yield self._line("cue", self._text("cue", words=_placed(cue), lemma=cue["lemma"], kind=cue["class"]))
        yield from self._row(cue["row"])

    def _row(self, row: Record) -> Iterator[str]:
        columns = ", ".join(f"{name} {value}" for name, value in row.items() if name not in {"place", "example"})
        yield self._line("row", self._text("row", place=row["place"], columns=columns) if columns else row["place"])

    def _source(self, source: Record | None, code: str) -> str:
        reason = self._page("reason", code)
        if source is None:
            return self._text("no_source", reason=reason)
        words = _placed(source) if source["words"] else self._text("unsaid")
        kind = self._page("kind", source["kind"])
        near = self._text("nearest", words=_placed(source["nearest"])) if source["nearest"] else ""
        return self._text("tied", words=words, agent=source["agent"], kind=kind, reason=reason) + near

    def _relay(self, relay: Record) -> str:
        shown = self._text("relay", words=_placed(relay), kind=self._page("hop", relay["kind"]))
        trigger = self._text("trigger", words=_placed(relay["trigger"])) if relay["trigger"] else ""
        return shown + trigger + (self._text("dated", date=relay["date"]) if relay["date"] else "")

    def _confidence(self, value: float, factors: list[Record]) -> str:
        product = " × ".join(f"{self.pages.decimal(one['weight'])} ({one['reason']})" for one in factors)
        return f"{self.pages.decimal(value)} = {product}"

    # -- a cue without a quote ---------------------------------------------------------------------------------

    def _unused(self, cue: Record) -> Iterator[str]:
        yield _INDENT + _in_context(cue)
        by = _placed(cue["by"]) if cue["by"] else self.own["unused"]["nothing"]
        yield self._line("why", self.own["unused"][cue["reason"]].format(by=by) + f" [{cue['reason']}]")
        yield from self._row({"place": cue["row"]["place"], "lemma": cue["lemma"], **cue["row"]})
        if "example" in cue["row"]:
            yield self._line("example", cue["row"]["example"])

    # -- words -------------------------------------------------------------------------------------------------

    def _line(self, label: str, text: str, **values: object) -> str:
        return f"{_INDENT}{self.own['label'][label].format(**values):<{self.width}}  {text}"

    def _text(self, key: str, **values: object) -> str:
        return self.own["text"][key].format(**values)

    def _page(self, section: str, code: str) -> str:
        return self.pages.get(f"{section}.{code}", code)

    def _said(self, quote: Record) -> str:
        return " … ".join(part["words"] for part in quote["explain"]["content"])


def _placed(part: Record) -> str:
    """Words in curly marks, long ones cut, with their offsets: “kata” 51-55."""
    words = part["words"]
    shown = words if len(words) <= _LONGEST_CHARS else f"{words[: _LONGEST_CHARS - 1].rstrip()}…"
    return f"“{shown}” {part['span'][0]}-{part['span'][1]}"


def _in_context(part: Record) -> str:
    """The words in square brackets among those around them, behind their offsets."""
    place = f"{part['span'][0]}-{part['span'][1]}  " if part["span"] else ""
    begin, end = ("…" if len(part[side]) == CONTEXT_CHARS else "" for side in ("before", "after"))
    return f"{place}{begin}{part['before']}[{part['words']}]{part['after'].rstrip()}{end}"

"""`ujar diff`: what extracting a store's articles again would change, before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import orjson

from kg.cli.console import complain, progress, say
from kg.cli.options import examples, reading_settings, selection_options, store_option
from kg.cli.output import output, write_lines
from kg.cli.reextract import left_lines
from kg.cli.stores import reading, selected
from kg.evaluation.changes import DETAILS, FACETS, MINOR
from kg.evaluation.diff import ADDED, ARTICLE, REMOVED, diff, kinds_of
from kg.export.records import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.evaluation.changes import Difference, QuoteChange
    from kg.evaluation.diff import ArticleDiff, DiffReport
    from kg.model.quote import Quote

_HELP = {
    ADDED: "quotes that were not there",
    REMOVED: "quotes that would be there no more",
    ARTICLE: "the article's title, date, outlet, language or dateline",
    **{facet.name: facet.help for facet in FACETS},
    DETAILS: "where else the article names an agent of the quote, or gives it a role",
}
_MAJOR = frozenset(_HELP) - MINOR
"""What is shown where nothing else is asked for."""
_SHOWN = 20
_ALL = 0
_SHOWN_SPEAKERS = 10
_SHOWN_FAILURES = 10
_AROUND_WORDS = 4
"""Words on either side of a difference inside a long text."""
_LONG_CHARS = 200
_SHORT_CHARS = 60
"""Texts that can be compared at a glance."""


@click.command(
    epilog=examples(
        "ujar diff",
        "ujar diff --sample 200",
        "ujar diff --only added --only removed -n 50",
        "ujar diff --outlet KabarNusa --only speaker",
        "ujar diff --format json -n 0 > perubahan.json",
        "ujar reextract                (applies it)",
    )
)
@store_option
@selection_options
@click.option("--all", "is_everything", is_flag=True, help="Also the articles that this version extracted already.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Compare so many of the articles only.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another sample.")
@click.option(
    "--only",
    type=click.Choice(list(_HELP)),
    multiple=True,
    help="Show only articles and quotes with this change; may be repeated (default in text: with any but "
    "confidence and reasons). The counts stay whole.",
)
@click.option(
    "-n",
    "--show",
    "shown",
    type=click.IntRange(min=0),
    default=_SHOWN,
    show_default=True,
    metavar="N",
    help="Show the changes of so many articles (0: of all).",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    *,
    store: Path | None,
    is_everything: bool,
    sample: int | None,
    seed: int,
    only: tuple[str, ...],
    shown: int,
    style: str,
    **wanted: Any,
) -> int:
    """Show what `ujar reextract` would change: which quotes are added, removed or read otherwise, and how.

    Extracts the articles that another version of Ujar, or of the language pack, has extracted, compares, and stores
    nothing. First come the counts, then the changes by article: + added, - removed, ~ changed, each part before →
    after, with [brackets] around the words that differ. Exit code 1 if anything would change, 2 if articles failed.
    """
    kinds = frozenset(only) or (frozenset() if style == "json" else _MAJOR)
    with reading(reading_settings(store)) as view, progress("articles") as show:
        report = diff(
            view,
            selected=selected(view, wanted),
            everything=is_everything,
            sample=sample,
            seed=seed,
            shown=None if shown == _ALL else shown,
            only=kinds,
            progress=show,
        )
    for failure in report.failures[:_SHOWN_FAILURES]:
        complain(f"{failure.id}: {failure.reason} [{failure.code}]")
    with output(None) as out:
        if style == "json":
            out.write(orjson.dumps(_values(report), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        else:
            write_lines(out, _lines(report, kinds))
    if report.plan.keys:
        what = "applies it" if report.changing else "would only note the new version"
        say(f"nothing was changed; `ujar reextract` with the same selection {what}")
    return 2 if report.failures else int(bool(report.changing))


def _lines(report: DiffReport, only: frozenset[str]) -> Iterator[str]:
    kinds = dict(report.kinds)
    added, removed = kinds.pop(ADDED, 0), kinds.pop(REMOVED, 0)
    kept = report.quotes_before - removed - report.changed
    yield (
        f"articles to extract again {len(report.plan.keys):,}, compared {report.compared:,}: "
        f"would change {report.changing:,}, keep all quotes as they are {report.same:,}, "
        f"failed {len(report.failures):,}"
    )
    for before, after, number in report.plan.versions:
        yield f"  {number:>7,}  made by {before}, now {after}"
    yield from left_lines(report.plan)
    if report.absent:
        yield f"articles left out {report.absent:,}: their graphs are not current, or their ingest was interrupted"
    yield (
        f"quotes {report.quotes_before:,} → {report.quotes_after:,} (every copy counted): "
        f"the same {kept:,}, changed {report.changed:,} (in confidence alone {report.minor:,}), added {added:,}, "
        f"removed {removed:,}"
    )
    for way in (ADDED, REMOVED):
        if types := ", ".join(f"{kind} {number:,}" for one, kind, number in report.types if one == way):
            yield f"  {way}: {types}"
    if kinds:
        yield "what changes in a quote (one quote may count in several lines):"
        yield from (f"  {number:>7,}  {name:<10}  {_HELP[name]}" for name, number in kinds.items())
    if report.speakers:
        most = ", ".join(f"{name} {number:+,}" for name, number in report.speakers[:_SHOWN_SPEAKERS])
        yield f"named sources that gain or lose most quotes: {most}"
    for article in report.articles:
        yield from _article(article, only)
    told = len(report.articles)
    if told < report.wanted:
        yield ""
        which = "that change in more than confidence" if only == _MAJOR else f"with {', '.join(sorted(only))}"
        yield f"shown {told:,} of {report.wanted:,} articles {which} (-n 0: all)"


def _article(article: ArticleDiff, only: frozenset[str]) -> Iterator[str]:
    document = article.document
    head = [document.title or document.id, document.outlet, document.published, document.id if document.title else None]
    yield ""
    yield " · ".join(" ".join(part.split()) for part in head if part)
    for one in article.change.differences if ARTICLE in only else ():
        yield f"  ~ article {one.facet}: {one.before} → {one.after}"
    for change in article.change.quotes:
        if only & kinds_of(change):
            yield from _quote(change)


def _quote(change: QuoteChange) -> Iterator[str]:
    sign = "~" if change.differences else "+" if change.after else "-"
    yield f"  {sign} {_told(change.quote)}"
    for one in change.differences:
        before, after = contrast(one.before, one.after)
        yield f"      {one.facet}: {before} → {after}"


def _told(quote: Quote) -> str:
    who = quote.agent.name if quote.agent else "nobody named"
    return f"{quote.type.value}, {who}: “{_cut(quote.text)}”"


def contrast(before: str, after: str) -> tuple[str, str]:
    """Two texts with [brackets] around the words that differ; what they share is cut to a few words beside them.

    Short texts, and such as share no word at their ends, come as they are.
    """
    if max(len(before), len(after)) <= _SHORT_CHARS:
        return before, after
    old, new = before.split(), after.split()
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
    if head + tail == 0:
        return _cut(before), _cut(after)
    return _marked(old, head, tail), _marked(new, head, tail)


def _marked(words: list[str], head: int, tail: int) -> str:
    end = len(words) - tail
    first = ["…"] if head > _AROUND_WORDS else []
    last = ["…"] if tail > _AROUND_WORDS else []
    inner = _cut(" ".join(words[head:end]))
    around = words[max(head - _AROUND_WORDS, 0) : head], words[end : end + _AROUND_WORDS]
    return " ".join([*first, *around[0], f"[{inner}]", *around[1], *last])


def _cut(text: str) -> str:
    """A text on one line, its middle left out where it is long."""
    words = " ".join(text.split())
    half = _LONG_CHARS // 2
    return words if len(words) <= _LONG_CHARS else f"{words[:half]} … {words[-half:]}"


def _values(report: DiffReport) -> dict[str, Any]:
    plan = report.plan
    left = {"current": plan.current, "without_text": plan.without_text, "without_pack": plan.without_pack}
    return {
        "articles": {
            "to_extract": len(plan.keys),
            "compared": report.compared,
            "changing": report.changing,
            "same": report.same,
            "failed": len(report.failures),
            "absent": report.absent,
            "left": {**left, "renamed": plan.renamed},
        },
        "quotes": {
            "before": report.quotes_before,
            "after": report.quotes_after,
            "changed": report.changed,
            "minor": report.minor,
        },
        "kinds": dict(report.kinds),
        "versions": [{"before": was, "after": now, "articles": number} for was, now, number in plan.versions],
        "types": [{"change": way, "type": kind, "quotes": number} for way, kind, number in report.types],
        "speakers": dict(report.speakers),
        "failures": [{"id": one.id, "code": one.code, "reason": one.reason} for one in report.failures],
        "changes": [_article_values(article) for article in report.articles],
    }


def _article_values(article: ArticleDiff) -> dict[str, Any]:
    document = article.document
    return {
        "article": article.key,
        **{name: getattr(document, name) for name in ("id", "title", "url", "outlet", "published")},
        "differences": [_difference(one) for one in article.change.differences],
        "quotes": [
            {
                "change": "changed" if change.differences else ADDED if change.after else REMOVED,
                "before": _record(change.before),
                "after": _record(change.after),
                "differences": [_difference(one) for one in change.differences],
            }
            for change in article.change.quotes
        ],
    }


def _record(quote: Quote | None) -> dict[str, Any] | None:
    return {**record_of(quote), "text": quote.text} if quote else None


def _difference(one: Difference) -> dict[str, str]:
    return {"facet": one.facet, "before": one.before, "after": one.after}

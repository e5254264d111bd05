"""The table of analyses, and the one way from a store to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.views import view_definition
from kg.views.analyses import claims, ego, networks, sliced, speakers, times
from kg.views.analyses.answer import Answer, Cell, Found
from kg.views.analyses.asking import Asking, Options
from kg.views.analyses.claims import NOTES
from kg.views.counts import DEFAULT_UNIT, UNITS
from kg.views.drawings import Bars, Caption, Drawing, Timeline, Trend

if TYPE_CHECKING:
    import networkx as nx

    from kg.store.base import View

LIMIT = 50
"""Rows of an answer unless somebody wishes otherwise."""
COPIES = {
    "claims": "copies of one statement count once",
    "quotes": "every copy counts",
    "articles": "an article that copies another counts as an article",
}
"""The treatment of copies, by unit."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One row of the table. Texts are by language, `id` and `en`."""

    number: int
    name: str
    question: Mapping[str, str]
    measure: Mapping[str, str]
    """What is measured."""
    views: tuple[str, ...]
    """The views that it is computed from."""
    find: Callable[[Asking], Found]
    options: tuple[str, ...] = ()
    """What it can be told beside the filters; names of `Options`."""
    is_in_time: bool = False
    """Whether the rows are periods in order, which are never cut."""


ANALYSES = (
    Analysis(
        1,
        "most-quoted",
        {"id": "Siapa paling sering dikutip?", "en": "Who is quoted most?"},
        {"id": "jumlah dan bagian per penutur", "en": "count and share of each speaker"},
        ("speakers",),
        speakers.most_quoted,
    ),
    Analysis(
        2,
        "outlets-speakers",
        {"id": "Media mana mengutip siapa?", "en": "Which outlet quotes whom?"},
        {"id": "bagian penutur di setiap media", "en": "share of a speaker in each outlet"},
        ("speakers",),
        speakers.outlets_speakers,
    ),
    Analysis(
        3,
        "about",
        {"id": "Siapa berbicara tentang siapa?", "en": "Who speaks about whom?"},
        {"id": "PageRank, HITS, timbal balik", "en": "PageRank, HITS, reciprocity"},
        ("about",),
        networks.about,
    ),
    Analysis(
        4,
        "coquotation",
        {"id": "Siapa dikutip bersama siapa?", "en": "Who is quoted together with whom?"},
        {"id": "bobot Newman, k-core", "en": "Newman's weights, k-core"},
        ("coquoted",),
        networks.coquotation,
    ),
    Analysis(
        5,
        "communities",
        {"id": "Kelompok penutur mana yang dikutip bersama?", "en": "Which groups of speakers are quoted together?"},
        {
            "id": "Louvain atas tulang punggung, modularitas, kestabilan",
            "en": "Louvain on the backbone, modularity, stability",
        },
        ("coquoted",),
        networks.communities,
        options=("alpha",),
    ),
    Analysis(
        6,
        "backbone",
        {"id": "Hubungan mana yang lebih kuat daripada kebetulan?", "en": "Which ties are stronger than chance?"},
        {"id": "saringan disparitas", "en": "disparity filter"},
        ("coquoted",),
        networks.backbone,
        options=("alpha", "view"),
    ),
    Analysis(
        7,
        "first-reporter",
        {"id": "Media mana paling dulu memuat pernyataan?", "en": "Which outlet prints claims first?"},
        {"id": "jumlah pertama, jeda median", "en": "count of firsts, median lag"},
        ("propagation",),
        claims.first_reporter,
    ),
    Analysis(
        8,
        "propagation",
        {"id": "Media mana memuat pernyataan sebelum media mana?", "en": "Which outlet prints claims before which?"},
        {"id": "pernyataan per pasangan, jeda median", "en": "claims of each pair, median lag"},
        ("propagation",),
        claims.propagation,
    ),
    Analysis(
        9,
        "chains",
        {"id": "Lewat siapa pernyataan sampai ke media?", "en": "Through whom did statements reach the outlet?"},
        {
            "id": "panjang rantai, keperantaraan, bagian lewat media lain",
            "en": "path length, betweenness, share via other outlets",
        },
        ("chains",),
        networks.chains,
    ),
    Analysis(
        10,
        "concentration",
        {"id": "Seberapa terpusat narasumber setiap media?", "en": "How concentrated are the sources of each outlet?"},
        {"id": "HHI, Gini, jumlah efektif, bagian 10 teratas", "en": "HHI, Gini, effective number, top-10 share"},
        ("speakers",),
        speakers.source_concentration,
    ),
    Analysis(
        11,
        "diversity",
        {"id": "Seberapa beragam narasumber setiap media?", "en": "How diverse are the sources of each outlet?"},
        {"id": "entropi menurut jenis, bagian tanpa nama", "en": "entropy by kind of agent, share of unnamed"},
        ("speakers",),
        speakers.diversity,
    ),
    Analysis(
        12,
        "gender",
        {
            "id": "Berapa bagian perempuan dan laki-laki yang dikutip?",
            "en": "What share of those quoted are women and men?",
        },
        {"id": "bagian dengan selang, menurut berkas terkurasi", "en": "share with interval, by curated files"},
        ("speakers",),
        speakers.gender,
        options=("people",),
    ),
    Analysis(
        13,
        "slices",
        {"id": "Bagaimana penutur berganti dari waktu ke waktu?", "en": "How do speakers change over time?"},
        {"id": "pergantian penutur (Jaccard)", "en": "turnover of speakers (Jaccard)"},
        ("speakers",),
        times.slices,
        is_in_time=True,
    ),
    Analysis(
        14,
        "ego",
        {"id": "Siapa ada di sekitar satu orang?", "en": "Who stands around one person?"},
        {"id": "tetangga, jarak, pengelompokan lokal", "en": "neighbours, distance, local clustering"},
        ("about",),
        ego.ego,
        options=("view",),
    ),
    Analysis(
        15,
        "wording",
        {"id": "Bagaimana media menyusun ucapan yang sama?", "en": "How do outlets word the same claim?"},
        {
            "id": "jarak kata-kata, bagian langsung, bagian berjarak",
            "en": "wording distance, direct share, distancing share",
        },
        ("wording",),
        claims.wording,
    ),
)


def analysis(name: str) -> Analysis:
    """The row called `name`, or of that number. Raises SettingsError UJ747 with the names there are."""
    for row in ANALYSES:
        if name in {row.name, str(row.number)}:
            return row
    names = [row.name for row in ANALYSES]
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise SettingsError("UJ747", f"there is no analysis {name!r}", cure=f"{hint}the analyses are {', '.join(names)}")


def analyse(name: str, store: View, *, unit: str = DEFAULT_UNIT, limit: int | None = LIMIT, **wanted: Any) -> Answer:
    """The answer of the analysis `name` to its question, about what the filters take of the store.

    `wanted` are filters of `kg.views.filters.ViewFilter` and options of the analysis (`alpha`, `view`, `people`); None
    is no wish. `limit` is the number of rows kept, None for all. With the filter `slice` every month, quarter or year
    is asked by itself, and `limit` is that of each. A store without quotes gives an answer without rows.
    Raises SettingsError UJ730 to UJ733, UJ738 and UJ742 as `build_view` does, UJ746 for an alpha that is no level,
    UJ747 for a name that does not exist, UJ748 for an option that this analysis does not take, UJ749 for a limit that
    is none.
    """
    row = analysis(name)
    given = {key: value for key, value in wanted.items() if value is not None}
    options = {key: given.pop(key) for key in [field.name for field in fields(Options)] if key in given}
    _check(row, unit, limit, options)
    if "radius" in given and not given.get("ego") and row.name != "ego":
        raise SettingsError("UJ748", "there is nobody for a radius to be around", place="radius", cure="name an ego")
    asking = Asking(store, given, unit, Options(**options))
    found, count = _found(row, asking, limit)
    rows = tuple(tuple(map(_rounded, line)) for line in found.rows)
    copies = COPIES[unit] if asking.filter.copies else found.told["copies"]
    counted = view_definition(asking.options.view or row.views[0]).chosen(unit=unit, by=None).counted
    cut = (f"the first {len(rows):,} of {count:,} rows",) if len(rows) < count else ()
    left_out = (f"left out: {found.told['left_out']}",) if found.told.get("left_out") else ()
    caption = Caption(
        title=row.question["en"],
        unit=counted,
        copies=copies,
        filter=found.told["filter"],
        read=found.told["read"],
        store=found.told.get("store", ""),
        left_out=found.told.get("left_out", ""),
        notes=found.notes,
    )
    return Answer(
        name=row.name,
        number=row.number,
        question=row.question,
        unit=unit,
        counted=counted,
        copies=copies,
        columns=found.columns,
        rows=rows,
        count=count,
        notes=(*found.notes, *left_out, *cut),
        filter=found.told["filter"],
        read=found.told["read"],
        store=found.told.get("store", ""),
        drawing=_captioned(found.draw(caption, rows), caption),
    )


def _found(row: Analysis, asking: Asking, limit: int | None) -> tuple[Found, int]:
    """What the answer shows, and the number of its rows before they were cut."""
    if row.is_in_time:
        found = row.find(asking)
        return found, len(found.rows)
    if asking.filter.slice:
        return sliced.each(asking, row.find, limit=limit)
    found = row.find(asking)
    return replace(found, rows=found.rows[:limit]), len(found.rows)


def _captioned(drawing: Drawing | nx.Graph[str], caption: Caption) -> Drawing | nx.Graph[str]:
    """A graph says of itself what the caption says; other drawings hold theirs."""
    if isinstance(drawing, Bars | Trend | Timeline):
        return drawing
    told = {"question": caption.title, "filter": caption.filter, "notes": "\n".join(caption.notes)}
    drawing.graph.update({key: text for key, text in told.items() if text})
    for key in NOTES:
        drawing.graph.pop(key, None)
    return drawing


def _rounded(cell: Cell) -> Cell:
    """Numbers to six digits, so that machines that add up in another order write the same."""
    return float(f"{cell:.6g}") if isinstance(cell, float) else cell


def _check(row: Analysis, unit: str, limit: int | None, options: Mapping[str, Any]) -> None:
    if unit not in UNITS:
        raise SettingsError("UJ733", f"nothing is counted in {unit!r}", cure=f"count in {', '.join(UNITS)}")
    for name in options:
        if name not in row.options:
            takes = f"it takes {', '.join(row.options)}" if row.options else "leave it out"
            raise SettingsError("UJ748", f"the analysis {row.name} has no option {name!r}", cure=takes)
    if limit is not None and limit < 1:
        raise SettingsError("UJ749", f"{limit!r} rows cannot be shown", cure="give a whole number from 1")
    if "view" in options:
        view_definition(options["view"])

"""The table of views; choices of commands, parameters of routes, documentation and tests are derived from it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.views import coquotation, relations, sources
from kg.views.counts import DEFAULT_UNIT, SHARED_CLAIMS, UNITS
from kg.views.filters import ViewFilter
from kg.views.propagation import propagation
from kg.views.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.views.reading import Reading
    from kg.views.relations import Relation


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways in which a view may draw its edges."""

    name: str
    edges: Mapping[str, str]
    relation: Callable[[Reading], Relation]


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """One row of the table. Texts are by language, `id` and `en`."""

    name: str
    question: Mapping[str, str]
    nodes: Mapping[str, str]
    edges: Mapping[str, str]
    relation: Callable[[Reading], Relation]
    measures: Mapping[str, str]
    """What is worth measuring in it."""
    limits: Mapping[str, str]
    """What it is no evidence of."""
    ways: tuple[Way, ...] = ()
    """Where edges may be drawn in several ways: all of them, that of `relation` first."""
    unit: str = DEFAULT_UNIT
    """What the weight of an edge counts unless somebody wishes otherwise; one of `UNITS`."""
    claims: str = UNITS["claims"]
    """What claims are on its edges."""
    is_directed: bool = True
    parts: tuple[str, str] | None = None
    """What sources and targets are, where the graph is bipartite."""
    with_unnamed: bool = False
    """Whether unnamed sources take part unless the filter says otherwise."""

    @property
    def filters(self) -> tuple[str, ...]:
        """Names of the filters that it takes: every view takes all."""
        return tuple(field.name for field in fields(ViewFilter))

    @property
    def counted(self) -> str:
        """What the weight of an edge counts, in full."""
        return self.claims if self.unit == "claims" else UNITS[self.unit]

    def chosen(self, *, unit: str | None, by: str | None) -> ViewDefinition:
        """The row with another unit and another way, where they are wished.

        Raises SettingsError UJ733 and UJ739 for those that there are not.
        """
        if unit is not None and unit not in UNITS:
            raise SettingsError("UJ733", f"nothing is counted in {unit!r}", cure=f"count in {', '.join(UNITS)}")
        row = replace(self, unit=unit or self.unit)
        if by is None:
            return row
        for way in self.ways:
            if way.name == by:
                return replace(row, edges=way.edges, relation=way.relation)
        names = ", ".join(way.name for way in self.ways)
        cure = f"draw it by {names}" if names else "leave it out: this view is drawn in one way"
        raise SettingsError("UJ739", f"the view {self.name} is not drawn by {by!r}", cure=cure)


_ABOUT = {
    "id": "kutipan tentang atau menyebut agen lain",
    "en": "quotes about another agent, or that mention one, without places and the speaker's own body",
}
_IN_ARTICLE = {"id": "dikutip dalam artikel yang sama", "en": "quoted in the same article"}
_BY_KIND = {"id": "media mengutip sumber tanpa nama jenis itu", "en": "the outlet quoted unnamed sources of the kind"}

VIEWS = (
    ViewDefinition(
        "speakers",
        {"id": "Media mana mengutip siapa?", "en": "Which outlet quotes whom?"},
        {"id": "media dan penutur", "en": "outlets and speakers"},
        {"id": "media memuat kutipan penutur", "en": "the outlet printed quotes of the speaker"},
        relations.speakers,
        {
            "id": "bagian dan pemusatan (HHI, Gini, jumlah efektif), keragaman, endorsing dan distancing pada garis",
            "en": "share and concentration (HHI, Gini, effective number), diversity, endorsing and distancing on edges",
        },
        {
            "id": "memuat kutipan belum tentu mewawancarai; satu orang dengan dua nama adalah dua simpul",
            "en": "a printed quote is no interview by the outlet; one person under two names is two nodes",
        },
        parts=("outlet", "speaker"),
    ),
    ViewDefinition(
        "chains",
        {"id": "Lewat siapa pernyataan sampai ke media?", "en": "Through whom did statements reach the outlet?"},
        {"id": "sumber, perantara, dan media", "en": "sources, relays and outlets"},
        {"id": "pernyataan berpindah, selangkah demi selangkah", "en": "a statement passed on, one step of its way"},
        relations.chains,
        {
            "id": "panjang rantai, keperantaraan, bagian lewat media lain",
            "en": "path length, betweenness, share via other outlets",
        },
        {
            "id": "hanya langkah yang disebut artikel: yang diteruskan tanpa disebut tidak ada",
            "en": "only steps that the article credits: what was passed on without credit is not there",
        },
        with_unnamed=True,
    ),
    ViewDefinition(
        "about",
        {"id": "Siapa berbicara tentang siapa?", "en": "Who speaks about whom?"},
        {"id": "penutur dan yang dibicarakan", "en": "speakers and those they speak about"},
        _ABOUT,
        relations.about,
        {"id": "PageRank, HITS, timbal balik", "en": "PageRank, HITS, reciprocity"},
        {
            "id": "garis berarti yang satu berbicara tentang yang lain, bukan mendukung atau menolaknya",
            "en": "an edge says that one speaks about another, not whether for or against",
        },
        ways=(
            Way("others", _ABOUT, relations.about),
            Way(
                "all",
                {
                    "id": "kutipan tentang atau menyebut agen atau tempat itu",
                    "en": "quotes about the agent or place, or that mention it",
                },
                relations.about_all,
            ),
        ),
    ),
    ViewDefinition(
        "coquoted",
        {"id": "Siapa dikutip bersama siapa?", "en": "Who is quoted together with whom?"},
        {"id": "penutur", "en": "speakers"},
        _IN_ARTICLE,
        coquotation.by_article,
        {
            "id": "bobot Newman, k-core, kelompok (Louvain), tulang punggung",
            "en": "Newman's weights, k-core, communities (Louvain), backbone",
        },
        {
            "id": "artikel menempatkan orang berdampingan: mereka belum tentu bertemu, kenal atau sependapat",
            "en": "an article puts people side by side: they need not have met, know each other or agree",
        },
        ways=(
            Way("article", _IN_ARTICLE, coquotation.by_article),
            Way(
                "event",
                {
                    "id": "dikutip dari peristiwa yang sama",
                    "en": "quoted from the same event: day and building, or one article's",
                },
                coquotation.by_event,
            ),
            Way(
                "claim",
                {"id": "mengatakannya bersama-sama", "en": "quoted with one statement that both make together"},
                coquotation.by_claim,
            ),
        ),
        is_directed=False,
    ),
    ViewDefinition(
        "propagation",
        {"id": "Media mana memuat pernyataan lebih dulu?", "en": "Which outlet printed a claim before which?"},
        {"id": "media", "en": "outlets"},
        {"id": "media pertama memuatnya lebih dulu", "en": "the first outlet printed the claim before the second"},
        propagation,
        {"id": "jumlah pertama, jeda median", "en": "count of firsts, median lag"},
        {
            "id": "lebih dulu bukan bukti penyalinan; hanya urutan pasti, dalam tujuh hari, antara dua rumah media",
            "en": "earlier is no evidence of copying; only proved orders, within seven days, between two houses",
        },
        claims=SHARED_CLAIMS,
    ),
    ViewDefinition(
        "roles",
        {"id": "Siapa disebut dengan jabatan apa?", "en": "Who is printed with which role?"},
        {"id": "penutur, jabatan, dan organisasi", "en": "speakers, roles and organisations"},
        {"id": "artikel mencetak jabatan itu untuk penutur", "en": "articles printed the role for the speaker"},
        sources.roles,
        {
            "id": "jumlah artikel, tanggal pertama dan terakhir dicetak, derajat",
            "en": "number of articles, first and last date of print, degree",
        },
        {
            "id": "tanggal adalah tanggal artikel, bukan masa jabatan",
            "en": "dates are those of articles, not of the office",
        },
    ),
    ViewDefinition(
        "unnamed",
        {"id": "Media mana memakai sumber tanpa nama?", "en": "Which outlet uses unnamed sources?"},
        {"id": "media dan jenis sumber", "en": "outlets and kinds of sources"},
        _BY_KIND,
        sources.unnamed,
        {"id": "bagian dari semua kutipan media itu", "en": "share of all quotes of the outlet"},
        {
            "id": "sebagian sumber itu disebut namanya di bagian lain artikel: periksa sebelum membandingkan bagian",
            "en": "some of these sources the article names elsewhere: trace before you compare shares",
        },
        ways=(
            Way("kind", _BY_KIND, sources.unnamed),
            Way(
                "description",
                {"id": "media mengutip sumber yang disebut begitu", "en": "the outlet quoted sources called so"},
                sources.unnamed_by_description,
            ),
        ),
        parts=("outlet", "source"),
        with_unnamed=True,
    ),
    ViewDefinition(
        "wording",
        {"id": "Bagaimana media menyusun ucapan yang sama?", "en": "How do outlets word the same claim?"},
        {"id": "media dan pernyataan", "en": "outlets and claims"},
        {"id": "media memuat pernyataan dengan kata-katanya", "en": "the outlet printed the claim in its wording"},
        wording,
        {
            "id": "jarak kata-kata, bagian langsung, bagian berjarak",
            "en": "wording distance, direct share, distancing share",
        },
        {
            "id": "artikel memuat satu ucapan sekali, utuh atau sepotong: potongan jauh dari keseluruhannya",
            "en": "an article prints what is said once, whole or a piece of it: a piece is far from the whole",
        },
        claims=SHARED_CLAIMS,
        parts=("outlet", "claim"),
    ),
)


def view_definition(name: str) -> ViewDefinition:
    """The row called `name`. Raises SettingsError UJ730 with the names there are."""
    for row in VIEWS:
        if row.name == name:
            return row
    names = [row.name for row in VIEWS]
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise SettingsError("UJ730", f"there is no view {name!r}", cure=f"{hint}the views are {', '.join(names)}")

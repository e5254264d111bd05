"""A whole store or file in pieces: faults between articles and in derived graphs are found however it is cut."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.export.description import describe, description
from kg.ids import article_key
from kg.intake import checking
from kg.intake.checking import check_file, check_store
from kg.rdf import catalogue, vocab
from kg.rdf import checking as pieces
from kg.rdf.report import Report
from kg.rdf.serialize import FORMATS, serialize
from kg.rdf.validate import validate_quads
from kg.settings import Settings
from kg.store.base import Store
from tests.unit.rdf.factory import NAMER, filled_store, joint, plain, rich

NQ = next(row for row in FORMATS if row.name == "nquads")


def graph(kind: str) -> ox.NamedNode:
    return ox.NamedNode(NAMER.graph(kind))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    filled = filled_store([plain(), rich(), joint()])
    filled.texts.put((article_key(one.document), one.document) for one in (plain(), rich(), joint()))
    yield filled
    filled.close()


@pytest.fixture(scope="module")
def good(store: Store) -> tuple[ox.Quad, ...]:
    return tuple(store.quads())


@pytest.fixture(params=[1, 16], ids=["cut-small", "as-it-is"])
def cut(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of one article and one derived node each, and pieces as large as they are."""
    monkeypatch.setattr(pieces, "_ARTICLES", request.param)
    monkeypatch.setattr(pieces, "_NODES", request.param)


def check(quads: Iterable[ox.Quad], folder: Path) -> Report:
    path = folder / "a.nq"
    path.write_bytes(serialize(quads, NQ.media_type))
    return check_file(path, NQ)


def violations(report: Report) -> set[str]:
    return {kind.shape for kind, _ in report.counts if kind.severity == "violation"}


def by_shapes(report: Report) -> set[tuple[str, str, str]]:
    return {(one.focus, one.path, one.message) for one in report.problems if one.shape.startswith("shp:")}


Quads = list[ox.Quad]
STRANGER = ox.NamedNode(NAMER.authority("entah-siapa"))
Change = Callable[[Quads], Quads]


def first(quads: Quads, predicate: ox.NamedNode) -> ox.Quad:
    return min((quad for quad in quads if quad.predicate == predicate), key=str)


def more(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> Change:
    """One more value of the first node with this property."""
    return lambda quads: [
        *quads,
        ox.Quad(one := first(quads, predicate).subject, predicate, value, _of(quads, one, predicate)),
    ]


def _of(quads: Quads, subject: object, predicate: ox.NamedNode) -> ox.NamedNode:
    return next(q.graph_name for q in quads if (q.subject, q.predicate) == (subject, predicate))  # type: ignore[return-value]


def less(predicate: ox.NamedNode) -> Change:
    """Without the first quad with this property."""
    return lambda quads: [quad for quad in quads if quad != first(quads, predicate)]


def moved(predicate: ox.NamedNode, kind: str) -> Change:
    """The first quad with this property in another graph."""

    def change(quads: Quads) -> Quads:
        old = first(quads, predicate)
        return [*less(predicate)(quads), ox.Quad(old.subject, old.predicate, old.object, graph(kind))]

    return change


def undescribed(predicate: ox.NamedNode) -> Change:
    """Without what is said of what the first quad with this property leads to."""
    return lambda quads: [quad for quad in quads if quad.subject != first(quads, predicate).object]


def revised(quads: Quads) -> Quads:
    """Three articles, each a revision of the next, the last of the first."""
    docs = sorted((q.subject for q in quads if q.object == vocab.NEWS_ARTICLE), key=str)
    revision = vocab.term("prov", "wasRevisionOf")
    return [
        *quads,
        *(ox.Quad(a, revision, b, graph("versions")) for a, b in zip(docs, docs[1:] + docs[:1], strict=True)),
    ]  # type: ignore[arg-type]


def replaced(quads: Quads) -> Quads:
    """A claim that is expressed and replaced."""
    claims = sorted({quad.object.value for quad in quads if quad.predicate == vocab.EXPRESSES})  # type: ignore[union-attr]
    old, new = map(ox.NamedNode, claims[:2])
    return [*quads, ox.Quad(old, vocab.IS_REPLACED_BY, new, graph("claims"))]


def without_runs(quads: Quads) -> Quads:
    return [quad for quad in quads if "/id/run/" not in str(quad.subject)]


def renamed(quads: Quads) -> Quads:
    agent = first(quads, vocab.IS_PROVISIONAL).subject
    return [*quads, ox.Quad(agent, vocab.LABEL, ox.Literal("Nama Lain"), graph("identities"))]


def first_appeared(quads: Quads) -> Quads:
    claim = first(quads, vocab.EXPRESSES).object
    return [*quads, ox.Quad(claim, vocab.FIRST_APPEARANCE, STRANGER, graph("claims"))]  # type: ignore[arg-type]


FAULTS: dict[str, tuple[str, Change]] = {
    "a speaker too many": ("shp:OneSpeaker", more(vocab.SPEAKER, STRANGER)),
    "a speaker whom nothing describes": ("dangling", undescribed(vocab.SPEAKER)),
    "a publisher whom nothing describes": ("dangling", undescribed(vocab.PUBLISHER)),
    "a relay left out of via": ("shp:ViaAgrees", less(vocab.VIA)),
    "a via that no relay has": ("shp:ViaAgrees", more(vocab.VIA, STRANGER)),
    "attributed via somebody whom it did not come through": ("shp:AttributedVia", more(vocab.ATTRIBUTED_VIA, STRANGER)),
    "an agent of two names": ("shp:GlobalAgent", renamed),
    "a role of nobody": ("shp:Role", less(vocab.MEMBER)),
    "a claim that nobody expresses": ("shp:ClaimStands", less(vocab.EXPRESSES)),
    "a claim expressed and replaced": ("shp:ClaimStands", replaced),
    "a first article that is none": ("shp:Claim", first_appeared),
    "an extractor without a version": ("shp:Software", less(vocab.SOFTWARE_VERSION)),
    "versions in a circle": ("shp:NoRevisionCycle", revised),
    "a speaker among the claims": ("wrong-graph", moved(vocab.SPEAKER, "claims")),
    "an article's words among the identities": ("wrong-graph", moved(vocab.HEADLINE, "identities")),
    "the run of an article is gone": ("shp:GraphOrigin", without_runs),
}


def test_a_right_store_conforms(store: Store, good: tuple[ox.Quad, ...], cut: None) -> None:
    seen: list[int] = []
    report = check_store(store, progress=seen.append)
    assert violations(report) == set()
    assert (report.articles, report.triples, seen[-1]) == (3, len(good), 3)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.replace(" ", "-"))
def test_a_fault_is_named_wherever_it_is_cut(good: tuple[ox.Quad, ...], fault: str, cut: None, tmp_path: Path) -> None:
    name, change = FAULTS[fault]
    quads = change(list(good))
    report = check(quads, tmp_path)
    assert name in violations(report)
    assert by_shapes(report) == by_shapes(validate_quads(quads))


def test_a_text_that_is_not_the_articles(store: Store) -> None:
    key = article_key(plain().document)
    store.texts.put([(key, joint().document)])
    found = violations(check_store(store))
    store.texts.put([(key, plain().document)])
    assert {"key-of-article", "hash-of-text", "anchor-of-text"} <= found


@pytest.mark.parametrize("kind", ["article", "prov", "identities", "runs", ""])
@pytest.mark.parametrize("side", ["subject", "object"])
def test_a_blank_node_is_found_in_every_graph(good: tuple[ox.Quad, ...], kind: str, side: str, tmp_path: Path) -> None:
    article = next(quad for quad in good if quad.predicate == vocab.HEADLINE)
    of_kind = next((quad for quad in good if kind and f"/graph/{kind}" in str(quad.graph_name)), article)
    name = of_kind.graph_name if kind else ox.DefaultGraph()
    blank, author = ox.BlankNode("b"), vocab.term("schema", "author")
    strange = {
        "subject": ox.Quad(blank, vocab.LABEL, ox.Literal("x"), name),
        "object": ox.Quad(of_kind.subject, author, blank, name),
    }
    report = check([*good, strange[side]], tmp_path)
    assert "blank-node" in violations(report)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_every_format_gives_the_same(good: tuple[ox.Quad, ...], row: object, ending: str, tmp_path: Path) -> None:
    quads = [quad for quad in FAULTS["a via that no relay has"][1](list(good)) if quad.graph_name != graph("runs")]
    data = serialize(quads, row.media_type)  # type: ignore[attr-defined]
    path = tmp_path / f"a.x{ending}"
    path.write_bytes(gzip.compress(data) if ending else data)
    report = check_file(path, row)  # type: ignore[arg-type]
    assert violations(report) == {"shp:ViaAgrees", "dangling"}
    assert (report.articles, report.triples) == (3, len(quads))


def test_processes_find_the_same(good: tuple[ox.Quad, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = renamed(revised(list(good)))
    alone = check(quads, tmp_path)
    monkeypatch.setattr(checking, "_FEW_ARTICLES", 0)
    monkeypatch.setattr(checking, "processors", lambda: 2)
    assert check(quads, tmp_path) == alone


def test_only_the_first_of_a_kind_are_kept_and_all_counted(good: tuple[ox.Quad, ...], tmp_path: Path) -> None:
    quads = [quad for quad in good if quad.predicate != vocab.CONFIDENCE]
    path = tmp_path / "a.nq"
    path.write_bytes(serialize(quads, NQ.media_type))
    report = check_file(path, NQ, shown=2)
    kind, number = report.counts[0]
    assert (kind.path, number) == ("ujar:confidence", len(good) - len(quads))
    assert len([problem for problem in report.problems if problem.kind == kind]) == 2


def test_a_malformed_file_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text("<a> <b> .")
    with pytest.raises(InputError, match=r"a\.nq: this is no nquads") as caught:
        check_file(path, NQ)
    assert caught.value.code == "UJ121"


def test_the_description_of_a_dataset_has_no_strange_terms(
    store: Store, good: tuple[ox.Quad, ...], tmp_path: Path
) -> None:
    settings = Settings(base=NAMER.base, title="Arsip", publisher="Yayasan", rights="Teks milik penerbitnya.")
    triples = describe(store, settings=settings, is_served=True)
    path = tmp_path / "arsip.ttl"
    path.write_bytes(description(triples, "text/turtle", base=NAMER.base))
    report = check_file(path, next(row for row in FORMATS if row.name == "turtle"))
    assert report.counts == ()
    assert report.triples == len(set(triples))
    quote = next(quad for quad in good if quad.predicate == vocab.CUE_SPAN)
    titled = ox.Quad(quote.subject, catalogue.TITLE, ox.Literal("Judul"), quote.graph_name)
    assert "foreign-term" in {kind.shape for kind, _ in check([*good, titled], tmp_path).counts}


def test_what_users_keep_beside_is_theirs():
    filled = filled_store([plain()])
    filled.texts.put([(article_key(plain().document), plain().document)])
    before = check_store(filled)
    doc = ox.NamedNode(NAMER.article(article_key(plain().document)))
    for name in (ox.NamedNode("urn:x:notes"), ox.NamedNode(f"{NAMER.base}graphs/mine"), ox.DefaultGraph()):
        filled.graphs.add(ox.Quad(doc, ox.NamedNode("urn:x:note"), ox.BlankNode(), name))
        filled.graphs.add(ox.Quad(ox.BlankNode(), vocab.TYPE, vocab.QUOTE, name))
    assert check_store(filled) == before
    filled.graphs.add(ox.Quad(doc, ox.NamedNode("urn:x:note"), ox.BlankNode(), ox.NamedNode(f"{NAMER.base}graph/mine")))
    assert check_store(filled) != before
    filled.close()

"""The description of a dataset: counts that are those of the export, terms from the settings, no blank node."""

from __future__ import annotations

import io
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, XSD

from kg.errors import SettingsError
from kg.export.coverage import coverage, tally_of, tally_of_store
from kg.export.description import describe, description
from kg.export.rdf import MEDIA_TYPES, selected, write_rdf
from kg.export.selection import select
from kg.rdf import vocab
from kg.rdf.serialize import FORMATS, Format
from kg.settings import DEFAULT_BASE, Settings
from kg.store.base import View
from kg.views.filters import view_filter

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SETTINGS = Settings(title="Arsip Contoh", publisher="Yayasan Contoh", licence=LICENCE, rights="Teks milik penerbitnya.")
DOCUMENT = f"{DEFAULT_BASE}.well-known/void"
DATASET = rdflib.URIRef(f"{DOCUMENT}#dataset")
ARTICLE = rdflib.URIRef(vocab.NEWS_ARTICLE.value)
QUOTE = rdflib.URIRef(vocab.QUOTE.value)


def described(
    view: View, settings: Settings = SETTINGS, wanted: dict[str, str] | None = None, **options: bool
) -> rdflib.Graph:
    selection = select(view, view_filter(**wanted)) if wanted else None
    triples = describe(view, settings=settings, selection=selection, **options)
    return rdflib.Graph().parse(data=description(triples, "text/turtle", base=view.base), format="turtle")


def exported(view: View) -> list[ox.Quad]:
    out = io.BytesIO()
    write_rdf(view, out, media_type=MEDIA_TYPES["nq"])
    return list(ox.parse(out.getvalue(), ox.RdfFormat.N_QUADS))


def entities(graph: rdflib.Graph, part: rdflib.term.Node, kind: rdflib.URIRef) -> int:
    """What the description says how many things of this class a dataset has."""
    (found,) = [node for node in graph.objects(part, VOID.classPartition) if graph.value(node, VOID["class"]) == kind]
    return int(graph.value(found, VOID.entities))


def test_counts_are_those_of_the_exported_quads(archive: View) -> None:
    graph, quads = described(archive), exported(archive)
    assert int(graph.value(DATASET, VOID.triples)) == len(quads)
    properties = Counter(quad.predicate.value for quad in quads)
    assert {
        str(graph.value(node, VOID.property)): int(graph.value(node, VOID.triples))
        for node in graph.objects(DATASET, VOID.propertyPartition)
    } == properties
    classes = Counter(quad.object.value for quad in quads if quad.predicate == vocab.TYPE)
    assert {
        str(graph.value(node, VOID["class"])): int(graph.value(node, VOID.entities))
        for node in graph.objects(DATASET, VOID.classPartition)
    } == classes
    assert int(graph.value(DATASET, VOID.properties)) == len(properties)
    assert int(graph.value(DATASET, VOID.classes)) == len(classes)


def test_a_tally_is_the_same_by_query_and_by_hand(archive: View) -> None:
    assert tally_of_store(archive) == tally_of(exported(archive))
    everything = select(archive, view_filter(language="id"))
    assert tally_of(selected(archive, everything)) == tally_of_store(archive)


def test_outlets_and_their_months_add_up_to_the_whole(archive: View) -> None:
    graph = described(archive)
    outlets = list(graph.objects(DATASET, VOID.subset))
    assert len(outlets) == 6
    for kind, whole in ((ARTICLE, 21), (QUOTE, 225)):
        assert entities(graph, DATASET, kind) == whole
        assert sum(entities(graph, outlet, kind) for outlet in outlets) == whole
        months = [month for outlet in outlets for month in graph.objects(outlet, VOID.subset)]
        assert sum(entities(graph, month, kind) for month in months) == whole
    nusa = rdflib.URIRef(f"{DATASET}.outlet-kabarnusa.2025-10")
    assert (entities(graph, nusa, ARTICLE), entities(graph, nusa, QUOTE)) == (2, 22)
    period = graph.value(nusa, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == rdflib.Literal("2025-10", datatype=XSD.gYearMonth)
    assert graph.value(nusa, DCTERMS.source) == rdflib.URIRef(f"{DEFAULT_BASE}id/outlet/kabarnusa")


def test_title_publisher_licence_and_rights_are_those_of_the_settings(archive: View) -> None:
    graph = described(archive)
    assert graph.value(DATASET, DCTERMS.title) == rdflib.Literal("Arsip Contoh")
    assert graph.value(DATASET, DCTERMS.license) == rdflib.URIRef(LICENCE)
    assert str(graph.value(graph.value(DATASET, DCTERMS.publisher), FOAF.name)) == "Yayasan Contoh"
    assert str(graph.value(graph.value(DATASET, DCTERMS.rights), rdflib.RDFS.label)) == "Teks milik penerbitnya."
    plain = described(archive, Settings())
    assert {title.language for title in plain.objects(DATASET, DCTERMS.title)} == {"en", "id"}
    assert (DATASET, DCTERMS.license, None) not in plain


def test_the_summary_has_counts_with_units_in_both_languages(archive: View) -> None:
    words = {str(text.language): str(text) for text in described(archive).objects(DATASET, DCTERMS.description)}
    counts = coverage(archive)
    assert f"quotes 225 (every copy counted), distinct speaker–claim pairs {counts.claims}" in words["en"]
    assert "Articles 21, outlets 6" in words["en"]
    assert "Terbit 2025-02-12 sampai 2025-10-19; artikel tanpa tanggal 0" in words["id"]


def test_there_is_no_blank_node_and_no_clock(archive: View) -> None:
    graph = described(archive, is_served=True)
    assert [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)] == []
    assert not list(graph.triples((None, DCTERMS.modified, None)))
    assert list(described(archive, with_runs=True).triples((DATASET, DCTERMS.modified, None)))
    assert (rdflib.URIRef(DOCUMENT), FOAF.primaryTopic, DATASET) in graph


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_says_the_same_twice_in_the_same_bytes(archive: View, row: Format) -> None:
    triples = describe(archive, settings=SETTINGS, is_served=True)
    data = description(triples, row.media_type, base=archive.base)
    assert data == description(triples[::-1], row.media_type, base=archive.base)
    found = set(ox.parse(data, format=row.engine or ox.RdfFormat.JSON_LD))
    assert len({quad.triple for quad in found}) == len(set(triples))


def test_a_service_names_its_endpoint_and_downloads(archive: View) -> None:
    graph = described(archive, is_served=True)
    assert graph.value(DATASET, VOID.sparqlEndpoint) == rdflib.URIRef(f"{DEFAULT_BASE}sparql")
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == len(MEDIA_TYPES)
    assert {graph.value(file, DCTERMS.license) for file in files} == {rdflib.URIRef(LICENCE)}
    nusa = rdflib.URIRef(f"{DATASET}.outlet-kabarnusa.2025-10")
    assert str(graph.value(nusa, VOID.dataDump)).startswith(f"{DEFAULT_BASE}export.nq.gz?after=2025-10&before=2025-10&")


def test_a_selection_is_a_part_with_its_own_counts(archive: View) -> None:
    graph = described(archive, wanted={"outlet": "KabarNusa"})
    (part,) = graph.objects(DATASET, VOID.subset)
    assert entities(graph, part, ARTICLE) == 6
    chosen = select(archive, view_filter(outlet="KabarNusa"))
    assert int(graph.value(part, VOID.triples)) == len(list(selected(archive, chosen)))
    assert {str(title) for title in graph.objects(part, DCTERMS.title)} == {
        "Selection: outlet KabarNusa",
        "Pilihan: outlet KabarNusa",
    }


def test_articles_without_outlet_or_date_are_counted_as_such() -> None:
    from tests.unit.views.newsroom import filled

    with filled() as store:
        covered = coverage(store)
        graph = described(store, Settings())
    assert (covered.articles, covered.undated, covered.outlets) == (7, 1, 3)
    assert [(cell.name, cell.month) for cell in covered.cells][-2:] == [("Warta Samudra", None), (None, "2025-06")]
    undated = rdflib.URIRef(f"{DATASET}.outlet-warta-samudra.undated")
    assert entities(graph, undated, QUOTE) == 2
    assert {str(title) for title in graph.objects(undated, DCTERMS.title)} == {
        "Warta Samudra, without a date",
        "Warta Samudra, tanpa tanggal",
    }
    assert entities(graph, rdflib.URIRef(f"{DATASET}.no-outlet"), ARTICLE) == 1


def test_a_licence_is_an_address() -> None:
    with pytest.raises(SettingsError, match="UJ704"):
        Settings(licence="CC BY 4.0")

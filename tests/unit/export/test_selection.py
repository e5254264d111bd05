"""Selections: each filter against a count by hand, and what stands in the file of one."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.errors import SettingsError
from kg.export.rdf import MEDIA_TYPES, graph_iri, graph_names, write_rdf
from kg.export.selection import Selection, select
from kg.ids import Namer
from kg.rdf import vocab
from kg.rdf.validate import validate
from kg.store.base import View
from kg.store.index_rows import quote_rows
from kg.views.filters import view_filter
from tests.unit.export.conftest import SAMPLES

NAMER = Namer("http://localhost:8000/")
FRONT = {path.stem: path.read_text("utf-8").split("---\n")[1] for path in sorted(SAMPLES.glob("*.txt"))}


def titles(pattern: str) -> set[str]:
    """Titles of the samples whose front matter fits the pattern: the count by hand."""
    return {
        re.search(r"^title: (.+)$", front, re.MULTILINE).group(1)  # type: ignore[union-attr]
        for front in FRONT.values()
        if re.search(pattern, front, re.MULTILINE)
    }


def outlet(front: str) -> str:
    return re.search(r"^outlet: (.+)$", front, re.MULTILINE).group(1)  # type: ignore[union-attr]


def exported(view: View, selection: Selection | None = None, form: str = "nq", **options: bool) -> bytes:
    out = io.BytesIO()
    write_rdf(view, out, media_type=MEDIA_TYPES[form], selection=selection, **options)
    return out.getvalue()


def parsed(data: bytes, form: str = "nq") -> list[ox.Quad]:
    rdf_format = ox.RdfFormat.from_media_type(MEDIA_TYPES[form])
    assert rdf_format
    return list(ox.parse(data, rdf_format))


def headlines(quads: list[ox.Quad]) -> set[str]:
    return {quad.object.value for quad in quads if quad.predicate == vocab.HEADLINE}


@pytest.mark.parametrize(
    ("wanted", "by_hand"),
    [
        ({"outlet": "harian cakrawala"}, r"^outlet: Harian Cakrawala$"),
        ({"outlet": ["Gelanggang", "http://localhost:8000/id/outlet/lentera-pagi"]}, r"^outlet: (Gelanggang|Lentera)"),
        ({"after": "2025-07", "before": "2025-08"}, r"^published: 2025-0[78]"),
        ({"before": "2025-02-14"}, r"^published: 2025-02-1[234]"),
        ({"language": "id"}, r"^language: id$"),
        ({"outlet": "KabarNusa", "after": "2025-10"}, r"^outlet: KabarNusa\n(.+\n)*published: 2025-1"),
        ({"after": "2031"}, r"^published: 2031"),
    ],
)
def test_a_selection_holds_the_articles_that_a_person_counts(
    archive: View, wanted: dict[str, str], by_hand: str
) -> None:
    selection = select(archive, view_filter(**wanted))
    found = headlines(parsed(exported(archive, selection)))
    assert found == titles(by_hand)
    assert len(selection.keys) == len(found)


@pytest.mark.parametrize("name", ["Togar Hutasoit", "togar  HUTASOIT"])
def test_a_speaker_chooses_articles_that_quote_them_whole(archive: View, name: str) -> None:
    selection = select(archive, view_filter(speaker=name))
    quads = parsed(exported(archive, selection))
    assert {key for key, text in FRONT.items() if headlines(quads) & titles(re.escape(text))} == {
        "kabarnusa-2025-02-13-bendungan",
        "samudra-2025-02-12-banjir",
    }
    quotes = {quad.subject for quad in quads if quad.object == vocab.QUOTE}
    assert len(quotes) == selection.quotes == 19
    rows = [row for row in quote_rows(archive) if selection.takes(row)]
    assert {row.who for row in rows} == {"Togar Hutasoit"}
    assert len(rows) == 5


def test_a_selection_takes_all_of_its_articles_and_passes_the_shapes(archive: View) -> None:
    selection = select(archive, view_filter(outlet="KabarNusa"))
    quads = set(parsed(exported(archive, selection)))
    whole = set(parsed(exported(archive)))
    assert quads < whole
    inside = tuple(f"<{NAMER.local(key, '')}" for key in selection.keys)
    assert {quad for quad in whole if str(quad.subject).startswith(inside)} <= quads
    graphs = {NAMER.graph(kind, key) for kind in ("article", "prov") for key in selection.keys}
    assert {quad for quad in whole if quad.graph_name.value in graphs} <= quads
    report = validate(exported(archive, selection), MEDIA_TYPES["nq"])
    assert report.conforms, str(report)


def test_whom_and_what_a_selection_names_is_described_in_it(archive: View) -> None:
    quads = parsed(exported(archive, select(archive, view_filter(outlet="Harian Cakrawala"))))
    subjects = {quad.subject for quad in quads}
    named = {
        quad.object
        for quad in quads
        if quad.predicate in (vocab.SPEAKER, vocab.PUBLISHER, vocab.EXPRESSES, vocab.SPEAKER_ROLE, vocab.MEMBER)
    }
    assert len(named) > 20
    assert named <= subjects
    elsewhere = {quad.object.value for quad in quads if quad.predicate == vocab.LABEL} & {"KabarNusa", "Gelanggang"}
    assert elsewhere == set()


def test_roles_that_a_selection_prints_are_in_it_and_no_others(archive: View) -> None:
    all_roles = {quad.subject for quad in parsed(exported(archive)) if quad.object == vocab.ROLE_HOLDING}
    selection = select(archive, view_filter(outlet="Suara Pesisir"))
    quads = parsed(exported(archive, selection))
    roles = {quad.subject for quad in quads if quad.object == vocab.ROLE_HOLDING}
    labels = {quad.object.value.lower() for quad in quads if quad.subject in roles and quad.predicate == vocab.LABEL}
    printed = {quad.object.value.lower() for quad in quads if quad.predicate in (vocab.ANCHOR, vocab.LABEL)}
    assert roles
    assert roles < all_roles
    assert labels <= printed


def test_the_parts_of_all_outlets_together_are_the_store(archive: View) -> None:
    parts = [select(archive, view_filter(outlet=name)) for name in {outlet(front) for front in FRONT.values()}]
    assert len(parts) == 6
    assert sum(len(part.keys) for part in parts) == len(FRONT)
    together = {quad for part in parts for quad in parsed(exported(archive, part))}
    assert together == set(parsed(exported(archive)))


def test_all_articles_are_all_of_the_store(archive: View) -> None:
    assert set(parsed(exported(archive, select(archive, view_filter(language="id"))))) == set(parsed(exported(archive)))
    with_runs = exported(archive, select(archive, view_filter(language="id")), with_runs=True)
    assert set(parsed(with_runs)) == set(archive.quads())


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_every_format_of_a_selection_holds_the_same_and_says_what_it_holds(archive: View, form: str) -> None:
    selection = select(archive, view_filter(after="2025-06-20", before="2025-07"))
    data = exported(archive, selection, form)
    assert {quad.triple for quad in parsed(data, form)} == {
        quad.triple for quad in parsed(exported(archive, selection))
    }
    line = "selection: after 2025-06-20; before 2025-07; whole articles 6, quotes "
    assert (line.encode() in data) == (form != "jsonld")
    assert data == exported(archive, selection, form)


def test_a_note_says_counts_with_their_units(archive: View) -> None:
    note = select(archive, view_filter(speaker="Togar Hutasoit")).note()
    assert "whole articles 2, quotes 19 (every copy counted), distinct speaker-claim pairs " in note
    rows = select(archive, view_filter(speaker="Togar Hutasoit")).note_of_rows(5)
    assert rows.endswith("quotes 5 (every copy counted, only what these speakers say), one a line")


def test_a_note_cannot_end_the_comment_that_it_stands_in(archive: View) -> None:
    selection = select(archive, view_filter(outlet="Gelanggang"))
    odd = replace(selection, filter=view_filter(outlet="a --> <b/> --\n<x>"))
    for form in ("rdfxml", "nq"):
        assert set(parsed(exported(archive, odd, form), form)) == set(parsed(exported(archive, selection, form), form))


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"outlet": "Kabar Nussa"}, "no outlet 'Kabar Nussa' (there are KabarNusa"),
        ({"language": "en"}, "no language 'en' (there are id)"),
        ({"speaker": "Togar Hutasoid"}, "no speaker 'Togar Hutasoid' (there are Togar Hutasoit)"),
        ({"speaker": "xyzzy"}, "no speaker 'xyzzy' (search the quotes for a part of the name)"),
    ],
)
def test_a_name_that_is_nowhere_is_told_with_those_that_are_near(
    archive: View, wanted: dict[str, str], told: str
) -> None:
    with pytest.raises(SettingsError, match="UJ736") as raised:
        select(archive, view_filter(**wanted))
    assert told in str(raised.value)


def test_graphs_are_found_by_name(archive: View) -> None:
    assert graph_iri(archive, "claims") == graph_iri(archive, NAMER.graph("claims")) == NAMER.graph("claims")
    assert NAMER.graph("identities") in graph_names(archive)
    with pytest.raises(SettingsError, match="there are article, claims, identities, prov, runs") as raised:
        graph_iri(archive, "klaim")
    assert raised.value.code == "UJ736"


def test_progress_ends_with_the_number_of_statements(archive: View) -> None:
    seen: list[int] = []
    out = io.BytesIO()
    write_rdf(archive, out, media_type=MEDIA_TYPES["nq"], progress=seen.append)
    assert seen[0] == 1000
    assert seen[-1] == len(out.getvalue().splitlines())


def test_alignments_say_every_triple_once_whatever_the_graph(archive: View) -> None:
    plain, aligned = parsed(exported(archive)), parsed(exported(archive, with_alignments=True))
    assert set(plain) < set(aligned)
    assert len({quad.triple for quad in aligned}) == len(aligned)
    assert len(aligned) > 1.2 * len(plain)

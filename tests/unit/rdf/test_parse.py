"""Files of RDF: their format, and errors with their place."""

from __future__ import annotations

import gzip
import io

import pytest

from kg.errors import InputError
from kg.ingest.source import opened
from kg.rdf.parse import format_for, read_quads


@pytest.mark.parametrize(
    ("name", "form", "found"),
    [
        ("arsip.nq", None, "nquads"),
        ("ARSIP.NQ.GZ", None, "nquads"),
        ("a.b.rdf.gz", None, "rdfxml"),
        ("arsip.ttl", "trig", "trig"),
        ("-", "nq", "nquads"),
    ],
)
def test_the_ending_says_the_format_unless_it_is_named(name, form, found):
    assert format_for(name, form).name == found


@pytest.mark.parametrize(("name", "form", "code"), [("arsip.csv", None, "UJ110"), ("x.nq", "xyz", "UJ120")])
def test_other_formats_are_refused(name, form, code):
    with pytest.raises(InputError) as caught:
        format_for(name, form)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.nq", "<http://x.example/a> <http://x.example/p> _:b .", "a.nq: statement 1 holds a blank node"),
        ("a.ttl", "@prefix x: <http://x.example/> .\nx:a x:p [ x:q 1 ] .", "a.ttl: statement 1 holds"),
        ("a.nt", '<urn:a> <urn:p> <<( <urn:a> <urn:p> "x" )>> .', "a blank node or a triple, which has no"),
        ("a.ttl", "@prefix x: <http://x.example/> .\nx:a x:b x .", "a.ttl:2: this is no turtle in column 9"),
        ("a.nt", '<a> <urn:p> "x" .', "write IRIs whole"),
        ("a.jsonld", '{"@context": "http://x.example/c", "@id": "http://x.example/a"}', "nothing is fetched"),
        ("a.jsonld", "{", "a.jsonld"),
        ("a.rdf", "<html>", "a.rdf"),
    ],
)  # fmt: skip
def test_an_error_names_place_and_cure(name, data, message):
    with pytest.raises(InputError) as caught:
        list(read_quads(io.BytesIO(data.encode()), format_for(name), place=name))
    assert message in str(caught.value)
    assert caught.value.cure


def test_a_packed_file_that_is_cut_is_damaged():
    packed = gzip.compress(b"<http://x.example/a> <http://x.example/p> <http://x.example/b> .\n" * 999)
    with opened(io.BytesIO(packed)) as stream:
        assert len(list(read_quads(stream, format_for("a.nq.gz"), place="a.nq.gz"))) == 999
    with opened(io.BytesIO(packed[:-9])) as stream, pytest.raises(InputError, match="UJ112"):
        list(read_quads(stream, format_for("a.nq.gz"), place="a.nq.gz"))

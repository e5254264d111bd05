from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from kg.errors import InputError
from kg.export.neo4j import write_neo4j
from kg.export.sanitise import network


def members(nodes: list[Any], edges: list[Any] | None = None, **options: Any) -> dict[str, str]:
    out = io.BytesIO()
    write_neo4j(network(nodes, edges or [], **options), out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_headers_say_types_and_kinds_become_labels_and_types() -> None:
    values = {"kind": "person", "quote_count": 2, "share": 0.5, "is_new": True, "aliases": ["R.", "Ratna"]}
    found = members(
        [("a", {"label": "Ratna", **values}), ("b", {"first_seen": "2025-04"})],
        [("a", "b", "e1", {"kind": "told to", "weight": 2})],
    )
    assert found["nodes.csv"].splitlines() == [
        "id:ID,label:string,aliases:string[],first_seen:string,is_new:boolean,kind:string,quote_count:long,share:double,:LABEL",
        "a,Ratna,R.;Ratna,,true,person,2,0.5,Person",
        "b,b,,2025-04,,,,,Node",
    ]
    assert found["relationships.csv"].splitlines() == [
        ":START_ID,:END_ID,id:string,label:string,weight:double,kind:string,:TYPE",
        "a,b,e1,,2.0,told to,TOLD_TO",
    ]


@pytest.mark.parametrize(
    ("items", "delimiter"), [(["a", "b"], ";"), (["a;b", "c"], "|"), (["a;b", "c|d"], "\u241f"), ([], ";")]
)
def test_the_command_names_the_first_delimiter_that_no_item_holds(items: list[str], delimiter: str) -> None:
    found = members([("n", {"aliases": items, "words": "a;b|c"})])
    assert f"--array-delimiter='{delimiter}'\n" in found["README.txt"]
    assert delimiter.join(items) in found["nodes.csv"]


def test_a_kind_with_the_delimiter_is_one_label() -> None:
    assert "--array-delimiter='|'" in members([("n", {"kind": "orang; lembaga"})])["README.txt"]


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ([("n", {"a:b": 1})], "the attribute 'a:b' has a colon"),
        ([("n", {"aliases": ["a;b|c\u241f"]})], "the attribute 'aliases' holds 'a;b|c\u241f'"),
    ],
)
def test_what_tables_cannot_keep_is_refused_by_name(nodes: list[Any], words: str) -> None:
    with pytest.raises(InputError, match="UJ164") as raised:
        members(nodes)
    assert words in str(raised.value)


def test_what_the_graph_says_of_itself_is_in_the_readme() -> None:
    told = members([("n", {})], name="speakers", properties={"unit": "claims"}, is_directed=False)["README.txt"]
    assert "The graph speakers" in told
    assert "unit: claims" in told
    assert "match them as (a)--(b)" in told


class Pipe(io.BytesIO):
    """A file that cannot be sought, as standard output is."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: object) -> int:
        raise OSError


def test_a_pipe_gets_the_same_bytes_and_stays_open() -> None:
    file, pipe = io.BytesIO(), Pipe()
    for out in (file, pipe):
        write_neo4j(network([("n", {})], []), out)
        assert not out.closed
    assert file.getvalue() == pipe.getvalue()

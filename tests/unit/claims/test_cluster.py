"""Claims: exact and near tiers, the canonical claim, first appearances, and independence of order."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace

import pytest

from kg.claims import cluster
from kg.claims.cluster import Member, claim_triples, first_article
from kg.ids import claim_key
from kg.rdf import vocab
from kg.rdf.validate import validate_quads
from tests.unit.rdf.factory import NAMER, all_quads, filled_store, plain, rich
from tests.unit.rdf.scenario import articles

WHOLE = "Kami akan memperbaiki tanggul Kali Bening sebelum musim hujan tiba pada bulan November"
EDITED = "Kami akan perbaiki tanggul Kali Bening sebelum musim hujan tiba pada November"


def member(quote: str, text: str = WHOLE, published: str = "", speaker: str | None = "ratna") -> Member:
    article = f"https://arsip.example/id/article/{quote}"
    speakers = (speaker,) if speaker else ()
    return Member(f"{article}/q", claim_key("id", text), text, f"{article}/doc", published, speakers)


def test_equal_wordings_are_one_claim_whoever_says_them() -> None:
    found = cluster.cluster([member("a", speaker="ratna"), member("b", WHOLE.upper() + "!", speaker=None)])
    assert list(found) == [claim_key("id", WHOLE)]
    assert len(found[claim_key("id", WHOLE)]) == 2


def test_a_joint_wording_is_near_those_of_each_who_speaks() -> None:
    both = replace(member("b", EDITED), speakers=("dimas", "ratna"))
    quotes = [member("a", speaker="ratna"), both, member("c", speaker="dimas")]
    assert len(cluster.cluster(quotes)) == 1
    assert len(cluster.cluster([member("a", speaker="wirya"), both])) == 2


def test_the_claim_of_the_earliest_member_is_canonical() -> None:
    quotes = [member("a", EDITED, "2025-05-03"), member("b", WHOLE, "2025-05-02"), member("c", EDITED)]
    found = cluster.cluster(quotes)
    assert list(found) == [claim_key("id", WHOLE)]
    triples = list(claim_triples(found, NAMER))
    canonical, other = (NAMER.claim(claim_key("id", text)) for text in (WHOLE, EDITED))
    assert [(s, o.value) for s, p, o in triples if p == vocab.IS_REPLACED_BY] == [(other, canonical)]
    assert {o.value for s, p, o in triples if p == vocab.EXPRESSES} == {canonical}
    assert sum(p == vocab.EXPRESSES for s, p, o in triples) == 3
    assert {s for s, p, o in triples if o == vocab.CLAIM} == {canonical, other}


def test_an_older_article_moves_the_canonical_claim_and_keeps_every_iri() -> None:
    quotes = [member("b", WHOLE, "2025-05-02"), member("a", EDITED, "2025-05-03")]
    later = cluster.cluster([*quotes, member("c", EDITED, "2025-05-01")])
    assert list(later) == [claim_key("id", EDITED)]
    claims = {s for s, _, o in claim_triples(later, NAMER) if o == vocab.CLAIM}
    assert claims == {NAMER.claim(claim_key("id", text)) for text in (WHOLE, EDITED)}


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2025-05-02", "2025-05-03"], "https://arsip.example/id/article/0/doc"),
        (["2025-05-03T01:00:00+07:00", "2025-05-02T19:00:00+00:00"], "https://arsip.example/id/article/0/doc"),
        (["2025-05-02", "2025-05-02T09:00:00+07:00"], None),
        (["2025-05-02T09:00:00+07:00", "2025-05-02T02:00:00+00:00"], None),
        (["2025-05", "2025-05-02"], None),
        (["2025-05-02", ""], None),
        (["2025-05-02"], None),
        ([""], None),
    ],
)
def test_the_first_appearance_is_stated_only_where_it_is_certain(dates: list[str], first: str | None) -> None:
    assert first_article(tuple(member(str(n), published=when) for n, when in enumerate(dates))) == first


def test_the_order_of_quotes_does_not_matter() -> None:
    quotes = [member(f"{n}", WHOLE if n % 2 else EDITED, f"2025-05-0{1 + n % 5}") for n in range(8)]
    expected = cluster.cluster(quotes)
    for seed in range(5):
        random.Random(seed).shuffle(quotes)
        assert cluster.cluster(quotes) == expected


def test_every_quote_of_a_store_expresses_one_claim_and_the_graph_conforms() -> None:
    with closing(filled_store([plain(), rich(), *articles()])) as store:
        assert cluster.rebuild(store, NAMER) == 13
        before = all_quads(store)
        cluster.rebuild(store, NAMER)
        assert all_quads(store) == before
        quotes = list(store.select(f"{vocab.PROLOGUE}SELECT ?q {{ ?q a ujar:Quote }}"))
        pairs = list(store.select(f"{vocab.PROLOGUE}SELECT ?q ?c {{ ?q ujar:expresses ?c }}"))
        assert len(pairs) == len(quotes) == 14
        assert validate_quads(store.quads()).conforms

"""What the service answers about versions that are not current: pages in both languages, JSON, RDF, ids."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from kg.curation import current
from kg.ids import Namer, article_key
from kg.intake import ingest, rebuild_derived
from kg.intake.notices import note
from kg.settings import Settings
from kg.store import open_store
from kg.store.archive import NoticeKind
from tests.unit.api.conftest import served
from tests.unit.intake.test_versions import ADDRESS, K1, K2, K3, KC, KO, OTHER, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

IMPORTED = replace(OTHER, id="impor-1", url="https://nusa.example/1")
UNORDERED = [
    replace(
        OTHER, id=f"tanpa-{number}", url="https://nusa.example/2", text=OTHER.text + tail, modified="", retrieved=""
    )
    for number, tail in enumerate(("", " Selesai."))
]
"""Two texts of one address of which nothing proves which is newer."""
ELSEWHERE = "0" * 32


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(store=Path(tmp_path_factory.mktemp("versions") / "store"))
    with closing(open_store(settings.store, settings=settings)) as store:
        ingest([*TEXTS, IMPORTED, *UNORDERED], store, settings=settings)
        note(store, [ADDRESS], NoticeKind.CORRECTION, date="2025-06-21", reason="Angkanya <keliru>.")
        note(store, [OTHER.id], NoticeKind.WITHDRAWAL, date="2025-06-22", reason="Tidak pernah dikatakan.")
        namer, key = Namer(settings.base), article_key(IMPORTED)
        told = (namer.article(key), current.vocab.WAS_REVISION_OF, current.iri(namer.article(ELSEWHERE)))
        current.receive(store, namer, current.quads_of(namer.graph("versions"), [told]))
        rebuild_derived(store)
    with served(create_app(settings)) as made:
        yield made


def extractor(client: httpx.Client) -> str:
    """The IRI of the program that read the articles, as the store has it."""
    query = "SELECT ?iri { ?iri a <http://www.w3.org/ns/prov#SoftwareAgent> }"
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    (iri,) = [row["iri"]["value"] for row in found]
    assert "+" in iri, "the pack's version stands behind that of the program"
    return str(iri)


def page(client: httpx.Client, key: str, language: str = "en") -> str:
    answer = client.get(f"/articles/{key}", params={"lang": language}, follow_redirects=True)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_the_current_page_shows_corrections_and_lists_what_came_before(client: httpx.Client) -> None:
    text = page(client, K3)
    assert "<strong>Correction of 21 June 2025:</strong> Angkanya &lt;keliru&gt;." in text
    assert f'earlier version <a href="/articles/{KC}?lang=en">' in text
    assert text.index(KC) < text.index(K1)
    assert "not counted" not in text
    assert "Koreksi tanggal 21 Juni 2025" in page(client, K3, "id")


@pytest.mark.parametrize(
    ("key", "english", "indonesian"),
    [(K1, "This is an earlier version", "Ini versi lama"), (K2, "This is another copy", "Ini salinan lain")],
)
def test_a_page_of_another_version_says_so_and_leads_to_the_current_one(
    client: httpx.Client, key: str, english: str, indonesian: str
) -> None:
    assert english in page(client, key)
    assert f'<a href="/articles/{K3}?lang=en">Current version</a>' in page(client, key)
    assert indonesian in page(client, key, "id")
    assert "Versi terbaru" in page(client, key, "id")
    assert "Rina Wulandari" in page(client, key), "with its quotes"


def test_a_copy_leads_to_the_one_that_counts(client: httpx.Client) -> None:
    assert f'<a href="/articles/{KC}?lang=en">The copy that counts</a>' in page(client, K2)
    assert f'another copy of this version <a href="/articles/{K2}?lang=en">' in page(client, KC)


@pytest.mark.parametrize(
    ("language", "counts", "newest"),
    [("en", "The copy that counts", "Current version"), ("id", "Salinan yang dihitung", "Versi terbaru")],
)
def test_a_copy_that_nothing_proves_older_leads_to_none_that_is_called_newer(
    client: httpx.Client, language: str, counts: str, newest: str
) -> None:
    copy, counted = map(article_key, UNORDERED)
    text = page(client, copy, language)
    assert f'<a href="/articles/{counted}?lang={language}">{counts}</a>' in text
    assert newest not in text


def test_a_withdrawn_article_says_when_and_why(client: httpx.Client) -> None:
    text = page(client, KO)
    assert "<strong>Withdrawn on 22 June 2025:</strong> Tidak pernah dikatakan." in text
    assert "Ditarik pada 22 Juni 2025" in page(client, KO, "id")
    assert "Current version" not in text


@pytest.mark.parametrize(
    ("name", "key"), [("m-sebelas", K1), ("m-dua belas", KC), ("m-tiga belas", K3), ("m-lain", KO)]
)
def test_an_id_leads_to_the_version_that_bears_it(client: httpx.Client, name: str, key: str) -> None:
    answer = client.get(f"/articles/{name}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/{key}")


def test_json_says_how_it_stands(client: httpx.Client) -> None:
    found = {key: client.get(f"/api/v1/articles/{key}").json() for key in (K1, K2, K3, KO)}
    statuses = {key: value["status"] for key, value in found.items()}
    assert statuses == {K1: "superseded", K2: "capture", K3: "current", KO: "withdrawn"}
    assert [version["key"] for version in found[K3]["versions"]] == [K1, KC, K3]
    assert found[K1]["versions"] == found[K3]["versions"]
    assert found[K3]["versions"][1]["copies"] == [K2]
    (withdrawal,) = found[KO]["versions"][0]["notices"]
    assert withdrawal == {"kind": "withdrawal", "date": "2025-06-22", "reason": "Tidak pernah dikatakan."}
    assert (found[K3]["modified"], found[K3]["retrieved"]) == ("2025-06-19T08:00:00+07:00", "2025-06-20")
    assert found[K1]["quotes"]


def test_rdf_of_an_old_version_has_its_graph_and_what_came_of_it(client: httpx.Client) -> None:
    text = client.get(f"/articles/{K1}.ttl").text
    assert "ujar:Quote" in text
    assert "prov:wasRevisionOf" in text
    assert "dct:issued" in client.get(f"/articles/{KO}.ttl").text


@pytest.mark.parametrize("key", [K1, KO, K3])
def test_ids_of_every_version_resolve(client: httpx.Client, key: str) -> None:
    assert client.get(f"/id/article/{key}/doc").headers["location"].startswith(f"/articles/{key}")
    (quote, *_) = client.get(f"/api/v1/articles/{key}").json()["quotes"]
    answer = client.get("/id/" + quote["id"].partition("/id/")[2], headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert client.get(f"/id/article/{key}/q9990-9999").status_code == 404


def test_a_notice_resolves(client: httpx.Client) -> None:
    answer = client.get(f"/articles/{KO}.ttl")
    notice = answer.text.partition("id/notice/")[2][:16]
    found = client.get(f"/id/notice/{notice}", headers={"accept": "text/turtle"}, follow_redirects=True)
    assert "Tidak pernah dikatakan." in found.text


def test_counts_are_of_current_articles(client: httpx.Client) -> None:
    assert client.get("/readyz").json()["articles"] == 3


def test_a_version_of_another_archive_is_named_without_a_link(client: httpx.Client) -> None:
    text = page(client, article_key(IMPORTED))
    assert f"earlier version <code>{ELSEWHERE}</code>" in text
    assert client.get(f"/articles/{ELSEWHERE}").status_code == 404


@pytest.mark.parametrize("written", ["+", "%2B"])
def test_the_extractor_of_a_store_resolves(client: httpx.Client, written: str) -> None:
    iri = extractor(client)
    path = iri.partition("/id/")[2].replace("+", written)
    found = client.get(f"/id/{path}", headers={"accept": "text/turtle"}, follow_redirects=True)
    assert (found.status_code, len(found.history)) == (200, 1)
    assert f"<{iri}>" in client.get(f"/data/{path}.nt").text

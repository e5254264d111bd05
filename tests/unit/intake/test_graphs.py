"""Import: what is refused and why, what is kept, and that nothing else is lost by it."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from kg.errors import InputError
from kg.ids import Namer, article_key
from kg.intake import ingest
from kg.settings import Settings
from kg.store import open_store
from tests.unit.intake.archives import exported, filled, imported, lines, texts_of
from tests.unit.query.archive import DOCUMENTS

SETTINGS = Settings()
NAMER = Namer(SETTINGS.base)
KEY = article_key(DOCUMENTS[0])


@pytest.fixture
def archive():
    with closing(filled(DOCUMENTS, SETTINGS)) as store:
        yield store


@pytest.fixture
def store():
    with closing(open_store(None, settings=SETTINGS)) as opened:
        yield opened


ONT = "<https://w3id.org/ujar/ont#"
GRAPH = f"<{NAMER.graph('article', KEY)}>"
FAULTS = [
    (rf"(/{KEY}/q\S+ {ONT}quoteType>) <\S+>", rf"\1 {ONT}loud>", "exactly one of"),
    (rf'(/{KEY}/s\S+ <\S+#anchorOf>) "', r'\1 "x', "not as long as"),
    (
        rf"(<\S+/{KEY}/q\S+) ({ONT}confidence>)",
        rf"\1 {ONT}speaker> <urn:a> {GRAPH} .\n\1 \2",
        "stands in graph/identities",
    ),
    (rf"/{KEY}/doc> ({ONT}contentHash>)", rf"/{'0' * 32}/doc> \1", "something that is not in that article"),
]


@pytest.mark.parametrize(("pattern", "wrong", "reason"), FAULTS)
def test_an_article_that_is_broken_is_refused_and_the_others_go_on(archive, store, pattern, wrong, reason):
    good = exported(archive).decode()
    bad = re.sub(pattern, wrong, good, count=1)
    assert bad != good
    kept = []
    report = imported(bad.encode(), store, refused=lambda _, quads: kept.append(quads))
    assert (report.articles, [failure.code for failure in report.failures]) == (2, ["UJ144"])
    assert reason in report.failures[0].reason
    assert "ujar validate FILE" in report.failures[0].reason
    assert KEY.encode() in kept[0]
    assert {document.id for _, document in store.texts.items()} == {document.id for document in DOCUMENTS[1:]}


def test_an_anchor_that_is_not_the_text_is_seen_where_the_text_is_there(archive, store):
    good = exported(archive).decode()
    cue = re.search(rf"cueSpan> <(\S+/{KEY}/s\d+-\d+)>", good)
    bad = re.sub(rf"(<{cue[1]}> <\S+#anchorOf> \")\w", r"\1#", good, count=1).encode()
    assert imported(bad, store).articles == 3
    assert [f.code for f in imported(bad, store, texts=texts_of(archive)).failures] == ["UJ144"]


def test_a_speaker_without_a_source_is_told_not_dropped(archive, store):
    lines_ = exported(archive).decode().splitlines(keepends=True)
    bad = "".join(line for line in lines_ if not re.search(rf"/{KEY}/q\S+ <\S+#source> ", line))
    (failure,) = imported(bad.encode(), store, validate=False).failures
    assert failure.code == "UJ145"
    assert "ujar:speaker and no ujar:source" in failure.reason


def test_what_cannot_be_read_back_is_refused_without_validation_too(archive, store):
    bad = exported(archive).replace(f"/{KEY}/r".encode(), f"/{KEY}/r-".encode())
    bad = re.sub(rf"/{KEY}/s\d+-\d+>".encode(), f"/{KEY}/sx>".encode(), bad)
    (failure,) = imported(bad, store, validate=False).failures
    assert (failure.id, failure.code) == (KEY, "UJ144")


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (rf"(/{KEY}/q\S+ {ONT}source>) <\S+>", r'\1 "x"'),
        (rf"(/{KEY}/q\S+ {ONT}inArticle>) <\S+>", r"\1 <urn:x>"),
        (rf"(/{KEY}/q\S+ {ONT}confidence>) \"\S+", r'\1 "x"'),
        (r"<https://schema.org/publisher> <\S+>", r'<https://schema.org/publisher> "x"'),
    ],
)
def test_an_article_that_would_break_the_store_is_refused_without_validation(archive, store, pattern, wrong):
    bad = re.sub(pattern, wrong, exported(archive).decode(), count=1)
    report = imported(bad.encode(), store, validate=False)
    assert [failure.code for failure in report.failures] == ["UJ144"]
    assert "nothing can be computed from it" in report.failures[0].reason
    assert ingest(DOCUMENTS, store, settings=SETTINGS).failures == ()
    assert lines(store) == lines(archive)


def test_derived_graphs_that_differ_are_told_and_computed_again(archive, store):
    more = f"<{NAMER.authority('x')}> {ONT}isProvisional> true <{NAMER.graph('identities')}> .\n"
    data = exported(archive) + more.replace("true", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>').encode()
    report = imported(data, store, validate=False)
    assert (report.derived.missing, report.derived.added, report.derived.is_same) == (1, 0, False)
    assert lines(store) == lines(archive)


def test_an_article_that_another_program_read_is_replaced_whole(archive, store):
    ingest(DOCUMENTS, store, settings=SETTINGS)
    other = exported(archive).decode()
    other = re.sub(rf"(<\S+/{KEY}/q\S+> <\S+#confidence>) \"[0-9.]+\"", r'\1 "0.123"', other)
    report = imported(other.encode(), store)
    assert (report.articles, report.skipped, report.derived.added) == (1, 2, None)
    assert report.with_text == 3
    assert sorted(other.encode().splitlines()) == lines(store)


def test_statements_of_no_article_are_counted_and_those_of_one_stay(archive, store):
    more = f'<urn:a> <urn:p> <urn:b> .\n<{NAMER.article(KEY)}> <urn:p> "y" .\n'
    report = imported(exported(archive, "nt") + more.encode(), store, "nt", validate=False)
    assert report.unplaced == (("urn:p", 1),)
    theirs, ours = (set(map(str, view.quads(NAMER.graph("article", KEY)))) for view in (archive, store))
    assert [quad for quad in ours - theirs if '<urn:p> "y"' in quad] == list(ours - theirs)
    assert theirs < ours


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "UJ141"),
        (b"<http://x.example/a> <http://x.example/p> <http://x.example/b> .\n", "UJ141"),
        (b"_:a <http://x.example/p> <http://x.example/b> .\n", "UJ140"),
        (b'<urn:a> <urn:p> "x" _:g .\n', "UJ140"),
        (b"<http://x.example/a> <p> .\n", "UJ121"),
    ],
)
def test_an_input_that_is_none_changes_nothing(store, data, code):
    with pytest.raises(InputError) as caught:
        imported(data, store)
    assert caught.value.code == code
    assert store.count() == 0


def test_articles_under_two_bases_are_not_mixed(archive, store):
    other = exported(archive).replace(SETTINGS.base.encode(), b"https://lain.example/")
    with pytest.raises(InputError, match=r"2 bases.*https://lain\.example/"):
        imported(exported(archive) + other, store)


@pytest.mark.parametrize(
    "line", [b"[]", b'{"id": "a"}', b'{"id": "a", "text": 1, "fields": []}', b"{", b'{"fields": []}']
)
def test_a_line_of_texts_that_is_none_has_its_place(archive, store, line):
    with pytest.raises(InputError, match=r"^teks.jsonl:4: ") as caught:
        imported(exported(archive), store, texts=texts_of(archive) + line)
    assert caught.value.code == "UJ143"
    assert store.count() == 0


USERS = f"""_:a <urn:p> _:b .
_:a <urn:p> _:b <urn:x:notes> .
<{NAMER.article(KEY)}> <urn:note> "catatan" <urn:x:notes> .
<{NAMER.article(KEY)}> <urn:note> "catatan" <{NAMER.base}graphs/mine> .
<https://lain.example/id/article/{KEY}/doc> <urn:note> "catatan" <urn:x:notes> .
"""


def test_graphs_of_users_in_an_export_are_left_out(archive, store):
    good = exported(archive)
    report = imported(USERS.encode() + good, store)
    assert not report.failures
    assert dict(report.unplaced) == {"urn:p": 2}
    assert sorted(exported(store).splitlines()) == sorted(good.splitlines())


def test_blank_nodes_where_no_graph_is_ujars_are_refused(archive, store):
    foreign = re.sub(rb" <\S+/graph/\S+> \.\n", b" <urn:x:all> .\n", exported(archive))
    assert imported(foreign, store).articles == len(DOCUMENTS)
    with pytest.raises(InputError, match="UJ140"):
        imported(foreign + b"_:a <urn:p> <urn:o> <urn:x:all> .\n", store)

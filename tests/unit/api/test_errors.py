from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from api import errors
from api.app import create_app
from kg.errors import COMMAND_LINE, InputError, LimitError, QueryError, StoreError, UjarError, Worded
from kg.query.guard import check
from kg.settings import Settings
from tests.unit.api.conftest import served

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("UJ106", "the article has no text"), 422),
        (InputError("UJ108", "the article is too long"), 413),
        (StoreError("UJ403", "another process is writing"), 503),
        (QueryError("UJ501", "the query is empty"), 400),
        (QueryError("UJ505", "rows are no Turtle"), 406),
        (LimitError("UJ601", "the query took too long"), 503),
        (UjarError("UJ730", "there is no such view"), 404),
        (UjarError("X1", "nobody knows"), 500),
    ],
)
def test_a_code_has_a_status(error: UjarError, status: int) -> None:
    assert errors.from_error(error).status == status


def test_the_document_has_the_members_of_rfc_9457_and_ours_and_no_empty_ones() -> None:
    error = QueryError("UJ501", "the query is empty", place="line 1, column 1", cure="begin with SELECT")
    found = errors.response(errors.from_error(error))
    assert found.media_type == "application/problem+json"
    assert orjson.loads(found.body) == {
        "type": "/docs#UJ501",
        "title": "The query is malformed or not allowed",
        "status": 400,
        "detail": "the query is empty",
        "code": "UJ501",
        "cure": "begin with SELECT",
        "place": "line 1, column 1",
    }


@pytest.mark.parametrize(("code", "has_wait"), [("UJ604", True), ("UJ408", True), ("UJ601", False), ("UJ402", False)])
def test_only_what_passes_asks_to_try_again(code: str, has_wait: bool) -> None:
    assert ("retry-after" in errors.from_error(LimitError(code, "no")).headers) is has_wait


def test_a_store_that_another_program_writes_to_is_asked_again_later(caplog: pytest.LogCaptureFixture) -> None:
    error = StoreError("UJ403", "another process is writing to this store", place="/var/arsip", cure="stop it")
    found = errors.from_error(error)
    assert (found.status, found.headers["retry-after"], found.place) == (503, str(errors.RETRY_AFTER_S), None)
    assert (found.cure or "").startswith("try again later")
    assert caplog.records == []


def test_a_change_that_is_sent_as_a_query_learns_how_changes_are_sent() -> None:
    with pytest.raises(QueryError) as refused:
        check("INSERT DATA { <http://a.example/1> <http://a.example/p> 1 }")
    cure = errors.from_error(refused.value).cure or ""
    assert ("application/sparql-update" in cure, "update=" in cure, "with a key" in cure) == (True, True, True)
    assert "ujar ingest" in (refused.value.cure or "")


SPEAKS_OF_THE_COMMAND_LINE = re.compile(r"--[a-z]|UJAR_[A-Z]|\bujar [a-z]|\b(file|jq|iconv|tr|xlsx)\b|__main__")


def test_a_request_fills_all_that_errors_leave_open() -> None:
    assert errors.WORDS.keys() == COMMAND_LINE.keys()
    assert [words for words in errors.WORDS.values() if SPEAKS_OF_THE_COMMAND_LINE.search(words)] == []


def test_an_error_is_worded_by_the_edge_that_shows_it() -> None:
    cure = Worded("{name_text}", candidate="'{lang}'")
    error = InputError("UJ107", Worded("no {column} is the text"), place=Worded("{lang}"), cure=cure)
    assert str(error) == ("language: no column is the text (say which one is, for example --map '{lang}'=text) [UJ107]")
    for found in (error, pickle.loads(pickle.dumps(error))):
        problem = errors.from_error(found)
        assert (problem.place, problem.detail) == ("lang", "no member is the text")
        assert problem.cure == "call the member that is the text: text"


REACHED = ("ingest", "query", "store", "views", "export", "extract", "lang", "rdf", "link", "text", "model")
OPERATORS = re.compile("StoreError|LexiconError")


def test_no_error_that_the_service_passes_on_speaks_of_the_command_line() -> None:
    paths = [path for part in REACHED for path in (ROOT / "kg" / part).rglob("*.py")]
    paths += [*(ROOT / "api").rglob("*.py"), ROOT / "kg" / "pipeline.py", ROOT / "kg" / "workers.py"]
    paths = [path for path in paths if FILES_ONLY.isdisjoint(path.parts)]
    found = [(path.name, text) for path in paths for text in _sentences(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(found) > 60
    assert [(name, text) for name, text in found if re.search(r"--[a-z]|UJAR_[A-Z]|`ujar |jq|iconv|tr -d", text)] == []


FILES_ONLY = {
    *("readers.py", "tables.py", "workbooks.py", "columns.py", "text_lines.py", "parse.py", "checking.py"),
    *("backup.py", "bulk.py", "health.py", "pins.py"),
    "release",
}
"""Modules and a package whose other errors are those of files and of options of commands, which no request reaches."""


def _sentences(tree: ast.Module) -> Iterator[str]:
    """The texts in every error that is made, and in every `cure`, but for those of the service's own matters."""
    for node in ast.walk(tree):
        is_error = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error")
        is_cure = (
            isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "cure"
        )
        if is_cure or (is_error and not OPERATORS.fullmatch(node.func.id)):
            yield from (
                part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def test_what_only_the_service_can_mend_is_logged_and_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[str] = []
    monkeypatch.setattr(errors._LOG, "error", lambda form, *values: logged.append(form % values))
    problem = errors.from_error(StoreError("UJ401", "no store", place="the folder", cure="name it with --store"))
    assert (problem.cure, problem.place) == ("tell whoever runs the service: its log says more", None)
    assert logged == ["the folder: no store (name it with --store) [UJ401]"]


def test_an_unexpected_error_says_nothing_about_the_inside() -> None:
    assert errors.unexpected().status == 500
    assert "Traceback" not in errors.unexpected().detail


def test_after_an_unexpected_error_the_client_knows_that_the_connection_ends(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/broken")
    async def broken() -> None:
        message = "here"
        raise RuntimeError(message)

    with served(app) as client:
        for _ in range(5):
            assert client.get("/broken").headers["connection"] == "close"
            assert client.get("/healthz").status_code == 200

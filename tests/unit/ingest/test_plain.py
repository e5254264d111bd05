"""Text files: front matter, and the body exactly as it is."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.ingest.plain import split_front_matter

BODY = "\r\nHujan lebat.\r\n\r\n“Kami siap,” kata Sari.\n"

MATTER = (
    ("---\noutlet: Kabar Rawa\nurl: https://kabar.example/1?a=b:c\n---\n" + BODY,
     (("outlet", "Kabar Rawa"), ("url", "https://kabar.example/1?a=b:c"))),
    ("---\r\ntitle: \"Banjir: 'lagi'\"\r\n---\r\n" + BODY, (("title", "Banjir: 'lagi'"),)),
    ("---\nid: a-1\n# catatan\n\nrubrik:\n---\n" + BODY, (("id", "a-1"), ("rubrik", ""))),
    ("---\n---\n" + BODY, ()),
)  # fmt: skip


@pytest.mark.parametrize(("text", "entries"), MATTER)
def test_the_body_is_what_follows_exactly(text: str, entries: tuple[tuple[str, str], ...]) -> None:
    assert split_front_matter(text, "a.txt") == (entries, BODY)


@pytest.mark.parametrize("text", [BODY, "--- \nSebuah garis saja.\n---\n", "----\nid: 1\n", "---", "judul: x\n---\n"])
def test_text_without_front_matter_is_whole(text: str) -> None:
    assert split_front_matter(text, "a.txt") == ((), text)


def test_unclosed_front_matter() -> None:
    with pytest.raises(InputError, match=r"a\.txt: .*not closed.*UJ111"):
        split_front_matter("---\nid: 1\n", "a.txt")


def test_a_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.txt:3: 'Hujan lebat\.' is no line.*UJ111"):
        split_front_matter("---\nid: 1\nHujan lebat.\n---\n", "a.txt")

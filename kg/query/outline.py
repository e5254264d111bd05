"""The outline of a SPARQL update: its operations, the graphs that they write, where their patterns begin.

Oxigraph's parser does the rest, and joins what is written together (`CLEARALL`, `GRAPHex:g { … }`); so all that could
name a graph in another way than is read here is refused.
"""

from __future__ import annotations

from kg.errors import QueryError
from kg.query.tokens import Token, place, tokens

_CURE = "begin with INSERT, DELETE, WITH, CLEAR, CREATE, DROP, ADD, MOVE or COPY, after any PREFIX lines"
_PROLOGUE = {"PREFIX": ("word", "iri"), "BASE": ("iri",), "VERSION": ("string",)}
_BEFORE_NAMES = ("GRAPH", "DEFAULT", "NAMED", "SILENT")
"""Words that may stand before a graph's name: the engine reads `COPY ex:a TO graph:b` as a copy to the graph `:b`."""
_END = "end"
"""The kind of the token behind the last."""


class Outline:
    """An update, read from its first token to its last."""

    def __init__(self, text: str) -> None:
        """Raises QueryError with line and column: UJ501 no update, UJ503 what can be read in two ways, UJ504 LOAD."""
        self.text = text
        self.tokens = list(tokens(text))
        self.written: list[str] = []
        """Names of graphs that are written, as they stand there: `<…>` or `ex:g`."""
        self.prologue = ""
        """What the names stand under: prefixes and base."""
        self.is_open = False
        """Whether it can write named graphs that it does not name: by a variable, NAMED or ALL."""
        self.dataset: Token | None = None
        """The first WITH or USING."""
        self.patterns: list[tuple[int, str]] = []
        """The positions where USING goes, and what must be put before it there."""
        self._next = 0
        self._read()

    def _read(self) -> None:
        self._read_prologue()
        while self._peek().kind != _END:
            self._operation()
            if self._peek().kind != _END:
                self._mark(";")
                if self._word() in _PROLOGUE:  # the grammar allows it, the engine does not
                    problem = f"{self._word()} stands behind an operation"
                    raise self._error("UJ501", problem, "write all PREFIX and BASE lines at the beginning")

    def _read_prologue(self) -> None:
        while (name := self._word()) in _PROLOGUE:
            parts = [self._take(), *(self._take(kind) for kind in _PROLOGUE[name])]
            if name != "VERSION":
                self.prologue += " ".join(part.text for part in parts) + "\n"

    def _operation(self) -> None:
        name = self._word()
        if name in {"WITH", "INSERT", "DELETE"}:
            self._change()
        elif name in {"CLEAR", "DROP", "CREATE"}:
            self._take_silent()
            self._whole()
        elif name in {"ADD", "MOVE", "COPY"}:
            self._take_silent()
            self._whole_or_default(is_written=name == "MOVE")
            self._keyword("TO")
            self._whole_or_default(is_written=True)
        elif name == "LOAD":
            cure = "send the data themselves, with INSERT DATA or the Graph Store Protocol"
            raise self._error("UJ504", "LOAD is not allowed: nothing is fetched", cure)
        else:
            raise self._error("UJ501", "no update begins like this", _CURE)

    def _take_silent(self) -> None:
        self._take()
        if self._word() == "SILENT":
            self._take()

    def _whole(self) -> None:
        """What CLEAR, DROP and CREATE name."""
        if self._word() in {"NAMED", "ALL", "DEFAULT"}:
            self.is_open |= self._word() != "DEFAULT"
            self._take()
        else:
            self._keyword("GRAPH")
            self._name(is_written=True)

    def _whole_or_default(self, *, is_written: bool) -> None:
        """What ADD, MOVE and COPY name."""
        if self._word() == "DEFAULT":
            self._take()
            return
        if self._word() == "GRAPH":
            self._take()
        self._name(is_written=is_written)

    def _change(self) -> None:
        """INSERT and DELETE in all their forms."""
        has_with = self._word() == "WITH"
        if has_with:
            self._see_dataset()
            self._name(is_written=True)
        verb = self._keyword("INSERT", "DELETE")
        follows = "" if has_with else self._word()
        if follows == "DATA":
            self._take()
            self._template()
        elif follows == "WHERE" and verb == "DELETE":
            where = self._take()
            self.patterns.append((where.start, self._template() + " "))
        else:
            self._template()
            if verb == "DELETE" and self._word() == "INSERT":
                self._take()
                self._template()
            self._where()

    def _where(self) -> None:
        while self._word() == "USING":
            self._see_dataset()
            if self._word() == "NAMED":
                self._take()
            self._name(is_written=False)
        self.patterns.append((self._peek().start, ""))
        self._keyword("WHERE")
        self._mark("{")
        depth = 1
        while depth:
            token = self._take()
            if token.kind == "mark":
                depth += {"{": 1, "}": -1}.get(token.text, 0)

    def _see_dataset(self) -> None:
        token = self._take()
        self.dataset = self.dataset or token

    def _template(self) -> str:
        """Quads in braces, as text. Braces inside belong to GRAPH and a name, or to an annotation."""
        start = self._mark("{").start
        while self._peek()[:2] != ("mark", "}"):
            if self._word() == "GRAPH":
                self._take()
                self._name_or_variable()
                self._mark("{")
                self._triples()
            else:
                self._in_triples()
        return self.text[start : self._mark("}").start + 1]

    def _triples(self) -> None:
        while self._peek()[:2] != ("mark", "}"):
            self._in_triples()
        self._take()

    def _in_triples(self) -> None:
        token = self._take()
        if token[:2] != ("mark", "{"):
            return
        if self._peek()[:2] != ("mark", "|"):
            self._next -= 1
            raise self._error("UJ503", 'this "{" is not behind GRAPH and a name', "write GRAPH, a space and its name")
        self._triples()

    def _name_or_variable(self) -> None:
        if self._peek().kind == "variable":
            self._take()
            self.is_open = True
        else:
            self._name(is_written=True)

    def _name(self, *, is_written: bool) -> None:
        """The name of a graph."""
        token = self._peek()
        if token.kind != "iri" and not (token.kind == "word" and ":" in token.text):
            raise self._error("UJ501", "here the name of a graph should stand", "give its IRI in < and >")
        if token.text.upper().startswith(_BEFORE_NAMES):
            raise self._error("UJ503", "this prefix begins like a keyword, and may be read as one", "call it otherwise")
        self._take()
        if is_written:
            self.written.append(token.text)

    def _peek(self) -> Token:
        return self.tokens[self._next] if self._next < len(self.tokens) else Token(_END, "", len(self.text))

    def _word(self) -> str:
        """The next token in capitals if it is a word, else nothing."""
        token = self._peek()
        return token.text.upper() if token.kind == "word" else ""

    def _take(self, kind: str | None = None) -> Token:
        token = self._peek()
        if token.kind == _END or kind not in {None, token.kind}:
            raise self._error("UJ501", "the update is no SPARQL: reading it stopped here", "see what is missing here")
        self._next += 1
        return token

    def _keyword(self, *names: str) -> str:
        name = self._word()
        if name not in names:
            cure = "put spaces around keywords and names"
            raise self._error("UJ501", f"here {' or '.join(names)} should stand", cure)
        self._take()
        return name

    def _mark(self, text: str) -> Token:
        if self._peek()[:2] != ("mark", text):
            raise self._error("UJ501", f'here "{text}" should stand', "see what is missing here or before")
        return self._take()

    def _error(self, code: str, problem: str, cure: str) -> QueryError:
        return QueryError(code, problem, place=place(self.text, self._peek().start), cure=cure)

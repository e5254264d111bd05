"""Citable releases: a store, or a selection of it, frozen in one folder under one id made of its content.

    inputs      graphs.nq.gz, configuration.json, authority/, ontology/, queries/*.rq     frozen as they were
    computed    tables/, DICTIONARY.md, queries/tables.json                               from the inputs alone
    the id      sha256 of contents.sha256, which lists the digests of both
    named       release.json, datapackage.json, void.ttl, CITATION.cff, README.md         tell the id

`freeze` makes a release, `verify` computes it again from its inputs, offline, and names every file that differs.
"""

from kg.export.release.frozen import Release, freeze
from kg.export.release.named import Edition
from kg.export.release.verified import Verdict, verify

__all__ = ["Edition", "Release", "Verdict", "freeze", "verify"]

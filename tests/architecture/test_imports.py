"""Imports run against the flow of data, and `import kg` costs nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("rdflib", "networkx", "fastapi", "pyoxigraph", "pydantic", "openpyxl", "tantivy", "numpy", "rich")
IMPORT_LIMIT_S = 0.15
HELP_LIMIT_S = 0.5
EXTRACT_LIMIT_S = 1.0
"""About 0.2 on an idle machine, 0.52 was seen at load 9; heavy libraries are looked for by name below."""


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout


def cpu_seconds(code: str) -> float:
    """CPU seconds of a new Python that runs `code`; the best of five, because a shared machine only adds."""
    measured = f"{code}\nimport time, sys; sys.stdout.flush(); print(time.process_time())"
    return min(float(run(measured).splitlines()[-1]) for _ in range(5))


def test_import_kg_is_fast():
    assert cpu_seconds("import kg") - cpu_seconds("pass") < IMPORT_LIMIT_S


@pytest.mark.parametrize("name", HEAVY)
def test_import_kg_leaves_heavy_libraries_alone(name):
    assert run(f"import sys, kg, kg.model.annotated, kg.errors; print({name!r} in sys.modules)").strip() == "False"


def test_help_of_the_command_line_is_fast():
    code = "import sys; sys.argv = ['ujar', '--help']\nfrom kg.cli import main\ntry: main()\nexcept SystemExit: pass"
    assert cpu_seconds(code) - cpu_seconds("pass") < HELP_LIMIT_S


PLAIN_INDONESIAN = (
    "Ratna Prameswari mengatakan bahwa air sungai sudah surut karena hujan berhenti sejak Senin. Polisi meminta warga "
    "yang mengungsi di kantor kecamatan untuk tetap waspada dan menunggu hingga tanggul selesai diperbaiki."
)
EXTRACT = (
    "import sys; from pathlib import Path; path = str(next(Path('data/sample/id').glob('*.txt')))\n"
    "sys.argv = ['ujar', 'extract', path]\nfrom kg.cli import main\ntry: main()\nexcept SystemExit: pass\n"
)
EXTRACT_UNNAMED = (
    f"import sys; sys.argv = ['ujar', 'extract', '--text', {PLAIN_INDONESIAN!r}]\n"
    "from kg.cli import main\ntry: main()\nexcept SystemExit: pass\n"
)


@pytest.mark.parametrize("code", [EXTRACT, EXTRACT_UNNAMED], ids=["language named", "language told by the text"])
def test_the_first_article_of_the_command_line_comes_soon(code):
    assert cpu_seconds(code) - cpu_seconds("pass") < EXTRACT_LIMIT_S


@pytest.mark.parametrize("code", [EXTRACT, EXTRACT_UNNAMED], ids=["language named", "language told by the text"])
@pytest.mark.parametrize("name", ["rdflib", "pyshacl", "networkx", "fastapi", "pyoxigraph", "numpy", "py3langid"])
def test_the_command_that_extracts_needs_no_heavy_library(name, code):
    assert run(f"{code}print({name!r} in sys.modules)").splitlines()[-1] == "False"


@pytest.mark.parametrize("name", ["rdflib", "networkx", "fastapi", "pyoxigraph", "numpy"])
def test_extraction_needs_no_heavy_library(name):
    code = (
        "import sys, kg; kg.extract(kg.SourceDocument(id='a', text='\"Banjir surut,\" kata Ratna.', language='id'));"
        f"print({name!r} in sys.modules)"
    )
    assert run(code).strip() == "False"


def test_public_names_load():
    assert run("import kg; print([name for name in kg.__all__ if getattr(kg, name) is None])").strip() == "[]"


def test_the_import_contracts_hold():
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-logo", "--no-cache"], check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_every_part_has_its_place_in_the_layers():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in contracts["contracts"] if contract["id"] == "layers")["layers"]
    placed = {name.strip(" ()") for layer in layers for name in layer.split("|")}
    parts = {
        f"kg.{path.stem}"
        for path in (ROOT / "kg").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    }
    assert parts | {"api"} <= placed

"""Agreement and checks as lines for a person and as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.evaluation.rates import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.evaluation.agreement import Agreement, PairAgreement, VariableAgreement
    from kg.evaluation.checked import Check, Share

_WIDTH = 32


def agreement_lines(kind: str, result: Agreement) -> Iterator[str]:
    """Agreement between coders as aligned tables, shares in percent, alpha as it is."""
    coders = len(result.names)
    yield f"{kind}: {coders} coders, {result.units} units coded by any of them, {result.common} by all"
    if result.pairs:
        yield _line("found by one and the other", "articles", "quotes", "quotes", "exact F1", "overlap F1")
    for pair in result.pairs:
        yield _line(" / ".join(pair.names), pair.articles, *pair.quotes, *(_percent(one) for one in _f1s(pair)))
    yield _line("variable", "units", "agree %", "alpha", "empty")
    for row in result.variables:
        known = (_percent(row.agreement), _alpha(row.alpha)) if row.units else ("–", "–")
        yield _line(row.name, row.units, *known, row.empty)


def check_lines(kind: str, checks: Sequence[Check]) -> Iterator[str]:
    """The system's shares with their 95 % intervals."""
    for check in checks:
        left = f"; {check.left_out} units of the key left out" if check.left_out else ""
        yield f"{kind}: the system against {check.coder}{left}"
        yield _line("", "%", "from", "to", "right", "of")
        for row in check.shares:
            bounds = tuple(_percent(bound) for bound in row.interval)
            yield _line(row.name, *((_percent(row.value), *bounds) if row.of else ("–",) * 3), row.right, row.of)


def agreement_json(result: Agreement) -> dict[str, Any]:
    """Shares from 0 to 1; alpha is null where it is not defined."""
    return {
        "sheets": list(result.names),
        "units": result.units,
        "common": result.common,
        "pairs": [_pair_json(pair) for pair in result.pairs],
        "variables": {row.name: _variable_json(row) for row in result.variables},
    }


def checks_json(checks: Sequence[Check]) -> list[dict[str, Any]]:
    """Every share with its numbers and interval."""
    return [
        {
            "coder": check.coder,
            "left_out": check.left_out,
            "shares": {row.name: _share_json(row) for row in check.shares},
        }
        for check in checks
    ]


def _pair_json(pair: PairAgreement) -> dict[str, Any]:
    exact, overlap = _f1s(pair)
    counts = {"articles": pair.articles, "quotes": list(pair.quotes)}
    return {"sheets": list(pair.names), **counts, "exact_f1": exact, "overlap_f1": overlap}


def _variable_json(row: VariableAgreement) -> dict[str, Any]:
    return {"units": row.units, "agreement": row.agreement, "alpha": row.alpha, "empty": row.empty}


def _share_json(row: Share) -> dict[str, Any]:
    low, high = row.interval
    return {"share": row.value, "low": low, "high": high, "right": row.right, "of": row.of}


def _f1s(pair: PairAgreement) -> tuple[float, float]:
    total = sum(pair.quotes)
    return share(2 * pair.exact, total), share(2 * pair.overlap, total)


def _line(name: str, *figures: object) -> str:
    return f"{name:{_WIDTH}}" + "".join(f"{figure!s:>11}" for figure in figures)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _alpha(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

"""Who printed a claim before whom: outlet → outlet, for claims that several outlets carry.

That one outlet was earlier is no evidence that the other copied from it: both may have the claim from one source.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING, Any

from kg.claims.near import WINDOW_DAYS
from kg.views import counts, details
from kg.views.houses import are_one_house
from kg.views.relations import Link, Relation
from kg.views.shared import shared_claims
from kg.views.times import stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading
    from kg.views.shared import Outlets
    from kg.views.times import Stamp

    Firsts = dict[str, tuple[Stamp, QuoteFacts]]
    """By outlet: when it printed a claim first, and in which quote."""

LONGEST_LAG_H = 24 * WINDOW_DAYS
"""The same words later are a new statement, a formula, or a date that was misread; as for claims of near words."""
CAUTION = "an edge says that one outlet printed a claim before another; it is no evidence of copying"


@dataclass(slots=True)
class _Order:
    """What was found while claims were put into order."""

    stamp: Callable[[str], Stamp | None]
    links: list[Link] = field(default_factory=list)
    lags: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    by_day: Counter[tuple[str, str]] = field(default_factory=Counter)
    firsts_of: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """By pair of outlets: for each claim the first quote of the earlier outlet, and that of the later one."""
    firsts: Counter[str] = field(default_factory=Counter)
    excluded: Counter[str] = field(default_factory=Counter)

    def take(self, outlets: Outlets) -> None:
        """Puts the outlets of one claim into order."""
        first = {name: found for name in outlets if (found := self._first(outlets[name]))}
        self.excluded["undated"] += len(first) < len(outlets)
        for one, other in combinations(sorted(first), 2):
            if _are_one_house(first, one, other):
                self.excluded["one_house"] += 1
            elif not self._link(outlets, first, one, other) and not self._link(outlets, first, other, one):
                self.excluded["tied"] += 1
        name = self._first_of_all(first) if len(first) == len(outlets) else None
        if name is None:
            self.excluded["no_first"] += 1
        else:
            self.firsts[name] += 1

    def _first_of_all(self, first: Firsts) -> str | None:
        """The outlet that was before all others and has an edge for it; None where the dates do not prove one.

        Of those of one house that are all before every other house it is the earliest.
        """
        for name, (start, _) in first.items():
            rivals = [other for other in first if other != name]
            if all(start.is_before(first[other][0]) for other in rivals) and any(
                not _are_one_house(first, name, other) and _lag(first, name, other) <= LONGEST_LAG_H for other in rivals
            ):
                return name
        return None

    def _first(self, quotes: list[QuoteFacts]) -> tuple[Stamp, QuoteFacts] | None:
        """The earliest quote of an outlet; None where one of its articles has no day, which may be the earlier one."""
        dated = [(stamp, quote) for quote in quotes if (stamp := self.stamp(quote.article.article))]
        if len(dated) < len(quotes):
            return None
        return min(dated, key=lambda pair: (pair[0].extent.last, pair[1].quote))

    def _link(self, outlets: Outlets, first: Firsts, one: str, other: str) -> bool:
        """Links the earlier outlet to the later one. Says whether the dates prove that `one` was the earlier."""
        (start, origin), (end, copy) = first[one], first[other]
        if not start.is_before(end):
            return False
        lag = _lag(first, one, other)
        if lag > LONGEST_LAG_H:
            self.excluded["late"] += 1
            return True
        self.lags.setdefault((one, other), []).append(lag)
        self.by_day[one, other] += not (start.is_moment and end.is_moment)
        self.firsts_of.setdefault((one, other), []).append((origin.quote, copy.quote))
        self.links += (Link(one, other, "before", quote) for quote in outlets[other])
        return True


def propagation(reading: Reading) -> Relation:
    """Outlet → outlet, for every quote in which the second printed a claim after the first had printed it.

    An edge says the median lag in hours between the first articles of both, of how many claims, for how many of them
    only days are known (24 hours each), and quotes of the earlier outlet. A node says of how many claims the outlet
    was the first of all; each of them is on an edge that leaves it. Claims are compared only where every article of an
    outlet has at least a day, outlets of one house and lags of more than `LONGEST_LAG_H` are left out.
    `earlier_quote_ids` and `quote_ids` go together: place by place the first quotes of one claim in both outlets.
    """
    order = _Order(stamps(reading.once(details.pairs, details.PUBLISHED)))
    shared = shared_claims(reading)
    for outlets in shared.claims.values():
        order.take(outlets)
    notes = {
        "caution": CAUTION,
        "excluded": (
            f"of {len(shared.claims) + shared.formulas} claims in several outlets, {shared.formulas} are formulas that "
            f"one outlet repeats on many days, {order.excluded['undated']} have an outlet without an exact date, in "
            f"{order.excluded['no_first']} no outlet is proved to be the first of several houses; pairs of outlets: "
            f"{order.excluded['tied']} whose dates leave open which was earlier, {order.excluded['one_house']} of one "
            f"house, {order.excluded['late']} more than {WINDOW_DAYS} days apart"
        ),
    }
    names = {name for pair in order.lags for name in pair}
    nodes = {name: {"first_claims": order.firsts[name]} for name in names}
    return Relation(order.links, nodes=nodes, edges=dict(_edges(order)), notes=notes)


def _are_one_house(first: Firsts, one: str, other: str) -> bool:
    return are_one_house(*(first[name][1].article.outlet_name or name for name in (one, other)))


def _lag(first: Firsts, one: str, other: str) -> float:
    return first[one][0].hours_until(first[other][0])


def _edges(order: _Order) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for pair, lags in order.lags.items():
        yield (
            pair,
            {
                "median_lag_h": round(float(median(lags)), 2),
                "claims": len(lags),
                "lagged_claims": len(lags),
                "lagged_by_day": order.by_day[pair],
                "earlier_quote_ids": tuple(origin for origin, _ in order.firsts_of[pair][: counts.QUOTE_IDS]),
                "quote_ids": tuple(copy for _, copy in order.firsts_of[pair][: counts.QUOTE_IDS]),
            },
        )

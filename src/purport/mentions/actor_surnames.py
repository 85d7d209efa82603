"""Surnames of leaders that many private persons bear as well."""

from purport.mentions.actor_genders import first_names

_COMMON = frozenset({
    "harris", "castro", "ortega", "blair", "cameron", "hollande", "abbas", "saleh", "bashir", "hadi", "modi", "sadr",
    "anwar", "truss", "kerry", "pence", "comey", "mueller", "cheney", "kaine", "sharon", "francis", "maliki", "scholz",
    "merz", "zapatero", "fujimori", "assad", "najib",
})  # fmt: skip
"""Surnames of leaders that many others bear."""


def is_common_surname(word: str) -> bool:
    """Tell whether a folded surname alone is no sure sign of the leader who bears it."""
    return word in _COMMON or word in first_names()

"""The non-decreasing numbers closest to given ones: pool adjacent violators, exact and linear."""

from __future__ import annotations

from collections.abc import Sequence


def isotonic(targets: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Give the non-decreasing numbers closest to the targets (least weighted squares)."""
    pools: list[tuple[float, float, int]] = []
    for target, weight in zip(targets, weights, strict=True):
        mean, heavy, count = target, weight, 1
        while pools and pools[-1][0] > mean:
            other, other_weight, other_count = pools.pop()
            total = heavy + other_weight
            mean = (mean * heavy + other * other_weight) / total
            heavy, count = total, count + other_count
        pools.append((mean, heavy, count))
    return [mean for mean, _, count in pools for _ in range(count)]

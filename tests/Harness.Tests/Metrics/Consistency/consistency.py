"""Label consistency computed again in NumPy: `/usr/bin/python3 consistency.py` (Debian's python3-pandas; minutes) prints the numbers of the tests.

The forest draws its rows and columns with another generator of random numbers, so the values agree within the scatter of forests, not to digits.
"""
import os

import numpy as np
import pandas as pd

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "..")
MASK = (1 << 64) - 1
CELLS = 24
PAIRS = 10
FORESTS = 30


def uniform(row):
    """SplitMix64, the rule of the holdout (HoldoutSplit)."""
    z = (row + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def coded(train, synthetic):
    """Cells of a column: of numbers up to 24 of about equal counts of train, one for values beyond them, one for gaps."""
    if train.dtype == object:
        names = {name: i for i, name in enumerate(train.dropna().unique())}
        code = lambda column: np.array([len(names) + 1 if pd.isna(v) else names.get(v, len(names)) for v in column])
        return code(train), code(synthetic), len(names)
    values = np.sort(train.dropna().to_numpy(float))
    distinct = np.unique(values)
    edges = distinct[:-1] if len(distinct) <= CELLS else np.unique([values[i * len(values) // CELLS - 1] for i in range(1, CELLS)])

    def cells(column):
        x = column.to_numpy(float)
        found = np.searchsorted(edges, x)
        found[(x < values[0]) | (x > values[-1])] = len(edges) + 1
        found[np.isnan(x)] = len(edges) + 2
        return found

    return cells(train), cells(synthetic), 0


def grow(x, isLabel, own, labels, rows, fewest, rng):
    """A tree: a leaf's shares, or (column, cells that go right, left, right)."""
    total = np.bincount(own[rows], minlength=labels)
    best = None
    if len(rows) >= 2 * fewest and total.max() < len(rows):
        most = (total**2).sum() / len(rows) + 1e-9
        for column in rng.permutation(x.shape[1])[: max(1, round(0.5 * x.shape[1]))]:
            cells = x[rows, column]
            counts = np.zeros((cells.max() + 1, labels))
            np.add.at(counts, (cells, own[rows]), 1)
            order = np.flatnonzero(counts.sum(1))
            if isLabel[column]:
                counted = own[rng.choice(rows)]
                order = order[np.argsort(counts[order, counted] / counts[order].sum(1), kind="stable")]
            left = counts[order].cumsum(0)
            right = total - left
            ls, rs = left.sum(1), right.sum(1)
            allowed = (ls >= fewest) & (rs >= fewest)
            purity = np.where(allowed, (left**2).sum(1) / np.maximum(ls, 1) + (right**2).sum(1) / np.maximum(rs, 1), -1)
            if purity.max() > most:
                # A cut of numbers takes every cell below it, those that no row of the node has too.
                last = purity.argmax()
                most, best = purity.max(), (column, set(order[: last + 1] if isLabel[column] else range(order[last] + 1)))
    if best is None:
        return total / len(rows)
    column, taken = best
    isLeft = np.isin(x[rows, column], list(taken))
    return column, np.array(sorted(taken)), *(grow(x, isLabel, own, labels, part, fewest, rng) for part in (rows[isLeft], rows[~isLeft]))


def add(tree, x, own, rows, sums):
    if isinstance(tree, tuple):
        isLeft = np.isin(x[rows, tree[0]], tree[1])
        add(tree[2], x, own, rows[isLeft], sums)
        add(tree[3], x, own, rows[~isLeft], sums)
    else:
        sums[rows] += np.append(tree, 0)[np.minimum(own[rows], len(tree))]


def loss(x, own, z, made, labels, isLabel, seed):
    """How much less probable the labels are, in the geometric mean, by pairs of trees that halve the rows; the shares of all labels are one tree more."""
    rng = np.random.default_rng(seed)
    rows = len(own)
    counts = np.append(np.bincount(own, minlength=labels), 0)
    unseen, first, second = np.zeros(rows), np.zeros(len(z)), np.zeros(len(z))
    for _ in range(PAIRS):
        order = rng.permutation(rows)
        halves = order[: rows // 2], order[rows // 2:]
        for half, rest, sums in ((halves[0], halves[1], first), (halves[1], halves[0], second)):
            tree = grow(x, isLabel, own, labels, half, max(5, rows // 400), rng)
            add(tree, x, own, rest, unseen)
            add(tree, z, made, np.arange(len(z)), sums)

    def probability(sums, count, of):
        return (sums + (count + 1) / (of + labels + 1)) / (PAIRS + 1)

    train = np.log(probability(unseen, counts[own] - 1, rows - 1)).mean()
    seen = counts[made]
    synthetic = (np.log(probability(first, seen, rows)).mean() + np.log(probability(second, seen, rows)).mean()) / 2
    return max(0, 1 - np.exp(synthetic - train))


for name, generator in [("titanic", "sdv-ctgan"), ("penguins", "sdv-tvae"), ("diamonds", "sdv-gaussian-copula")]:
    real = pd.read_csv(os.path.join(ROOT, "datasets", name, "data.csv"))
    synthetic = pd.read_csv(os.path.join(ROOT, "evaluation", "recordings", name, generator, "seed-1.csv"))[real.columns]
    for table in (real, synthetic):
        for column in table.columns.intersection(["date_egg"]):
            table[column] = pd.to_datetime(table[column]).map(lambda day: day.toordinal(), na_action="ignore").astype(float)
    train = real[[not uniform(i) < 0.25 for i in range(len(real))]]
    columns = [coded(train[c], synthetic[c]) for c in real.columns]
    for place, column in enumerate(real.columns):
        own, made, labels = columns[place]
        if labels:
            others = [i for i in range(len(columns)) if i != place]
            x, z = (np.stack([columns[i][side] for i in others], 1) for side in (0, 1))
            has, hasMade = own <= labels - 1, made <= labels
            found = [loss(x[has], own[has], z[hasMade], made[hasMade], labels, [columns[i][2] > 0 for i in others], seed) for seed in range(FORESTS)]
            print(name, generator, column, round(np.mean(found), 4), round(np.std(found, ddof=1), 4), flush=True)

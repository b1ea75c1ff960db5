"""What is drawn of the bundled tables and some recordings, by pandas 1.5.3 and NumPy 1.24.2: counts of bins (numpy.histogram), months, spikes,
labels, decimals, cells of two columns, the two main axes (numpy.linalg.eigh of the correlations),
Pearson's r, and distances to the nearest train row (Gower's, by hand).

Run from the repository root: /usr/bin/python3 tests/Harness.Tests/Pictures/pictures.py
It writes pictures.json beside itself.
"""
import json
import math
import pathlib
import sys
from decimal import Decimal

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parent / "Metrics"))
from recordings import read, uniform  # noqa: E402

GENERATORS = ["sdv-ctgan", "ydata-fast"]


def bins(real):
    """The edges: 2.4 times the cube root of n, clamped and even; whole multiples of whole numbers; the middle 99 % where it fills less than half."""
    low, high = real.min(), real.max()
    whole = (real == np.trunc(real)).all()
    if whole and high - low < 40:
        return np.arange(low, high + 2) - 0.5
    a, b = real[round(0.005 * (len(real) - 1))], real[round(0.995 * (len(real) - 1))]
    if a < b and b - a < (high - low) / 2:
        low, high = a, b
    count = min(40, max(20, 2 * math.ceil(1.2 * np.cbrt(len(real)))))
    if not whole:
        return np.append(low + np.arange(count) * ((high - low) / count), high)
    span = high - low + 1
    width = 1 if span <= 40 else min(max(round(span / count), math.ceil(span / 40)), math.floor(span / 20))
    return low - 0.5 + np.arange(math.ceil(span / width) + 1) * width


def counts(edges, values):
    return [int((values < edges[0]).sum()), *map(int, np.histogram(values, edges)[0]), int((values > edges[-1]).sum())]


def decimals(values):
    """The most decimals of the shortest text of each number, at most 16."""
    return min(16, max((max(0, -Decimal(repr(float(v))).as_tuple().exponent) if v != int(v) else 0 for v in values), default=0))


def facts(values, real):
    v = values.dropna()
    return {
        "missing": int(values.isna().sum()), "distinct": int(v.nunique()), "least": v.min(), "greatest": v.max(), "mean": v.mean(), "median": v.median(),
        "deviation": v.std(), "below": int((v < real.min()).sum()), "above": int((v > real.max()).sum()), "atEnds": int(v.isin([real.min(), real.max()]).sum()),
        "negative": int((v < 0).sum()), "whole": int((v == np.trunc(v)).sum()), "decimals": decimals(v),
    }


def months(seconds):
    month = pd.to_datetime(seconds.dropna(), unit="s").dt.month
    return [float((month == m).mean()) for m in range(1, 13)]


def spikes(real, seeds):
    r, s = real.value_counts(normalize=True), [t.value_counts(normalize=True) for t in seeds]
    found = []
    for v in sorted(set(real) | set().union(*map(set, seeds))):
        a, each = r.get(v, 0), [t.get(v, 0) for t in s]
        b = np.mean(each)
        if max(a, *each) > 0.05 and max(a, b) > 0.05 and abs(a - b) > 0.05 and max(a, b) > 2 * min(a, b):
            found.append((abs(a - b), [v, a, *each]))
    return [f for _, f in sorted(found, key=lambda f: -f[0])[:3]]


def axes(train, table, names):
    mean, deviation = train[names].mean(), train[names].std()
    z = ((train[names] - mean) / deviation).fillna(0).to_numpy()
    values, vectors = np.linalg.eigh(z.T @ z / (len(z) - 1))
    two = vectors[:, [-1, -2]]
    two = two * np.sign(two[np.abs(two).argmax(axis=0), [0, 1]])
    points = z @ two
    frame = []
    for own in points.T:
        own = np.sort(own)
        low, high = own[int(0.005 * (len(own) - 1))], own[math.ceil(0.995 * (len(own) - 1))]
        frame.append((low - 0.04 * (high - low), high + 0.04 * (high - low)))

    def outside(p):
        return int(((p[:, 0] < frame[0][0]) | (p[:, 0] > frame[0][1]) | (p[:, 1] < frame[1][0]) | (p[:, 1] > frame[1][1])).sum())

    other = ((table[names] - mean) / deviation).fillna(0).to_numpy() @ two
    return {"shares": [values[-1] / values.sum(), values[-2] / values.sum()], "outside": [outside(points), outside(other)]}


def cells(train, table, across, up):
    both = table[[across, up]].dropna()
    places = []
    for name in (across, up):
        low, high = train[name].min(), train[name].max()
        places.append(np.clip((both[name] - low) / ((high - low) / 12), 0, 11).astype(int))
    grid = np.zeros((12, 12), dtype=int)
    np.add.at(grid, (places[1], places[0]), 1)
    return grid.tolist()


def nearest(train, table, columns):
    """Gower's distance of each row to the nearest train row: the mean over columns; a missing value is 0 from a missing one and 1 from others."""
    total = np.zeros((len(table), len(train)))
    for column, kind in ((c, columns[c]["sdtype"]) for c in columns):
        x, y = table[column], train[column]
        if kind in ("numerical", "datetime"):
            x, y = x.to_numpy(float), y.to_numpy(float)
            part = np.abs(x[:, None] - y[None, :]) / (np.nanmax(y) - np.nanmin(y))
            gaps = np.isnan(x)[:, None], np.isnan(y)[None, :]
        else:
            gaps = x.isna().to_numpy()[:, None], y.isna().to_numpy()[None, :]
            part = (x.astype(str).to_numpy()[:, None] != y.astype(str).to_numpy()[None, :]).astype(float)
        total += np.where(gaps[0] & gaps[1], 0, np.where(gaps[0] | gaps[1], 1, part))
    smallest = np.sort(total.min(axis=1)) / len(columns)
    return [smallest[round(share * (len(smallest) - 1))] for share in (0, 0.25, 0.5, 0.75, 1)]


def main():
    answer = {}
    for name in ["breast-cancer", "diabetes", "diamonds", "iris", "penguins", "titanic"]:
        folder = ROOT / "datasets" / name
        described = json.loads((folder / "dataset.json").read_text())
        columns = described["metadata"]["columns"]
        real = read(folder / "data.csv", columns)
        is_train = np.array([uniform(i) >= 0.25 for i in range(len(real))])
        train, holdout = real[is_train], real[~is_train]
        for generator in GENERATORS:
            seeds = [read(p, columns) for p in sorted((ROOT / "evaluation/recordings" / name / generator).glob("seed-*.csv"))]
            own = {}
            for column, kind in ((c, columns[c]["sdtype"]) for c in columns):
                if kind == "numerical":
                    present = np.sort(train[column].dropna().to_numpy())
                    edges = bins(present)
                    own[column] = {
                        "edges": [edges[0], edges[-1], len(edges)], "real": counts(edges, present), "synthetic": counts(edges, seeds[0][column].dropna()),
                        "spikes": spikes(train[column].dropna(), [s[column].dropna() for s in seeds]),
                        "facts": [facts(train[column], train[column].dropna()), facts(seeds[0][column], train[column].dropna())],
                    }
                elif kind == "datetime":
                    own[column] = {"months": [months(t[column]) for t in (train, *seeds)]}
                else:
                    r, s = train[column].value_counts(), seeds[0][column].value_counts()
                    own[column] = {"labels": {k: [int(c) / len(train), int(s.get(k, 0)) / len(seeds[0])] for k, c in r.items()}}
            numbers = [c for c in columns if columns[c]["sdtype"] == "numerical"]
            inputs = [c for c in numbers if c != described.get("target")]
            if len(inputs) > 1:
                own["axes"] = axes(train, seeds[0], inputs)
                own["cells"] = [cells(train, t, *numbers[:2]) for t in (train, seeds[0])]
            if len(train) <= 1000:
                own["nearest"] = [nearest(train, t, columns) for t in (holdout, seeds[0])]
            own["correlations"] = {f"{a} {b}": [t[a].corr(t[b]) for t in (train, seeds[0])] for i, a in enumerate(numbers) for b in numbers[i + 1:]}
            answer[f"{name}/{generator}"] = own
    (HERE / "pictures.json").write_text(json.dumps(answer, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

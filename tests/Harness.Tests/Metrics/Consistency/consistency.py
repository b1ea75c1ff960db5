"""label-consistency-error of recorded tables, by pandas 1.5.3 and NumPy 1.24.2, the numbers in ConsistencyEvaluatorTests.cs.

Run from the repository root: /usr/bin/python3 tests/Harness.Tests/Metrics/Consistency/consistency.py
"""
import json
import pathlib

import numpy as np
import pandas as pd

ROOT = pathlib.Path(__file__).parents[4]
MASK = (1 << 64) - 1


def uniform(row):
    z = (row + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def read(path, kinds):
    text = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])[list(kinds)]
    for name, kind in kinds.items():
        if kind == "numerical":
            text[name] = [float(v) if isinstance(v, str) else np.nan for v in text[name]]
        elif kind == "datetime":
            text[name] = (pd.to_datetime(text[name], format="%Y-%m-%d") - pd.Timestamp(0)) / pd.Timedelta(seconds=1)
    return text


def cells(train, table, kind):
    """The cell of each row as a name, and the number of cells."""
    if kind in ("numerical", "datetime"):
        present = np.sort(train.dropna().to_numpy())
        distinct = np.unique(present)
        edges = distinct[:-1] if len(distinct) <= 10 else np.unique([present[i * len(present) // 10 - 1] for i in range(1, 10)])
        return pd.Series(np.searchsorted(edges, table.to_numpy(), side="left")).where(table.notna().to_numpy(), "missing").astype(str), len(edges) + 2
    frequent = train.value_counts().index
    known = table.where(table.isin(frequent) | table.isna(), "unknown")
    return known.where(~table.isin(frequent[50:]), "rest").fillna("missing"), min(len(frequent), 51) + 2


def mean_probability(train, table, kinds, label):
    known = train[label].notna()
    shares = train[label].value_counts() / known.sum()
    logs = pd.DataFrame(np.log(np.tile(shares.to_numpy(), (len(table), 1))), columns=shares.index)
    for name, kind in kinds.items():
        if name == label:
            continue
        learned, count = cells(train[name], train[name], kind)
        own, _ = cells(train[name], table[name], kind)
        for c in shares.index:
            of = learned.reset_index(drop=True)[(train[label] == c).to_numpy()].value_counts()
            logs[c] += np.log((own.reset_index(drop=True).map(of).fillna(0) + 0.5) / (of.sum() + 0.5 * count))
    posterior = np.exp(logs.sub(logs.max(axis=1), axis=0))
    posterior = posterior.div(posterior.sum(axis=1), axis=0)
    found = [posterior[l].iloc[i] if l in posterior else 0 for i, l in enumerate(table[label]) if not pd.isna(l)]
    return np.mean(found)


for dataset, generator in (("titanic", "sdv-ctgan"), ("penguins", "sdv-tvae"), ("diamonds", "sdv-gaussian-copula")):
    folder = ROOT / "datasets" / dataset
    columns = json.loads((folder / "dataset.json").read_text())["metadata"]["columns"]
    kinds = {n: c["sdtype"] for n, c in columns.items() if c["sdtype"] != "id"}
    real = read(folder / "data.csv", kinds)
    train = real[[uniform(i) >= 0.25 for i in range(len(real))]].reset_index(drop=True)
    synthetic = read(ROOT / "evaluation/recordings" / dataset / generator / "seed-1.csv", kinds)
    for label in [n for n, k in kinds.items() if k in ("categorical", "boolean")]:
        print(dataset, generator, label, repr(mean_probability(train, synthetic, kinds, label) - mean_probability(train, train, kinds, label)))

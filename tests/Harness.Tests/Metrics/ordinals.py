"""Metrics of made-up ordinal columns by their codes, by pandas 1.5.3, NumPy 1.24.2 and SciPy 1.10.1; the numbers of
OrdinalTests. Run: /usr/bin/python3 ordinals.py
"""
import itertools

import numpy as np
import pandas as pd
from scipy import stats

i, j = np.arange(60), np.arange(47)
train = pd.DataFrame({
    "size": np.where(i % 11 == 0, np.nan, i * i * 7 % 13 % 4),
    "stars": (i * 31 % 7 + i * i % 3) % 5,
    "x": (i * 7919 + 13) % 101 / 10.0,
})
synthetic = pd.DataFrame({
    "size": np.where(j % 9 == 0, np.nan, (j * 5 + j * j) % 11 % 4),
    "stars": j * 17 % 5,
    "x": (j * 104729 + 7) % 97 / 7.0 + 1,
})


def show(name, values):
    print(f"{name:24} " + ", ".join(repr(v) for v in values))


def rho(table, a, b):
    both = table[[a, b]].dropna()
    return stats.spearmanr(both[a], both[b])[0]


pairs = [(train[c].dropna(), synthetic[c].dropna()) for c in train]
show("ks-statistic", [stats.ks_2samp(t, s, method="asymp").statistic for t, s in pairs])
show("wasserstein-distance", [stats.wasserstein_distance(t, s) / t.std() for t, s in pairs])
show("rank-correlation-error", [abs(rho(train, a, b) - rho(synthetic, a, b)) for a, b in itertools.combinations(train, 2)])

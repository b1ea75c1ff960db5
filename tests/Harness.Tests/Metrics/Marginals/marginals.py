"""Marginal metrics of made-up columns, by pandas 1.5.3, NumPy 1.24.2 and SciPy 1.10.1; the numbers of
MarginalEvaluatorTests. Run: /usr/bin/python3 marginals.py
"""
import numpy as np
import pandas as pd
from scipy import stats

i, j = np.arange(60), np.arange(47)
x = pd.Series(np.where(i % 6 == 0, np.nan, (i * 7919 + 13) % 101 / 10.0))
x2 = pd.Series(np.where(j % 9 == 0, np.nan, (j * 104729 + 7) % 97 / 7.0 + 1))
y = pd.Series((i * 31 % 7).astype(float)).where(i % 4 != 0)
y2 = pd.Series((j * 31 % 5).astype(float)).where(j % 3 != 0)
a, b = pd.Series(i * 17 % 5), pd.Series(j * j % 6 + 1)


def show(name, *values):
    print(f"{name:24} " + ", ".join(repr(v) for v in values))


pairs = [(x, x2), (y, y2)]
show("mean-error", *[abs(s.mean() - t.mean()) / t.std() for t, s in pairs])
show("median-error", *[abs(s.median() - t.median()) / t.std() for t, s in pairs])
show("std-error", *[abs(s.std() - t.std()) / t.std() for t, s in pairs])
show("missing-rate-error", *[abs(s.isna().mean() - t.isna().mean()) for t, s in pairs])
show("ks-statistic", *[stats.ks_2samp(t.dropna(), s.dropna(), method="asymp").statistic for t, s in pairs])
show("wasserstein-distance", *[stats.wasserstein_distance(t.dropna(), s.dropna()) / t.std() for t, s in pairs])
show("tail-error", *[np.mean([abs(s.quantile(q) - t.quantile(q)) for q in (.01, .05, .95, .99)]) / t.std() for t, s in pairs])
show("co-missingness-error", abs((x2.isna() & y2.isna()).mean() - (x.isna() & y.isna()).mean()))
show("total-variation", a.value_counts(normalize=True).sub(b.value_counts(normalize=True), fill_value=0).abs().sum() / 2)

# What a column without any value counts as: all at the end of the range that is farther from train's mean, median and quantiles.
far = lambda t, q: max(q - t.min(), t.max() - q) / t.std()
show("mean-error, empty", far(x, x.mean()))
show("median-error, empty", far(x, x.median()))
show("wasserstein, empty", max(stats.wasserstein_distance(x.dropna(), [end]) for end in (x.min(), x.max())) / x.std())
show("tail-error, empty", np.mean([far(x, x.quantile(q)) for q in (.01, .05, .95, .99)]))

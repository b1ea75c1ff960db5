"""Correlations of made-up columns, by pandas 1.5.3, NumPy 1.24.2 and SciPy 1.10.1; the numbers of CorrelationTests,
AssociationTests and FisherExactTests. Run: /usr/bin/python3 correlation.py
"""
import numpy as np
import pandas as pd
from scipy import stats

i = np.arange(400)
x = (i * 7919 + 13) % 1009 / 10.0
y = 0.3 * x + (i * 104729 + 7) % 997 / 50.0
t = ((i * 7919 + 13) % 7).astype(float)  # many ties
gaps_x, gaps_y = np.where(i % 7 == 0, np.nan, x), np.where(i % 5 == 0, np.nan, y)
a, b = (i * 31) % 5, (i * 31 % 5 + (i * 17 % 11 > 6)) % 4


def show(name, value):
    print(f"{name:40} {value!r}")


show("pearson", np.corrcoef(x, y)[0, 1])
show("pearson, offset 1e9", np.corrcoef(x + 1e9, y + 1e9)[0, 1])
show("spearman", stats.spearmanr(x, y)[0])
show("spearman, ties", stats.spearmanr(t, y)[0])
gaps = pd.DataFrame({"x": gaps_x, "y": gaps_y})
show("pearson, gaps", gaps.corr().iloc[0, 1])
show("spearman, gaps", gaps.corr("spearman").iloc[0, 1])
show("ranks", stats.rankdata([3.0, 1.0, 3.0, -2.0, 3.0, 1.0]).tolist())

groups = pd.Series(x).groupby(a)
eta2 = sum(len(g) * (g.mean() - x.mean()) ** 2 for _, g in groups) / ((x - x.mean()) ** 2).sum()
show("eta, x in the groups of a", np.sqrt(eta2))
groups = pd.Series(t).groupby(t % 3)
eta2 = sum(len(g) * (g.mean() - t.mean()) ** 2 for _, g in groups) / ((t - t.mean()) ** 2).sum()
show("eta, t in the groups of t mod 3", np.sqrt(eta2))

counts = pd.crosstab(a, b).to_numpy()
n, (r, c) = counts.sum(), counts.shape
phi2 = max(0, stats.chi2_contingency(counts, correction=False)[0] / n - (r - 1) * (c - 1) / (n - 1))
show("Bergsma's V of a and b", np.sqrt(phi2 / min(r - (r - 1) ** 2 / (n - 1) - 1, c - (c - 1) ** 2 / (n - 1) - 1)))

for k, n, h, m in [(3, 100, 1, 30), (12, 150, 1, 50), (0, 40, 5, 20), (40, 40, 0, 20), (7, 7, 9, 9), (0, 10, 0, 10),
                   (500, 30000, 120, 10000), (900, 40000, 100, 13000), (30000, 30000, 5000, 10000),
                   (15100, 30000, 4900, 10000)]:
    show(f"fisher {k} of {n}, {h} of {m}", stats.fisher_exact([[k, n - k], [h, m - h]], alternative="greater")[1])
    show("  by hypergeom.sf", stats.hypergeom.sf(k - 1, n + m, k + h, n))

for k, n, h, m in [(7, 135, 1, 168), (0, 135, 1, 168), (3, 100, 1, 30), (50, 1000, 10, 1250), (500, 30000, 120, 10000),
                   (15100, 30000, 4900, 10000), (0, 10, 0, 10), (40, 40, 0, 20), (5, 20, 5, 20)]:
    show(f"fisher, two-sided, {k} of {n}, {h} of {m}", stats.fisher_exact([[k, n - k], [h, m - h]])[1])


def attained(total, n, m, most):
    ways = range(max(0, total - m), min(total, n) + 1)
    p = [stats.fisher_exact([[k, n - k], [total - k, m - total + k]])[1] for k in ways]
    return max((x for x in p if x <= most * (1 + 1e-9)), default=0)


for total, n, m, most in [(8, 135, 168, 0.01), (8, 135, 168, 0.03), (1, 20, 30, 0.05), (3, 10, 10, 0.1), (3, 10, 10, 0.3),
                          (60, 1000, 1250, 1e-6), (0, 10, 10, 0.5), (20, 30, 40, 0.05)]:
    show(f"attained of {total} in {n} and {m}, at most {most}", attained(total, n, m, most))

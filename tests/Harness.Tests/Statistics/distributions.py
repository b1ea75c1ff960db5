"""Distances, quantiles and intervals of made-up numbers, by NumPy 1.24.2 and SciPy 1.10.1; the numbers of
DistributionTests and PairedBootstrapTests. Run: /usr/bin/python3 distributions.py
"""
import numpy as np
from scipy import stats

i = np.arange(40)
x = (i * 7919 + 13) % 1009 / 100.0
y = (i * 104729 + 7) % 997 / 80.0
ties_x, ties_y = np.floor(x), np.floor(y[:23])


def show(name, value):
    print(f"{name:40} {value!r}")


for name, a, b in [("x, y", x, y), ("x, 7 of y", x, y[:7]), ("1 of x, y", x[:1], y), ("ties", ties_x, ties_y), ("apart", x, x[:9] + 20)]:
    show(f"ks {name}", stats.ks_2samp(a, b, method="asymp").statistic)
    show(f"wasserstein {name}", stats.wasserstein_distance(a, b))

for share in [0, 0.025, 0.3, 0.5, 0.975, 1]:
    show(f"quantile {share}", np.quantile(x[:10], share))
    show(f"quantile {share} of two", np.quantile(x[:2], share))

counts = (i * 31 + 5) % 17
other = (i * 13 + 2) % 11
for n in [1, 2, 3, 4, 5, 8, 11, 40]:
    p, q = counts[:n] / counts[:n].sum(), other[:n] / other[:n].sum()
    show(f"total variation of {n}", 0.5 * np.abs(p - q).sum())

# The means of resamples of differences that are 0 or 1 are binomial; of these, no probability is within .006 of 2.5 %.
for n, ones in [(8, 4), (20, 6), (40, 16)]:
    show(f"{ones} ones of {n}, 2.5 % and 97.5 %", stats.binom(n, ones / n).ppf([0.025, 0.975]) / n)

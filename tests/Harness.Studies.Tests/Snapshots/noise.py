"""The numbers of the tests of noise in snapshots, with NumPy and SciPy 1.10.

A difference of the mean of k seeds from the mean of b seeds is beyond noise where it is more than
t * s * sqrt(1/k + 1/b): s the standard deviation over R seeds, t the quantile of Student's distribution
with R - 1 degrees of freedom that leaves .01 / 4 over the number of comparisons of its kind
(two kinds, metrics and parts; two sides), and each of the k seeds is on that side by at least half as much.
"""

from math import sqrt

import numpy as np
from scipy.stats import binom, t


def allowed(noise, k, b, r, comparisons):
    return t.ppf(1 - 0.01 / 4 / comparisons, r - 1) * noise * sqrt(1 / k + 1 / b)


print("one metric", allowed(0.01, 3, 20, 20, 1))
print("one of two", allowed(0.01, 3, 20, 20, 2))
print("one of three", allowed(0.01, 3, 20, 20, 3))
print("accepted since", allowed(0.01, 3, 3, 20, 1))
print("one seed", allowed(0.01, 1, 20, 20, 1))
print("five seeds of noise", allowed(0.01, 3, 5, 5, 1))
print("more than 8 of 1,000 at .002", binom.sf(8, 1000, 0.002))
print("more than 6 of 1,000 at .001", binom.sf(6, 1000, 0.001))
print("half of one metric", allowed(0.01, 3, 20, 20, 1) / 2)


def exponential(draws=4000, metrics=30, parts=200, noise_seeds=20, seeds=3):
    """Shares of pairs as before with a difference: by means alone, and where every seed goes along."""
    random = np.random.default_rng(1)
    quantile = np.repeat([t.ppf(1 - 0.002 / 4 / n, noise_seeds - 1) for n in (metrics, parts)], (metrics, parts))
    means = all_seeds = 0
    for _ in range(draws):
        drawn = 0.05 * random.exponential(size=(metrics + parts, noise_seeds + seeds))
        level = drawn[:, :noise_seeds].mean(1)
        noise = drawn[:, :noise_seeds].std(1, ddof=1)
        noise[metrics:] = np.maximum(noise[metrics:], np.sort(noise[metrics:])[parts // 2] / 2)
        limit = np.maximum(0.01, quantile * noise * sqrt(1 / seeds + 1 / noise_seeds))
        moves = drawn[:, noise_seeds:] - level[:, None]
        beyond = np.abs(moves.mean(1)) > limit
        along = (moves * np.sign(moves.mean(1))[:, None]).min(1) >= limit / 2
        means += beyond.any()
        all_seeds += (beyond & along).any()
    return means / draws, all_seeds / draws


print("exponential scores", exponential())
print("more than 54 of 400 at .077", binom.sf(54, 400, 0.077))
print("more than 100 of 400 at .336", binom.sf(100, 400, 0.336))

"""Permutation tests by SciPy 1.10.1; the numbers of PermutationTestTests. Run: /usr/bin/python3 permutation.py"""
import numpy as np
from scipy import stats

i = np.arange(10)
a = (i * 7919 + 13) % 1009 / 1000.0
b = (i * 104729 + 7) % 997 / 1000.0 + 0.25
cases = {
    "10 against 10": (a, b),
    "10 against 10, other order": (b, a),
    "4 against 7": (a[:4], b[:7]),
    "7 against 4": (b[:7], a[:4]),
    "ties": (np.floor(4 * a), np.floor(4 * b)),
    "2 against 5": (a[:2] + 5, b[:5]),
    "equal": (a, a[::-1]),
}
for name, (x, y) in cases.items():
    test = stats.permutation_test((x, y), lambda u, v, axis: u.mean(axis=axis) - v.mean(axis=axis), vectorized=True, n_resamples=np.inf)
    print(f"{name:30} {test.pvalue!r}")
j = np.arange(40)
x, y = (j * 7919 + 13) % 1009 / 1000.0, (j * 104729 + 7) % 997 / 1000.0 + 0.2
test = stats.permutation_test((x, y), lambda u, v, axis: u.mean(axis=axis) - v.mean(axis=axis), vectorized=True, n_resamples=999_999, random_state=1, batch=10_000)
print(f"{'40 against 40, at random':30} {test.pvalue!r}")
for pairs in ([.1, .2, .3, .4, .5, .6], [.1, .2, .3, .4, .5], [3, -1, 2, 2, -.5, 1, .25], [1, 1, -1, 1, 1, 1, -1, 1], [0, 0, 0], (j * 7919 + 13) % 1009 / 1000.0 - .35):
    exact = len(pairs) < 20
    test = stats.permutation_test((np.array(pairs),), lambda u, axis: u.mean(axis=axis), permutation_type="samples", vectorized=True, n_resamples=np.inf if exact else 999_999, random_state=1, batch=10_000)
    print(f"{len(pairs)} pairs {test.pvalue!r}")

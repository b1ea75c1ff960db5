"""Expected numbers of MeanIntervalTests and RankCorrelationTestTests: SciPy."""
import itertools
import numpy as np
from scipy import stats

for x in ([0.043, 0.351, 0.26, 0.15, 0.53, 0.36], [1, 2], [3, 3, 3, 4]):
    for level in (0.95, 0.9):
        low, high = stats.t.interval(level, len(x) - 1, np.mean(x), stats.sem(x))
        print(x, level, repr((high - low) / 2))
print(repr(stats.t.ppf(0.975, 39) * 0.02 / np.sqrt(3)))

for x, y in (
    ([569, 442, 5000, 150, 344, 2201], [0.038, 0.033, 0.017, 0.046, 0.038, 0.023]),
    ([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]),
    ([1, 1, 2, 2, 3], [5, 4, 3, 2, 1]),
    ([1, 2, 3, 4, 5, 6], [1, 4, 9, 16, 25, 36]),
):
    seen = stats.spearmanr(x, y)[0]
    every = [abs(stats.spearmanr(x, order)[0]) for order in itertools.permutations(y)]
    print(x, y, repr(seen), repr(np.mean(np.array(every) >= abs(seen) - 1e-12)))

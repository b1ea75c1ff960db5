"""The numbers of SnapshotComparerTests and SnapshotFalseAlarmTests, with SciPy 1.10.

A difference of the mean of k seeds from the mean of b seeds is beyond noise where it is more than
t * s * sqrt(1/k + 1/b): s the standard deviation over R seeds, t the quantile of Student's distribution
with R - 1 degrees of freedom that leaves .01 / 4 over the number of comparisons of its kind
(two kinds, metrics and parts; two sides).
"""

from math import sqrt

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

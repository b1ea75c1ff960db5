"""The numbers of FreshRowsTests, with SciPy 1.10 (scipy.stats.pearson3 and t).

n splits have the mean m, the standard deviation s and the skewness g. On the upper side g is made larger by its
standard error under normality, sqrt(6 / n), and is at least 0 and at most 4; on the lower side the same of -g. A
value v has the distance z = (v - m) / s (below: (m - v) / s), the tail P(Pearson III of skewness g > z), or the
normal one where g < .05. That tail is a number of normal deviations d; because m and s are those of n splits, they
are taken as d / sqrt(1 + 1/n) deviations of Student's t with n - 1 degrees of freedom, or, where r real rows are split,
1 / (1 / (n - 1) + 2 / r). The level is the inverse.
"""

from math import sqrt

from scipy.stats import norm, pearson3, t


def skewness(g, n, above):
    return min(max((g if above else -g) + sqrt(6 / n), 0), 4)


def tail(z, g):
    return norm.sf(z) if g < 0.05 else pearson3.sf(z, g)


def freedom(n, rows):
    return 1 / (1 / (n - 1) + (2 / rows if rows else 0))


def p_value(v, n, m, s, g, above, rows=0):
    z = (v - m) / s if above else (m - v) / s
    return t.sf(norm.isf(tail(z, skewness(g, n, above))) / sqrt(1 + 1 / n), freedom(n, rows))


def level(p, n, m, s, g, above, rows=0):
    d = sqrt(1 + 1 / n) * t.isf(p, freedom(n, rows))
    k = skewness(g, n, above)
    z = d if k < 0.05 else pearson3.isf(norm.sf(d), k)
    return m + z * s if above else m - z * s


for n, g in ((200, 0.0), (200, 0.8), (200, -0.8), (20, 0.3), (50, 6.0), (10000, 0.0)):
    for above in (True, False):
        for p in (0.05, 0.001):
            v = level(p, n, 0.2, 0.03, g, above)
            w = 0.2 + (0.07 if above else -0.07)
            print(f"[InlineData({n}, {g}, {str(above).lower()}, {p}, {v:.12g}, {p_value(w, n, 0.2, 0.03, g, above):.12g})]")

for n, rows, g in ((200, 60, 0.0), (200, 300, 0.8), (50, 2000, 0.3)):
    for p in (0.05, 0.001):
        v = level(p, n, 0.2, 0.03, g, True, rows)
        print(f"[InlineData({n}, {rows}, {g}, {p}, {v:.12g}, {p_value(0.27, n, 0.2, 0.03, g, True, rows):.12g})]")

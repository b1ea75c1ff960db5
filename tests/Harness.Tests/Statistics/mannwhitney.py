"""Mann-Whitney tests by SciPy 1.10.1; the numbers of MannWhitneyTests. Run: /usr/bin/python3 mannwhitney.py"""
import numpy as np
from scipy import stats

i = np.arange(200)
a = (i * 7919 + 13) % 1009 / 1000.0
b = (i * 104729 + 7) % 997 / 1000.0
cases = {
    "10 against 10": (a[:10], b[:10]),
    "10 against 10, other order": (b[:10], a[:10]),
    "3 against 200": (a[:3], b),
    "200 against 200, shifted": (a, b + 0.05),
    "200 against 200, far": (a, b + 2),
    "200 against 200, far, other order": (b + 2, a),
    "ties": (np.floor(4 * a), np.floor(4 * b[:50] + 0.3)),
    "two values": (np.floor(2 * a[:40]), np.floor(2 * b[:30])),
    "1 against 1": (a[:1], b[:1]),
}
for name, (x, y) in cases.items():
    print(f"{name:36} {stats.mannwhitneyu(x, y, alternative='less', method='asymptotic').pvalue!r}")

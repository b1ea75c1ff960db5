# Expected numbers of FriedmanTestTests.cs.
import numpy as np
from scipy.stats import friedmanchisquare, studentized_range

print([studentized_range.ppf(.95, k, np.inf) for k in (2, 3, 5, 10, 20, 40)], studentized_range.ppf(.99, 4, np.inf))
print([studentized_range.cdf(q, k, np.inf) for q, k in ((3.314493, 3), (1, 5), (6, 20))])
print(friedmanchisquare(*[[(i * 7919 * (j + 3) + 13 * j) % 101 / 100 for i in range(6)] for j in range(4)]))
print(friedmanchisquare(*[[(i * 7 * (j + 3) + 13 * j) % 4 / 4 for i in range(7)] for j in range(5)]))
print(friedmanchisquare([1, 2, 3, 4, 5.], [2, 3, 4, 5, 6.], [3, 4, 5, 6, 7.]))

"""Numbers of MarginTests: maximum-likelihood beta shapes and a normal kernel density, by SciPy."""
import numpy as np
import scipy
from scipy.stats import beta, gaussian_kde

print("scipy", scipy.__version__)
i = np.arange(1, 201) / 201
for name, shares in [("even", i), ("squared", i**2), ("middle", 0.5 + 0.3 * np.sin(7 * i)), ("ends", np.sin(1.5 * i) ** 6)]:
    a, b, _, _ = beta.fit(shares, floc=0, fscale=1)
    print(name, repr(a), repr(b))

# The density of -log(1 - i), mirrored at its ends, below some values; width by Silverman (3.31) with the standard deviation of the sample.
x = -np.log(1 - i)
width = 0.9 * min(x.std(ddof=1), (np.quantile(x, 0.75, method="hazen") - np.quantile(x, 0.25, method="hazen")) / 1.34) * len(x) ** -0.2
everything = np.concatenate([x, 2 * x.min() - x, 2 * x.max() - x])
kde = gaussian_kde(everything, bw_method=width / everything.std(ddof=1))
low, total = x.min(), kde.integrate_box_1d(x.min(), x.max())
for value in [0.1, 0.5, 1.0, 2.0, 4.0]:
    print(value, repr(kde.integrate_box_1d(low, value) / total))

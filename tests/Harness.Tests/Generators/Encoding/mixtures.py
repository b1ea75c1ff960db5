"""Bayesian Gaussian mixtures by scikit-learn 1.2.1 from given start responsibilities; writes mixtures.json beside this file; and how
many components it keeps from 40 starts of its own (mean, standard deviation): kept-components.json. Run: /usr/bin/python3 mixtures.py
"""
import json
import pathlib
import warnings

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.mixture import BayesianGaussianMixture

warnings.simplefilter("ignore")


class Started(BayesianGaussianMixture):
    """Starts from the responsibilities that it is given and keeps every lower bound."""

    def __init__(self, start, **options):
        super().__init__(**options)
        self.start, self.bounds = start, []

    def _initialize_parameters(self, values, random_state):
        self._initialize(values, self.start)

    def _compute_lower_bound(self, log_resp, log_prob_norm):
        self.bounds.append(super()._compute_lower_bound(log_resp, log_prob_norm))
        return self.bounds[-1]


def normal(count):
    return stats.norm.ppf((np.arange(count) + 0.5) / count)


def clusters(values, components):
    labels = KMeans(min(components, len(np.unique(values))), n_init=1, random_state=0).fit(values[:, None]).labels_
    return np.eye(components)[labels]


def case(values, start):
    components = start.shape[1]
    model = Started(start, n_components=components, weight_concentration_prior_type="dirichlet_process", weight_concentration_prior=0.001)
    model.fit(values[:, None])
    grid = np.linspace(values.min(), values.max(), 41) if np.ptp(values) else values[:1]
    variances = model.covariances_[:, 0, 0]
    density = (model.weights_ * stats.norm.pdf(grid[:, None], model.means_[:, 0], np.sqrt(variances))).sum(axis=1)
    return {
        "values": values.tolist(), "start": start.ravel().tolist(), "components": components,
        "weights": model.weights_.tolist(), "means": model.means_[:, 0].tolist(), "variances": variances.tolist(),
        "bounds": model.bounds, "converged": bool(model.converged_),
        "posterior": model.predict_proba(values[:5, None]).ravel().tolist(), "grid": grid.tolist(), "density": density.tolist(),
    }


three = np.concatenate([normal(60) - 8, 0.5 * normal(90), 2 * normal(50) + 12]).round(3)
skewed = np.exp(0.8 * normal(120)).round(4)
whole = np.round(3 * normal(100) + 50)
spike = np.concatenate([np.zeros(90), 1000 + 200 * normal(30)]).round(1)
cases = {
    "three clusters": case(three, clusters(three, 10)),
    "skewed, a soft start": case(skewed, np.random.default_rng(5).dirichlet(np.ones(6), len(skewed))),
    "skewed": case(skewed, clusters(skewed, 10)),
    "whole numbers": case(whole, clusters(whole, 10)),
    "spike": case(spike, clusters(spike, 10)),
    "seven values": case(np.array([3.0, 1, 4, 1.5, 9, 2.6, 5]), np.eye(7)),
    "constant": case(np.full(12, 2.5), np.eye(10)[np.zeros(12, int)]),
}
root = pathlib.Path(__file__).parents[4]
kept = {}
for dataset in ("penguins", "diabetes"):
    table = pd.read_csv(root / "datasets" / dataset / "data.csv").select_dtypes("number")
    for column in table:
        values = table[column].fillna(table[column].mean()).to_numpy(float)
        counts = []
        if len(np.unique(values)) < 10:
            continue
        for seed in range(40):
            model = BayesianGaussianMixture(n_components=10, weight_concentration_prior_type="dirichlet_process",
                                            weight_concentration_prior=0.001, random_state=seed).fit(values[:, None])
            counts.append(int((model.weights_ > 0.005).sum()))
        kept[f"{dataset}/{column}"] = [float(np.mean(counts)), float(np.std(counts, ddof=1))]
pathlib.Path(__file__).with_name("mixtures.json").write_text(
    "{\n" + ",\n".join(f'"{name}": {json.dumps(value)}' for name, value in cases.items()) + "\n}\n")
pathlib.Path(__file__).with_name("kept-components.json").write_text(json.dumps(kept, indent=1) + "\n")
for name, value in cases.items():
    print(name, len(value["bounds"]), value["converged"], np.round(value["weights"], 3))

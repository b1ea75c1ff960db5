"""Weights of scikit-learn's LogisticRegression and areas of its roc_auc_score for small random tables.

Run: python3 detection.py > detection.json   (scikit-learn 1.2.1)
"""
import json

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

random = numpy.random.default_rng(5)
cases = []
for rows, width, effect in [(40, 1, 0.5), (60, 3, 1.0), (200, 6, 0.2), (30, 2, 8.0)]:
    synthetic = numpy.arange(rows) % 2 == 1
    features = random.normal(size=(rows, width)).round(3) + effect * synthetic[:, None]
    features[:, -1] = (features[:, -1] > 0.5)
    model = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(features, synthetic)
    scores = model.decision_function(features).round(1)
    cases.append({
        "features": features.round(3).tolist(),
        "synthetic": synthetic.tolist(),
        "weights": [*model.coef_[0].tolist(), float(model.intercept_[0])],
        "scores": scores.tolist(),
        "auc": roc_auc_score(synthetic, scores),
    })
print("{\"scikit-learn\":\"%s\",\"cases\":[\n" % sklearn.__version__ + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}")

"""Writes random-tables.json: small random tables full of edge cases, and what SDMetrics 0.29.0 answers for them.

    python3 random_tables.py <folder with SDMetrics' source tree> <number of cases> > random-tables.json

Made with SDMetrics 54362a3 (0.29), pandas 1.5.3, NumPy 1.24.2, SciPy 1.10.1. Packages that only its plots need are stood in for.
"""
import importlib.metadata
import json
import sys
import warnings
from itertools import combinations
from unittest.mock import MagicMock

for name in ['copulas', 'copulas.univariate', 'copulas.univariate.base', 'plotly', 'plotly.express', 'plotly.figure_factory',
             'plotly.graph_objects', 'plotly.io', 'plotly.subplots', 'tqdm']:
    try:
        __import__(name)
    except ImportError:
        sys.modules[name] = MagicMock()
sys.path.insert(0, sys.argv[1])
importlib.metadata.version = lambda name: '0.29.0'  # a source tree has no package metadata
warnings.simplefilter('ignore')

import numpy as np
import pandas as pd
from sdmetrics import column_pairs, single_column, single_table
from sdmetrics.reports.single_table import DiagnosticReport, QualityReport
from sdmetrics.single_table.privacy.dcr_utils import calculate_dcr

FORMAT = '%Y-%m-%d %H:%M:%S'
KINDS = ['int', 'float', 'float', 'datetime', 'categorical', 'categorical', 'boolean']


def column(rng, kind, shape, n):
    """One column; shape fixes what both tables share: missing rate, scale, number of levels."""
    missing, scale, levels, constant = shape
    if kind == 'int':
        values = rng.integers(-3, 3 + levels, n).astype(object)
    elif kind == 'float':
        values = np.round(rng.normal(0, 1, n) * scale, 3).astype(object)
    elif kind == 'datetime':
        values = np.array([pd.Timestamp('2020-01-01') + pd.Timedelta(seconds=int(s)) for s in rng.integers(0, 10**int(3 + levels % 5), n)], object)
    elif kind == 'categorical':
        values = np.array([f'l{i}' for i in rng.integers(0, levels, n)], object)
    else:
        values = rng.integers(0, 2, n).astype(bool).astype(object)
    if n and rng.random() < constant:
        values[:] = values[0]
    if kind != 'int':
        values[rng.random(n) < missing] = None
    return values


def tables(seed):
    rng = np.random.default_rng(seed)
    kinds = [KINDS[i] for i in rng.integers(0, len(KINDS), rng.integers(2, 6))]
    shapes = [(rng.choice([0, 0, 0.2, 0.5, 1]), 10.0 ** rng.integers(-3, 5), int(rng.choice([1, 2, 3, 6, 40])), 0.1) for _ in kinds]
    frames = []
    related = rng.random() < 0.7
    for n in (rng.choice([1, 2, 5, 25, 40]), rng.choice([1, 2, 5, 25, 40]), rng.choice([2, 20])):
        frame = pd.DataFrame({f'c{i}': pd.Series(column(rng, k, s, n), dtype=object) for i, (k, s) in enumerate(zip(kinds, shapes))})
        if related:  # the rows in the order of the first two columns, each by itself, so that they depend on each other
            for c in list(frame)[:3]:
                if rng.random() < 0.8:
                    frame[c] = frame[c].sort_values(key=lambda x: x.astype(str), ignore_index=True)
        frames.append(frame)
    return kinds, shapes, frames


def typed(frame, kinds, shapes):
    out = pd.DataFrame(index=frame.index)
    for name, kind, shape in zip(frame, kinds, shapes):
        if kind == 'int':
            out[name] = frame[name].astype('int64')
        elif kind == 'float':
            out[name] = frame[name].astype('float64')
        elif kind == 'datetime':
            out[name] = pd.to_datetime(frame[name])
        elif kind == 'boolean' and shape[0] == 0:
            out[name] = frame[name].astype(bool)
        else:
            # np.nan itself, as from read_csv: DiscreteKLDivergence takes any other NaN for a label of its own.
            out[name] = pd.Series([np.nan if pd.isna(v) else v for v in frame[name]], index=frame.index, dtype=object)
    return out


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if value is None or value is pd.NA or (isinstance(value, (float, np.floating)) and np.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value


def answer(function):
    try:
        return plain(function())
    except Exception as error:
        return {'error': type(error).__name__}


def details(report, name):
    rows = report.get_details(name).to_dict('records')
    return [{k: (v.split(':')[0] if k == 'Error' and isinstance(v, str) else plain(v)) for k, v in row.items()} for row in rows]


def quality(real, synthetic, metadata, thresholds):
    report = QualityReport()
    report.num_rows_subsample = None
    report.real_correlation_threshold, report.real_association_threshold = thresholds
    report.generate(real.copy(), synthetic.copy(), metadata, verbose=False)
    return {'score': plain(report.get_score()),
            'properties': {r['Property']: plain(r['Score']) for r in report.get_properties().to_dict('records')},
            'column_shapes': details(report, 'Column Shapes'), 'column_pair_trends': details(report, 'Column Pair Trends')}


def diagnostic(real, synthetic, metadata):
    report = DiagnosticReport()
    report.generate(real.copy(), synthetic.copy(), metadata, verbose=False)
    return {'score': plain(report.get_score()),
            'properties': {r['Property']: plain(r['Score']) for r in report.get_properties().to_dict('records')},
            'data_validity': details(report, 'Data Validity'), 'data_structure': details(report, 'Data Structure')}


def case(seed):
    kinds, shapes, frames = tables(seed)
    real, synthetic, holdout = (typed(f, kinds, shapes) for f in frames)
    sdtype = {'int': 'numerical', 'float': 'numerical', 'datetime': 'datetime', 'categorical': 'categorical', 'boolean': 'boolean'}
    metadata = {'columns': {c: {'sdtype': sdtype[k], **({'datetime_format': FORMAT} if k == 'datetime' else {})} for c, k in zip(real, kinds)}}
    numbers = [c for c, k in zip(real, kinds) if k in ('int', 'float', 'datetime')]
    plain_numbers = [c for c, k in zip(real, kinds) if k in ('int', 'float')]
    labels = [c for c, k in zip(real, kinds) if k in ('categorical', 'boolean')]
    columns = {}
    for c in real:
        metrics = {'MissingValueSimilarity': lambda r, s: single_column.MissingValueSimilarity.compute(r, s)}
        if c in numbers:
            metrics |= {'KSComplement': single_column.KSComplement.compute, 'RangeCoverage': single_column.RangeCoverage.compute,
                        'BoundaryAdherence': single_column.BoundaryAdherence.compute}
            for statistic in ('mean', 'median', 'std'):
                metrics[f'StatisticSimilarity.{statistic}'] = lambda r, s, statistic=statistic: single_column.StatisticSimilarity.compute(r, s, statistic=statistic)
        else:
            metrics |= {'TVComplement': single_column.TVComplement.compute, 'CategoryCoverage': single_column.CategoryCoverage.compute,
                        'CategoryAdherence': single_column.CategoryAdherence.compute}
        metrics['KeyUniqueness'] = single_column.KeyUniqueness.compute
        metrics['SequenceLengthSimilarity'] = single_column.SequenceLengthSimilarity.compute
        columns[c] = {name: answer(lambda: metric(real[c].copy(), synthetic[c].copy())) for name, metric in metrics.items()}
    pairs = {}
    for a, b in combinations(real, 2):
        r, s = real[[a, b]], synthetic[[a, b]]
        found = {}
        if a in numbers and b in numbers:
            for kind in ('Pearson', 'Spearman'):
                found[kind] = answer(lambda: column_pairs.CorrelationSimilarity.compute_breakdown(r.copy(), s.copy(), coefficient=kind))
        if a in plain_numbers and b in plain_numbers:
            found['ContinuousKLDivergence'] = answer(lambda: column_pairs.ContinuousKLDivergence.compute(r.astype(float), s.astype(float)))
        if a in labels and b in labels:
            found['DiscreteKLDivergence'] = answer(lambda: column_pairs.DiscreteKLDivergence.compute(r.copy(), s.copy()))
        if not (set((a, b)) & (set(numbers) - set(plain_numbers))):
            found['ContingencySimilarity'] = answer(lambda: column_pairs.ContingencySimilarity.compute(
                r.copy(), s.copy(), continuous_column_names=[c for c in (a, b) if c in plain_numbers] or None, num_discrete_bins=4))
        pairs[f'{a}|{b}'] = found
    disclosure = {}
    names = list(real)
    binned = [c for c in plain_numbers if real[c].notna().any()]
    if len(names) > 1:
        for method in ('cap', 'zero_cap', 'generalized_cap'):
            disclosure[method] = answer(lambda: single_table.DisclosureProtection.compute_breakdown(
                real.copy(), synthetic.copy(), known_column_names=names[:-1], sensitive_column_names=names[-1:], computation_method=method,
                continuous_column_names=binned, num_discrete_bins=3))
    single = {'tables': {'t': metadata}}
    return {
        'metadata': metadata,
        **{name: frame.to_csv(index=False, date_format=FORMAT) for name, frame in (('real', real), ('synthetic', synthetic), ('holdout', holdout))},
        'quality': quality(real, synthetic, metadata, (0.5, 0.3)),
        'quality_without_thresholds': quality(real, synthetic, metadata, (0, 0)),
        'diagnostic': diagnostic(real, synthetic, metadata),
        'columns': columns,
        'pairs': pairs,
        'dcr': answer(lambda: calculate_dcr(synthetic.copy(), real.copy(), metadata).tolist()),
        'overfitting': answer(lambda: single_table.DCROverfittingProtection.compute_breakdown(
            real.copy(), synthetic.copy(), holdout.copy(), single, 't')['synthetic_data_percentages']['closer_to_training']),
        'baseline': answer(lambda: min(calculate_dcr(synthetic.copy(), real.copy(), metadata).median() / calculate_dcr(holdout.copy(), real.copy(), metadata).median(), 1)),
        'new_rows': {str(t): answer(lambda: single_table.NewRowSynthesis.compute(real.copy(), synthetic.copy(), metadata, numerical_match_tolerance=t)) for t in (0.01, 0.3)},
        'disclosure': disclosure,
        'binned': binned,
    }


print('[\n' + ',\n'.join(json.dumps(case(seed), allow_nan=False) for seed in range(int(sys.argv[2]))) + '\n]')

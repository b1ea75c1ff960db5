"""Times SDMetrics and the benchmarks of this project on the same tables, one after the other, and writes the ratios to docs/cost.md.

    python3 tests/Harness.Benchmarks/compare.py <folder with SDMetrics' source tree>

Needs pandas, SciPy, scikit-learn and tqdm; packages that only SDMetrics' plots need are stood in for. Takes some minutes,
nearly all of them SDMetrics'. Its QualityReport runs without the subsample, and once; closest records of 100,000 rows would
take it hours, so that time is scaled from 4,000 rows by the number of pairs of rows, and marked so.
"""
import glob
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from unittest.mock import MagicMock

for name in ['copulas', 'copulas.univariate', 'copulas.univariate.base', 'plotly', 'plotly.express', 'plotly.figure_factory',
             'plotly.graph_objects', 'plotly.io', 'plotly.subplots']:
    try:
        __import__(name)
    except ImportError:
        sys.modules[name] = MagicMock()
sys.path.insert(0, sys.argv[1])
importlib.metadata.version = lambda name: '0.29.0'  # a source tree has no package metadata
warnings.simplefilter('ignore')

import numpy as np
import pandas as pd
from sdmetrics.reports.single_table import QualityReport
from sdmetrics.single_table.privacy.dcr_utils import calculate_dcr

REPORT_ROWS = [10_000, 100_000, 1_000_000]
RECORD_ROWS, MANY_RECORD_ROWS = 4_000, 100_000

here = os.path.dirname(os.path.abspath(__file__))
metadata = {'columns': {**{f'n{i}': {'sdtype': 'numerical'} for i in range(8)}, **{f'c{i}': {'sdtype': 'categorical'} for i in range(7)}}}


def ours(*arguments):
    subprocess.run(['dotnet', 'run', '-c', 'Release', '--project', here, '--', *arguments], check=True, stdout=subprocess.DEVNULL)


def quality(real, synthetic):
    report = QualityReport()
    report.num_rows_subsample = None
    report.generate(real, synthetic, metadata, verbose=False)
    return report.get_score()


def timed(function):
    wall, processor = time.perf_counter(), time.process_time()
    result = function()
    return (time.perf_counter() - wall, time.process_time() - processor), result


def scores(folder, rows):
    with open(f'{folder}/scores-{rows}.json') as file:
        return json.load(file)


with tempfile.TemporaryDirectory() as folder:
    ours('tables', folder, *map(str, sorted({*REPORT_ROWS, RECORD_ROWS, MANY_RECORD_ROWS})))
    theirs, answers = {}, []
    for method, rows, measure in [*(('QualityReport', n, quality) for n in REPORT_ROWS),
                                  ('ClosestRecord', RECORD_ROWS, lambda r, s: calculate_dcr(s, r, metadata).mean())]:
        real, synthetic = (pd.read_csv(f'{folder}/{name}-{rows}.csv') for name in ('real', 'synthetic'))
        theirs[method, rows], score = timed(lambda: measure(real, synthetic))
        answers.append(abs(score - scores(folder, rows)[method][0]))
    theirs['ClosestRecord', MANY_RECORD_ROWS] = [t * (MANY_RECORD_ROWS / RECORD_ROWS) ** 2 for t in theirs['ClosestRecord', RECORD_ROWS]]
    processor = {(method, rows): scores(folder, rows)[method][1] for method, rows in theirs}
    ours('bench', '--', '--filter', '*QualityReportBenchmark*', '*ClosestRecordBenchmark*', '--artifacts', folder)
    measured = {}
    for path in glob.glob(f'{folder}/results/*-report-brief.json'):
        for benchmark in json.load(open(path))['Benchmarks']:
            measured[benchmark['Method'], int(benchmark['Parameters'].split('=')[1])] = benchmark['Statistics']['Mean'] / 1e9

lines = [
    f'{os.cpu_count()} cores, pandas {pd.__version__}, NumPy {np.__version__}, SDMetrics 0.29.0. The scores differ by at most {max(answers):.1e}.',
    '',
    '| | rows | SDMetrics, s | ours, s | ratio | SDMetrics, processor s | ours, processor s | ratio |',
    '|---|---|---|---|---|---|---|---|',
]
for key, (wall, cpu) in theirs.items():
    method, rows = key
    mark = ' (scaled)' if key == ('ClosestRecord', MANY_RECORD_ROWS) else ''
    lines.append(f'| {method} | {rows:,} | {wall:,.2f}{mark} | {measured[key]:.3f} | {wall / measured[key]:,.0f} | {cpu:,.2f}{mark} | {processor[key]:.3f} | {cpu / processor[key]:,.0f} |')
print('\n'.join(lines))
begin, end = '<!-- sdmetrics: written by `python3 tests/Harness.Benchmarks/compare.py <SDMetrics>` -->', '<!-- end of sdmetrics -->'
path = os.path.join(here, '..', '..', 'docs', 'cost.md')
with open(path, encoding='utf-8') as file:
    text = file.read()
with open(path, 'w', encoding='utf-8', newline='\n') as file:
    file.write(text[:text.index(begin) + len(begin)] + '\n\n' + '\n'.join(lines) + '\n\n' + text[text.index(end):])

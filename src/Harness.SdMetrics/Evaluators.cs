using Harness.Metrics;
using Harness.SdMetrics;

[assembly: Evaluators(typeof(SdMetricsEvaluator))]

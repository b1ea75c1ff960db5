using Harness.Metrics;
using Harness.Utility;
using Harness.Utility.Details;
using Harness.Utility.Detection;

[assembly: Evaluators(
    typeof(DetectionEvaluator),
    typeof(UtilityEvaluator),
    typeof(UtilityDetailsEvaluator),
    typeof(SyntheticUtilityEvaluator),
    typeof(AugmentationEvaluator))]

using Harness.Generators.GaussianCopula;

namespace Harness.Generators.Tests.GaussianCopula;

public sealed class GaussianCopulaLaws() : GeneratorLaws(new GaussianCopulaGenerator());

using Harness.Generators.Mixture;

namespace Harness.Generators.Tests.Mixture;

public sealed class MixtureLaws() : GeneratorLaws(new MixtureGenerator());

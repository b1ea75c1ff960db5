using Harness.Generators.Bootstrap;
using Harness.Generators.Independent;

namespace Harness.Generators.Tests;

public sealed class IndependentLaws() : GeneratorLaws(new IndependentGenerator());

public sealed class BootstrapLaws() : GeneratorLaws(new BootstrapGenerator());

using Harness.Generators.Bootstrap;
using Harness.Generators.Independent;
using Harness.Studies;
using Harness.Testing;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Judged.Composition))]
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.All)]

namespace Judged;

/// <summary>What takes part: the default metrics, and the generators that run here. Recordings need no entry.</summary>
public sealed class Composition() : StudyFixture(new StudyRegistry { Generators = [new IndependentGenerator(), new BootstrapGenerator()] });

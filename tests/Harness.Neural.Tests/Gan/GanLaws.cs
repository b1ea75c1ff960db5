using FsCheck.Xunit;
using Harness.Generators.Tests;

namespace Harness.Neural.Tests.Gan;

/// <summary>What every generator holds, the small GAN holds too, even where it has hardly trained.</summary>
[Properties(MaxTest = 12)]
public sealed class GanLaws() : GeneratorLaws(Quick.Gan());

namespace Harness.Browser.Tests;

/// <summary>Tests that share one browser and one set of pages.</summary>
[CollectionDefinition]
public sealed class BrowserCollection : ICollectionFixture<Browser>, ICollectionFixture<Pages>, ICollectionFixture<StudyPages>;

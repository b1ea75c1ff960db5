return await Harness.Cli.Tool.RunAsync(args, Harness.Cli.Surroundings.OfProcess());

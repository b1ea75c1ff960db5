return await Harness.Cli.Tool.RunAsync(args, Harness.Cli.Terminal.Surroundings.OfProcess());

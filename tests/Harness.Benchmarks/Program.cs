return Harness.Benchmarks.Commands.Create().Parse(args).Invoke();

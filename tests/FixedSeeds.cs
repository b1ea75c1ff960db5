// The same cases at every run, so that a change and its gate see the same tests; -p:HarnessExplore=true draws new ones.
[assembly: FsCheck.Xunit.Properties(Replay = "8622065169954661387,7908794839045657343")]

Dataset iris = Dataset.Load("datasets/iris");                 // or Dataset.Of(train, holdout, target: "species")
Table mine = iris.ReadSynthetic("mine.csv");
Evaluation result = Evaluation.Run(iris, mine);
Console.WriteLine(result.ToMarkdown());
return result.Judge("thresholds.json").Passes ? 0 : 1;

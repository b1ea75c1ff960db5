using Harness.Generators.Cart;

namespace Harness.Generators.Tests.Cart;

public sealed class CartLaws() : GeneratorLaws(new CartGenerator());

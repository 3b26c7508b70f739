using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

/// <summary><c>./test</c> prints how many tests read the published files; it knows them by their trait.</summary>
public class CorpusTraitTests
{
    [Fact]
    public void Every_test_that_reads_the_published_files_says_so() => Faults.None(Checkout.Code.SelectMany(Silent));

    [Theory]
    [InlineData("[Fact] void A() { Corpus.Skip(); }", true)]
    [InlineData("[Fact, Trait(\"Corpus\", \"true\")] void A() { Corpus.Skip(); }", false)]
    [InlineData("[Fact] [Trait(\"Corpus\", \"true\")] void A() => Read(Corpus.Files());", false)]
    [InlineData("[Theory] [Trait(\"Slow\", \"true\")] void A() => Read(Corpus.Files());", true)]
    [InlineData("void A() => Read(Corpus.Files());", false)]
    public void A_test_that_keeps_it_to_itself_is_noticed(string method, bool noticed) =>
        Assert.Equal(noticed, Silent(CodeFile.Of("tests/A.cs", $"class A {{ {method} }}")).Any());

    private static IEnumerable<string> Silent(CodeFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        let attributes = method.AttributeLists.SelectMany(l => l.Attributes).ToList()
        where attributes.Any(a => a.Name.ToString() is "Fact" or "Theory")
        where method.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Text == "Corpus")
        let onClass = method.Ancestors().OfType<TypeDeclarationSyntax>().SelectMany(t => t.AttributeLists).SelectMany(l => l.Attributes)
        where !attributes.Concat(onClass).Any(a => a.ToString().Replace(" ", "", StringComparison.Ordinal) == "Trait(\"Corpus\",\"true\")")
        select $"{file.Path}: {method.Identifier.Text}";
}

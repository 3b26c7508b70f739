using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

public class SizeTests
{
    private const int MostFileLines = 500;
    private const int MostMethodLines = 60;
    private const int MostReadmeLines = 40;

    // Tables kept as text are data; so are locks and migrations, which tools write.
    private static readonly string[] SourceEndings = [".cs", ".cshtml", ".js", ".css", ".sh", ".props", ".targets", ".csproj"];

    [Fact]
    public void No_source_file_is_longer_than_500_lines()
    {
        var sources = Checkout.Files
            .Where(f => SourceEndings.Any(e => f.EndsWith(e, StringComparison.Ordinal)) && !f.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sources);
        Faults.None(from f in sources let lines = File.ReadLines(Checkout.Full(f)).Count() where lines > MostFileLines select $"{f}: {lines} lines");
    }

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Faults.None(Checkout.Code.Where(f => !f.IsMigration).SelectMany(LongMethods));

    [Fact]
    public void A_method_of_61_lines_is_noticed_and_one_of_60_is_not()
    {
        static string Method(int lines) => "void M()\n{\n" + string.Concat(Enumerable.Repeat("    F();\n", lines - 3)) + "}";
        Assert.Empty(LongMethods(CodeFile.Of("a.cs", $"class C\n{{\n{Method(60)}\n}}")));
        Assert.Equal("a.cs: M, 61 lines", Assert.Single(LongMethods(CodeFile.Of("a.cs", $"class C\n{{\n{Method(61)}\n}}"))));
        Assert.Equal("a.cs: the program, 61 lines", Assert.Single(LongMethods(CodeFile.Of("a.cs", string.Concat(Enumerable.Repeat("F();\n", 61))))));
        Assert.Equal("a.cs: get, 61 lines", Assert.Single(LongMethods(CodeFile.Of("a.cs", "class C { int P {\n" + Method(61).Replace("void M()", "get", StringComparison.Ordinal) + "} }"))));
    }

    [Fact]
    public void Every_room_of_Core_explains_itself_on_one_screen()
    {
        var rooms = Checkout.Files.Where(f => f.StartsWith("src/Quittance.Core/", StringComparison.Ordinal) && f.Count(c => c == '/') > 2)
            .Select(f => f.Split('/')[2]).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("Kernel", rooms, StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var room in rooms)
        {
            var readme = $"src/Quittance.Core/{room}/README.md";
            if (!Checkout.Files.Contains(readme, StringComparer.Ordinal)) faults.Add($"{readme} is missing");
            else if (File.ReadLines(Checkout.Full(readme)).Count() > MostReadmeLines) faults.Add($"{readme} has more than {MostReadmeLines} lines");
        }
        Faults.None(faults);
    }

    private static IEnumerable<string> LongMethods(CodeFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            var name = node switch
            {
                MethodDeclarationSyntax m => m.Identifier.Text,
                ConstructorDeclarationSyntax c => c.Identifier.Text,
                AccessorDeclarationSyntax a => a.Keyword.Text,
                PropertyDeclarationSyntax { ExpressionBody: not null } p => p.Identifier.Text,
                BaseMethodDeclarationSyntax => "an operator",
                LocalFunctionStatementSyntax l => l.Identifier.Text,
                _ => null,
            };
            if (name is not null && Lines(node, node) is var lines and > MostMethodLines) yield return $"{file.Path}: {name}, {lines} lines";
        }
        var statements = file.Syntax.Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count > 0 && Lines(statements[0], statements[^1]) is var program and > MostMethodLines)
            yield return $"{file.Path}: the program, {program} lines";
    }

    // Without the comments above: a summary does not make a method long.
    private static int Lines(SyntaxNode first, SyntaxNode last)
    {
        var tree = first.SyntaxTree;
        return tree.GetLineSpan(last.Span).EndLinePosition.Line - tree.GetLineSpan(first.Span).StartLinePosition.Line + 1;
    }
}

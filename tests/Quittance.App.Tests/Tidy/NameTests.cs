using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

public class NameTests
{
    private static readonly string[] SayNothing = ["Common", "Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Managers", "Service", "Services"];

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Faults.None(Checkout.Files.Where(f => f.Split('/').SkipLast(1).Any(p => SayNothing.Contains(p, StringComparer.OrdinalIgnoreCase))));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Faults.None(Checkout.Code.SelectMany(EmptyNames));

    [Theory]
    [InlineData("class ClaimHelper;", true)]
    [InlineData("record struct Utils;", true)]
    [InlineData("interface IPaymentService;", true)]
    [InlineData("static class Common;", true)]
    [InlineData("class PlaceOfService;", false)]
    [InlineData("class ServiceLine;", false)]
    [InlineData("class Pharmacommon;", false)]
    public void A_name_that_says_nothing_is_noticed(string code, bool noticed) =>
        Assert.Equal(noticed, EmptyNames(CodeFile.Of("a.cs", code)).Any());

    [Fact]
    public void A_namespace_is_the_path_of_its_file() => Faults.None(Checkout.Code.Where(f => !f.IsMigration).SelectMany(Misplaced));

    [Theory]
    [InlineData("src/Quittance.Core/X12/Sets/Era.cs", "namespace Quittance.Core.X12.Sets;", false)]
    [InlineData("src/Quittance.Core/X12/Era.cs", "namespace Quittance.Core.X12.Sets;", true)]
    [InlineData("src/Quittance.Core/X12/Sets/Era.cs", "namespace Quittance.Core.X12;", true)]
    [InlineData("src/Quittance.Core/Era.cs", "class Era;", true)]
    [InlineData("src/Quittance.Cli/Program.cs", "Run();", false)]
    [InlineData("samples/library/One.cs", "Run(); class Two;", false)]
    public void A_file_in_another_room_is_noticed(string path, string code, bool noticed) =>
        Assert.Equal(noticed, Misplaced(CodeFile.Of(path, code)).Any());

    private static IEnumerable<string> EmptyNames(CodeFile file) =>
        from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let name = type.Identifier.Text
        where SayNothing.Any(word => name.EndsWith(word, StringComparison.Ordinal)) && !name.EndsWith("OfService", StringComparison.Ordinal)
        select $"{file.Path}: {name}";

    private static IEnumerable<string> Misplaced(CodeFile file)
    {
        var expected = string.Join('.', file.Path.Split('/')[1..^1]);
        var declared = file.Syntax.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()).ToList();
        // A whole program in one file begins with its statements, and the compiler allows no namespace around them.
        var isProgram = file.Syntax.Members.Any(m => m is GlobalStatementSyntax);
        var outside = file.Syntax.Members.Any(m => m is BaseTypeDeclarationSyntax) && declared.Count == 0 && !isProgram;
        if (outside) yield return $"{file.Path}: a type without a namespace";
        foreach (var name in declared.Where(n => n != expected)) yield return $"{file.Path}: {name} should be {expected}";
    }
}

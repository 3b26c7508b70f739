using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

/// <summary>
/// No claim leaves unscrubbed. Claims are written by one writer; of ours only two may call it: the file that leaves, which takes nothing but
/// claims that the scrub let pass, and the text of a draft, whose envelope no partner knows.
/// </summary>
public class OneGateTests
{
    private const string Writer = "Claim837Writer", Clean = "CleanClaim";

    private static readonly List<CodeFile> Sources = [.. Checkout.Code.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal))];

    [Fact]
    public void Only_the_gate_and_the_draft_write_claims()
    {
        var callers = Naming(Writer).Where(f => !f.Path.StartsWith("src/Quittance.Core/X12/", StringComparison.Ordinal)).Select(f => f.Path).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(["src/Quittance.Core/Claims/ClaimText.cs", "src/Quittance.Core/Exchange/ClaimFile.cs"], callers);
    }

    [Fact]
    public void The_gate_takes_only_claims_that_were_judged()
    {
        var write = Sources.Single(f => f.Path == "src/Quittance.Core/Exchange/ClaimFile.cs").Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == "Write");

        Assert.Equal($"IReadOnlyList<{Clean}>", write.ParameterList.Parameters[1].Type!.ToString());
    }

    [Fact]
    public void Only_the_judgement_itself_makes_a_judged_claim()
    {
        var type = Sources.Single(f => f.Path == "src/Quittance.Core/Scrubbing/CleanClaim.cs").Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>().Single();

        Assert.All(type.Members.OfType<ConstructorDeclarationSyntax>(), c => Assert.Contains(c.Modifiers, m => m.IsKind(SyntaxKind.PrivateKeyword)));
        var makers = type.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Where(o => o.Type.ToString() == Clean).Select(o => o.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text).ToArray();
        Assert.Equal(["Judge"], makers);
    }

    [Fact]
    public void Only_sending_hands_a_file_to_a_partner() =>
        Assert.Equal(["src/Quittance.App/Jobs/SendBatches.cs"], Naming("OutFolder").Where(f => f.Path.StartsWith("src/Quittance.App/Jobs/", StringComparison.Ordinal)).Select(f => f.Path).ToArray());

    private static IEnumerable<CodeFile> Naming(string name) => Sources.Where(f => f.Syntax.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Text == name));
}

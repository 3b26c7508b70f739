using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quittance.App.Tests.Tidy;

public partial class OrderTests
{
    private static readonly List<CodeFile> Sources = [.. Checkout.Code.Where(f => Rooms.Of(f.Path) is not null)];

    private static readonly ILookup<Room, string> TypesOf = Types(Sources);

    [Fact]
    public void Every_folder_is_a_room_that_the_map_knows() =>
        Faults.None(Sources.Select(f => Rooms.Of(f.Path)!.Value).Where(r => !Rooms.Knows(r)).Select(r => r.ToString()));

    [Fact]
    public void A_room_uses_only_what_stands_before_it()
    {
        Assert.NotEmpty(Sources);
        Faults.None(Sources.SelectMany(f => Steps(f, TypesOf)));
    }

    [Fact]
    public void A_project_refers_only_to_projects_before_it()
    {
        var faults = new List<string>();
        foreach (var file in Checkout.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var from = new Room(Rooms.Of(file)!.Value.Project, "");
            foreach (Match to in Reference().Matches(Checkout.Read(file)))
                if (from.Project != to.Groups["project"].Value && Rooms.WhyNot(from, new Room(to.Groups["project"].Value, "Kernel")) is { } why) faults.Add($"{file}: {why}");
        }
        Faults.None(faults);
    }

    [Fact]
    public void Core_needs_no_package() =>
        Assert.DoesNotContain("PackageReference", Checkout.Read("src/Quittance.Core/Quittance.Core.csproj"), StringComparison.Ordinal);

    [Theory]
    [InlineData("src/Quittance.Core/Claims/A.cs", "using Quittance.Core.Kernel;", true)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "using Quittance.Core.Denials;", false)]
    [InlineData("src/Quittance.Core/Denials/A.cs", "using Quittance.Core.Claims;", true)]
    [InlineData("src/Quittance.Core/X12/A.cs", "using static Quittance.Core.Codes.Carc;", false)]
    [InlineData("src/Quittance.Core/Model/A.cs", "using R = Quittance.Core.Rules.Runner;", false)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "class A { Quittance.Core.Denials.B b; }", false)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "class A { Denials.Appeal b; }", false)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "class A { object F(B b) => b.Denials.Appeal + Denials.Count; }", true)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "// Quittance.Core.Denials\nclass A { string b = \"Quittance.Core.Denials\"; }", true)]
    [InlineData("src/Quittance.App/Storage/A.cs", "using Quittance.App.Claims;", false)]
    [InlineData("src/Quittance.App/Claims/A.cs", "using Quittance.App.Compliance;", false)]
    [InlineData("src/Quittance.App/Jobs/A.cs", "using Quittance.App.Compliance;", true)]
    [InlineData("src/Quittance.App/Claims/A.cs", "using Quittance.App.Jobs;", false)]
    [InlineData("src/Quittance.App/Claims/A.cs", "using Quittance.Web.Claims;", false)]
    [InlineData("src/Quittance.Core/Claims/A.cs", "using Quittance.App.Claims;", false)]
    [InlineData("src/Quittance.PayerSim/A.cs", "using Quittance.Core.X12.Sets;", true)]
    [InlineData("src/Quittance.PayerSim/A.cs", "using Quittance.Core.Rules;", false)]
    [InlineData("src/Quittance.Web/Claims/A.cs", "using Quittance.PayerSim;", false)]
    [InlineData("src/Quittance.PracticeSim/A.cs", "using Quittance.PayerSim;", true)]
    public void A_step_in_the_wrong_direction_is_noticed(string path, string code, bool allowed)
    {
        var next = CodeFile.Of("src/Quittance.Core/Denials/Appeal.cs", "namespace Quittance.Core.Denials; class Appeal;");
        Assert.Equal(allowed, !Steps(CodeFile.Of(path, code), Types([next])).Any());
    }

    private static IEnumerable<string> Steps(CodeFile file, ILookup<Room, string> typesOf)
    {
        var from = Rooms.Of(file.Path)!.Value;
        return from to in Rooms.UsedBy(file, typesOf)
               where Rooms.Knows(to)
               let why = Rooms.WhyNot(@from, to)
               where why is not null
               select $"{file.Path} uses {to}: {why}";
    }

    private static ILookup<Room, string> Types(IEnumerable<CodeFile> files) =>
        files.SelectMany(f => f.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(t => (Room: Rooms.Of(f.Path)!.Value, t.Identifier.Text)))
            .ToLookup(t => t.Room, t => t.Text);

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*Quittance\.(?<project>\w+)\.csproj""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reference();
}

using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Library;

/// <summary>What the core shows to others is small, and changes only on purpose.</summary>
public class PublicInterfaceTests
{
    private static readonly string[] Rooms = ["Kernel", "X12", "Codes", "Rules", "Scrubbing"];

    [Fact]
    public void The_public_interface_is_the_one_that_was_approved() =>
        Approved.Is("docs/reference/public-api.txt", PublicListing.Of(typeof(Money).Assembly));

    [Fact]
    public void Only_the_rooms_of_the_library_show_anything()
    {
        var shown = typeof(Money).Assembly.GetExportedTypes().Select(t => t.Namespace!.Split('.')[2]).Distinct(StringComparer.Ordinal);
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_listing_tells_types_members_and_what_may_be_null() =>
        Assert.Equal(
            """
            Quittance.App.Tests.Library
              sealed record PublicInterfaceTests.Shown
                Shown(string Id, int? Number = default)
                string Id { get; init; }
                IReadOnlyList<string?> Names { get; init; }
                string? Note { get; }
                int? Number { get; init; }
                static bool TryRead(ReadOnlySpan<byte> text, out Money money)

            """.ReplaceLineEndings("\n"),
            PublicListing.Of([typeof(Shown)]));

    public sealed record Shown(string Id, int? Number = null)
    {
        public IReadOnlyList<string?> Names { get; init; } = [];
        public string? Note => Names.Count == 0 ? null : Id;
        public static bool TryRead(ReadOnlySpan<byte> text, out Money money) => Money.TryParse(text, out money);
        public override string ToString() => Id;
    }
}

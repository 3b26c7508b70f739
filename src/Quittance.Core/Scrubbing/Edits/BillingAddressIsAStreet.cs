using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing.Edits;

/// <summary>The billing provider's address is a street, not a post office box.</summary>
internal sealed class BillingAddressIsAStreet : IEdit
{
    public EditInfo Info { get; } = new("PRO-0106", EditStage.Required, 4, Severity.Error, Sources.Guide("loop 2010AA N3; Form 1500 manual, item 33"), Sources.Since5010)
    {
        Title = "The billing provider's address is a street, not a post office box.",
        Fires = "A line of the billing provider's street begins with or is a post office box or a lock box.",
        Clears = "Put the street into the billing address and the box into the pay-to address.",
    };

    public IReadOnlyList<EditExample> Examples =>
    [
        ExampleClaim.Fires("a box", ExampleClaim.Billing(b => b with { Street = "PO BOX 120" })),
        ExampleClaim.Fires("a box with points", ExampleClaim.Billing(b => b with { Street = "P.O. Box 9" })),
        ExampleClaim.Fires("a box in the second line", ExampleClaim.Billing(b => b with { Street2 = "LOCKBOX 77" })),
        ExampleClaim.Silent("a street whose name begins alike", ExampleClaim.Billing(b => b with { Street = "POBOXTON ROAD 3" })),
        ExampleClaim.Silent("a street", ExampleClaim.Clean),
    ];

    public void Check(in EditContext context, ref FindingSink sink)
    {
        var billing = context.Claim.Billing;
        if (IsBox(billing.Street) || IsBox(billing.Street2))
            sink.Add(ClaimField.BillingStreet, "The billing provider's address is a post office box; a claim names a street.", expected: "a street address");
    }

    // Points and spaces do not count: P.O. BOX 1, P O BOX 1 and POBOX 1 are one thing. A digit or the end must follow, so that POBOXTON is a street.
    private static bool IsBox(string street)
    {
        Span<char> letters = stackalloc char[16];
        var count = 0;
        foreach (var c in street)
        {
            if (c is ' ' or '.' or ',' or '#') continue;
            if (count == letters.Length) break;
            letters[count++] = char.ToUpperInvariant(c);
        }
        ReadOnlySpan<char> text = letters[..count];
        return Begins(text, "POBOX") || Begins(text, "POSTOFFICEBOX") || Begins(text, "LOCKBOX");
    }

    private static bool Begins(ReadOnlySpan<char> text, string with) =>
        text.StartsWith(with, StringComparison.Ordinal) && (text.Length == with.Length || char.IsAsciiDigit(text[with.Length]));
}

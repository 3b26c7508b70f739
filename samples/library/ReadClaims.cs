// Lists the claims of an 837P: ReadClaims FILE
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

using var file = File.OpenRead(args[0]);
var claims = 0;
var charged = Money.Zero;

// One item at a time: the file may be larger than memory.
foreach (var item in TypedReader.Read(file))
{
    switch (item)
    {
        case SetStart set:
            Console.WriteLine($"Set {set.Control}, {set.Type} by {set.Guide}");
            break;
        case Claim837 claim:
            claims++;
            charged += claim.Charge ?? Money.Zero;
            Console.WriteLine($"  {claim.Number}: {claim.Charge} to {claim.Payer.LastOrOrganization}");
            foreach (var line in claim.Lines)
                Console.WriteLine($"    {line.From} {string.Join(':', [line.Code, .. line.Modifiers])} x {line.Units} = {line.Charge}");
            break;
        case ItemFinding { Finding: var finding }: // faulty data is told, and reading goes on
            Console.Error.WriteLine($"Byte {finding.ByteOffset}: {finding.Message}");
            break;
    }
}

Console.WriteLine($"{claims} claims, {charged}");

namespace Quittance.Bench.Generate;

/// <summary>How much to write: a number of claims, or as many as fill a size.</summary>
internal readonly record struct Amount(long? Claims, long? Bytes)
{
    public bool IsReached(long claims, long bytes) => (Claims is { } c && claims >= c) || (Bytes is { } b && bytes >= b);
}

/// <summary>Writes large files to a stream in bounded memory.</summary>
internal static class BigFiles
{
    // The sizes that the guides recommend as the most for one set.
    private const int ClaimsPerSet = 5_000;
    private const int PaymentsPerSet = 10_000;
    private const int FlushAt = 1 << 20;
    private static readonly DateOnly Sent = new(2025, 10, 1);
    private static readonly DateOnly PaidOn = new(2025, 10, 28);

    /// <summary>An 837P; gives the number of claims written.</summary>
    public static long WriteClaims(Stream to, long seed, Amount amount)
    {
        var interchange = new Interchange(Cast.PracticeBox, Cast.ClearinghouseBox, Sent, "1640", 900000000, Dialect.Usual);
        interchange.OpenGroup("HC", "005010X222A1", 1);
        long claims = 0, bytes = 0;
        using var source = ClaimStream.Claims(seed).GetEnumerator();
        for (var set = 1; !amount.IsReached(claims, bytes + interchange.Text.Length); set++)
        {
            interchange.OpenSet("837", "005010X222A1");
            var text = new Claim837Text(interchange.Text);
            text.Head("BIG" + X12Text.Number(seed) + "-" + X12Text.Number(set), Sent, "1640");
            for (var inSet = 0; inSet < ClaimsPerSet && !amount.IsReached(claims, bytes + interchange.Text.Length) && source.MoveNext(); inSet++, claims++)
            {
                text.Claim(source.Current);
                if (interchange.Text.Length >= FlushAt) bytes += Flush(interchange.Text, to);
            }
            interchange.CloseSet();
        }
        interchange.Close();
        Flush(interchange.Text, to);
        return claims;
    }

    /// <summary>
    /// The 835 that answers the first claims of the same seed, payer by payer; gives the number of claims answered. A size is
    /// turned into a number of claims by writing the first two thousand to nowhere.
    /// </summary>
    public static long WriteRemittances(Stream to, long seed, Amount amount)
    {
        var claims = amount.Claims ?? amount.Bytes!.Value * 2000 / MeasureFirst(seed, 2000);
        var interchange = new Interchange(Cast.ClearinghouseBox, Cast.PracticeBox, PaidOn, "0430", 900000001, Dialect.Usual);
        interchange.OpenGroup("HP", "005010X221A1", 1);
        foreach (var payer in Cast.Payers) WritePayer(interchange, to, payer, seed, claims);
        interchange.Close();
        Flush(interchange.Text, to);
        return claims;
    }

    private static long MeasureFirst(long seed, long claims)
    {
        using var nowhere = new MemoryStream();
        WriteRemittances(nowhere, seed, new Amount(claims, null));
        return nowhere.Length;
    }

    private static void WritePayer(Interchange interchange, Stream to, Payer payer, long seed, long claims)
    {
        var sets = 0;
        // BPR02 stands before the claims that it sums, so one set at a time is decided first and then written.
        foreach (var chunk in ClaimStream.Claims(seed).Take(checked((int)claims)).Where(c => c.Payer == payer).Chunk(PaymentsPerSet))
        {
            var remittance = new Remittance(payer, PaidOn, payer.ClaimNumberPrefix + "BIG" + X12Text.Number(seed) + "-" + X12Text.Number(++sets));
            foreach (var claim in chunk) remittance.Answers.Add(Decide(claim, payer));
            interchange.OpenSet("835");
            Remittance835Text.Head(interchange.Text, remittance);
            interchange.Text.Add("LX", "1");
            foreach (var answer in remittance.Answers)
            {
                Remittance835Text.Claim(interchange.Text, answer);
                if (interchange.Text.Length >= FlushAt) Flush(interchange.Text, to);
            }
            interchange.CloseSet();
        }
    }

    private static Answer Decide(ClaimVersion claim, Payer payer)
    {
        // Eight in a hundred are refused, chosen by the claim's number so that no generator has to be kept in step.
        var turn = long.Parse(claim.Number[(claim.Number.IndexOf('-', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        Denial? denial = (turn % 100) switch
        {
            7 or 31 or 58 => new("CO", "197", "M62", true),
            19 or 44 => new("CO", "16", "M76", true),
            66 or 83 => new("CO", "97", "M15", false),
            92 => new("CO", "50", "N115", true),
            _ => null,
        };
        return Adjudicator.Decide(claim, payer.ClaimNumberPrefix + "9" + X12Text.Number(turn, 9), denial);
    }

    private static int Flush(SegmentText text, Stream to)
    {
        var bytes = text.Take();
        to.Write(bytes);
        return bytes.Length;
    }
}

namespace Quittance.Bench.Generate;

/// <summary>The clearinghouse: TA1, 999 and 277CA files for what the practice sent.</summary>
internal sealed class ClearinghouseDesk(Outbox outbox)
{
    private const string Time = "0715";
    private int _trackingNumber = 7000000;

    /// <summary>A TA1 alone in its file.</summary>
    public void AnswerEnvelope(Transmission sent, DateOnly day, string code, string note)
    {
        var interchange = Open(day, out var control);
        interchange.AnswerEnvelope(sent.Control, sent.Day, "1640", code, note);
        interchange.Close();
        Save(interchange, day, control, "ta1", "TA1");
    }

    /// <summary>A 999 for the group; <paramref name="withEnvelope"/> puts a TA1 before it, as some clearinghouses always do.</summary>
    public void AnswerGroup(Transmission sent, DateOnly day, bool withEnvelope, (string Set, string Claim, int Position, string Value)? culprit)
    {
        var interchange = Open(day, out var control);
        if (withEnvelope) interchange.AnswerEnvelope(sent.Control, sent.Day, "1640", "A", "000");
        interchange.OpenGroup("FA", "005010X231A1", control);
        interchange.OpenSet("999", "005010X231A1");
        AcknowledgmentText.Write999(interchange.Text, X12Text.Number(sent.Control), [.. sent.Sets.Select(s => s.Control)], culprit);
        interchange.CloseSet();
        interchange.Close();
        Save(interchange, day, control, "999", "999");
    }

    /// <summary>The clearinghouse's own 277CA: what it took and what it gave back.</summary>
    public void AnswerClaims(IReadOnlyList<SentSet> sets, IReadOnlySet<Outgoing> givenBack, DateOnly sent, DateOnly day)
    {
        var batches = sets.Select(set => new BatchAnswered("AY", Cast.ClearinghouseName, Cast.ClearinghouseBox.Id, set.BatchReference, sent,
        [
            .. set.Items.Select(item =>
            {
                var rejected = givenBack.Contains(item);
                return new ClaimAnswered(item.Version, rejected ? item.Case.Rejection : "A1:19:40", rejected,
                    ClearinghouseNumber: X12Text.Number(++_trackingNumber), LineStatus: rejected ? item.Case.LineRejection : "");
            }),
        ]));
        Write([.. batches], day);
    }

    /// <summary>The payers' 277CAs as the clearinghouse hands them on, one set for each payer and batch.</summary>
    public void HandOn(IReadOnlyList<BatchAnswered> batches, DateOnly day) => Write(batches, day);

    private void Write(IReadOnlyList<BatchAnswered> batches, DateOnly day)
    {
        var interchange = Open(day, out var control);
        interchange.OpenGroup("HN", "005010X214", control);
        for (var i = 0; i < batches.Count; i++)
        {
            interchange.OpenSet("277", "005010X214");
            AcknowledgmentText.Write277CA(interchange.Text, batches[i], "CP" + X12Text.Number(control, 9) + X12Text.Number(i + 1), day, Time);
            interchange.CloseSet();
        }
        interchange.Close();
        Save(interchange, day, control, "277ca", "277CA");
    }

    private Interchange Open(DateOnly day, out int control)
    {
        control = outbox.NextControl("clearinghouse");
        return new Interchange(Cast.ClearinghouseBox, Cast.PracticeBox, day, Time, control, Dialect.Usual);
    }

    private void Save(Interchange interchange, DateOnly day, int control, string ending, string kind) =>
        outbox.Add($"in/{X12Text.Day(day)}_{Cast.ClearinghouseBox.Id}_{X12Text.Number(control, 9)}.{ending}", kind, interchange.Text.Take(), "received");
}

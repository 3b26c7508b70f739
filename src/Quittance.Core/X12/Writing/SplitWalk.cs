using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Writing;

/// <summary>A level of a set's hierarchy that is open: its HL and what says who it is.</summary>
internal sealed class OpenLevel(HeldSegment hl)
{
    public HeldSegment Hl { get; } = hl;
    public string Id { get; } = hl.Segment[1].Text();
    public List<HeldSegment> Segments { get; } = [];

    /// <summary>True when a claim stands under it, or under a level below it.</summary>
    public bool HasClaim { get; set; }

    /// <summary>Its number in the set that is being written; 0 when it is not in it.</summary>
    public int Number { get; set; }

    /// <summary>True when it was written as one without levels below.</summary>
    public bool IsLeaf { get; set; }

    public int Length => Hl.Length + Segments.Sum(s => s.Length);
}

/// <summary>What is done with the parts of a file, in its order.</summary>
internal interface ISplitVisitor
{
    /// <summary>A header or trailer of interchange, group or set, or a TA1.</summary>
    void Envelope(in Segment segment);

    /// <summary>A claim, with the head of its set and the levels that it hangs under.</summary>
    void Claim(SplitWalk walk);

    /// <summary>The innermost level is closed, and no claim was under it.</summary>
    void BareLevel(SplitWalk walk);

    /// <summary>A segment of a set that is not taken apart.</summary>
    void Other(in Segment segment);
}

/// <summary>
/// Goes through a file and takes its claims apart: 837 by CLM under the HL of provider, subscriber and patient, 834 by INS. Other sets are one
/// piece. What it holds at one time is one claim, its levels and the head of its set, each within a limit.
/// </summary>
internal sealed class SplitWalk(ReadLimits limits, ISplitVisitor visitor)
{
    // The deepest guide has six. Each level is written again for each claim.
    private const int MostLevels = 64;

    private int _trigger;
    private bool _inSet;
    private long _held;

    /// <summary>From the segment after ST to the one before the first level or claim.</summary>
    public List<HeldSegment> Head { get; } = [];

    public List<OpenLevel> Path { get; } = [];

    public List<HeldSegment> Claim { get; } = [];

    /// <summary>Why the file cannot be taken apart; null as long as it can.</summary>
    public Result<SplitParts>.Refused? Refusal { get; private set; }

    /// <summary>Reads the file to its end, or to what cannot be taken apart.</summary>
    public void Run(Stream stream, CancellationToken cancellation = default)
    {
        using var tokenizer = new Tokenizer(stream, limits);
        while (Refusal is null && tokenizer.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsWhole(tokenizer)) Take(tokenizer.Current);
        }
        if (Refusal is not null || !IsWhole(tokenizer)) return;
        if (_inSet) Refuse("split.fault", "The file ends inside a set, so it is not taken apart.");
    }

    /// <summary>False, and refused, when the tokenizer told of a fault, or of data that it did not keep.</summary>
    private bool IsWhole(Tokenizer tokenizer)
    {
        foreach (var finding in tokenizer.Findings)
        {
            if (finding.Severity == Severity.Error) Refuse("split.fault", $"The file has a fault, so it is not taken apart: {finding.Message}");
            else if (finding.Id == Tokenizer.BinaryLeftOut) Refuse("split.binary", $"The file holds a binary segment of more than {limits.SegmentBytes} bytes, which would be lost, so the file is not taken apart.");
        }
        return Refusal is null;
    }

    public void Refuse(string code, string sentence) => Refusal ??= new Result<SplitParts>.Refused(code, sentence);

    private void Take(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.St when !_inSet:
                _inSet = true;
                _trigger = segment[1].Is("837"u8) ? SegmentKey.Clm : segment[1].Is("834"u8) ? SegmentKey.Ins : 0;
                visitor.Envelope(segment);
                return;
            case SegmentKey.Se when _inSet:
                FinishClaim();
                while (Path.Count > 0) CloseLevel();
                visitor.Envelope(segment);
                Head.Clear();
                _held = 0;
                _inSet = false;
                return;
            case SegmentKey.Isa or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Iea or SegmentKey.Ta1 when !_inSet:
                visitor.Envelope(segment);
                return;
        }
        if (!_inSet || segment.Key is SegmentKey.St or SegmentKey.Isa or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Iea)
            Refuse("split.fault", $"{segment.ShownId()} stands where it has no place, so the file is not taken apart.");
        else if (_trigger == 0) visitor.Other(segment);
        else TakeInSet(segment);
    }

    private void TakeInSet(in Segment segment)
    {
        if (segment.Key == SegmentKey.Hl && _trigger == SegmentKey.Clm) OpenLevel(segment);
        else if (segment.Key == _trigger)
        {
            FinishClaim();
            Hold(Claim, segment);
        }
        else Hold(Claim.Count > 0 ? Claim : Path.Count > 0 ? Path[^1].Segments : Head, segment);
    }

    private void Hold(List<HeldSegment> list, in Segment segment)
    {
        var held = new HeldSegment(segment);
        Count(held);
        list.Add(held);
    }

    private void OpenLevel(in Segment hl)
    {
        FinishClaim();
        var parent = hl[2].Text();
        while (Path.Count > 0 && Path[^1].Id != parent) CloseLevel();
        if (parent.Length > 0 && Path.Count == 0)
        {
            Refuse("split.fault", $"A level hangs under HL {(parent.Length > 12 ? parent[..12] : parent)}, which is not open, so the file is not taken apart.");
            return;
        }
        if (Path.Count == MostLevels)
        {
            Refuse("split.too-deep", $"Levels hang more than {MostLevels} deep under each other, so the file is not taken apart.");
            return;
        }
        var held = new HeldSegment(hl);
        Count(held);
        Path.Add(new OpenLevel(held));
    }

    private void Count(HeldSegment held)
    {
        _held += held.Length;
        if (_held > limits.BytesPerClaim) Refuse("split.claim-too-long", $"A claim with what it hangs under is longer than {limits.BytesPerClaim} bytes.");
    }

    private void CloseLevel()
    {
        var level = Path[^1];
        if (!level.HasClaim) visitor.BareLevel(this);
        _held -= level.Length;
        Path.RemoveAt(Path.Count - 1);
        // A bare level counts for the one above as well, which was told with it, and that one for the next.
        if (Path.Count > 0) Path[^1].HasClaim = true;
    }

    private void FinishClaim()
    {
        if (Claim.Count == 0) return;
        foreach (var level in Path) level.HasClaim = true;
        visitor.Claim(this);
        foreach (var segment in Claim) _held -= segment.Length;
        Claim.Clear();
    }
}

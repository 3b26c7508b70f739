using System.Globalization;
using System.Text.Json;
using Quittance.Core.Kernel;
using Quittance.Core.X12;

namespace Quittance.Bench.Fuzz;

/// <summary>One segment as it was read.</summary>
internal sealed record ReadSegment(long Offset, long End, int Position, Separators Separators, byte[] Bytes);

/// <summary>The ways in which an input is read, each made comparable.</summary>
internal static class Reads
{
    /// <summary>Limits that inputs of the fuzz reach.</summary>
    public static readonly ReadLimits Tight = new() { SegmentBytes = 200, Elements = 24, LeadingBytes = 400, Findings = 50, EntriesPerClaim = 20, SetsPerGroup = 5, BinaryBytes = 3000 };

    public static (List<ReadSegment> Segments, List<Finding> Findings) Segments(byte[] input, int pieces, ReadLimits limits)
    {
        using var tokenizer = new Tokenizer(new PiecesStream(input, pieces), limits);
        List<ReadSegment> segments = [];
        List<Finding> findings = [];
        while (tokenizer.Read())
        {
            findings.AddRange(tokenizer.Findings);
            var s = tokenizer.Current;
            segments.Add(new ReadSegment(s.Offset, s.End, s.Position, s.Separators, s.Bytes.ToArray()));
        }
        findings.AddRange(tokenizer.Findings);
        return (segments, findings);
    }

    public static List<X12Item> Items(byte[] input, int pieces, ReadLimits limits) => [.. TypedReader.Read(new PiecesStream(input, pieces), limits)];

    public static string Say(X12Item item) => $"{item.GetType().Name} {JsonSerializer.Serialize(item, item.GetType())}";

    public static string Say(ReadSegment s) => string.Create(CultureInfo.InvariantCulture, $"{s.Offset}-{s.End} {s.Position} {System.Text.Encoding.Latin1.GetString(s.Bytes)}");

    public static string Say(Finding f) =>
        string.Create(CultureInfo.InvariantCulture, $"{f.Id} {f.Severity} {f.Level} at {f.ByteOffset} {f.Segment}{f.Element:00}-{f.Component} @{f.SegmentPosition} {f.Loop} code {f.AckCode}");
}

/// <summary>A stream that gives at most so many bytes at a time.</summary>
internal sealed class PiecesStream(byte[] bytes, int size) : Stream
{
    private int _at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => bytes.Length;
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var n = Math.Min(Math.Min(size, count), bytes.Length - _at);
        Array.Copy(bytes, _at, buffer, offset, n);
        _at += n;
        return n;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

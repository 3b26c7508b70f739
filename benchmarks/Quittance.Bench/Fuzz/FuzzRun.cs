using System.Diagnostics;
using System.Security.Cryptography;
using CsCheck;
using Quittance.Core.X12.Structure;

namespace Quittance.Bench.Fuzz;

/// <summary>An input that broke a law, made small.</summary>
internal sealed record Found(string Law, string How, byte[] Input);

/// <summary>What a run came to.</summary>
internal sealed record FuzzReport(ulong Seed, int Seeds, long Inputs, long Bytes, double Seconds, int Branches, int Kept, IReadOnlyList<Found> Found);

/// <summary>
/// Changes inputs, keeps those that reach something new, and tries the laws on each. An input is new when it takes a branch that none took
/// before (where Core is instrumented), or makes a finding at a place where none was.
/// </summary>
internal sealed class FuzzRun(IReadOnlyList<byte[]> seeds, ulong seed)
{
    // One kind of break is told a few times; more of it says nothing more.
    private const int MostPerLaw = 3;

    // CPU seconds that one input may take: twenty readings of 64 KB take milliseconds, so this is a hang on any machine.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly PCG _draw = new(1, seed);
    private readonly List<byte[]> _pool = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _laws = new(StringComparer.Ordinal);
    private readonly List<Found> _found = [];
    private readonly Coverage _coverage = new();
    private byte[] _current = [];
    private long _inputs, _bytes;
    private long _startedAt;

    public FuzzReport Run(TimeSpan time, long most, Action<FuzzReport> progress, Action<Found> tell, Action<byte[]> hangs)
    {
        using var watch = new Timer(_ => Watch(hangs), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        var start = Stopwatch.GetTimestamp();
        var nextTell = TimeSpan.FromMinutes(1);
        foreach (var each in seeds)
        {
            if (_inputs >= most || Stopwatch.GetElapsedTime(start) > time) break;
            Try(each, tell, isSeed: true);
        }
        while (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < time && _inputs < most)
        {
            Try(Next(), tell, isSeed: false);
            if (elapsed < nextTell) continue;
            nextTell += TimeSpan.FromMinutes(1);
            progress(Report(elapsed));
        }
        return Report(Stopwatch.GetElapsedTime(start));
    }

    private FuzzReport Report(TimeSpan elapsed) => new(seed, seeds.Count, _inputs, _bytes, elapsed.TotalSeconds, _coverage.Branches, _pool.Count, _found);

    private byte[] Next()
    {
        var input = Pick();
        foreach (var change in Change.Some.Generate(_draw, null!, out _)) input = change.Of(input, Pick());
        return input;
    }

    // Half of the time one of the newest, which nobody has changed much yet.
    private byte[] Pick()
    {
        const int Newest = 64;
        var from = _draw.Next(2) == 0 ? Math.Max(0, _pool.Count - Newest) : 0;
        return _pool[from + (int)_draw.Next((uint)(_pool.Count - from))];
    }

    private void Try(byte[] input, Action<Found> tell, bool isSeed)
    {
        _current = input;
        Volatile.Write(ref _startedAt, Environment.CpuUsage.TotalTime.Ticks);
        _inputs++;
        _bytes += input.Length;
        _coverage.Begin();
        var broken = Laws.FirstBroken(input);
        var isNew = _coverage.HasNew() | (broken is null && SaysNew(input));
        Volatile.Write(ref _startedAt, 0);
        if ((isSeed || isNew) && _hashes.Add(Convert.ToHexString(SHA256.HashData(input)))) _pool.Add(input);
        if (broken is null) return;
        var times = _laws[broken.Law] = _laws.GetValueOrDefault(broken.Law) + 1;
        if (times > MostPerLaw) return;
        var small = Shrink.Of(input, broken.Law);
        var found = new Found(broken.Law, Laws.FirstBroken(small)?.How ?? broken.How, small);
        _found.Add(found);
        tell(found);
    }

    private bool SaysNew(byte[] input)
    {
        var isNew = false;
        foreach (var f in FileCheck.Check(new MemoryStream(input), limits: Reads.Tight).Findings)
            isNew |= _told.Add($"{f.Id} {f.Segment} {f.Element} {f.Component} {f.Loop}");
        return isNew;
    }

    private void Watch(Action<byte[]> hangs)
    {
        var since = Volatile.Read(ref _startedAt);
        if (since > 0 && Environment.CpuUsage.TotalTime.Ticks - since > Hang.Ticks) hangs(_current);
    }
}

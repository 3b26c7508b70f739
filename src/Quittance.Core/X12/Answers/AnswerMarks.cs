using System.Buffers;

namespace Quittance.Core.X12.Answers;

/// <summary>Which characters stand in the values of an answer, so that others are taken to separate them.</summary>
internal struct AnswerMarks
{
    // The usual separators, then what separates instead of one that stands in a value. Points and hyphens stand in amounts and periods. The last four
    // are control characters: a set that holds one in a value is rejected, and nothing of it is repeated.
    private const string All = "*:^~>|!;&#%+=<?@[]{}_$`\"'(),/\\\u001C\u001D\u001E\u001F";

    private const int Kinds = 4;

    private static readonly SearchValues<char> Any = SearchValues.Create(All);

    private ulong _seen;

    public static AnswerMarks operator |(AnswerMarks a, AnswerMarks b) => new() { _seen = a._seen | b._seen };

    public void LookAt(ReadOnlySpan<char> value)
    {
        for (var at = value.IndexOfAny(Any); at >= 0; at = value.IndexOfAny(Any))
        {
            _seen |= 1UL << All.IndexOf(value[at], StringComparison.Ordinal);
            value = value[(at + 1)..];
        }
    }

    /// <summary>The usual separators, each of them that stands in a value replaced by another that does not.</summary>
    public readonly Separators Unseen()
    {
        Span<byte> chosen = stackalloc byte[Kinds];
        var next = Kinds;
        for (var n = 0; n < Kinds; n++)
        {
            var at = n;
            if (HasSeen(n))
            {
                while (HasSeen(next) && next < All.Length - 1) next++;
                at = next;
                if (next < All.Length - 1) next++;
            }
            chosen[n] = (byte)All[at];
        }
        return new Separators(chosen[0], chosen[1], chosen[2], chosen[3]);
    }

    private readonly bool HasSeen(int mark) => (_seen >> mark & 1) != 0;
}

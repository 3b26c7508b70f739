using System.Collections.Concurrent;
using Quittance.Core.Kernel;

namespace Quittance.PayerSim.Vocabulary;

/// <summary>What a key means when it is left out: the table's own text, read like any other, so that page and program cannot differ.</summary>
internal static class Defaults
{
    private static readonly ConcurrentDictionary<Term, object> Known = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Term>);

    /// <summary>The value; null when leaving the key out means that there is no such thing.</summary>
    public static object? Of(Term term) => term.HasDefault ? Known.GetOrAdd(term, Read) : null;

    private static object Read(Term term)
    {
        var reading = SectionReader.ReadValue(term, term.Default);
        Check.That(reading.Faults.Count == 0, $"the default of {term.Key} can be read");
        return reading.Value!;
    }
}

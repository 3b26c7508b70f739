namespace Quittance.Core.X12.Reading;

/// <summary>Lists that builders use again and again, copied into what a record keeps.</summary>
internal static class Frozen
{
    /// <summary>The entries as an array; the shared empty one when there are none, which is most of the time.</summary>
    public static T[] Of<T>(List<T> list) => list.Count == 0 ? [] : list.ToArray();
}

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Remembers days of eight digits that were found right: the same few come in claim after claim. A place is overwritten by the next day that falls on it, so
/// that it never grows. It serves one judge, and no two at once.
/// </summary>
internal sealed class KnownDates
{
    // A year of service dates has about 250 days; the birth days beside them seldom come again.
    private const int Places = 1024;
    private const int Digits = 8;
    private const ulong Spread = 0x9E3779B97F4A7C15UL;

    private readonly ulong[] _known = new ulong[Places];

    /// <summary>As <see cref="ValueForm.IsDate"/> says.</summary>
    public bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length != Digits) return ValueForm.IsDate(value);
        var day = ShortValue.Of(value);
        ref var place = ref _known[Place(day)];
        if (place == day) return true;
        if (!ValueForm.IsDate(value)) return false;
        place = day;
        return true;
    }

    /// <summary>As <see cref="ValueForm.HasForm"/> says.</summary>
    public bool HasForm(ReadOnlySpan<byte> form, ReadOnlySpan<byte> value)
    {
        if (form.Length == 2 && form[0] == 'D' && form[1] == '8') return value.Length == Digits && IsDate(value);
        if (!form.SequenceEqual("RD8"u8)) return ValueForm.HasForm(form, value);
        return value.Length == Digits * 2 + 1 && value[Digits] == '-' && IsDate(value[..Digits]) && IsDate(value[(Digits + 1)..])
            && value[..Digits].SequenceCompareTo(value[(Digits + 1)..]) <= 0;
    }

    private static int Place(ulong day)
    {
        unchecked
        {
            return (int)(day * Spread >> 54);
        }
    }
}

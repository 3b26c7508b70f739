namespace Quittance.Core.X12;

/// <summary>Goes over the components of an element once, where asking for each by its number would count the separators again every time.</summary>
internal ref struct ComponentWalk(ReadOnlySpan<byte> bytes, byte separator)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next component; empty when there are no more.</summary>
    public ReadOnlySpan<byte> Next()
    {
        for (var i = 0; i < _rest.Length; i++)
        {
            if (_rest[i] != separator) continue;
            var next = _rest[..i];
            _rest = _rest[(i + 1)..];
            return next;
        }
        var last = _rest;
        _rest = default;
        return last;
    }
}

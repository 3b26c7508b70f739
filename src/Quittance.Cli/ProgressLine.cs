namespace Quittance.Cli;

/// <summary>One line of progress on standard error: rewritten in place on a terminal, now and then elsewhere. Nothing in the first second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _shown;
    private bool _open;

    public void Show(string text)
    {
        var now = TimeProvider.System.GetElapsedTime(_start);
        var pause = Console.IsErrorRedirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(200);
        if (now < TimeSpan.FromSeconds(1) || now - _shown < pause) return;
        _shown = now;
        if (Console.IsErrorRedirected) Console.Error.WriteLine(text);
        else
        {
            var width = Math.Max(20, Console.WindowWidth - 1);
            Console.Error.Write("\r" + (text.Length > width ? text[..width] : text.PadRight(width)));
            _open = true;
        }
    }

    public void Clear()
    {
        if (_open) Console.Error.Write("\r" + new string(' ', Math.Max(20, Console.WindowWidth - 1)) + "\r");
        _open = false;
    }

    public void Dispose() => Clear();
}

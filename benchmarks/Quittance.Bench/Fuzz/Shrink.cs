namespace Quittance.Bench.Fuzz;

/// <summary>Makes an input that breaks a law smaller, as long as it breaks the same.</summary>
internal static class Shrink
{
    // Each try reads the input about twenty times.
    private const int MostTries = 3000;

    public static byte[] Of(byte[] input, string law)
    {
        var tries = 0;
        bool Breaks(byte[] smaller) => tries++ < MostTries && Laws.FirstBroken(smaller)?.Law == law;
        for (var step = input.Length / 2; step > 0 && tries < MostTries; step /= 2)
        {
            for (var at = 0; at + step <= input.Length && tries < MostTries;)
            {
                byte[] smaller = [.. input[..at], .. input[(at + step)..]];
                if (Breaks(smaller)) input = smaller;
                else at += step;
            }
        }
        return input;
    }
}

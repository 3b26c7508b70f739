using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Quittance.Core.Kernel;

/// <summary>A bug was found in our own reasoning. Nobody catches it to continue.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>Says what was false.</summary>
    public CheckFailedException() { }
    /// <summary>Says what was false.</summary>
    public CheckFailedException(string message) : base(message) { }
    /// <summary>Says what was false.</summary>
    public CheckFailedException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>Statements that are always true unless we made a mistake.</summary>
public static class Check
{
    /// <summary>Throws when the statement is false. Never used for data that came from outside: that gives findings.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string statement, [CallerArgumentExpression(nameof(holds))] string? expression = null)
    {
        if (!holds) throw new CheckFailedException($"{statement} ({expression})");
    }
}

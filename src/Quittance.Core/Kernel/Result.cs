namespace Quittance.Core.Kernel;

/// <summary>Either a value or an expected refusal: a stable code and a sentence that a biller understands.</summary>
public abstract record Result<T>
{
    private Result() { }

    /// <summary>It worked; here is the value.</summary>
    public sealed record Ok(T Value) : Result<T>;

    /// <summary>It was refused, and nothing was changed.</summary>
    public sealed record Refused(string Code, string Sentence) : Result<T>;

    /// <summary>The same as a Result&lt;T&gt;.</summary>
    public static implicit operator Result<T>(T value) => new Ok(value);
}

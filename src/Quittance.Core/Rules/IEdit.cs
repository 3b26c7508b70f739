namespace Quittance.Core.Rules;

/// <summary>One rule that a claim should fulfil. Pure: the same claim gives the same findings, and data never makes it throw.</summary>
public interface IEdit
{
    /// <summary>Its id, weight, origin and days.</summary>
    EditInfo Info { get; }

    /// <summary>Claims on which it speaks and claims on which it does not; at least one of each.</summary>
    IReadOnlyList<EditExample> Examples { get; }

    /// <summary>Looks at one claim and tells what is wrong.</summary>
    void Check(in EditContext context, ref FindingSink sink);
}

using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>The codes of HI in an institutional claim.</summary>
internal static class HealthCodes
{
    /// <summary>All of them; none of another kind of claim.</summary>
    public static ReadOnlySpan<HealthCode837> Of(in EditContext context) => context.Institutional is { } claim ? Rows.Of(claim.Codes) : [];

    /// <summary>True for a qualifier of ICD-10: diagnoses of every kind, and procedures.</summary>
    public static bool IsOfTen(string qualifier) => qualifier is "ABK" or "ABF" or "ABJ" or "APR" or "ABN" or "BBR" or "BBQ";

    /// <summary>True for a qualifier of ICD-9.</summary>
    public static bool IsOfNine(string qualifier) => qualifier is "BK" or "BF" or "BJ" or "PR" or "BN" or "BR" or "BQ";

    /// <summary>True for a procedure of an inpatient, of either set.</summary>
    public static bool IsProcedure(string qualifier) => qualifier is "BBR" or "BBQ" or "BR" or "BQ";

    /// <summary>Where a code stands. Each kind has a segment of its own, found by the qualifier that was sent.</summary>
    public static ClaimField FieldOf(HealthCode837 code) => FieldOf(code.Qualifier);

    /// <summary>Where a diagnosis stands: all in one segment, which begins with the first, but in an institutional claim each kind in its own.</summary>
    public static ClaimField FieldOf(in EditContext context, Diagnosis837 diagnosis)
    {
        if (context.Institutional is not null) return FieldOf(diagnosis.Qualifier);
        var first = context.Diagnoses[0].Qualifier;
        return ClaimField.Diagnosis.Qualifier == first ? ClaimField.Diagnosis : ClaimField.Diagnosis with { Qualifier = first };
    }

    private static ClaimField FieldOf(string qualifier)
    {
        var field = qualifier switch
        {
            "ABJ" or "BJ" => ClaimField.AdmittingDiagnosis,
            "APR" or "PR" => ClaimField.VisitReason,
            "ABN" or "BN" => ClaimField.ExternalCause,
            "ABF" or "BF" => ClaimField.OtherDiagnosis,
            "BBR" or "BR" => ClaimField.PrincipalProcedure,
            "BBQ" or "BQ" => ClaimField.OtherProcedure,
            "BG" => ClaimField.ConditionCode,
            "BH" => ClaimField.Occurrence,
            "BE" => ClaimField.ValueCode,
            _ => ClaimField.Diagnosis,
        };
        return field.Qualifier == qualifier ? field : field with { Qualifier = qualifier };
    }
}

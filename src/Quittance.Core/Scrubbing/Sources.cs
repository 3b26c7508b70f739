using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>The public documents that edits cite. A section is added by who cites.</summary>
internal static class Sources
{
    /// <summary>The first day on which every covered entity had to use version 5010 (45 CFR 162.1102(c), 74 FR 3296).</summary>
    public static readonly DateSpan Since5010 = new(new DateOnly(2012, 1, 1));

    /// <summary>The first day of service coded in ICD-10-CM (45 CFR 162.1002(c), 79 FR 45128).</summary>
    public static readonly DateSpan SinceIcd10 = new(new DateOnly(2015, 10, 1));

    /// <summary>The first day on which the NPI had to be used by all (45 CFR 162.404; the contingency ended on 23 May 2008).</summary>
    public static readonly DateSpan SinceNpi = new(new DateOnly(2008, 5, 23));

    public static Source Guide(string section) =>
        new("45 CFR 162.1102, which adopts ASC X12N 005010X222, with errata A1 (75 FR 62684)", section, "https://www.ecfr.gov/current/title-45/section-162.1102", new DateOnly(2010, 10, 13));

    public static Source Form1500(string section) =>
        new("NUCC 1500 Claim Form Reference Instruction Manual", section, "https://www.nucc.org/index.php/1500-claim-form-mainmenu-35/1500-instructions-mainmenu-42", new DateOnly(2024, 7, 1));

    public static Source Npi(string section) =>
        new("CMS, Requirements for National Provider Identifier and NPI check digit; 45 CFR 162.406", section,
            "https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf", new DateOnly(2004, 1, 23));

    public static Source Processing(int chapter, string section) =>
        new($"CMS Pub. 100-04, Medicare Claims Processing Manual, ch. {chapter}", section,
            $"https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c{chapter:00}.pdf");

    public static Source Benefits(int chapter, string section) =>
        new($"CMS Pub. 100-02, Medicare Benefit Policy Manual, ch. {chapter}", section,
            $"https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/bp102c{chapter:00}.pdf");

    public static Source Interpretation(string request) =>
        new("X12 requests for interpretation of 005010X222A1", request, "https://x12.org/resources/requests-for-interpretation");

    /// <summary>An interpretation of another guide than the professional one.</summary>
    public static Source Interpretation(string guide, string request) =>
        new($"X12 requests for interpretation of {guide}", request, "https://x12.org/resources/requests-for-interpretation");

    /// <summary>What Medicare’s contractors look for on every institutional bill, by form locator.</summary>
    public static Source Consistency(string section) =>
        new("CMS Pub. 100-04, Medicare Claims Processing Manual, ch. 1 s. 80.3.2.2, consistency edits", section, "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c01.pdf");

    /// <summary>What Medicaid’s claim data are checked for.</summary>
    public static Source MedicaidData(string section) =>
        new("CMS, T-MSIS data guide, data quality rules", section, "https://www.medicaid.gov/tmsis/dataguide/");

    /// <summary>The instructions for the paper form of dental claims, whose items the 837D follows.</summary>
    public static Source DentalForm(string section) =>
        new("ADA Dental Claim Form Completion Instructions", section,
            "https://www.ada.org/-/media/project/ada-organization/ada/ada-org/files/publications/cdt/v2019adadentalclaimcompletioninstructions_v3_2022feb.pdf", new DateOnly(2022, 2, 11));

    public static Source Regulation(string section, string link) => new(section, "", $"https://www.ecfr.gov/current/{link}");

    public static Source DiagnosisGuidelines(string section) =>
        new("ICD-10-CM Official Guidelines for Coding and Reporting", section, "https://www.cms.gov/files/document/fy-2026-icd-10-cm-coding-guidelines.pdf", new DateOnly(2025, 10, 1));

    public static Source CodeSets(string section) =>
        new("45 CFR 162.1002, medical data code sets", section, "https://www.ecfr.gov/current/title-45/section-162.1002", new DateOnly(2014, 8, 4));

    public static Source Remarks(string section) =>
        new("X12 remittance advice remark codes", section, "https://x12.org/codes/remittance-advice-remark-codes");

    public static Source Reasons(string section) =>
        new("X12 claim adjustment reason codes", section, "https://x12.org/codes/claim-adjustment-reason-codes");

    public static readonly Source EmployerNumbers =
        new("IRS, How EINs are assigned and valid EIN prefixes", "for Social Security numbers: SSA, Social Security Number Randomization", "https://www.irs.gov/businesses/small-businesses-self-employed/how-eins-are-assigned-and-valid-ein-prefixes");

    public static readonly Source MemberNumbers =
        new("CMS, Understanding the Medicare Beneficiary Identifier (MBI) format", "", "https://www.cms.gov/Medicare/New-Medicare-Card/Understanding-the-MBI-with-Format.pdf");

    public static readonly Source Taxonomy =
        new("NUCC Health Care Provider Taxonomy code set", "", "https://www.nucc.org/index.php/code-sets-mainmenu-41/provider-taxonomy-mainmenu-40");

    public static readonly Source States =
        new("USPS Publication 28, Postal Addressing Standards", "Appendix B", "https://pe.usps.com/text/pub28/28apb.htm");

    public static readonly Source Places =
        new("CMS Place of Service code set", "", "https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets", new DateOnly(2024, 8, 1));

    public static readonly Source MedicareFiling =
        new("42 CFR 424.44; CMS Pub. 100-04 ch. 1 s. 70", "", "https://www.ecfr.gov/current/title-42/section-424.44", new DateOnly(2010, 11, 29));
}

using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Writing;

namespace Quittance.PayerSim.Tests;

/// <summary>Claims as an invented practice sends them. NPIs begin with 199999, member ids are nobody's.</summary>
internal static class Billed
{
    public const string Practice = "1999999000";

    public static readonly Party837 Billing = new()
    {
        Entity = "85",
        LastOrOrganization = "MILLBROOK FAMILY PRACTICE",
        IdQualifier = "XX",
        Id = Practice,
        TaxId = "123456789",
        TaxIdQualifier = "EI",
        Taxonomy = "207Q00000X",
        Street = "12 MILL STREET",
        City = "MILLBROOK",
        State = "OH",
        Zip = "439990001",
    };

    public static Line837 Line(string code, long cents, DateOnly day, string units = "1", params string[] modifiers) => new()
    {
        CodeQualifier = "HC",
        Code = code,
        Charge = new Money(cents),
        UnitBasis = "UN",
        Units = units,
        Pointers = ["1"],
        Modifiers = modifiers,
        From = X12Date.Day(day),
        Through = X12Date.Day(day),
    };

    public static Claim837 Claim(string number, string payer, string member, params Line837[] lines)
    {
        var numbered = lines.Select((line, n) => line with { Number = n + 1, ControlNumber = line.ControlNumber.Length > 0 ? line.ControlNumber : $"{number}L{n + 1}" }).ToList();
        return new Claim837
        {
            Number = number,
            ContentHash = "",
            Charge = new Money(numbered.Sum(l => l.Charge!.Value.Cents)),
            PlaceOfService = "11",
            PlaceQualifier = "B",
            Frequency = "1",
            SignatureOnFile = "Y",
            Assignment = "A",
            BenefitsAssigned = "Y",
            Release = "Y",
            PayerLevel = "P",
            Relationship = "18",
            FilingIndicator = "CI",
            Billing = Billing,
            Subscriber = new Party837
            {
                Entity = "IL",
                IsPerson = true,
                LastOrOrganization = "RADCLIFFE",
                First = "KEIKO",
                IdQualifier = "MI",
                Id = member,
                Street = "5 ELM STREET",
                City = "MILLBROOK",
                State = "OH",
                Zip = "439990002",
                Birth = "19800508",
                Sex = "F",
            },
            Payer = new Party837 { Entity = "PR", LastOrOrganization = "PAYER", IdQualifier = "PI", Id = payer },
            Rendering = new Party837 { Entity = "82", IsPerson = true, LastOrOrganization = "OKONJO", First = "SAMUEL", IdQualifier = "XX", Id = "1999999125", Taxonomy = "207Q00000X" },
            Diagnoses = [new Diagnosis837("ABK", "M545"), new Diagnosis837("ABF", "E119")],
            Lines = numbered,
        };
    }

    /// <summary>A file with these claims in one set.</summary>
    public static byte[] File(int control, DateOnly day, params IEnumerable<Claim837> claims)
    {
        var stream = new MemoryStream();
        var writer = new SegmentWriter(stream, "\n");
        var (number, date) = (control.ToString("000000000", CultureInfo.InvariantCulture), X12Date.Day(day));
        writer.StartInterchange(new InterchangeStart("ZZ", "MFP0001", "ZZ", "CLRPOINT", X12Date.ShortDay(day), "1600", number, "00501", "P", false, Separators.Usual, 0));
        writer.StartGroup(new GroupStart("HC", "MFP0001", "CLRPOINT", date, "1600", control.ToString(CultureInfo.InvariantCulture), Claim837Writer.Guide));
        var parties = new Batch837Parties { SubmitterName = "MILLBROOK FAMILY PRACTICE", SubmitterId = "MFP0001", ContactName = "BILLING", ContactPhone = "6145550142", ReceiverName = "CLEARPOINT EXCHANGE", ReceiverId = "CLRPOINT" };
        Claim837Writer.WriteSet(writer, "0001", new Header837("00", $"B{control}", date, "1600", "CH"), parties, claims);
        writer.EndGroup();
        writer.EndInterchange();
        Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
        return stream.ToArray();
    }
}

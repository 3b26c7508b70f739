// Writes an 837P with one claim: WriteClaims FILE
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Writing;

var practice = new Party837
{
    LastOrOrganization = "MILLBROOK FAMILY PRACTICE", IdQualifier = "XX", Id = "1999999000", TaxId = "123456789",
    Street = "12 MILL LANE", City = "MILLBROOK", State = "OH", Zip = "439990101",
};
var patient = new Party837
{
    IsPerson = true, LastOrOrganization = "SAMPLE", First = "ANNA", IdQualifier = "MI", Id = "HM000000001", Birth = "19800229", Sex = "F",
    Street = "3 BROOK STREET", City = "MILLBROOK", State = "OH", Zip = "439990102",
};
var claim = new Claim837
{
    Number = "A-1001", Charge = new Money(12_500), PlaceOfService = "11", PlaceQualifier = "B", Frequency = "1",
    SignatureOnFile = "Y", Assignment = "A", BenefitsAssigned = "Y", Release = "Y", PayerLevel = "P", Relationship = "18", FilingIndicator = "CI",
    Billing = practice, Subscriber = patient, Payer = new Party837 { LastOrOrganization = "HARBOR MUTUAL HEALTH", IdQualifier = "PI", Id = "HRBMH" },
    Diagnoses = [new Diagnosis837("ABK", "J069")],
    Lines = [new Line837 { Number = 1, CodeQualifier = "HC", Code = "99213", Charge = new Money(12_500), UnitBasis = "UN", Units = "1", Pointers = ["1"], From = "20260105", Through = "20260105" }],
    ContentHash = "",
};

using var file = File.Create(args[0]);
var writer = new SegmentWriter(file, lineEnd: "\n");
writer.StartInterchange(new InterchangeStart("ZZ", "MFP0001", "ZZ", "CLRPOINT", "260106", "0930", "000000001", "00501", "T", false, Separators.Usual, 0));
writer.StartGroup(new GroupStart("HC", "MFP0001", "CLRPOINT", "20260106", "0930", "1", Claim837Writer.Guide));
Claim837Writer.WriteSet(writer, "0001", new Header837("00", "BATCH1", "20260106", "0930", "CH"), new Batch837Parties
{
    SubmitterName = "MILLBROOK FAMILY PRACTICE", SubmitterId = "MFP0001", ContactName = "BILLING", ContactPhone = "8005550199",
    ReceiverName = "CLEARPOINT", ReceiverId = "CLRPOINT",
}, [claim]);
writer.EndGroup();
writer.EndInterchange();

// Counts and control numbers follow by themselves; a value that holds a separator refuses the whole file.
switch (writer.Finish())
{
    case Result<WrittenFile>.Ok { Value: var written }:
        Console.WriteLine($"{written.Segments} segments, {written.Bytes} bytes");
        return 0;
    case Result<WrittenFile>.Refused refused:
        Console.Error.WriteLine(refused.Sentence);
        break;
}
return 2;

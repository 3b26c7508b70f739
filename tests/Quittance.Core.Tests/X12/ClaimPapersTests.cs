using System.Text;
using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12;

public sealed class ClaimPapersTests
{
    private static readonly string Text = CleanClaim.With("HI*ABK", "PWK*OZ*EL***AC*P1~REF*X4*36D9999999~HI*ABK");

    [Fact]
    public void Papers_that_come_with_a_claim_and_its_laboratory_number_are_read()
    {
        var claim = Assert.Single(Sample.Items(Text).OfType<Claim837>());
        Assert.Equal([new Attachment837("OZ", "EL", "P1")], claim.Attachments);
        Assert.Equal("36D9999999", claim.Clia);
    }

    [Fact]
    public void What_is_written_of_them_reads_back_the_same_and_fits_the_guide()
    {
        var claim = Assert.Single(Sample.Items(Text).OfType<Claim837>());
        var parties = new Batch837Parties { SubmitterName = "SUBMITTER", SubmitterId = "S1", ContactName = "DESK", ContactPhone = "5550100000", ReceiverName = "RECEIVER", ReceiverId = "R1" };
        var written = WriterTests.Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", new Header837("00", "B1", "20260105", "1200", "CH"), parties, [claim]));
        Assert.Equal(claim.ContentHash, Assert.Single(Sample.Items(written).OfType<Claim837>()).ContentHash);
        Assert.Empty(FileCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(written)), cancellationToken: TestContext.Current.CancellationToken).Findings);
    }
}

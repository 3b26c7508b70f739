using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Quittance.Web.Tests.Exchange;

/// <summary>Invented files, and how a page or a program brings them in.</summary>
internal static class SomeFiles
{
    public const string Member = "SO901156174";

    public static byte[] Claim(string number = "MFP025007", string last = "RADCLIFFE") => Encoding.Latin1.GetBytes($"""
        ISA*00*          *00*          *ZZ*MFP0001        *ZZ*CLRPOINT       *250702*1640*^*00501*000000001*0*P*:~
        GS*HC*MFP0001*CLRPOINT*20250702*1640*1*X*005010X222A1~
        ST*837*0001*005010X222A1~
        BHT*0019*00*{number}G*20250702*1640*CH~
        NM1*41*2*MILLBROOK FAMILY PRACTICE*****46*MFP0001~
        PER*IC*BILLING OFFICE*TE*6145550142~
        NM1*40*2*CLEARPOINT EXCHANGE*****46*CLRPOINT~
        HL*1**20*1~
        PRV*BI*PXC*207Q00000X~
        NM1*85*2*MILLBROOK FAMILY PRACTICE*****XX*1999999000~
        N3*12 MILL STREET~
        N4*MILLBROOK*OH*439990001~
        REF*EI*960000123~
        HL*2*1*22*0~
        SBR*P*18*******16~
        NM1*IL*1*{last}*KEIKO*Q***MI*{Member}~
        N3*532 VALLEY VIEW~
        N4*MILLBROOK*OH*439905465~
        DMG*D8*19570508*F~
        NM1*PR*2*SILVER OAK ADVANTAGE*****PI*SLVOK~
        N3*900 OAK AVENUE~
        N4*SILVERTON*OH*439990505~
        CLM*{number}*273***11:B:1*Y*A*Y*Y~
        REF*X4*36D9999999~
        HI*ABK:E119*ABF:I10~
        NM1*82*1*OKONJO*SAMUEL****XX*1999999125~
        PRV*PE*PXC*207Q00000X~
        LX*1~
        SV1*HC:99214*235*UN*1***1:2~
        DTP*472*D8*20250701~
        REF*6R*{number}L1~
        LX*2~
        SV1*HC:83036:QW*38*UN*1***1~
        DTP*472*D8*20250701~
        REF*6R*{number}L2~
        SE*34*0001~
        GE*1*1~
        IEA*1*000000001~

        """.ReplaceLineEndings("\n"));

    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>Sends as the script of the page does: the token in a header.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, string path, params (string Name, byte[] Content)[] files) =>
        await SendAsync(visitor, path, await visitor.TokenAsync(), files);

    public static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string path, string? token, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = "\"" + name.Replace("\"", "", StringComparison.Ordinal) + "\"" };
            form.Add(content);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return await visitor.SendAsync(request);
    }

    /// <summary>Uploads as a program and waits until all of it is loaded, parked or refused.</summary>
    public static async Task<JsonElement> ImportAsync(Visitor visitor, params (string Name, byte[] Content)[] files)
    {
        using var answer = await UploadAsync(visitor, "/api/files", files);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return await EndOfAsync(visitor, answer.Headers.Location!.OriginalString);
    }

    public static async Task<JsonElement> EndOfAsync(Visitor visitor, string import)
    {
        for (var i = 0; i < 300; i++)
        {
            using var answer = await visitor.GetAsync(import);
            using var state = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (state.RootElement.GetProperty("done").GetBoolean()) return state.RootElement.GetProperty("files").Clone();
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The import did not end within half a minute.");
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Jobs;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;

namespace Quittance.Web.Tests.Exchange;

/// <summary>What people bring in, by mistake and on purpose.</summary>
public sealed class UploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_file_is_loaded_once_and_the_same_again_changes_nothing()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var first = (await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim())))[0].GetProperty("outcome")[0];
        Assert.Equal(("imported", 1), (first.GetProperty("status").GetString(), first.GetProperty("claims").GetInt32()));
        var again = (await SomeFiles.ImportAsync(biller, ("july-copy.837", SomeFiles.Claim())))[0].GetProperty("outcome")[0];
        Assert.Equal("duplicate", again.GetProperty("status").GetString());
        Assert.Equal(1, await CountAsync<ClaimRow>(site));
        var page = await biller.TextAsync("/files/" + first.GetProperty("id").GetString());
        Assert.Contains("july.837", page, StringComparison.Ordinal);
        Assert.Contains("MFP025007", page, StringComparison.Ordinal);
        Assert.Contains("Came once more. Nothing was changed.", page, StringComparison.Ordinal);
        Assert.Contains("came 2 times", await biller.TextAsync("/files?status=duplicate&kind=837P&day=1"), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "photo.jpg", [0xff, 0xd8, 0xff, 0xe0, 1, 2], "This is a picture." },
        { "letter.pdf", "%PDF-1.7\nISA"u8.ToArray()[..8], "This is a PDF." },
        { "empty.837", [], "The file is empty." },
        { "portal.835", "<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray(), "This is a web page" },
        { "notes.txt", "Call the payer on Monday."u8.ToArray(), "This is not an X12 file" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_file_is_refused_in_words_and_not_kept(string name, byte[] content, string words)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var file = (await SomeFiles.ImportAsync(biller, (name, content)))[0];
        Assert.Equal("refused", file.GetProperty("state").GetString());
        Assert.Contains(words, file.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("kept", file.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync<StoredFile>(site));
    }

    [Fact]
    public async Task A_name_full_of_markup_and_paths_is_only_ever_shown_as_words()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var answer = await SomeFiles.UploadAsync(biller, "/files/upload", ("../../<img src=x onerror=alert(1)>.837", SomeFiles.Claim()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var raw = await biller.GetAsync(answer.Headers.Location!.OriginalString);
        var page = await raw.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;.837", page, StringComparison.Ordinal);
        Assert.DoesNotContain("../", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_climbs_out_of_its_archive_writes_nowhere()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var home = site.App.Services.GetRequiredService<HomeFolder>();
        var file = (await SomeFiles.ImportAsync(biller, ("day.zip", SomeFiles.Zip(("../../../climbed.837", SomeFiles.Claim()), ("inner.zip", SomeFiles.Zip(("x", [1]))), ("read.me", "words"u8.ToArray())))))[0];
        var outcome = file.GetProperty("outcome").EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.Equal("imported", outcome["day.zip!../../../climbed.837"].GetProperty("status").GetString());
        Assert.Contains("archive inside an archive", outcome["day.zip!inner.zip"].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal("rejected", outcome["day.zip!read.me"].GetProperty("status").GetString());
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(home.Path)!, "climbed*", SearchOption.AllDirectories));
        using var download = await biller.GetAsync($"/files/{outcome["day.zip!../../../climbed.837"].GetProperty("id").GetString()}/content");
        Assert.Contains("climbed.837", download.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.DoesNotContain("..", download.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_swells_is_refused_and_its_neighbours_are_loaded()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var files = await SomeFiles.ImportAsync(biller, ("bomb.zip", SomeFiles.Zip(("zeros.837", new byte[64 << 20]), ("claim.837", SomeFiles.Claim()))), ("july.837", SomeFiles.Claim("MFP025008")));
        var members = files[0].GetProperty("outcome").EnumerateArray().ToList();
        Assert.Contains(members, m => m.GetProperty("why").GetString()?.Contains("unpacks to far more", StringComparison.Ordinal) == true);
        Assert.Contains(members, m => m.GetProperty("status").GetString() == "imported");
        Assert.Equal("imported", files[1].GetProperty("outcome")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_nul_inside_a_name_hinders_nothing()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var file = (await SomeFiles.ImportAsync(biller, ("nul.837", SomeFiles.Claim(last: "RAD\0CLIFFE"))))[0];
        Assert.Equal("imported", file.GetProperty("outcome")[0].GetProperty("status").GetString());
        Assert.Equal(1, await CountAsync<ClaimRow>(site));
    }

    [Theory]
    [InlineData("/api/files"), InlineData("/files/upload")]
    public async Task More_than_the_limit_is_refused_before_it_is_sent(string path)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Add("RequestVerificationToken", await biller.TokenAsync());
        // A gigabyte that is never sent: the answer comes first.
        request.Headers.ExpectContinue = true;
        request.Content = new StreamContent(new ZeroStream(1L << 30)) { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } } } };
        using var answer = await biller.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("200.0 MB", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync<UploadRow>(site));
    }

    [Fact]
    public async Task A_form_that_grows_past_the_limit_keeps_what_was_whole_and_refuses_the_rest()
    {
        await using var site = await Site.StartAsync(demo: true, uploadBytes: 100_000);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var form = new MultipartFormDataContent("b") { { new ByteArrayContent(SomeFiles.Claim()), "files", "first.837" }, { new ByteArrayContent([.. "ISA"u8, .. new byte[300_000]]), "files", "second.837" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/files", UriKind.Relative)) { Content = new UnsizedContent(form) };
        request.Headers.Add("RequestVerificationToken", await biller.TokenAsync());
        request.Headers.TransferEncodingChunked = true;
        using var answer = await biller.SendAsync(request);
        // How much was whole depends on how the bytes came over the wire; what was cut is never kept.
        Assert.True(await CountAsync<StoredFile>(site) <= 1);
        if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge) return;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var files = await SomeFiles.EndOfAsync(biller, answer.Headers.Location!.OriginalString);
        Assert.Equal("refused", files[files.GetArrayLength() - 1].GetProperty("state").GetString());
        Assert.Contains("97.7 KB", files[files.GetArrayLength() - 1].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/files"), InlineData("/files/upload")]
    public async Task Without_the_form_s_token_no_byte_is_kept(string path)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var token in (string?[])[null, "CfDJ8Forged"])
        {
            using var answer = await SomeFiles.SendAsync(biller, path, token, ("july.837", SomeFiles.Claim()));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Equal(0, await CountAsync<StoredFile>(site));
        Assert.Equal(0, await CountAsync<UploadRow>(site));
    }

    [Fact]
    public async Task The_plain_form_sends_its_token_as_a_field()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var form = new MultipartFormDataContent { { new StringContent(await biller.TokenAsync()), "__RequestVerificationToken" }, { new ByteArrayContent(SomeFiles.Claim()), "files", "july.837" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/files/upload", UriKind.Relative)) { Content = form };
        using var answer = await biller.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("july.837", await biller.TextAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_queued_before_a_stop_is_loaded_once_after_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("quittance-web-").FullName;
        try
        {
            string import;
            await using (var site = await Site.StartAsync(demo: true, home: folder))
            {
                using var biller = await site.SignedInAsync(Role.Biller);
                // Another import runs, so ours cannot begin.
                using var other = ImportLock.Take(site.App.Services.GetRequiredService<HomeFolder>());
                using var answer = await SomeFiles.UploadAsync(biller, "/api/files", ("july.837", SomeFiles.Claim()));
                import = answer.Headers.Location!.OriginalString;
                await Task.Delay(500, Stop);
                Assert.Contains("Another import is running", await biller.TextAsync("/files/upload"), StringComparison.Ordinal);
                Assert.Equal(0, await CountAsync<ClaimRow>(site));
            }
            await using var next = await Site.StartAsync(demo: true, home: folder);
            using var again = await next.SignedInAsync(Role.Biller);
            Assert.Equal("done", (await SomeFiles.EndOfAsync(again, import))[0].GetProperty("state").GetString());
            Assert.Equal((1, 1), (await CountAsync<ClaimRow>(next), await CountAsync<ReceiptRow>(next)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_is_parked_with_its_reason_and_can_be_tried_again()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var held = ImportLock.Take(site.App.Services.GetRequiredService<HomeFolder>());
        using var answer = await SomeFiles.UploadAsync(biller, "/api/files", ("broken.837", SomeFiles.Claim()), ("good.837", SomeFiles.Claim("MFP025009")));
        byte[] bytes = [];
        await InAsync(site, async db =>
        {
            var chunk = await db.Set<FileChunk>().OrderBy(c => c.FileId).FirstAsync(Stop);
            (bytes, chunk.Bytes) = (chunk.Bytes, [.. chunk.Bytes.Select(b => (byte)(b ^ 0xff))]);
            await db.SaveChangesAsync(Stop);
        });
        held!.Dispose();
        var files = await SomeFiles.EndOfAsync(biller, answer.Headers.Location!.OriginalString);
        Assert.Equal("parked done", States(files));
        Assert.Contains("damaged", files[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        var id = Guid.Empty;
        await InAsync(site, async db =>
        {
            (await db.Set<FileChunk>().OrderBy(c => c.FileId).FirstAsync(Stop)).Bytes = bytes;
            id = (await db.Set<UploadRow>().SingleAsync(u => u.State == UploadRow.Parked, Stop)).Id;
            await db.SaveChangesAsync(Stop);
        });
        using var other = await site.FromAnotherPracticeAsync(Role.Biller);
        using (var refused = await other.PostAsync($"/files/upload?handler=Retry&upload={id:N}")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var told = await biller.GetAsync($"/api/uploads/{id:N}/retry")) Assert.Contains("\"state\":\"parked\"", await told.Content.ReadAsStringAsync(Stop), StringComparison.OrdinalIgnoreCase);
        using (var refused = await other.PostAsync($"/api/uploads/{id:N}/retry")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var untokened = await biller.PostRawAsync($"/api/uploads/{id:N}/retry")) Assert.Equal(HttpStatusCode.BadRequest, untokened.StatusCode);
        using (var retried = await biller.PostAsync($"/files/upload?handler=Retry&upload={id:N}")) Assert.Equal(HttpStatusCode.Redirect, retried.StatusCode);
        files = await SomeFiles.EndOfAsync(biller, answer.Headers.Location!.OriginalString);
        Assert.Equal("done done", States(files));
    }

    [Fact]
    public async Task The_download_is_the_very_bytes_on_record_and_only_this_practice_s()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var import = (await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim())))[0];
        var id = import.GetProperty("outcome")[0].GetProperty("id").GetString();
        using var answer = await biller.GetAsync($"/files/{id}/content");
        Assert.Equal(SomeFiles.Claim(), await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using var compliance = await site.SignedInAsync(Role.Compliance);
        Assert.Contains("Downloaded a file", await compliance.TextAsync("/compliance/access-log?act=file.download"), StringComparison.Ordinal);
        using var other = await site.FromAnotherPracticeAsync([.. Roles.All]);
        foreach (var path in (string[])[$"/files/{id}", $"/files/{id}/content", $"/api/files/{id}"])
        {
            using var refused = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        Assert.DoesNotContain("july.837", await other.TextAsync("/files"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_names_every_file_and_no_formula()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        await SomeFiles.ImportAsync(biller, ("=CMD().837", SomeFiles.Claim()));
        var csv = await biller.TextAsync("/files.csv");
        Assert.Contains("'=CMD().837", csv, StringComparison.Ordinal);
        Assert.Contains(",837P,imported,1,1,273.00,", csv, StringComparison.Ordinal);
    }

    private static string States(System.Text.Json.JsonElement files) => string.Join(' ', files.EnumerateArray().Select(f => f.GetProperty("state").GetString()));

    private static async Task<int> CountAsync<T>(Site site) where T : class
    {
        var count = 0;
        await InAsync(site, async db => count = await db.Set<T>().CountAsync(Stop));
        return count;
    }

    private static async Task InAsync(Site site, Func<QuittanceDb, Task> act)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<QuittanceDb>());
    }

    /// <summary>Zeros without end, or nearly.</summary>
    private sealed class ZeroStream(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _at; set => _at = value; }
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _at);
            Array.Clear(buffer, offset, read);
            _at += read;
            return read;
        }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A form that does not say how long it is.</summary>
    private sealed class UnsizedContent : HttpContent
    {
        private readonly HttpContent _form;

        public UnsizedContent(HttpContent form)
        {
            _form = form;
            Headers.ContentType = form.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _form.CopyToAsync(stream, Stop);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

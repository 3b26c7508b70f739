using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance;
using Quittance.App.Compliance.Audit;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Backup;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Tests.Storage;

public abstract class BackupTests(PostgresServer? server) : EngineSuite(server)
{
    private const string Passphrase = "correct horse battery staple";
    private static readonly Guid Practice = Guid.Parse("11111111-0000-0000-0000-000000000001");
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("CLP*A1*1*120*90**12~", 100_000)));

    private Guid fileId;

    public sealed class OnSqlite() : BackupTests(null);
    public sealed class OnPostgres(PostgresServer server) : BackupTests(server);

    private string Output => Home.At("backup.qtb");

    private protected override void More(IServiceCollection more) => more.AddQuittanceCompliance();

    [Fact]
    public async Task What_was_backed_up_is_there_after_the_restore()
    {
        await FillAsync();
        await Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel);
        await using var elsewhere = Build(await EmptyOptionsAsync("elsewhere"), Clock, More);

        await elsewhere.GetRequiredService<RestoreBackup>().RunAsync(Output, Passphrase, Cancel);
        await Database.MigrateAsync(elsewhere, Cancel);

        await using var scope = elsewhere.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        Assert.Equal("Harbor Clinic", (await db.Tenants.SingleAsync(Cancel)).Name);
        Assert.Equal("owner", (await db.Memberships.SingleAsync(Cancel)).Role);
        Assert.Empty(await AppendOnly.MissingAsync(db, Cancel));
        await using (var content = elsewhere.GetRequiredService<FileVault>().OpenRead(Practice, fileId))
        {
            var copy = new MemoryStream();
            await content.CopyToAsync(copy, Cancel);
            Assert.Equal(Content, copy.ToArray());
        }
        var report = await elsewhere.GetRequiredService<VerifyAudit>().RunAsync(await AuditRoots.ListAsync(Get<AuditStore>(), Cancel), Cancel);
        Assert.Equal((3, 1), (report.Rows, report.Blocks));
        Assert.Empty(report.Broken);
        // Numbers that the database hands out go on and do not meet those put back.
        db.UserClaims.Add(new() { UserId = (await db.Users.SingleAsync(Cancel)).Id, ClaimType = "b" });
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(2, await db.UserClaims.CountAsync(Cancel));
        await ForgetAsync(elsewhere.GetRequiredService<StorageOptions>());
    }

    [Fact]
    public async Task A_backup_shows_nothing_of_its_content_and_is_private()
    {
        await FillAsync();
        await Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel);

        Assert.True(HomeFolder.IsPrivate(Output));
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Output, Cancel));
        Assert.DoesNotContain("Harbor", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Home.Path, "*.copy*"));
        Assert.Empty(Directory.EnumerateFiles(Home.Path, "*.partial"));
    }

    [Fact]
    public async Task A_wrong_passphrase_and_a_cut_or_changed_file_are_refused_and_nothing_is_written()
    {
        await FillAsync();
        await Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel);
        var whole = await File.ReadAllBytesAsync(Output, Cancel);
        var target = await EmptyOptionsAsync("target");

        await RefusedAsync(target, whole, "not the passphrase", "correct horse battery stable");
        foreach (var length in new[] { whole.Length - 1, whole.Length / 2, SealedHeader.Bytes, 40 })
        {
            await RefusedAsync(target, whole[..length], length > 40 ? "cut off" : "not a backup");
        }
        foreach (var at in new[] { SealedHeader.Bytes, SealedHeader.Bytes + 3, SealedHeader.Bytes + 40, whole.Length - 1 })
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await RefusedAsync(target, changed, "another copy");
        }
        await RefusedAsync(target, [.. whole, 0], "added to the end");
        await RefusedAsync(target, "ISA*00*"u8.ToArray(), "not a backup");
        await ForgetAsync(target);
    }

    [Fact]
    public async Task A_restore_never_overwrites()
    {
        await FillAsync();
        await Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel);

        var here = await Assert.ThrowsAsync<BackupException>(() => Get<RestoreBackup>().RunAsync(Output, Passphrase, Cancel));
        Assert.Contains("never overwrites", here.Message, StringComparison.Ordinal);

        if (!IsPostgres) return;
        await using var otherHome = Build(Options with { KeyRingPath = Home.At("other.json") }, Clock);
        var there = await Assert.ThrowsAsync<BackupException>(() => otherHome.GetRequiredService<RestoreBackup>().RunAsync(Output, Passphrase, Cancel));
        Assert.Contains("not empty", there.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_one_engine_is_not_put_into_the_other()
    {
        await FillAsync();
        await Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel);
        var other = new StorageOptions(HomeFolder.Resolve(Home.At("other")), IsPostgres ? null : "Host=/nowhere");
        await using var services = Build(other, Clock);

        var fault = await Assert.ThrowsAsync<BackupException>(() => services.GetRequiredService<RestoreBackup>().RunAsync(Output, Passphrase, Cancel));

        Assert.Contains("--db", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_passphrase_and_an_existing_file_are_refused()
    {
        await FillAsync();
        await Assert.ThrowsAsync<BackupException>(() => Get<MakeBackup>().RunAsync(Output, "short", Cancel));
        await File.WriteAllTextAsync(Output, "mine", Cancel);

        await Assert.ThrowsAsync<BackupException>(() => Get<MakeBackup>().RunAsync(Output, Passphrase, Cancel));

        Assert.Equal("mine", await File.ReadAllTextAsync(Output, Cancel));
    }

    private static async Task RefusedAsync(StorageOptions target, byte[] file, string says, string passphrase = Passphrase)
    {
        var input = target.Home.Path + ".input";
        await File.WriteAllBytesAsync(input, file, Cancel);
        await using var services = Build(target, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<BackupException>(() => services.GetRequiredService<RestoreBackup>().RunAsync(input, passphrase, Cancel));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target.Home.Path) && Directory.EnumerateFileSystemEntries(target.Home.Path).Any());
    }

    private async Task FillAsync()
    {
        await Database.MigrateAsync(Services, Cancel);
        await InScopeAsync(async db =>
        {
            var user = new User { Id = Guid.Parse("22222222-0000-0000-0000-000000000001"), UserName = "biller" };
            db.Add(new Tenant { Id = Practice, Code = "harbor", Name = "Harbor Clinic" });
            db.Add(user);
            db.Add(new Membership { TenantId = Practice, UserId = user.Id, Role = "owner" });
            db.UserClaims.Add(new() { UserId = user.Id, ClaimType = "a" });
            AuditTrail.Add(db, new AuditEntry(Practice, "biller", "patient.update", "patient", "p-1"), Clock);
            await db.SaveChangesAsync(Cancel);
        });
        fileId = (await Get<FileVault>().StoreAsync(Practice, new MemoryStream(Content), "era.txt", FileDirection.In, Cancel)).Id;
        await Get<AuditWriter>().AppendAsync(new AuditEntry(Practice, "biller", "patient.read", "patient", "p-1"), Cancel);
        await Get<SealAudit>().RunAsync(Cancel);
        await Get<AuditWriter>().AppendAsync(new AuditEntry(Practice, "biller", "patient.read", "patient", "p-2"), Cancel);
    }

    private async Task ForgetAsync(StorageOptions target)
    {
        if (target.PostgresConnection is { } connection) await DropAsync(connection);
        else ForgetSqlite(target);
    }
}

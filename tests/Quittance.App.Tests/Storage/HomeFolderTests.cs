using Quittance.App.Storage;

namespace Quittance.App.Tests.Storage;

public sealed class HomeFolderTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-home");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public void Only_the_owner_may_enter_a_new_home()
    {
        var home = HomeFolder.Resolve(Path.Combine(temporary.FullName, "new")).Ensure();

        Assert.True(HomeFolder.IsPrivate(home.Path));
        Assert.Equal(Path.Combine(home.Path, "quittance.db"), home.Database);
    }

    [Fact]
    public void A_home_that_others_may_enter_is_told()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such rights.");
        else File.SetUnixFileMode(temporary.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        Assert.False(HomeFolder.IsPrivate(temporary.FullName));
    }

    [Fact]
    public void Without_an_option_the_home_is_a_folder_of_the_user()
    {
        var expected = Environment.GetEnvironmentVariable(HomeFolder.Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : ".quittance";

        Assert.EndsWith(expected, HomeFolder.Resolve(null).Path, StringComparison.Ordinal);
    }
}

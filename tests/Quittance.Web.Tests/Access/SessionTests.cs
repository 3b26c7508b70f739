using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Quittance.Web.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_lives_while_it_is_used_and_ends_after_fifteen_idle_minutes()
    {
        var clock = new HandClock();
        await using var site = await Site.StartAsync(more: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        for (var round = 0; round < 3; round++)
        {
            clock.Pass(TimeSpan.FromMinutes(14));
            using var used = await dana.GetAsync("/settings");
            Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        }
        clock.Pass(TimeSpan.FromMinutes(16));
        using var idle = await dana.GetAsync("/settings");
        Assert.StartsWith("/sign-in", idle.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_how_long_is_left_does_not_make_it_longer_and_staying_does()
    {
        var clock = new HandClock();
        await using var site = await Site.StartAsync(more: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        clock.Pass(TimeSpan.FromMinutes(10));
        Assert.InRange(await LeftAsync(dana), 240, 300);
        Assert.InRange(await LeftAsync(dana), 240, 300);
        (await dana.PostAsync("/session")).Dispose();
        Assert.InRange(await LeftAsync(dana), 840, 900);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browser_at_its_next_request()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var desk = await site.WithPasswordAsync();
        using var phone = await site.WithPasswordAsync();
        (await desk.PostAsync("/settings?handler=Everywhere")).Dispose();
        using var after = await phone.GetAsync("/settings");
        Assert.StartsWith("/sign-in", after.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_signs_out_only_the_others()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var desk = await site.WithPasswordAsync();
        using var phone = await site.WithPasswordAsync();
        using (var wrong = await desk.PostAsync("/settings?handler=Password", ("Current", "not the password"), ("Password", "a much better one")))
            Assert.Contains("not your present password", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var right = await desk.PostAsync("/settings?handler=Password", ("Current", Site.Password), ("Password", "a much better one")))
            Assert.Equal("/settings?done=password", right.Headers.Location!.OriginalString);
        using (var here = await desk.GetAsync("/settings")) Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        using var there = await phone.GetAsync("/settings");
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
    }

    private static async Task<int> LeftAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/session");
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return said.RootElement.GetProperty("left").GetInt32();
    }
}

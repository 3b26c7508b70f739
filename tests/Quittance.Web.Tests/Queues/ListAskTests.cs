using Quittance.Web.Claims;
using Quittance.Web.Queues;

namespace Quittance.Web.Tests.Queues;

public sealed class ListAskTests
{
    [Theory]
    [InlineData("state=Held,Rejected&payer=GRNMU&sort=-charge&page=2")]
    [InlineData("view=to-fix&age-from=30&age-to=60&charge-from=100.00")]
    [InlineData("severity=2,3&snoozed=only&sort=patient")]
    public void What_is_printed_reads_back_the_same(string query)
    {
        var ask = ListAsk.Read(ClaimList.Shape, query);
        Assert.Empty(ask.Complaints);
        Assert.Equal($"/claims?{query}", ask.Url);
    }

    [Theory]
    [InlineData("state=Nowhere"), InlineData("age-from=-3"), InlineData("age-from=1e9"), InlineData("charge-to=many"), InlineData("charge-from=1.005")]
    [InlineData("sort=name"), InlineData("view=everything"), InlineData("snoozed=maybe"), InlineData("severity=9")]
    public void A_value_that_makes_no_sense_is_left_out_and_said(string query)
    {
        var ask = ListAsk.Read(ClaimList.Shape, query);
        Assert.Single(ask.Complaints);
        Assert.Equal("/claims", ask.Url);
    }

    [Theory]
    [InlineData("page=-1"), InlineData("page=99999999999999999999"), InlineData("page=x"), InlineData("row=42"), InlineData("search=Okafor"), InlineData("saved=%00")]
    [InlineData("=&&&=x&state="), InlineData("state=%F0%9F%92%A9%00"), InlineData("age-from=99999999999999999999"), InlineData("sort=-"), InlineData("sort=--day")]
    public void No_address_makes_it_throw(string query) => Assert.StartsWith("/claims", ListAsk.Read(ClaimList.Shape, query).Url, StringComparison.Ordinal);

    [Fact]
    public void The_boxes_of_a_form_and_a_list_with_commas_are_the_same_filter() =>
        Assert.Equal(ListAsk.Read(ClaimList.Shape, "state=Rejected&state=Held").Url, ListAsk.Read(ClaimList.Shape, "state=Held,Rejected").Url);

    [Fact]
    public void Money_is_read_as_people_write_it() =>
        Assert.Equal("/claims?charge-from=1246.00", ListAsk.Read(ClaimList.Shape, "charge-from=%241,246").Url);

    [Fact]
    public void A_header_sorts_in_its_own_direction_first_and_then_in_the_other()
    {
        var ask = ListAsk.Read(ClaimList.Shape, "page=3").SortedBy("charge");
        Assert.Equal("/claims?sort=-charge", ask.Url);
        Assert.Equal("/claims?sort=charge", ask.SortedBy("charge").Url);
    }

    [Fact]
    public void An_unknown_key_is_not_part_of_the_address() => Assert.Equal("/claims", ListAsk.Read(ClaimList.Shape, "utm=1&patient=Okafor").Url);
}

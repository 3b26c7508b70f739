using Quittance.Core.Kernel;
using Quittance.Core.Ledger;

namespace Quittance.Core.Tests.Ledger;

public sealed class RecipeTests
{
    private static readonly DateOnly On = new(2025, 3, 2);

    private static string Tell(WantedEntry? entry) => entry is null ? "nothing" : string.Join("; ", entry.Lines.Select(l => $"{l.Account} {l.Party} {l.Line} {l.Amount}{l.Group}{l.Reason}"));

    [Fact]
    public void A_charge_is_owed_by_its_payer_line_by_line() =>
        Assert.Equal("receivable ALPHA 1 60.00; receivable ALPHA 2 40.00; charges ALPHA 0 -100.00",
            Tell(Recipe.PostCharge("k", On, "s", 0, "ALPHA", [new LineAmount(1, new Money(6000)), new LineAmount(2, new Money(4000)), new LineAmount(3, Money.Zero)])));

    [Fact]
    public void A_charge_taken_back_is_the_mirror_of_the_charge()
    {
        LineAmount[] charges = [new(1, new Money(6000)), new(2, new Money(4000))];
        var posted = Recipe.PostCharge("k", On, "s", 0, "ALPHA", charges);
        var back = Recipe.ReverseCharge("k", On, "s", 0, "ALPHA", charges);
        Assert.Equal(posted!.Lines.Select(l => l with { Amount = -l.Amount }), back!.Lines);
        Assert.Equal(EntryKind.ChargeReversal, back.Kind);
    }

    [Fact]
    public void A_payment_lowers_what_the_payer_owes() =>
        Assert.Equal("receivable ALPHA 1 -80.00; cash ALPHA 0 80.00", Tell(Recipe.PostPayment("k", On, "s", 0, "ALPHA", [new LineAmount(1, new Money(8000))])));

    [Fact]
    public void Payments_that_cancel_out_between_lines_move_no_cash() =>
        Assert.Equal("receivable ALPHA 1 -5.00; receivable ALPHA 2 5.00", Tell(Recipe.PostPayment("k", On, "s", 0, "ALPHA", [new LineAmount(1, new Money(500)), new LineAmount(2, new Money(-500))])));

    [Fact]
    public void A_write_off_keeps_its_group_and_reason() =>
        Assert.Equal("adjustments ALPHA 1 20.00CO45; receivable ALPHA 1 -20.00CO45",
            Tell(Recipe.PostAdjustment(EntryKind.Adjustment, "k", On, "s", 0, "ALPHA", [new WriteOff(1, new Money(2000), "CO", "45")])));

    [Fact]
    public void The_patients_part_moves_from_payer_to_patient_and_the_sum_stays() =>
        Assert.Equal("receivable patient 1 16.00; receivable ALPHA 1 -16.00", Tell(Recipe.TransferToPatient("k", On, "s", 0, "ALPHA", [new LineAmount(1, new Money(1600))])));

    [Fact]
    public void Money_without_a_claim_waits_outside_the_receivable() =>
        Assert.Equal("cash ALPHA 0 80.00; unmatched ALPHA 0 -80.00", Tell(Recipe.PostUnmatched("k", On, "s", "ALPHA", new Money(8000))));

    [Fact]
    public void A_provider_level_amount_that_lowers_the_payment_goes_to_the_payers_own_account() =>
        Assert.Equal("cash ALPHA 0 -22.46; payer-recoupment ALPHA 0 22.46PLBWO",
            Tell(Recipe.PostProviderAdjustment("k", On, "s", "ALPHA", "recoupment", "WO", new Money(2246))));

    [Fact]
    public void Nothing_to_post_makes_no_entry()
    {
        Assert.Equal("nothing", Tell(Recipe.PostCharge("k", On, "s", 0, "ALPHA", [])));
        Assert.Equal("nothing", Tell(Recipe.PostPayment("k", On, "s", 0, "ALPHA", [new LineAmount(1, Money.Zero)])));
        Assert.Equal("nothing", Tell(Recipe.PostUnmatched("k", On, "s", "ALPHA", Money.Zero)));
        Assert.Equal("nothing", Tell(Recipe.PostProviderAdjustment("k", On, "s", "ALPHA", "recoupment", "WO", Money.Zero)));
    }
}

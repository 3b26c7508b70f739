using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Remittance;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>Names under which money came that no claim had told: a person says once whether each is the payer that its claims told.</summary>
[Needs(Permission.Remittances)]
internal sealed class PayersModel(CurrentPerson current, ReadPayerNames names, MoneyActs acts) : PageModel
{
    private const string Answered = "answered";

    public IReadOnlyList<PayerName> Asked { get; private set; } = [];
    public IReadOnlyList<PayerName> Refused { get; private set; } = [];
    public bool MayPost { get; private set; }
    public string? Refusal { get; private set; }
    public string? Said { get; private set; }
    /// <summary>The name just answered, for its undo.</summary>
    public PayerName? Done { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        MayPost = person.May(Permission.RemittancesPost);
        Asked = await names.RunAsync(person.TenantId, "asked", cancellation);
        Refused = await names.RunAsync(person.TenantId, "refused", cancellation);
        Refusal = TempData[Toast.Refused] as string;
        Said = TempData[Toast.Said] as string;
        if (TempData[Answered] is string text && Guid.TryParse(text, out var id)) Done = await names.OneAsync(person.TenantId, id, cancellation);
    }

    public Task<IActionResult> OnPostConfirmAsync(Guid name, CancellationToken cancellation) => AnswerAsync(name, () => acts.AnswerAsync(name, isThatPayer: true, cancellation), isUndo: false);

    public Task<IActionResult> OnPostRefuseAsync(Guid name, CancellationToken cancellation) => AnswerAsync(name, () => acts.AnswerAsync(name, isThatPayer: false, cancellation), isUndo: false);

    public Task<IActionResult> OnPostUndoAsync(Guid name, CancellationToken cancellation) => AnswerAsync(name, () => acts.AskAgainAsync(name, cancellation), isUndo: true);

    private async Task<IActionResult> AnswerAsync(Guid name, Func<Task<Result<string>>> answer, bool isUndo)
    {
        if (!current.Value!.May(Permission.RemittancesPost)) return Forbid();
        switch (await answer())
        {
            case Result<string>.Refused refused when MoneyActs.IsUnknown(refused.Code): return NotFound();
            case Result<string>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            default:
                if (isUndo) TempData[Toast.Said] = "Taken back: the name is asked about again.";
                else TempData[Answered] = name.ToString("N");
                break;
        }
        return LocalRedirect("/remittance/payers");
    }

    /// <summary>A name or id as people read it.</summary>
    public static string Say(string alias) => alias.StartsWith("name:", StringComparison.Ordinal) ? alias[5..] : alias;

    public static string Claims(int count) => $"{Parts.Words.Count(count)} {(count == 1 ? "claim" : "claims")}";
}

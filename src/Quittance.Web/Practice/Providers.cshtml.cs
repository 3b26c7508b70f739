using Quittance.App.Practice;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;

namespace Quittance.Web.Practice;

[Needs(Permission.PracticeSettings)]
internal sealed class ProvidersModel(CurrentPerson current, KeepLists lists) : ListModel<ListedProviderRow>(current, lists, PracticeList.Providers,
    new("Providers", "provider", "NPI", "Ten digits; the last one checks the others", Icon: "stethoscope", "No provider yet. Add who treats patients.", "/settings/payers"))
{
    protected override ListedProviderRow Make(Guid tenant, Guid id, string code, string name) => new() { TenantId = tenant, Id = id, Code = code, Name = name };
}

using Quittance.App.Practice;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;

namespace Quittance.Web.Practice;

[Needs(Permission.PracticeSettings)]
internal sealed class LocationsModel(CurrentPerson current, KeepLists lists) : ListModel<LocationRow>(current, lists, PracticeList.Locations,
    new("Locations", "location", "Place of service", "Two digits, such as 11 for an office or 22 for a hospital’s outpatients", Icon: "building", "No location yet. Add where patients are seen.", "/settings/providers"))
{
    protected override LocationRow Make(Guid tenant, Guid id, string code, string name) => new() { TenantId = tenant, Id = id, Code = code, Name = name };
}

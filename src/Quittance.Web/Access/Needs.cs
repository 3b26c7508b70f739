using Microsoft.AspNetCore.Authorization;

namespace Quittance.Web.Access;

/// <summary>Names the permission that a page or endpoint needs. One without it is closed to everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Permission Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Asks the memberships as they are now, so that a role taken away is gone at the next request.</summary>
internal sealed class NeedsHandler(CurrentPerson current) : AuthorizationHandler<NeedsAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (await current.LoadAsync(context.User) is { } person && person.May(requirement.Permission)) context.Succeed(requirement);
    }
}

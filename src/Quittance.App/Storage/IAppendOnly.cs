namespace Quittance.App.Storage;

/// <summary>
/// Marks an entity whose rows are never changed and never deleted. Triggers on both engines hold it,
/// see <see cref="AppendOnly"/>.
/// </summary>
internal interface IAppendOnly;

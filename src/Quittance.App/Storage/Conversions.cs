using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Quittance.Core.Kernel;

namespace Quittance.App.Storage;

/// <summary>Money is whole cents in a <c>bigint</c>, so that both engines sum it exactly.</summary>
internal sealed class MoneyConversion() : ValueConverter<Money, long>(money => money.Cents, cents => new Money(cents));

/// <summary>Instants are UTC Unix milliseconds: SQLite cannot compare or order its own text form.</summary>
internal sealed class InstantConversion() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Quittance.App.Storage.Migrations.Sqlite
{
    /// <summary>
    /// Keeps the lines of the ledger in the order of their key alone (WITHOUT ROWID), as no entity can say: lines are short, are written in
    /// the order of their entries and are found by entry, so a second tree for the key would be written for nothing.
    /// </summary>
    public partial class LedgerLinesByEntry : Migration
    {
        private const string Columns = """
            "tenant_id" BLOB NOT NULL,
            "entry_id" BLOB NOT NULL,
            "ordinal" INTEGER NOT NULL,
            "account" TEXT NOT NULL,
            "party" TEXT NOT NULL,
            "claim_ordinal" INTEGER NOT NULL,
            "line" INTEGER NOT NULL,
            "amount" INTEGER NOT NULL,
            "group" TEXT NOT NULL,
            "reason" TEXT NOT NULL,
            CONSTRAINT "pk_ledger_lines" PRIMARY KEY ("tenant_id", "entry_id", "ordinal"),
            CONSTRAINT "fk_ledger_lines_ledger_entries_tenant_id_entry_id" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "ledger_entries" ("tenant_id", "id") ON DELETE RESTRICT
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "");

        private static void Rebuild(MigrationBuilder migrationBuilder, string order)
        {
            migrationBuilder.Sql($"CREATE TABLE \"ledger_lines_rebuilt\" ({Columns}) {order};");
            migrationBuilder.Sql("""
                INSERT INTO "ledger_lines_rebuilt" ("tenant_id", "entry_id", "ordinal", "account", "party", "claim_ordinal", "line", "amount", "group", "reason")
                SELECT "tenant_id", "entry_id", "ordinal", "account", "party", "claim_ordinal", "line", "amount", "group", "reason" FROM "ledger_lines" ORDER BY 1, 2, 3;
                """);
            migrationBuilder.Sql("DROP TABLE \"ledger_lines\";");
            migrationBuilder.Sql("ALTER TABLE \"ledger_lines_rebuilt\" RENAME TO \"ledger_lines\";");
        }
    }
}

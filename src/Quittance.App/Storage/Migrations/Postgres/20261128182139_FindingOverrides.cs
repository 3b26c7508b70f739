using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Quittance.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FindingOverrides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "finding_overrides",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_ordinal = table.Column<int>(type: "integer", nullable: false),
                    finding_key = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    edit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    is_undo = table.Column<bool>(type: "boolean", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_overrides", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_finding_overrides_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_finding_overrides_tenant_id_number_id_claim_ordinal_finding",
                table: "finding_overrides",
                columns: new[] { "tenant_id", "number_id", "claim_ordinal", "finding_key", "sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finding_overrides");
        }
    }
}

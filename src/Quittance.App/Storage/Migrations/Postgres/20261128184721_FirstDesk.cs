using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Quittance.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FirstDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_tenant_id_state_day",
                table: "claims");

            migrationBuilder.AddColumn<string>(
                name: "billing_npi",
                table: "tenants",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "tax_id",
                table: "tenants",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_ended",
                table: "memberships",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "finding_id",
                table: "claims",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "finding_severity",
                table: "claims",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "first_stopped",
                table: "claims",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rendering_npi",
                table: "claims",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "snoozed_until",
                table: "claims",
                type: "date",
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "listed_payers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_payers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_listed_payers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listed_providers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_providers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_listed_providers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "locations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_locations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_locations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    search = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_saved_views_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_acts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    owner_before = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_after = table.Column<Guid>(type: "uuid", nullable: true),
                    snooze_before = table.Column<DateOnly>(type: "date", nullable: true),
                    snooze_after = table.Column<DateOnly>(type: "date", nullable: true),
                    undoes = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_acts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_task_acts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    snoozed_until = table.Column<DateOnly>(type: "date", nullable: true),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_tasks_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    outcome = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_uploads_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "version_choices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_key = table.Column<string>(type: "text", nullable: false),
                    is_undo = table.Column<bool>(type: "boolean", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_choices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_version_choices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_subject_kind_finding_id_subject_id_claim",
                table: "findings",
                columns: new[] { "tenant_id", "subject_kind", "finding_id", "subject_id", "claim_ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_charge",
                table: "claims",
                columns: new[] { "tenant_id", "charge", "number", "id", "snoozed_until", "day", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_open",
                table: "claims",
                columns: new[] { "tenant_id", "open", "number", "id", "snoozed_until", "day", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_queue",
                table: "claims",
                columns: new[] { "tenant_id", "day", "number", "id", "state", "snoozed_until", "payer_key", "rendering_npi", "finding_severity", "charge", "open", "denied_open", "first_sent", "person_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_claims_tenant_id_person_id",
                table: "claims",
                columns: new[] { "tenant_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_overrides_tenant_id_number_id_claim_ordinal_finding",
                table: "finding_overrides",
                columns: new[] { "tenant_id", "number_id", "claim_ordinal", "finding_key", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listed_payers_tenant_id_code",
                table: "listed_payers",
                columns: new[] { "tenant_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_listed_providers_tenant_id_code",
                table: "listed_providers",
                columns: new[] { "tenant_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_locations_tenant_id_code",
                table: "locations",
                columns: new[] { "tenant_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_tenant_id_list_owner_id",
                table: "saved_views",
                columns: new[] { "tenant_id", "list", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_task_acts_tenant_id_act_id",
                table: "task_acts",
                columns: new[] { "tenant_id", "act_id" });

            migrationBuilder.CreateIndex(
                name: "ix_task_acts_tenant_id_subject_kind_subject_id",
                table: "task_acts",
                columns: new[] { "tenant_id", "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_subject_kind_owner_id",
                table: "tasks",
                columns: new[] { "tenant_id", "subject_kind", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_subject_kind_snoozed_until",
                table: "tasks",
                columns: new[] { "tenant_id", "subject_kind", "snoozed_until" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_subject_kind_subject_id",
                table: "tasks",
                columns: new[] { "tenant_id", "subject_kind", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_state_at",
                table: "uploads",
                columns: new[] { "state", "at" },
                filter: "state IN ('waiting', 'reading')");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_tenant_id_batch_id",
                table: "uploads",
                columns: new[] { "tenant_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_version_choices_tenant_id_number_id",
                table: "version_choices",
                columns: new[] { "tenant_id", "number_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finding_overrides");

            migrationBuilder.DropTable(
                name: "listed_payers");

            migrationBuilder.DropTable(
                name: "listed_providers");

            migrationBuilder.DropTable(
                name: "locations");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "task_acts");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "version_choices");

            migrationBuilder.DropIndex(
                name: "ix_findings_tenant_id_subject_kind_finding_id_subject_id_claim",
                table: "findings");

            migrationBuilder.DropIndex(
                name: "ix_claims_charge",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_open",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_queue",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claims_tenant_id_person_id",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "billing_npi",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "tax_id",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "is_ended",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "finding_id",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "finding_severity",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "first_stopped",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "rendering_npi",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "claims");

            migrationBuilder.CreateIndex(
                name: "ix_claims_tenant_id_state_day",
                table: "claims",
                columns: new[] { "tenant_id", "state", "day" });
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Quittance.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitsAndBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "city",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "street",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "taxonomy",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "zip",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "taxonomy",
                table: "listed_providers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "filing_indicator",
                table: "listed_payers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "takes_corrections",
                table: "listed_payers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "fees",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    modifier = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    charge = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fees", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_fees_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_postings",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    posting_key = table.Column<string>(type: "TEXT", nullable: false),
                    reverses = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_postings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_hand_postings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sender_qualifier = table.Column<string>(type: "TEXT", nullable: false),
                    sender_id = table.Column<string>(type: "TEXT", nullable: false),
                    receiver_qualifier = table.Column<string>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<string>(type: "TEXT", nullable: false),
                    usage = table.Column<string>(type: "TEXT", nullable: false),
                    out_folder = table.Column<string>(type: "TEXT", nullable: false),
                    in_folder = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    payer_ids = table.Column<string>(type: "TEXT", nullable: false),
                    claims_per_file = table.Column<int>(type: "INTEGER", nullable: false),
                    file_answer_days = table.Column<int>(type: "INTEGER", nullable: false),
                    claim_answer_days = table.Column<int>(type: "INTEGER", nullable: false),
                    decision_days = table.Column<int>(type: "INTEGER", nullable: false),
                    next_control = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_partners_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "patients",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chart_number = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<string>(type: "TEXT", nullable: false),
                    first = table.Column<string>(type: "TEXT", nullable: false),
                    middle = table.Column<string>(type: "TEXT", nullable: false),
                    birth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sex = table.Column<string>(type: "TEXT", nullable: false),
                    street = table.Column<string>(type: "TEXT", nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    zip = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patients", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_patients_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    control = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    claims = table.Column<int>(type: "INTEGER", nullable: false),
                    charges = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_batches_partners_tenant_id_partner_id",
                        columns: x => new { x.tenant_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batches_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "patient_coverages",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patient_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    payer_id = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member_index = table.Column<string>(type: "TEXT", nullable: false),
                    relationship = table.Column<string>(type: "TEXT", nullable: false),
                    subscriber = table.Column<byte[]>(type: "BLOB", nullable: true),
                    group_number = table.Column<string>(type: "TEXT", nullable: false),
                    plan_name = table.Column<string>(type: "TEXT", nullable: false),
                    insurance_type = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    through = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patient_coverages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_patient_coverages_patients_tenant_id_patient_id",
                        columns: x => new { x.tenant_id, x.patient_id },
                        principalTable: "patients",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_patient_coverages_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    patient_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rendering_npi = table.Column<string>(type: "TEXT", nullable: false),
                    place_of_service = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_visits_patients_tenant_id_patient_id",
                        columns: x => new { x.tenant_id, x.patient_id },
                        principalTable: "patients",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bills",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    visit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    patient_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    frequency = table.Column<string>(type: "TEXT", nullable: false),
                    payer_id = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    charge = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    batch_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bills", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_bills_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bills_visits_tenant_id_visit_id",
                        columns: x => new { x.tenant_id, x.visit_id },
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_batches_tenant_id_partner_id_control",
                table: "batches",
                columns: new[] { "tenant_id", "partner_id", "control" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_batches_tenant_id_state",
                table: "batches",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_id_batch_id",
                table: "bills",
                columns: new[] { "tenant_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_id_number_id_ordinal",
                table: "bills",
                columns: new[] { "tenant_id", "number_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_id_patient_id",
                table: "bills",
                columns: new[] { "tenant_id", "patient_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_id_state",
                table: "bills",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_id_visit_id",
                table: "bills",
                columns: new[] { "tenant_id", "visit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fees_tenant_id_code_modifier_from",
                table: "fees",
                columns: new[] { "tenant_id", "code", "modifier", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_postings_tenant_id_number_id_sequence",
                table: "hand_postings",
                columns: new[] { "tenant_id", "number_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_postings_tenant_id_reverses",
                table: "hand_postings",
                columns: new[] { "tenant_id", "reverses" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partners_tenant_id_code",
                table: "partners",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_patient_coverages_tenant_id_member_index",
                table: "patient_coverages",
                columns: new[] { "tenant_id", "member_index" });

            migrationBuilder.CreateIndex(
                name: "ix_patient_coverages_tenant_id_patient_id_rank",
                table: "patient_coverages",
                columns: new[] { "tenant_id", "patient_id", "rank" });

            migrationBuilder.CreateIndex(
                name: "ix_patients_tenant_id_chart_number",
                table: "patients",
                columns: new[] { "tenant_id", "chart_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_patients_tenant_id_last_first",
                table: "patients",
                columns: new[] { "tenant_id", "last", "first" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_number",
                table: "visits",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_patient_id_day",
                table: "visits",
                columns: new[] { "tenant_id", "patient_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_state_day",
                table: "visits",
                columns: new[] { "tenant_id", "state", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "bills");

            migrationBuilder.DropTable(
                name: "fees");

            migrationBuilder.DropTable(
                name: "hand_postings");

            migrationBuilder.DropTable(
                name: "patient_coverages");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropTable(
                name: "patients");

            migrationBuilder.DropColumn(
                name: "city",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "state",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "street",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "taxonomy",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "zip",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "taxonomy",
                table: "listed_providers");

            migrationBuilder.DropColumn(
                name: "filing_indicator",
                table: "listed_payers");

            migrationBuilder.DropColumn(
                name: "takes_corrections",
                table: "listed_payers");
        }
    }
}

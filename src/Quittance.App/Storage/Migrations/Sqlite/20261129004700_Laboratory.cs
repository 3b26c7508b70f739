using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Quittance.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Laboratory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "clia",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "clia",
                table: "tenants");
        }
    }
}

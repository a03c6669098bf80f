using System.Data;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Data tables and what belongs to them.</summary>
internal sealed class Tables : LineTable
{
    public override string Title => "Data tables";

    protected override void Write()
    {
        Of("DataTable", People)
            .SeenBy(Rows)
            .Gives(x => x.Rows.Count)
            .Gives(x => x.Rows[0]["Name"])
            .Gives(x => x.Rows[0][1])
            .Gives(x => x.Columns["Age"].DataType)
            .Gives(x => x.Columns.Contains("age"))
            .Does(x => x.Rows.Add("Cy", 50))
            .Does(x => x.Rows.Add("Cy", "old"))
            .Does(x => x.Rows[0]["Age"] = 41)
            .Does(x => x.Rows[0]["Age"] += 1)
            .Does(x => x.Rows[0]["Age"] = DBNull.Value)
            .Does(x => x.Rows[0]["None"] = 1)
            .Gives(x => x.Select("Age > 35").Length)
            .Gives(x => x.Select("Age > 35")[0]["Name"])
            .Gives(x => x.Select("nonsense ="))
            .Gives(x => x.Compute("Sum(Age)", ""))
            .Gives(x => { var all = ""; foreach (var row in x.Rows) all += row["Name"]; return all; })
            .Gives(x => { var row = x.NewRow(); row["Name"] = "New"; x.Rows.Add(row); return x.Rows.Count; })
            .Gives(x => { x.Rows[0].Delete(); x.AcceptChanges(); return x.Rows.Count; })
            .Gives(x => x.Rows[0].RowState)
            .Gives(x => x.Rows[9])
            .Gives(x => x.Rows[0].ItemArray)
            .Gives(x => x.Rows[0].IsNull("Age"))
            .Does(() => new object[] { "Di", 22 }, (x, a) => x.Rows[0].ItemArray = a)
            .Does(x => x.Columns.Add("City"))
            .Gives(x => x.Copy().Rows.Count)
            .Gives(x => x.DefaultView.Count)
            .Gives(x => x.TableName);

        Of("DataRow", () => People().Rows[1])
            .SeenBy(x => x.ItemArray)
            .Gives(x => x["Name"])
            .Gives(x => x[1] + 1)
            .Gives(x => x.Table.TableName)
            .Does(x => x["Name"] = "Bo")
            .Does(x => { x.BeginEdit(); x["Age"] = 1; x.CancelEdit(); })
            .Gives(x => x.HasErrors);

        Of("DataView", () => new DataView(People(), "Age > 31", "Name DESC", DataViewRowState.CurrentRows))
            .SeenBy(x => x.Count)
            .Gives(x => x[0]["Name"])
            .Does(x => x.RowFilter = "Age > 90")
            .Gives(x => x.Sort)
            .Gives(x => x.ToTable().Rows.Count);

        Of("DataSet", () => { var set = new DataSet("set"); set.Tables.Add(People()); return set; })
            .SeenBy(x => x.Tables.Count)
            .Gives(x => x.Tables["People"].Rows.Count)
            .Gives(x => x.GetXml().Contains("<Name>Ann</Name>"))
            .Does(x => x.Tables.Add("more"))
            .Does(x => x.Tables.Add("People"))
            .Gives(x => x.HasChanges());
    }

    private static DataTable People()
    {
        var table = new DataTable("People");
        table.Columns.Add("Name", typeof(string));
        table.Columns.Add("Age", typeof(int));
        table.Rows.Add("Ann", 40);
        table.Rows.Add("Bob", 32);
        table.AcceptChanges();
        return table;
    }

    private static IEnumerable<string> Rows(DataTable table) =>
        [string.Join(",", table.Columns.Cast<DataColumn>()), .. table.Rows.Cast<DataRow>().Select(row => string.Join(",", row.ItemArray))];
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using DynRemote.Tests.Conformance.Differential;
using Newtonsoft.Json.Linq;
using JsonConvert = Newtonsoft.Json.JsonConvert;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>XML and JSON.</summary>
internal sealed class Documents : LineTable
{
    public override string Title => "XML and JSON";

    protected override void Write()
    {
        Of("XDocument", () => XDocument.Parse("<r a='1'><i>x</i><i>y</i></r>"))
            .SeenBy(x => x.ToString(SaveOptions.DisableFormatting))
            .Gives(x => x.Root.Name.LocalName)
            .Gives(x => x.Root.Attribute("a").Value)
            .Gives(x => x.Root.Element("i").Value)
            .Gives(x => { var all = ""; foreach (var i in x.Root.Elements("i")) all += i.Value; return all; })
            .Gives(x => { var all = ""; foreach (var i in x.Descendants()) all += i.Name + ";"; return all; })
            .Does(x => x.Root.Add("z"))
            .Does(x => x.Root.SetAttributeValue("b", 2))
            .Does(x => x.Root.Element("i").Remove())
            .Does(x => x.Root.Element("i").Value = "&")
            .Gives(x => (string)x.Root.Element("i"))
            .Gives(x => (int)x.Root.Attribute("a") + 1)
            .Gives(x => (int)x.Root.Element("i"))
            .Gives(x => x.Root.Element("none"))
            .Gives(x => x.Root.Element("none").Value)
            .Gives(x => x.Root.HasElements)
            .Gives(x => x.Root.FirstNode.NextNode.ToString())
            .Gives(x => x.Declaration)
            .Gives(x => x.ToString(SaveOptions.DisableFormatting));

        Of("XElement", () => new XElement("p", new XAttribute("id", 7), "text"))
            .SeenBy(x => x.ToString())
            .Gives(x => x.Value)
            .Gives(x => (int)x.Attribute("id"))
            .Does(x => x.Name = "q")
            .Does(x => x.ReplaceNodes("new"))
            .Gives(x => x.IsEmpty)
            .Gives(() => new List<string>(), (x, a) =>
            {
                x.Changed += (EventHandler<XObjectChangeEventArgs>)((_, _) => a.Add("changed"));
                return a.Count;
            });

        Of("XmlDocument", () => { var document = new XmlDocument(); document.LoadXml("<r a='1'><i>x</i><i>y</i></r>"); return document; })
            .SeenBy(x => x.OuterXml)
            .Gives(x => x.DocumentElement.Name)
            .Gives(x => x.DocumentElement["i"].InnerText)
            .Gives(x => x.SelectSingleNode("/r/i[2]").InnerText)
            .Gives(x => x.SelectNodes("//i").Count)
            .Gives(x => { var all = ""; foreach (var node in x.SelectNodes("//i")) all += node.InnerText; return all; })
            .Gives(x => x.DocumentElement.GetAttribute("a"))
            .Does(x => x.DocumentElement.SetAttribute("b", "2"))
            .Does(x => x.DocumentElement.AppendChild(x.CreateElement("z")))
            .Does(x => x.LoadXml("<broken"))
            .Gives(x => x.DocumentElement.FirstChild.NextSibling.InnerXml)
            .Gives(x => x.SelectSingleNode("//["));

        Of("XmlReader", () => XmlReader.Create(new StringReader("<a><b c='1'/></a>")))
            .SeenBy(_ => "a reader")
            .Gives(x => x.Read())
            .Gives(x => { x.MoveToContent(); return x.Name; })
            .Gives(x => { x.ReadToFollowing("b"); return x.GetAttribute("c") + x["c"] + x[0]; })
            .Gives(x => x.NodeType)
            .Gives(x => x.ReadElementContentAsInt());

        Of("JsonDocument", () => JsonDocument.Parse("""{"n": 1.5, "list": [1, 2], "text": "t"}"""))
            .SeenBy(x => "a document")
            .Gives(x => x.RootElement.GetProperty("n").GetDouble())
            .Gives(x => x.RootElement.GetProperty("list")[1].GetInt32())
            .Gives(x => x.RootElement.GetProperty("list").GetArrayLength())
            .Gives(x => x.RootElement.GetProperty("none"))
            .Gives(x => x.RootElement.ValueKind)
            .Gives(x => x.RootElement.GetProperty("text").GetInt32())
            .Gives(x => { var all = ""; foreach (var property in x.RootElement.EnumerateObject()) all += property.Name; return all; });

        Of("JsonNode", () => JsonNode.Parse("""{"n": 1, "list": [1, 2]}""")!)
            .SeenBy(x => x.ToJsonString())
            .Gives(x => x["list"][0].ToString())
            .Gives(x => (int)x["n"])
            .Gives(x => x["n"].GetValue<int>())
            .Does(x => x["n"] = 2)
            .Does(x => x["list"].Add(3))
            .Gives(x => x["none"])
            .Gives(x => x.AsObject().Count)
            .Gives(x => x["list"].AsArray().Count)
            .Gives(x => x["n"].GetValue<string>())
            .Gives(x => JsonSerializer.Serialize(x))
            .Gives(x => JsonSerializer.Serialize((object)x["list"]));

        Of("JObject with null", () => JObject.Parse("""{"nothing": null, "n": 1}"""))
            .SeenBy(x => x.ToString(Newtonsoft.Json.Formatting.None))
            .Gives(x => x.nothing == null)
            .Gives(x => x.nothing != null)
            .Gives(x => x.n == null)
            .Gives(x => x.none == null)
            .Gives(x => x == null);

        Of("JObject", () => JObject.Parse("""{"n": 1, "list": [1, "two"], "deep": {"k": true}}"""))
            .SeenBy(x => x.ToString(Newtonsoft.Json.Formatting.None))
            .Gives(x => (int)x.n)
            .Gives(x => x.n + 1)
            .Gives(x => (string)x.list[1])
            .Gives(x => (bool)x.deep.k)
            .Gives(x => x["n"].ToString())
            .Gives(x => x.none)
            .Does(x => x.n = 7)
            .Does(x => x.fresh = "f")
            .Does(x => x["list"][0] = 9)
            .Does(x => x.Remove("n"))
            .Gives(x => x.Count)
            .Gives(x => x.list.Count)
            .Gives(x => x.SelectToken("deep.k").ToString())
            .Gives(x => { var all = ""; foreach (var property in x) all += property.Name; return all; })
            .Gives(x => x.ContainsKey("deep"))
            .Gives(x => JsonConvert.SerializeObject(x))
            .Gives(x => JsonConvert.SerializeObject(x, Newtonsoft.Json.Formatting.Indented))
            .Gives(x => JsonConvert.SerializeObject(x.list))
            .Gives(x => JsonConvert.SerializeObject(x["n"]))
            .Gives(x => JsonConvert.SerializeObject(new { Part = (object)x.deep }))
            .Gives(x => JObject.FromObject(x).Count);

        Of("JValue", () => new JValue(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)))
            .Gives(x => JsonConvert.SerializeObject(x));

        Of("JRaw", () => new JRaw("{ a: 1.50 }"))
            .Gives(x => JsonConvert.SerializeObject(x));

        Of("JArray", () => JArray.Parse("[1, 2.5, null]"))
            .SeenBy(x => x.ToString(Newtonsoft.Json.Formatting.None))
            .Gives(x => (int)x[0])
            .Does(x => x.Add("s"))
            .Gives(x => x.Count)
            .Gives(x => x[2].Type)
            .Gives(x => x[9])
            .Gives(x => JsonConvert.SerializeObject(x));
    }
}

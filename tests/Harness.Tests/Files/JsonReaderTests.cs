namespace Harness.Tests.Files;

public class JsonReaderTests
{
    private const string Json = """
        { // comments and trailing commas are allowed
          "text": "a", "empty": "", "number": 1.5, "flag": true, "nothing": null, "list": [1, { "deep": [2, "x"] }], "object": { "key": 3 },
        }
        """;

    private readonly JsonReader _root = JsonReader.Parse(Json, "f.json");

    [Fact]
    public void Values_are_read_by_kind()
    {
        Assert.Equal("a", _root.Get("text", "").Text());
        Assert.Equal("", _root.Get("empty", "").Label());
        Assert.Equal(1.5, _root.Get("number", "").Number());
        Assert.True(_root.Get("flag", "").Flag());
        Assert.Null(_root.Find("nothing"));
        Assert.Null(_root.Find("absent"));
        Assert.Equal(1, _root.Get("list", "").Items()[0].Whole());
        Assert.Equal(3UL, _root.Get("object", "").Get("key", "").Count());
        Assert.Equal(["text", "empty", "number", "flag", "nothing", "list", "object"], _root.Entries.Select(e => e.Name));
    }

    [Fact]
    public void A_wrong_kind_names_file_path_value_and_remedy()
    {
        Fails("f.json: text must be a number, but is the text 'a'.", () => _root.Get("text", "").Number());
        Fails("f.json: number must be a text, but is the number 1.5; write a name.", () => _root.Get("number", "").Text("write a name"));
        Fails("f.json: empty must be a text, but is empty.", () => _root.Get("empty", "").Text());
        Fails("f.json: number must be a whole number of at least 0, but is the number 1.5.", () => _root.Get("number", "").Whole());
        Fails("f.json: flag must be an array […], but is true.", () => _root.Get("flag", "").Items());
        Fails("f.json: list must be an object {…}, but is an array.", () => _root.Get("list", "").Object());
        Fails("f.json: object must be true or false, but is an object.", () => _root.Get("object", "").Flag());
        Fails("f.json: list[1].deep[1] must be a number, but is the text 'x'.", () => _root.Get("list", "").Items()[1].Get("deep", "").Items()[1].Number());
        Fails("f.json: the file must be an object {…}, but is the number 3.", () => JsonReader.Parse("3", "f.json"));
        Fails("f.json: number must be a number, but is the number 1e999.", () => JsonReader.Parse("{ \"number\": 1e999 }", "f.json").Get("number", "").Number());
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("nothing")]
    public void A_missing_key_names_what_it_holds(string key) =>
        Fails($"f.json: object: '{key}' is missing; it holds a number.", () => JsonReader.Parse("{ \"object\": { \"nothing\": null } }", "f.json").Get("object", "").Get(key, "it holds a number"));

    [Fact]
    public void An_unknown_key_names_the_nearest()
    {
        Fails("f.json: object.key: there is no key 'key'. Did you mean 'keys'? Known: keys, other.", () => _root.Get("object", "").AllowKeys("other", "keys"));
        Fails("f.json: there is no key 'numbr'. Did you mean 'number'? Known: number.", () => JsonReader.Parse("{ \"$schema\": \"x\", \"numbr\": 3 }", "f.json").AllowKeys("number"));
        JsonReader.Parse("{ \"$schema\": \"x\", \"number\": 3 }", "f.json").AllowKeys("number");
        Fails("f.json: $schema must be a text, but is the number 3; name the file of the JSON Schema, or leave it out.", () => JsonReader.Parse("{ \"$schema\": 3 }", "f.json").AllowKeys());
        Fails("f.json: limit.$schema: there is no key '$schema'. Known: max.", () => JsonReader.Parse("{ \"limit\": { \"$schema\": \"x\" } }", "f.json").Get("limit", "").AllowKeys("max"));
    }

    [Fact]
    public void A_name_that_looks_like_a_path_stands_between_brackets()
    {
        JsonReader root = JsonReader.Parse("""{"a.b": {"q\"": {"line\nend": {"": {" x": {"plain name": 1}}}}}}""", "f.json");
        JsonReader last = root.Get("a.b", "").Get("q\"", "").Get("line\nend", "").Get("", "").Get(" x", "").Get("plain name", "");
        Assert.Equal("""["a.b"]["q\""]["line\nend"][""][" x"].plain name""", last.Path);
        Assert.Equal("plain name", last.Name);
    }

    private static void Fails(string message, Action read) => Assert.Equal(message, Assert.Throws<InputException>(read).Message);

    private static void Fails(string message, Func<object> read) => Fails(message, () => { _ = read(); });
}

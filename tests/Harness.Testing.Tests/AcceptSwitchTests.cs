namespace Harness.Testing.Tests;

public class AcceptSwitchTests
{
    [Theory]
    [InlineData(null, false, false, false, false)]
    [InlineData("", false, false, false, false)]
    [InlineData("snapshots", true, false, false, false)]
    [InlineData("noise", false, true, false, false)]
    [InlineData("recordings", false, false, true, false)]
    [InlineData("noise,loosen", false, true, false, true)]
    [InlineData(" noise; snapshots ", true, true, false, false)]
    public void What_may_be_written_is_named(string? value, bool snapshots, bool noise, bool recordings, bool loosen) =>
        Assert.Equal(new AcceptSwitch(snapshots, noise, recordings, loosen), AcceptSwitch.Read(value, onBuildServer: false));

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("Snapshots")]
    [InlineData("snapshots,all")]
    [InlineData("thresholds")] // what people decide is written by people
    public void Another_value_is_named_with_what_there_is(string value)
    {
        string message = Assert.Throws<InputException>(() => AcceptSwitch.Read(value, onBuildServer: false)).Message;

        Assert.StartsWith($"HARNESS_ACCEPT={value}: '", message, StringComparison.Ordinal);
        Assert.EndsWith("is not known; use snapshots, noise, loosen, recordings or some of them, separated by commas.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("snapshots")]
    [InlineData("noise")]
    [InlineData("loosen")]
    [InlineData("recordings")]
    public void A_build_server_accepts_nothing(string value) =>
        Assert.Equal(
            $"HARNESS_ACCEPT={value} is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit the files.",
            Assert.Throws<InputException>(() => AcceptSwitch.Read(value, onBuildServer: true)).Message);

    [Fact]
    public void A_build_server_without_the_switch_is_fine() =>
        Assert.Equal(new AcceptSwitch(false, false), AcceptSwitch.Read(null, onBuildServer: true));

    [Theory]
    [InlineData("CI", "true", true)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("JENKINS_URL", "http://ci", true)]
    [InlineData("CI", "false", false)]
    [InlineData("CI", "0", false)]
    [InlineData("CI", "", false)]
    [InlineData("HOME", "/root", false)]
    public void A_build_server_is_known_by_its_variables(string name, string value, bool expected) =>
        Assert.Equal(expected, BuildServer.Detect(variable => variable == name ? value : null));
}

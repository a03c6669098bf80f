using DynRemote.Operations;

namespace DynRemote.Tests.Proxies;

/// <summary>Tasks that end as another one does.</summary>
public sealed class TaskEndingTests
{
    [Test]
    public async Task The_task_is_nobody_elses_also_where_the_framework_has_one_ready_for_the_result()
    {
        var number = TaskEnding.Of(Task.FromResult<object?>(5), static result => (int)result!);
        var nothing = TaskEnding.Of(Task.FromResult<object?>(null), static result => result);

        Assert.That(number, Is.Not.SameAs(Task.FromResult(5)));
        Assert.That(nothing, Is.Not.SameAs(Task.FromResult<object?>(null)));
        Assert.That((await number, await nothing), Is.EqualTo((5, (object?)null)));
    }
}

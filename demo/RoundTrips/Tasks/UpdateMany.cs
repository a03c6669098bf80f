namespace DynRemote.Demo.Tasks;

internal sealed class UpdateMany : ShopTask
{
    public override string Title => "Update many";

    public override string Story => "Spring sale: books on gardens cost 10 % less. What counts is the prices afterwards.";

    public override IReadOnlyList<Way> Ways { get; } =
    [
        Way.Plain(22, shop =>
        {
            foreach (var book in shop.Books)
            {
                if (book.Subject == "garden")
                    book.Price *= 0.9m;
            }
            return null;
        }),
        Way.Async(4, async shop =>
        {
            List<(dynamic Book, dynamic Subject)> asked = [];
            foreach (var book in shop.Books)
            {
                var later = Remote.Async(book);
                asked.Add((later, later.Subject));
            }
            foreach (var (book, subject) in asked)
            {
                if (await subject == "garden")
                    book.Price *= 0.9m;
            }
            await Remote.ConnectionOf(shop).FlushAsync();
            return null;
        }),
        Way.Recorded(1, shop => Remote.Run(() => shop.Books
            .FindAll(Remote.Fn(book => book.Subject == "garden"))
            .ForEach(Remote.Fn(book => book.Price *= 0.9m)))),
        new("query, then async", 2, async shop =>
        {
            foreach (var book in Remote.Query(() => shop.Books).Where(book => book.Subject == "garden").ToList())
                Remote.Async(book).Price *= 0.9m;
            await Remote.ConnectionOf(shop).FlushAsync();
            return null;
        }),
    ];

    public override string Outcome(dynamic shop, string result) =>
        string.Join(", ", Remote.Query(() => shop.Books).Select(book => Remote.Str($"{book.Price}")));
}

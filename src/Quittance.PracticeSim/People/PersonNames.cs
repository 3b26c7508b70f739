namespace Quittance.PracticeSim.People;

/// <summary>Names to invent people with. No list of real people stands behind them.</summary>
internal static class PersonNames
{
    public static readonly IReadOnlyList<string> Women =
    [
        "Abigail", "Adela", "Agnes", "Alma", "Amina", "Anita", "Beatrice", "Bridget", "Camila", "Carla", "Cecilia", "Clara", "Corinne", "Daphne", "Delia", "Dorothy", "Edith", "Elena",
        "Elsie", "Esther", "Eva", "Fiona", "Frances", "Gloria", "Greta", "Hannah", "Hazel", "Helen", "Ida", "Imani", "Irene", "Isabel", "Ivy", "Jane", "Joan", "Judith", "June", "Karen",
        "Keiko", "Lena", "Leona", "Lillian", "Linda", "Lucia", "Lydia", "Mabel", "Margaret", "Maria", "Martha", "Mei", "Miriam", "Nadia", "Naomi", "Nora", "Olive", "Paula", "Pearl",
        "Priya", "Rachel", "Rosa", "Ruth", "Sabrina", "Sandra", "Sofia", "Stella", "Susan", "Tamara", "Teresa", "Thuy", "Ursula", "Vera", "Victoria", "Vivian", "Wanda", "Yvonne", "Zoe",
    ];

    public static readonly IReadOnlyList<string> Men =
    [
        "Aaron", "Adam", "Albert", "Amir", "Andre", "Anton", "Arthur", "Benjamin", "Boris", "Calvin", "Carlos", "Chester", "Clark", "Conrad", "Curtis", "Daniel", "Darnell", "David",
        "Dennis", "Diego", "Dominic", "Edgar", "Eli", "Emil", "Ernest", "Felix", "Francis", "Frank", "Gerald", "Gilbert", "Gordon", "Harold", "Harvey", "Henry", "Hugo", "Ian", "Isaac",
        "Ivan", "Jacob", "Jerome", "Jonas", "Jorge", "Joseph", "Julian", "Kenji", "Kurt", "Lars", "Leonard", "Levi", "Louis", "Lucas", "Luther", "Malik", "Marcus", "Martin", "Maurice",
        "Miles", "Nathan", "Niels", "Noah", "Oscar", "Otto", "Owen", "Pablo", "Patrick", "Paul", "Peter", "Quentin", "Rafael", "Ralph", "Raymond", "Roland", "Samuel", "Simon", "Tariq",
        "Theodore", "Tobias", "Victor", "Vincent", "Walter", "Xavier", "Yusuf",
    ];

    // Families are called by two of these put together, so that the names sound like names and belong to few.
    private static readonly IReadOnlyList<string> Beginnings =
    [
        "Alder", "Ash", "Barrow", "Birch", "Black", "Bram", "Bright", "Cald", "Carl", "Clay", "Cold", "Cran", "Dale", "Dun", "Earn", "East", "Elm", "Fair", "Fern", "Gar", "Glen", "Gold",
        "Green", "Hal", "Hart", "Haw", "Hazel", "High", "Holl", "Kel", "Kings", "Lang", "Lin", "Lock", "Mal", "Maple", "Mar", "Mead", "Mill", "Nor", "Oak", "Old", "Pem", "Quin", "Red",
        "Rock", "Rose", "Rush", "Sand", "Shel", "Silver", "Stan", "Stone", "Sun", "Thorn", "Til", "Under", "Wake", "Wal", "West", "Whit", "Wil", "Win", "Wood", "Wren", "Yar",
    ];

    private static readonly IReadOnlyList<string> Endings =
        ["berg", "bourne", "brook", "burn", "bury", "by", "cliff", "combe", "croft", "dale", "den", "field", "ford", "gate", "ham", "hurst", "land", "ley", "low", "man", "mere", "more", "ridge", "son", "stead", "stock", "ton", "ward", "well", "wick", "win", "worth"];

    public static string Family(ref Chance chance) => chance.Pick(Beginnings) + chance.Pick(Endings);

    public static string First(ref Chance chance, string sex) => chance.Pick(sex == "F" ? Women : Men);
}

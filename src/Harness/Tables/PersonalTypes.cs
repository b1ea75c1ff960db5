namespace Harness.Tables;

/// <summary>The values of <c>sdtype</c> that are kept and never modelled: ids, and the kinds of personal data that SDV's documentation lists. Others carry <c>pii</c>.</summary>
internal static class PersonalTypes
{
    private static readonly Dictionary<string, PersonalKind> Named = new(StringComparer.Ordinal)
    {
        ["id"] = PersonalKind.None,
        ["unknown"] = PersonalKind.None,
        ["email"] = PersonalKind.Own,
        ["phone_number"] = PersonalKind.Own,
        ["ssn"] = PersonalKind.Own,
        ["credit_card_number"] = PersonalKind.Own,
        ["iban"] = PersonalKind.Own,
        ["license_plate"] = PersonalKind.Own,
        ["vin"] = PersonalKind.Own,
        ["mac_address"] = PersonalKind.Own,
        ["ipv4_address"] = PersonalKind.Own,
        ["ipv6_address"] = PersonalKind.Own,
        ["name"] = PersonalKind.Shared,
        ["first_name"] = PersonalKind.Shared,
        ["last_name"] = PersonalKind.Shared,
        ["address"] = PersonalKind.Shared,
        ["street_address"] = PersonalKind.Shared,
        ["secondary_address"] = PersonalKind.Shared,
        ["administrative_unit"] = PersonalKind.Shared,
        ["city"] = PersonalKind.Shared,
        ["country_code"] = PersonalKind.Shared,
        ["postcode"] = PersonalKind.Shared,
        ["state"] = PersonalKind.Shared,
        ["state_abbr"] = PersonalKind.Shared,
        ["latitude"] = PersonalKind.Shared,
        ["longitude"] = PersonalKind.Shared,
        ["swift11"] = PersonalKind.Shared,
        ["swift8"] = PersonalKind.Shared,
        ["user_agent_string"] = PersonalKind.Shared,
    };

    /// <summary>The known names.</summary>
    public static IReadOnlyCollection<string> Names => Named.Keys;

    /// <summary>Whether a type is one of them.</summary>
    /// <param name="sdtype">The type.</param>
    public static bool Has(string sdtype) => Named.ContainsKey(sdtype);

    /// <summary>The kind of personal data: that of the sdtype, unless <c>pii</c> says otherwise.</summary>
    /// <param name="sdtype">The type.</param>
    /// <param name="isPersonal">The column's <c>pii</c>.</param>
    public static PersonalKind Of(string sdtype, bool? isPersonal)
    {
        PersonalKind named = Named.GetValueOrDefault(sdtype);
        return isPersonal switch
        {
            true when named == PersonalKind.None => PersonalKind.Shared,
            false => PersonalKind.None,
            _ => named,
        };
    }
}

"""The actor tables hold together: codes exist, dates are dates, names split as the tokenizer splits them."""

from purport.language.tokens import blank_english
from purport.mentions.actor_offices import day
from purport.mentions.actor_tables import actors_version, countries, metonyms, offices, organisations, rows
from purport.mentions.names import lexicon, words_of
from purport.mentions.roles import plural_of, roles
from purport.records.values import NON_STATE


def test_every_country_has_a_code_of_its_own() -> None:
    codes = [country.iso3 for country in countries()]
    assert len(codes) == len(set(codes)) >= 200
    assert {"XKX", "TWN", "PSE", "VAT", "HKG"} <= set(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_organisations_and_offices_use_known_countries() -> None:
    known = {country.iso3 for country in countries()} | set(NON_STATE)
    assert {body.country for body in organisations() if body.country} <= known
    assert {office.country for office in offices()} <= known
    assert {metonym.actor.country for metonym in metonyms()[0]} <= known


def test_terms_of_office_do_not_end_before_they_start() -> None:
    for office in offices():
        start, end = day(office.start, last=False), day(office.end, last=True)
        assert not office.start or start is not None, office
        assert not office.end or end is not None, office
        assert start is None or end is None or start <= end, office


def test_names_are_split_as_the_tokenizer_splits_them() -> None:
    nlp = blank_english()
    names = [name for country in countries() for name in (country.name, *country.aliases)]
    names += [name for body in organisations() for name in (body.name, *body.aliases)]
    names = names[::4]
    wrong = [name for name in names if [t.text for t in nlp(name.replace("’", "'"))] != words_of(name)]
    assert len(wrong) <= len(names) // 200, wrong


def test_plurals_are_formed_on_the_right_word() -> None:
    assert plural_of("secretary of state") == "secretaries of state"
    assert plural_of("policewoman") == "policewomen"
    assert plural_of("opposition party") == "opposition parties"
    assert plural_of("member of parliament") == "members of parliament"


def test_the_lexicon_is_wide_enough() -> None:
    assert lexicon().size > 8000
    assert len({role.phrase for role in roles()}) > 1500


def test_the_version_names_the_content() -> None:
    assert actors_version() == actors_version()
    assert "+" in actors_version()


def test_ministers_have_known_offices_and_one_row_a_term() -> None:
    found = list(rows("ministers.tsv"))
    offices_of = {"foreign minister", "defence minister", "interior minister", "finance minister"}
    assert len(found) > 800 and len({row["country"] for row in found}) >= 50
    assert {row["office"] for row in found} <= offices_of
    assert {row["verified"] for row in found} == {"true", "false"}
    terms = [(row["country"], row["person"], row["office"], row["start"]) for row in found]
    assert len(terms) == len(set(terms))
    assert all(row["verified"] == "false" or not row["source"].startswith("memory") for row in found)


def test_heads_of_government_reach_back_to_1990() -> None:
    ended = [row for row in rows("leaders.tsv") if row["end"] and "1990" <= row["end"][:4] < "2000"]
    assert len({row["country"] for row in ended}) > 120

"""Plain text: every line keeps its place and gets the kind that its reader would give it."""

import pytest

from purport.documents import read_text
from purport.records import Article

BODY = (
    "Peru and Bolivia will open talks on the lake treaty next month, the two foreign ministries said on Tuesday.",
    "The Bolivian minister told reporters in La Paz that his government accepted without conditions.",
    "Peru's president said last week that the treaty of 1955 had to be renewed before the end of the year.",
    "Fishermen on both shores have complained for years about falling stocks and about patrols that stop their boats.",
)


def kinds(text: str, **given: str) -> list[tuple[str, str]]:
    article, _ = read_text(text, **given)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def kind_of(text: str, line: str) -> str:
    return {words: kind for kind, words in kinds(text)}[line]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_outlet_after_the_headline_is_furniture_and_metadata() -> None:
    article, _ = read_text(page("Peru and Bolivia to open talks on lake treaty | Andean News", *BODY))
    first, second = article.blocks[:2]
    assert (first.kind, article.text[first.start : first.end]) == (
        "headline",
        "Peru and Bolivia to open talks on lake treaty",
    )
    assert (second.kind, article.text[second.start : second.end]) == ("boilerplate", "| Andean News")
    assert article.outlet == "Andean News"
    assert article.title == "Peru and Bolivia to open talks on lake treaty"


@pytest.mark.parametrize(
    ("line", "headline", "outlet"),
    [
        ("Lake treaty talks open - The Andean Times", "Lake treaty talks open", "The Andean Times"),
        ("Lake treaty talks open - World - The Andean Times", "Lake treaty talks open", "The Andean Times"),
        ("Lake treaty talks open – Reuters", "Lake treaty talks open", "Reuters"),
        ("Lake treaty – a new beginning for two neighbours", "Lake treaty – a new beginning for two neighbours", None),
        ("Ministers meet - but nothing is signed", "Ministers meet - but nothing is signed", None),
        ("Andean News | Lake treaty talks open", "Lake treaty talks open", "Andean News"),
    ],
)
def test_only_names_are_cut_off_a_headline(line: str, headline: str, outlet: str | None) -> None:
    article, _ = read_text(page(line, *BODY))
    assert (article.title, article.outlet) == (headline, outlet)


def test_bylines_and_dates_are_no_body_and_give_metadata() -> None:
    text = page("Lake treaty talks open", "By Ana Quispe, Andean Wire", "Posted: Sep 11, 2023 4:13 AM EDT", *BODY)
    article, issues = read_text(text)
    assert [block.kind for block in article.blocks[:4]] == ["headline", "byline", "byline", "body"]
    assert article.byline == "Ana Quispe, Andean Wire"
    assert article.published == "2023-09-11"
    assert not issues


def test_a_sentence_that_begins_with_by_is_body() -> None:
    sentence = "By Monday the patrols had returned to port."
    assert kind_of(page("Lake treaty talks open", BODY[0], sentence, BODY[1]), sentence) == "body"


def test_a_date_that_does_not_exist_on_the_page_is_an_issue_and_no_date() -> None:
    article, issues = read_text(page("Lake treaty talks open", "Posted: February 30, 2023", *BODY))
    assert article.published is None
    assert any("ignored" in issue.reason for issue in issues)


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("LA PAZ, Sept 11 (Reuters) - ", "LA PAZ, Sept 11 (Reuters)"),
        ("LA PAZ, Bolivia (AP) — ", "LA PAZ, Bolivia (AP)"),
        ("LIMA — ", "LIMA"),
        ("(Reuters) - ", "(Reuters)"),
        ("", None),
    ],
)
def test_the_dateline_is_metadata_and_stays_in_the_body(opening: str, dateline: str | None) -> None:
    article, _ = read_text(page("Lake treaty talks open", opening + BODY[0], *BODY[1:]))
    assert article.dateline == dateline
    body = next(block for block in article.blocks if block.kind == "body")
    assert article.text[body.start : body.end] == opening + BODY[0]


@pytest.mark.parametrize(
    "caption",
    [
        "Boats lie at anchor in the harbour of Puno, Peru, on Tuesday. (Luz Mamani/Reuters)",
        "Boats lie at anchor in the harbour of Puno. Photo: Luz Mamani",
        "FILE PHOTO: The lake seen from the Bolivian shore in March",
        "A general view shows the port of Copacabana before the meeting of the two ministers.",
        "The two ministers shake hands. Getty Images",
        "Image caption The two ministers met in May",
    ],
)
def test_captions_are_known_by_credit_or_opening(caption: str) -> None:
    assert kind_of(page("Lake treaty talks open", BODY[0], caption, *BODY[1:]), caption) == "caption"


def test_the_description_above_a_credited_caption_is_caption() -> None:
    described = "Several boats are shown at a wooden landing stage."
    credited = "Boats at the landing stage in Puno on Monday. (Luz Mamani/Reuters)"
    found = {words: kind for kind, words in kinds(page("Talks open", BODY[0], f"{described}\n{credited}", *BODY[1:]))}
    assert found[described] == found[credited] == "caption"


def test_an_agency_in_brackets_signs_the_last_paragraph() -> None:
    last = "The ministers will meet again in the port of Puno in October. (AFP)"
    assert kind_of(page("Lake treaty talks open", *BODY, last), last) == "body"


def test_a_video_in_the_middle_is_teaser_with_its_title_and_description() -> None:
    cue, title = "WATCH l Lake fishermen count their losses:", "What is behind the fall of fish stocks on the lake"
    about = (
        "Fish stocks on the lake have fallen by half, but what is behind the fall? Our reporter Ana Quispe explains."
    )
    text = page("Lake treaty talks open", BODY[0], BODY[1], cue, title, about, BODY[2], BODY[3])
    found = {words: kind for kind, words in kinds(text)}
    assert [found[line] for line in (cue, title, about)] == ["teaser"] * 3
    assert [found[line] for line in BODY] == ["body"] * 4


def test_the_story_goes_on_after_a_video_without_description() -> None:
    text = page("Lake treaty talks open", BODY[0], "WATCH: Fishermen count their losses", BODY[1], BODY[2])
    found = {words: kind for kind, words in kinds(text)}
    assert found[BODY[1]] == "body"


@pytest.mark.parametrize(
    "call", ["READ MORE: Bolivia names new envoy", "Related: What the treaty says", "ALSO READ | Peru's new fleet"]
)
def test_calls_to_other_stories_are_teasers(call: str) -> None:
    assert kind_of(page("Lake treaty talks open", BODY[0], call, *BODY[1:]), call) == "teaser"


def test_a_comment_form_and_all_that_follows_is_furniture() -> None:
    tail = ("Leave a Reply", "Your email address will not be published. Required fields are marked *",
            "I have fished there for thirty years and nobody has ever asked me.", "Back to top button")  # fmt: skip
    found = {words: kind for kind, words in kinds(page("Lake treaty talks open", *BODY, *tail))}
    assert {found[line] for line in tail} == {"boilerplate"}
    assert {found[line] for line in BODY} == {"body"}


def test_related_articles_are_teasers_until_the_body_goes_on() -> None:
    text = page("Lake treaty talks open", BODY[0], BODY[1], "Related Articles", "Bolivia names new envoy to Lima",
                "Peru sends second patrol boat to lake", BODY[2], BODY[3])  # fmt: skip
    found = {words: kind for kind, words in kinds(text)}
    assert found["Related Articles"] == found["Bolivia names new envoy to Lima"] == "teaser"
    assert found[BODY[2]] == found[BODY[3]] == "body"


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    text = page("Lake treaty talks open", BODY[0], BODY[1], "Pressure from Lima", BODY[2], BODY[3])
    assert kind_of(text, "Pressure from Lima") == "subheading"


def test_a_line_that_announces_a_quotation_is_body() -> None:
    text = page(
        "Lake treaty talks open",
        BODY[0],
        "The ministry said in a statement:",
        '"We will not wait any longer."',
        *BODY[1:],
    )
    assert kind_of(text, "The ministry said in a statement:") == "body"
    assert kind_of(text, '"We will not wait any longer."') == "body"


def test_a_menu_before_the_headline_is_furniture() -> None:
    menu = ("Home", "World", "Politics", "Weather", "Sign in")
    text = "\n".join([*menu, "Peru and Bolivia to open talks on lake treaty", *BODY])
    found = {words: kind for kind, words in kinds(text)}
    assert {found[line] for line in menu} == {"boilerplate"}
    assert found["Peru and Bolivia to open talks on lake treaty"] == "headline"


def test_small_print_far_below_the_body_is_no_body() -> None:
    links = [f"Section {number}" for number in range(20)]
    notice = "Visitors to this site agree that their visits are counted and that the counts are kept for two years."
    assert kind_of(page("Lake treaty talks open", *BODY, *links, notice), notice) == "boilerplate"


def test_what_is_said_again_is_read_once() -> None:
    found = kinds(page("Lake treaty talks open", *BODY, BODY[1]))
    assert [kind for kind, words in found if words == BODY[1]] == ["body", "boilerplate"]


def test_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "Peru and Bolivia will open talks on the lake treaty next month,\n"
        "the two foreign ministries said on Tuesday, after years in which\n"
        "neither side was ready to give way on the fishing limits that\n"
        "the treaty sets."
    )
    found = kinds(page("Lake treaty talks open", wrapped, BODY[1]))
    assert ("body", wrapped) in found


@pytest.mark.parametrize(
    "line",
    [
        "Peru and Bolivia to Open Talks on Lake Treaty.",
        "Peru, Bolivia to open talks on lake treaty.",
        "Peru and Bolivia agree on talks;",
    ],
)
def test_a_headline_that_ends_as_sentences_do_is_a_headline(line: str) -> None:
    article, _ = read_text(page(line, *BODY))
    assert [block.kind for block in article.blocks] == ["headline", *["body"] * len(BODY)]
    assert article.title == line


def test_the_deck_below_a_headline_in_two_decks_is_body() -> None:
    lines = ("Ministers weigh lake treaty;", "Fishermen on both shores fear new limits.")
    assert [kind for kind, _ in kinds("\n".join([*lines, *BODY]))][:3] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    "line",
    ["He was not there.", "Mora met Lund in Oslo.", "It rained on Tuesday.", "LIMA (AP) — He won.", "Nobody came."],
)
def test_a_short_first_sentence_of_the_report_is_never_lost(line: str) -> None:
    assert kinds(page(line, *BODY))[0] == ("body", line)


@pytest.mark.parametrize("items", [("rice", "cooking oil", "two boats"), ("Two patrol boats", "A radar station")])
def test_items_of_a_list_are_body_where_no_page_stands_around_the_article(items: tuple[str, ...]) -> None:
    for text in (page("Talks open", *BODY[:2], *items, *BODY[2:]), page("Talks open", *BODY, *items)):
        assert {kind_of(text, item) for item in items} == {"body"}


def test_a_long_paragraph_that_names_a_free_trial_is_body() -> None:
    told = (
        "The ministry began a free trial of the new licence in March, and within a month nearly every boat on the lake "
        "had one, which the head of the union called a sign that fishermen would keep to any rule that was written "
        "down and held for all of them."
    )
    assert kind_of(page("Lake treaty talks open", BODY[0], told, *BODY[1:]), told) == "body"


def test_one_sentence_is_body_and_no_headline() -> None:
    assert kinds("Peru recalled its ambassador.") == [("body", "Peru recalled its ambassador.")]


def test_the_title_that_the_caller_gives_decides_the_headline() -> None:
    text = page("Andes this morning", "Lake treaty talks open", *BODY)
    found = {words: kind for kind, words in kinds(text, title="Lake treaty talks open")}
    assert found["Lake treaty talks open"] == "headline"
    assert found["Andes this morning"] == "boilerplate"


def test_the_text_stays_as_it_is() -> None:
    text = "\ufeffLake treaty\u200b talks open\r\n\r\n" + BODY[0] + "\r\n\u00a0\r\n" + BODY[1] + "\u2028" + BODY[2]
    article, _ = read_text(text)
    assert article.text == text
    headline = next(block for block in article.blocks if block.kind == "headline")
    assert text[headline.start : headline.end] == "Lake treaty\u200b talks open"


def test_without_date_an_issue_says_what_follows() -> None:
    _, issues = read_text(page("Lake treaty talks open", *BODY))
    assert [issue.reason for issue in issues] == ["no publication date: relative dates stay unresolved"]


def test_the_same_text_has_the_same_id_and_another_text_another() -> None:
    def identity(article: Article) -> tuple[str, str]:
        return article.id, article.sha256

    one, two, other = (read_text(text)[0] for text in (BODY[0], BODY[0], BODY[1]))
    assert identity(one) == identity(two)
    assert one.id != other.id and len(one.id) == 16

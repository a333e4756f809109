"""Names, and the words that mean them, in texts of six countries' manners."""

import itertools

import pytest

from facts.articles import parse_article
from facts.extraction.annotated import How
from facts.extraction.lexicon import word_list
from facts.extraction.names import annotate
from facts.extraction.names.words import name_words


def read(text, **facts):
    return annotate(parse_article(text, key="a", title="t", published="2023-09-15", **facts))


def meant(article, paragraph=1):
    """The words of every span of a paragraph with the names that they mean."""
    return [
        (article.words(s), " + ".join(article.entities[i].name for i in s.entities))
        for s in article.spans
        if s.paragraph == paragraph
    ]


def kinds(article):
    return {e.name: e.kind for e in article.entities}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "State Sens. Ida Marsh, Lou Vance Jr. and Al de la Cruz and Rep. Mo O'Dell backed her.",
            {"Ida Marsh", "Lou Vance Jr.", "Al de la Cruz", "Mo O'Dell"},
        ),
        ("Cllr Siobhán Ní Bhroin and Sir Jude van der Berg agreed.", {"Siobhán Ní Bhroin", "Jude van der Berg"}),
        ('Bea "Bee" Lund-Ortiz of Port Ash spoke.', {'Bea "Bee" Lund-Ortiz'}),
        (
            "The Bakers and Grocers' Union and Bus Guild Local 9 met.",
            {"Bakers and Grocers' Union", "Bus Guild Local 9"},
        ),
        (
            "Te Rūnanga o Ngāti Awhi met the Nurses' League of Tarn County.",
            {"Te Rūnanga o Ngāti Awhi", "Nurses' League of Tarn County"},
        ),
        ("Minister for Housing Orla Quinn met Secretary of State Al Moss.", {"Orla Quinn", "Al Moss"}),
        ("Edward I. Moss spoke.", {"Edward I. Moss"}),
        ("Solidar, the dockers’ union, endorsed Ann Lee.", {"Solidar", "Ann Lee"}),
        ("The Spanish-language El Sol chose Ann Lee.", {"El Sol", "Ann Lee"}),
        (
            "Wood Yard and Saw Mill Workers Local 88 is with Ann Lee.",
            {"Wood Yard and Saw Mill Workers Local 88", "Ann Lee"},
        ),
        ("Lake Port and Rail Employees backed Ann Lee.", {"Lake Port and Rail Employees", "Ann Lee"}),
        ("Karl Stone and Mill Workers Local 9 backed Ann Lee.", {"Karl Stone", "Mill Workers Local 9", "Ann Lee"}),
        ("Kwabena Moss and Dock Workers Local 7 have met.", {"Kwabena Moss", "Dock Workers Local 7"}),
        ("Senator Seán Mac an Bhaird and Máire Nic an tSaoir met.", {"Seán Mac an Bhaird", "Máire Nic an tSaoir"}),
        ("Senator Pól Ó hUiginn gave an Emmy to Ann Lee.", {"Pól Ó hUiginn", "Ann Lee"}),
        (
            "The Harbor Residents' Compact, the Tram Drivers' Branch and the Rural Pastors' Convocation met.",
            {"Harbor Residents' Compact", "Tram Drivers' Branch", "Rural Pastors' Convocation"},
        ),
        ("Nurses' Local 44 met Firefighters' Branch 3.", {"Nurses' Local 44", "Firefighters' Branch 3"}),
        ("The Bakers' Ann Lee met the Harbor Dockers' President Joe Moss.", {"Ann Lee", "Harbor Dockers", "Joe Moss"}),
        ("The Gazette of Marl County and the Star of Tarn met.", {"Gazette of Marl County", "Star of Tarn"}),
        ("The Mail of May 3 and the Post of Monday agreed.", {"Mail", "Post"}),
        ("The Tarn Border Sheriffs and the Tarn Trial Lawyers met.", {"Tarn Border Sheriffs", "Tarn Trial Lawyers"}),
        ("The Marlow Councillors Ann Lee and Bo Ott met.", {"Ann Lee", "Bo Ott"}),
        ("Farm Wives for Growth and the Sportsmen of Tarn met.", {"Farm Wives for Growth", "Sportsmen of Tarn"}),
        (
            "Alhaji Musa Duarte, Hajiya Zena Okafor, Brother Colm Lee, Ald Joe Moss and Kaumātua Rawiri Pene agreed.",
            {"Musa Duarte", "Zena Okafor", "Colm Lee", "Joe Moss", "Rawiri Pene"},
        ),
        ("Mark Elder, George Pandit and Ann Branch agreed.", {"Mark Elder", "George Pandit", "Ann Branch"}),
    ],
)
def test_written_names_are_found_whole(text, found):
    assert {e.name for e in read(text).entities} == found


def test_what_tells_somebody_apart_is_no_part_of_the_role():
    article = read(
        "Ida Marsh, the only MP to have endorsed Mr. Vance, left. Lou Bly, the secretary to the board, stayed."
    )

    assert {e.name: e.role for e in article.entities} == {
        "Ida Marsh": "MP",
        "Lou Bly": "secretary to the board",
        "Vance": "",
    }


def test_it_that_is_with_somebody_is_the_body_that_says_so_and_not_the_paper():
    article = read("The Ferry Union told the Marl Ledger that it was with Ann Lee. It was with regret that she left.")

    assert [who for words, who in meant(article) if words.lower() == "it"] == ["Ferry Union"]


def test_a_place_and_a_trade_are_a_body_of_which_it_may_be_said():
    article = read("Ann Lee is standing. Tule Textiles met. It declared for Lee. Ada Textor spoke. It rained.")

    assert kinds(article)["Tule Textiles"] not in ("person", "")
    assert ("It", "Tule Textiles") in meant(article)
    assert ("It", "Ada Textor") not in meant(article)


@pytest.mark.parametrize(
    "text",
    [
        "On Labor Day in New York, Election Day was far off.",
        "Voters approved Measure 14 in Ward 5 of Port Ash.",
        "The U.S. Senate met in Washington on Tuesday. American voters shrugged.",
        "Hours later, Call it what you like, Nothing came of it.",
        "FOR IMMEDIATE RELEASE\n\nWe met.",
        "He supports the seat of Tarn Bend and the Clean Shores Act.",
    ],
)
def test_places_days_things_and_openers_are_no_names(text):
    assert read(text).entities == ()


def test_kinds_follow_a_names_own_words_and_its_neighbours():
    article = read(
        "The Harbor Workers, the Weston Ledger, the Orchard Party, the Tarn Chamber of Commerce, the Clean Shores Fund "
        "and Citizens for Parks met. The Common Ground MP Ann Lee spoke for the Gun Owners' Assembly."
    )

    assert kinds(article) == {
        "Harbor Workers": "union",
        "Weston Ledger": "newspaper",
        "Orchard Party": "party",
        "Tarn Chamber of Commerce": "business group",
        "Clean Shores Fund": "political committee",
        "Citizens for Parks": "advocacy group",
        "Common Ground": "party",
        "Ann Lee": "person",
        "Gun Owners' Assembly": "advocacy group",
    }


def test_roles_are_told_with_places_and_party_tags():
    article = read(
        "Sens. Ida Marsh (R-UT) and Al Vance, D-Ohio, met Tarn Councilmember Bea Moss and Bo Lind, the former mayor."
    )

    assert [e.role for e in article.entities] == [
        "U.S. senator, Utah",
        "senator, Ohio",
        "council member, Tarn",
        "former mayor",
    ]


def test_offsets_hold_in_the_original_text():
    article = read("WESTON (QP) -- Sen. Ida Marsh (R-UT) said: “We back Ann Lee — fully.”")

    original = article.article.passages[0].text
    assert len(article.texts[0]) == len(original)
    assert article.words(article.spans[0]) == "Ida Marsh"
    assert article.words(article.quotes[0]) == "We back Ann Lee — fully."
    assert "QP" not in article.texts[0]
    assert "R-UT" not in article.texts[0]


def test_acronyms_surnames_and_shorts_mean_whom_the_text_named():
    article = read(
        "The Weston League of Bakers (WLB) and the Tarn Alliance for Clean Shores met Ann Lee.\n\n"
        "WLB backed Lee. The TACS did not. “Ann is ours,” the League said."
    )

    assert meant(article, 2) == [
        ("WLB", "Weston League of Bakers"),
        ("Lee", "Ann Lee"),
        ("TACS", "Tarn Alliance for Clean Shores"),
        ("Ann", "Ann Lee"),
        ("ours", "Weston League of Bakers"),
        ("League", "Weston League of Bakers"),
    ]


def test_a_bare_surname_of_two_bearers_names_its_rival():
    article = read("Ann Lee met Bo Lee. Lee won.")

    assert article.spans[-1].how is How.SURNAME
    assert article.spans[-1].rivals


def test_common_nouns_mean_the_newest_fitting_body_or_holder():
    article = read(
        "The Harbor Pilots Guild dropped Council President Ida Marsh.\n\n"
        "The guild told the council president so. The pilots had backed Marsh. The sheriff was silent."
    )

    assert meant(article, 2) == [
        ("The guild", "Harbor Pilots Guild"),
        ("the council president", "Ida Marsh"),
        ("The pilots", "Harbor Pilots Guild"),
        ("Marsh", "Ida Marsh"),
    ]


def test_plural_groups_mean_their_members():
    article = read(
        "Councillors Ida Marsh, Al Vance and Bea Moss met. The three councillors agreed. "
        "The Bus Union and the Rail Union left. Both unions backed Bo Lind."
    )

    assert ("The three councillors", "Ida Marsh + Al Vance + Bea Moss") in meant(article)
    assert ("Both unions", "Bus Union + Rail Union") in meant(article)


def test_pronouns_mean_the_prominent_one_of_fitting_gender():
    article = read(
        "Mr Al Vance met Ms Ida Marsh. He thanked her and said that she had kept her word. "
        "The Bus Union said it would keep its promise."
    )

    assert [pair for pair in meant(article) if len(pair[0]) < 4] == [
        ("He", "Al Vance"),
        ("her", "Ida Marsh"),
        ("she", "Ida Marsh"),
        ("her", "Ida Marsh"),
        ("it", "Bus Union"),
        ("its", "Bus Union"),
    ]


def test_an_unnamed_subject_is_nobody_named():
    article = read("Ida Marsh spoke.\n\nThe premier, whose party was split, said that she would back nobody.")

    assert meant(article, 2) == []


def test_a_spokespersons_we_is_the_body_and_i_is_the_speaker():
    article = read("“We back Bo Lind, and I voted for him,” said Ida Marsh, president of the Bus Union.")

    quote = article.quotes[0]
    assert (article.entities[quote.speaker].name, article.entities[quote.speaks_for].name) == ("Ida Marsh", "Bus Union")
    assert ("We", "Bus Union") in meant(article)
    assert ("I", "Ida Marsh") in meant(article)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is over,” Ida Marsh said.", "Ida Marsh"),
        ("“It is over,” said the mayor, Ida Marsh.", "Ida Marsh"),
        ("Ida Marsh told reporters: “It is over.”", "Ida Marsh"),
        ("Ida Marsh called Bo Lind “a true friend of ours” on Monday.", "Ida Marsh"),
        ("‘It is over and done,’ Ida Marsh said.", "Ida Marsh"),
        ("The Bus Union issued a statement.\n\n“It is over, we regret,” the statement read.", "Bus Union"),
        ("Ida Marsh spoke on Monday. “It is over,” she added.", "Ida Marsh"),
        ("Ida Marsh said: “It is over.\n\n“It is done for good.”", "Ida Marsh"),
    ],
)
def test_every_manner_of_attribution_tells_the_speaker(text, speaker):
    article = read(text)

    assert {article.entities[q.speaker].name for q in article.quotes} == {speaker}


def test_a_paper_and_a_release_speak_as_their_publisher():
    paper = read("The Ledger does not endorse. But we ask readers to wait.", publisher="The Weston Ledger")
    release = read("Bus Union Local 9 met. Today we endorse Ann Lee.", publisher="Bus Union Local 9")

    assert meant(paper) == [("Ledger", "Weston Ledger"), ("we", "Weston Ledger")]
    assert ("we", "Bus Union Local 9") in meant(release)


def test_candidacies_are_told_with_their_words():
    article = read(
        "Mayoral hopeful Ann Lee met Bo Lind, who is running for sheriff, and endorsed Al Vance for governor."
    )

    told = {article.entities[c.entity].name: c.office for c in article.candidacies}
    assert told["Ann Lee"] == "mayor"
    assert told["Al Vance"] == "governor"
    assert "Bo Lind" in told


def test_headings_make_no_names_but_may_name_somebody_known():
    article = read("Bakers Drive On\n\nThe Bakers Guild backed Ann Lee.\n\nLee Looks Ahead\n\nShe won.")

    assert article.headings == {1, 3}
    assert {e.name for e in article.entities} == {"Bakers Guild", "Ann Lee"}


def test_spans_are_in_order_and_never_overlap():
    article = read("The Bus Union’s president, Ida Marsh, said her union and its members were with Mr. Lind. " * 20)

    places = [(s.paragraph, s.start, s.end) for s in article.spans]
    assert places
    assert places == sorted(places)
    assert all(one[2] <= other[1] for one, other in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pat “the Vet” Lunde and Joe “Big Joe” Marl spoke.", {'Pat "the Vet" Lunde', 'Joe "Big Joe" Marl'}),
        ("Frank (Bucky) Malin and Jim (Labour) spoke.", {"Frank (Bucky) Malin"}),
        ("Ex-councillor Jo Tabb and ex-Gov. Hal Stitt met.", {"Jo Tabb", "Hal Stitt"}),
        ("DC 37 endorsed Ann Roe; DG 45 has not.", {"DC 37", "DG 45", "Ann Roe"}),
        ("1199 SEIU and 32BJ SEIU back Ann Roe.", {"1199 SEIU", "32BJ SEIU", "Ann Roe"}),
        ("She met 45 SEIU members and 12 MEPs.", {"SEIU"}),
        ("Glaziers Local 12 and Carters Local 24 met.", {"Glaziers Local 12", "Carters Local 24"}),
        ("Minister of State at the Department of Health Mary Dunn met Ann Roe.", {"Mary Dunn", "Ann Roe"}),
        ("Spring Hill Mayor Dot Lane spoke.", {"Dot Lane"}),
        ("Dr. Taryka Sen, Ms. Wilva Dean and Councillor Jo Roe met.", {"Taryka Sen", "Wilva Dean", "Jo Roe"}),
        ("Dr. Ann Sen and Councillor Joe Bishop met.", {"Ann Sen", "Joe Bishop"}),
        ("A former All Black and a former Green Beret met Ann Roe.", {"Ann Roe"}),
        ("``We met,'' said Gil Stubb of the Vale Federation of Labor.", {"Gil Stubb", "Vale Federation of Labor"}),
    ],
)
def test_names_with_nicknames_numbers_and_offices_are_cut_where_they_end(text, found):
    names = {e.name for e in read(text).entities}
    assert found <= names
    assert len(names) == len(found)


@pytest.mark.parametrize(
    "aside",
    ["who represents Prince Arthur", "a friend of the late king", "whose father led the union", "of Queen's Wharf"],
)
def test_an_aside_about_others_tells_no_ones_gender(aside):
    for pronoun in ("she", "he"):
        article = read(f"Rosa Bly and Tom Reed stand. Taryx Glade, {aside}, said that {pronoun} was leaving.")
        assert (pronoun, "Taryx Glade") in meant(article)


def test_what_somebody_represents_is_a_place():
    assert {e.name for e in read("Rosa Bly, who represents Port Lund-Wey, spoke.").entities} == {"Rosa Bly"}


@pytest.mark.parametrize(
    "part", ["the state chapter of the", "the local branch of the", "the county chapter of the", "the local of the"]
)
def test_a_part_with_its_whole_behind_means_the_whole(part):
    article = read(f"The Bakers Union met. Rosa Bly has the endorsement of {part} Term Caps League.")
    assert "Bakers Union" not in {name for _, name in meant(article)[1:]}


def test_a_surname_alone_is_a_person_where_the_words_beside_it_say_so():
    article = read("The Bakers Guild endorsed Quince on Monday. Quince said that Larch Road was next.")

    assert {(e.name, e.kind) for e in article.entities} == {("Bakers Guild", "union"), ("Quince", "person")}


def test_a_word_without_such_words_beside_it_is_nobody():
    assert "Quince" not in {e.name for e in read("The Guild met in Quince. Nobody went to Quince again.").entities}


def test_both_means_the_two_named_before_and_a_description_of_either_nobody():
    article = read("The Bakers Guild and the Clerks League met. On Monday both endorsed Ann Lee.")
    names = [e.name for e in article.entities]
    both = next(s for s in article.spans if article.words(s) == "both")

    assert {names[e] for e in both.entities} == {"Bakers Guild", "Clerks League"}

    article = read("Ann Lee met Bo Lind on Monday. The baker had endorsed Al Vance.")
    assert "The baker" not in {article.words(s) for s in article.spans}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Bakers Union endorsed Ann Lee Tuesday.", {"Bakers Union", "Ann Lee"}),
        ("The Lake City Herald Friday endorsed Sen. Ann Lee May 3.", {"Lake City Herald", "Ann Lee"}),
        ("Dave Sunday spoke. Sunday said Monday was fine. It rained Sunday.", {"Dave Sunday"}),
        (
            "Plumbers and Pipefitters Local 7 met Ricky's Pride PAC.",
            {"Plumbers and Pipefitters Local 7", "Ricky's Pride PAC"},
        ),
        ("Dame Ann Lee MP and another MSP met.", {"Ann Lee"}),
        ("President Pro Tempore Ann Lee met VoteHeroes.", {"Ann Lee", "VoteHeroes"}),
        (
            "The Women Lawyers of Marlow met the Regional Council of Carpenters.",
            {"Women Lawyers of Marlow", "Regional Council of Carpenters"},
        ),
        ("The union believes in Okwui Doss.", {"Okwui Doss"}),
        ("Next month's Tasman Heads mayoral election is near.", set()),
        ("The Superior Court is closed.", set()),
        ("Safer Streets Marlow, a super PAC backing Ann Lee, met.", {"Safer Streets Marlow", "Ann Lee"}),
        ("The largest union, Unity, met Lord Harris of Tamar.", {"Unity", "Lord Harris of Tamar"}),
        (
            "The Port Hale Council, AFL-CIO, met Pastors Ann Lee and Bo Moss.",
            {"Port Hale Council, AFL-CIO", "Ann Lee", "Bo Moss"},
        ),
        ("Cork County Council on Monday nominated Ann Lee.", {"Cork County Council", "Ann Lee"}),
        ("The Rent Advocates of Marlow met.", {"Rent Advocates of Marlow"}),
        ("On Tuesday Oak Row Traders met Ann Lee.", {"Oak Row Traders", "Ann Lee"}),
        ("Since May Oak Row Traders have met Ann Lee.", {"Oak Row Traders", "Ann Lee"}),
        ("On Monday Bring Back the Tram met Ann Lee.", {"Bring Back the Tram", "Ann Lee"}),
        ("Larch and Linden has endorsed Ann Lee.", {"Larch and Linden", "Ann Lee"}),
        (
            "Ann Lee and Bo Moss met. Lee and Moss endorsed Hands Off Our Bay.",
            {"Ann Lee", "Bo Moss", "Hands Off Our Bay"},
        ),
        ("North Quay Buses has endorsed Ann Lee.", {"North Quay Buses", "Ann Lee"}),
        ("North Quay is where Ann Lee lives.", {"Ann Lee"}),
        ("Residents First backs Ann Lee.", {"Residents First", "Ann Lee"}),
        ("Residents met Ann Lee.", {"Ann Lee"}),
        ("Cyclists for Marlow and Muintir na Trá met.", {"Cyclists for Marlow", "Muintir na Trá"}),
        ("Ann Lee won SEIU 88 last week.", {"Ann Lee", "SEIU 88"}),
        ("Sen. May Reed and April Dunn met.", {"May Reed", "April Dunn"}),
        ("Desmond Roe spoke. Des Roe left with his boss No. 2.", {"Desmond Roe"}),
        ("Ann Roe spoke. Anna Roe left.", {"Ann Roe", "Anna Roe"}),
    ],
)
def test_names_end_where_another_thing_is_told(text, found):
    assert {e.name for e in read(text).entities} == found


def test_the_former_and_the_latter_are_the_two_named_last():
    article = read("Ann Lee met Bo Moss. The former backs Kay Reed, the latter does not.")

    assert ("The former", "Ann Lee") in meant(article)
    assert ("the latter", "Bo Moss") in meant(article)


def test_a_number_counts_those_whom_the_text_lists_next():
    article = read("Three unions met Ann Lee. The Bus Union, the Rail Union and the Port Union agreed.")

    assert ("Three unions", "Bus Union + Rail Union + Port Union") in meant(article)


def test_a_counted_list_belongs_to_the_words_before_it():
    article = read("Kay Reed was backed by two members of the council, Ann Lee and Bo Moss.")
    lee = next(s for s in article.spans if article.words(s) == "Ann Lee")

    assert article.text(1)[lee.outer_start : lee.end] == "two members of the council, Ann Lee"


def test_i_is_who_signs_a_letter():
    article = read("I have lived here for forty years and I vote for Kay Reed.\n\nAnn Lee, Marlow")

    assert meant(article)[0] == ("I", "Ann Lee")


def test_a_noun_reaches_over_no_verb_and_a_title_of_ones_own_is_none_of_another():
    article = read(
        "The Bus Union met. The union backs his opponent. A friend of the mayor, Councilwoman Ann Lee, left."
    )

    assert ("The union", "Bus Union") in meant(article)
    assert ("the mayor", "Ann Lee") not in meant(article)


def test_a_line_below_every_name_is_no_item_of_a_list():
    text = "\n\n".join(
        f"{name}\n\nWebsite\n\nA native of the town, and a long time in office."
        for name in ("Ann Lee", "Bo Moss", "Kay Reed")
    )
    article = read("Candidates\n\n" + text)

    assert {2, 5, 8} <= article.headings


def test_the_member_for_a_place_is_the_one_spoken_of_who_has_no_other_office():
    article = read("The Bus Union backs Ann Lee. Its secretary, Bo Moss, said the Wexley MP could win.")

    assert ("the Wexley MP", "Ann Lee") in meant(article)


def test_the_pm_is_the_prime_minister_and_no_other():
    article = read("Prime Minister Ann Lee spoke. Trade Minister Bo Moss said the PM had his support.")

    assert ("the PM", "Ann Lee") in meant(article)


def test_the_members_whose_votes_he_gets_are_no_reason_against_him():
    article = read("Bo Moss left. Al Reed is glad; he has a letter from the Bus Union, whose members gave him theirs.")

    assert ("him", "Al Reed") in meant(article)


def test_a_persons_full_name_is_no_place_behind_at():
    article = read("Grainne Brandt-Voss is running for mayor. Bo Moss nodded at Grainne Brandt-Voss.")

    assert [name for words, name in meant(article) if words == "Grainne Brandt-Voss"] == ["Grainne Brandt-Voss"] * 2


def test_a_titled_person_and_the_local_behind_the_comma_are_two():
    article = read("The Bus Union is glad, said shop steward Rosa Brandt, Local 707. Bakers United Local 707 is not.")

    assert {"Rosa Brandt", "Bakers United Local 707"} <= {e.name for e in article.entities}


def test_a_pet_form_of_a_given_name_is_no_second_person():
    article = read("Abigail Brandt is running for mayor. Moss likes Abby Brandt.")

    assert [e.name for e in article.entities if e.kind == "person"] == ["Abigail Brandt"]


def test_she_is_whoever_the_sentence_is_of_though_a_place_owns_her_office():
    article = read("Wexley's Mayor Ann Lee had been with Rep. Rosa Moss, but on Tuesday she left for the coast.")

    assert ("she", "Ann Lee") in meant(article)


def test_a_partys_candidate_is_whom_the_party_owns_elsewhere():
    article = read("Labour's Ann Reed is running for mayor. Bo Moss asked people to give the Labour candidate a vote.")

    assert ("the Labour candidate", "Ann Reed") in meant(article)


def test_a_partys_candidate_of_whom_two_are_told_is_nobody():
    article = read("Labour's Ann Reed and Labour's Jo Bly met. Bo Moss asked us to give the Labour candidate a vote.")

    assert not [words for words, _ in meant(article) if words == "the Labour candidate"]


@pytest.mark.parametrize("feast", sorted(name_words().feasts))
def test_no_name_goes_on_from_a_feast_that_tells_when(feast):
    name = " ".join(word.capitalize() for word in feast.split())
    said = f"Ann Moss is running. By {name} Moss had met the Guild."

    assert "Moss" in [words for words, _ in meant(read(said))]


def test_every_further_opener_leaves_the_name_behind_it_alone():
    for word in sorted(word_list("no_names", "further_openers")):
        article = read(f"Danny Aspel stands. {word.capitalize()} Aspel won the backing of the Clerks Guild.")

        assert {e.name for e in article.entities} == {"Danny Aspel", "Clerks Guild"}, word

"""Three sentences for each way of wording that real articles have, with everything that they say."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract
from facts.extraction.names import annotate

RACE = "Rosa Bly is running for mayor of Wexmoor against Tom Reed.\n\n"


def said(text, publisher="Wexmoor Courier"):
    article = parse_article(RACE + text, key="a", title="News", publisher=publisher, published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


def bodies(text):
    article = parse_article(RACE + text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {e.name for e in annotate(article).entities if e.kind != "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voters for a Better Harbour endorsed Bly.", "Voters for a Better Harbour"),
        ("The League of Rural Governors endorsed Bly.", "League of Rural Governors"),
        ("The Conference of Mayors endorsed Bly.", "Conference of Mayors"),
        ("The Two-Rivers Lodge of Deputies endorsed Bly.", "Two-Rivers Lodge of Deputies"),
        ("The Lower Tarn Irrigators endorsed Bly.", "Lower Tarn Irrigators"),
        ("The Hill Farmers' Circle endorsed Bly.", "Hill Farmers' Circle"),
        ("The Retired Members' Section endorsed Bly.", "Retired Members' Section"),
        ("Young Liberals endorsed Bly.", "Young Liberals"),
        ("Swimming For All endorsed Bly.", "Swimming For All"),
        ("Tarn Against Fumes endorsed Bly.", "Tarn Against Fumes"),
        ("Bly is backed by Nurses for Safer Wards.", "Nurses for Safer Wards"),
        ("Grandparents Against Tolls backed Reed.", "Grandparents Against Tolls"),
        ("Unite the Valley backed Reed on Monday.", "Unite the Valley"),
        ("Keep Our Library endorsed Bly.", "Keep Our Library"),
        ("On Monday, Protect the Marsh endorsed Bly.", "Protect the Marsh"),
        ("The Guild of Stage and Screen Crews endorsed Bly.", "Guild of Stage and Screen Crews"),
        ("The Federation of Retail and Warehouse Clerks endorsed Bly.", "Federation of Retail and Warehouse Clerks"),
        ("She has the backing of the Vale Right to Farm Committee.", "Vale Right to Farm Committee"),
        ("The Teachers' and Lecturers' Organisation endorsed Bly.", "Teachers' and Lecturers' Organisation"),
        ("The Painters', Glaziers' and Tilers' Union backs Bly.", "Painters', Glaziers' and Tilers' Union"),
        ("The Boatmen's Benevolent, Local 9, endorsed Bly.", "Boatmen's Benevolent, Local 9"),
        ("The Wexmoor Echo-Tribune endorsed Bly.", "Wexmoor Echo-Tribune"),
        ("The Tile Setters District Council endorsed Bly.", "Tile Setters District Council"),
        ("On Monday, Ironmakers 86 endorsed Bly.", "Ironmakers 86"),
        ("Lodge 44 of the Machinists endorsed Bly.", "Lodge 44 of the Machinists"),
        ("The Hauliers' International (HI) Local 8 endorsed Bly.", "Hauliers' International (HI) Local 8"),
        ("CUPE Locals 426 and 89 endorsed Bly.", "CUPE Locals 426 and 89"),
        ("The 4th Ward Reform Club endorsed Bly.", "4th Ward Reform Club"),
        ("The Anglers' Congress endorsed Bly.", "Anglers' Congress"),
        ("The Western Turf Cutters endorsed Bly.", "Western Turf Cutters"),
        (
            "The Brotherhood of Tinsmiths, Glaziers and Allied Trades endorsed Bly.",
            "Brotherhood of Tinsmiths, Glaziers and Allied Trades",
        ),
        ("Le Syndicat des marins de la rive endorsed Bly.", "Syndicat des marins de la rive"),
        ("La Confédération canadienne des marins endorsed Bly.", "Confédération canadienne des marins"),
    ],
)
def test_a_bodys_name_is_whole_or_not_there(text, name):
    assert bodies(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "NOT SO FAST: Bly has yet to raise a penny.",
        "SPOTTED: Bly at the pier.",
        "BIG DAY — Reed opens his office.",
        "State Rep. Al Poe of Marlow withdrew from the debate.",
        "Deputy Carl Hack met County Exec Dana Pell and Lt. Ned Orme.",
    ],
)
def test_labels_places_and_titles_are_no_bodies(text):
    assert bodies(text) == set()


def test_a_surname_with_its_particle_is_the_person_named_before():
    text = "Fionn Ó Brannain and Ana de la Cruz spoke. Mr Ó Brannain endorsed Bly. De la Cruz backed Reed."
    assert said(text) == {("Fionn Ó Brannain", "endorses", "Rosa Bly"), ("Ana de la Cruz", "endorses", "Tom Reed")}


WORDINGS = {
    "body before a colon": [
        (
            "## Who has endorsed whom\n\nDockers Union: Rosa Bly\n\nHarbour League: Tom Reed",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Harbour League", "endorses", "Tom Reed")},
        ),
        (
            "## Endorsements\n\n- Nurses Guild: Bly\n\n- Teachers Federation: Reed",
            {("Nurses Guild", "endorses", "Rosa Bly"), ("Teachers Federation", "endorses", "Tom Reed")},
        ),
        (
            "## Who is backing whom\n\nHarbour Chamber of Commerce: Tom Reed",
            {("Harbour Chamber of Commerce", "endorses", "Tom Reed")},
        ),
    ],
    "of A and of B": [
        (
            ("Bly has the endorsement of the Harbour League and of two former mayors: Ada Finch and Ned Pike."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Harbour League", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            ("Bly has won the support of the Dockers Union and of the Retail Traders Association."),
            {("Dockers Union", "endorses", "Rosa Bly"), ("Retail Traders Association", "endorses", "Rosa Bly")},
        ),
        (
            "Bly is backed by the Dockers Union and by Senator Ada Finch.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Rosa Bly")},
        ),
    ],
    "so does C": [
        (
            "Bly has the backing of the Dockers Union. So does Reed.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Tom Reed")},
        ),
        (
            "Bly was endorsed by the Nurses Guild. So was Reed.",
            {("Nurses Guild", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Tom Reed")},
        ),
        (
            "Senator Ada Finch endorsed Bly. So did Ned Pike, the sheriff.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Rosa Bly")},
        ),
    ],
    "did the same behind a list": [
        (
            (
                "The Harbour Party endorsed the challenger, lawyer Rosa Bly, and Rep. "
                "Ned Pike, an old colleague, did the same."
            ),
            {("Harbour Party", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Rosa Bly")},
        ),
        (
            ("The Nurses Guild endorsed Bly and Sheriff Ned Pike, a friend of hers, did likewise."),
            {("Ned Pike", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
    ],
    "any more": [
        ('"I can\'t vote for Bly any more," said Sheriff Ned Pike.', {("Ned Pike", "withdraws", "Rosa Bly")}),
        (
            "Senator Ada Finch said she would not be campaigning for Bly anymore.",
            {("Ada Finch", "withdraws", "Rosa Bly")},
        ),
        ("The Dockers Union does not support Bly any more.", {("Dockers Union", "withdraws", "Rosa Bly")}),
    ],
    "asked X of Y to give": [
        (
            (
                "Former MP Ada Finch has asked her supporters in the north of the town "
                "to give their first preference to Bly."
            ),
            {("Ada Finch", "endorses", "Rosa Bly")},
        ),
        (
            "The Harbour League urged its members across the county to vote for Bly.",
            {("Harbour League", "endorses", "Rosa Bly")},
        ),
    ],
    "candidate noun, apposition": [
        (
            "The Dockers Union voted to support the third candidate in the field, Rosa Bly.",
            {("Dockers Union", "endorses", "Rosa Bly")},
        ),
        (
            "Ada Finch endorsed one of his challengers in the primary, Rosa Bly.",
            {("Ada Finch", "endorses", "Rosa Bly")},
        ),
        ("Senator Ned Pike is backing the only woman in the race, Rosa Bly.", {("Ned Pike", "endorses", "Rosa Bly")}),
    ],
    "gone the next day": [
        (
            ("Senator Ada Finch withdrew her endorsement of Bly. Sheriff Ned Pike followed the next morning."),
            {("Ada Finch", "withdraws", "Rosa Bly"), ("Ned Pike", "withdraws", "Rosa Bly")},
        ),
        (
            "The Dockers Union endorsed Bly. The Nurses Guild followed two days later.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
        (
            "Ada Finch endorsed Bly on Monday. Ned Pike, the sheriff, followed on Tuesday.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Rosa Bly")},
        ),
    ],
    "name off": [
        (
            ("Senator Ada Finch has asked that her name be removed from Bly's list of supporters."),
            {("Ada Finch", "withdraws", "Rosa Bly")},
        ),
        (
            ('Sheriff Ned Pike said he had "asked for my name to be taken off" the list of Bly supporters.'),
            {("Ned Pike", "withdraws", "Rosa Bly")},
        ),
        (
            "The Dockers Union has taken its name off Bly's list of endorsements.",
            {("Dockers Union", "withdraws", "Rosa Bly")},
        ),
        ("Ada Finch asked to be taken off Bly's list of supporters.", {("Ada Finch", "withdraws", "Rosa Bly")}),
    ],
    "only backer": [
        ("That leaves the Dockers Union as Bly's only union backer.", {("Dockers Union", "endorses", "Rosa Bly")}),
        ("Senator Ada Finch is now Bly's most senior supporter.", {("Ada Finch", "endorses", "Rosa Bly")}),
        ("The Nurses Guild remains Bly's biggest backer.", {("Nurses Guild", "reaffirms", "Rosa Bly")}),
    ],
    "confirms, stands": [
        (
            (
                "The Dockers Union endorsed Bly in March. A spokesman for the union "
                "confirmed its endorsement had not changed."
            ),
            {("Dockers Union", "endorses", "Rosa Bly"), ("Dockers Union", "reaffirms", "Rosa Bly")},
        ),
        (
            ("The Nurses Guild endorsed Bly. The guild said its endorsement of Bly was unchanged."),
            {("Nurses Guild", "endorses", "Rosa Bly"), ("Nurses Guild", "reaffirms", "Rosa Bly")},
        ),
        ('"My endorsement of Bly stands," said Senator Ada Finch.', {("Ada Finch", "reaffirms", "Rosa Bly")}),
    ],
    "on ice": [
        ("The Dockers Union says that its endorsement of Bly is on ice.", {("Dockers Union", "withdraws", "Rosa Bly")}),
        ("The Nurses Guild's endorsement of Bly is on hold.", {("Nurses Guild", "withdraws", "Rosa Bly")}),
        ("The League's support for Bly has been put on hold.", set()),
    ],
    "imperative slogan": [
        ('"Vote Bly," said Senator Ada Finch.', {("Ada Finch", "endorses", "Rosa Bly")}),
        ('"Vote for Rosa Bly on Tuesday," Sheriff Ned Pike told the crowd.', {("Ned Pike", "endorses", "Rosa Bly")}),
        (
            'Former player Ned Pike said he had only two words for the crowd: "Vote Bly."',
            {("Ned Pike", "endorses", "Rosa Bly")},
        ),
    ],
    "handing out": [
        ('"I\'ll be handing out cards for Bly," said Senator Ada Finch.', {("Ada Finch", "endorses", "Rosa Bly")}),
        ("Ned Pike, the former sheriff, has been knocking on doors for Bly.", {("Ned Pike", "endorses", "Rosa Bly")}),
        ("Ada Finch is handing out leaflets for Reed.", {("Ada Finch", "endorses", "Tom Reed")}),
    ],
    "got my backing": [
        (
            '"Bly has our support," said Ada Finch, president of the Dockers Union.',
            {("Dockers Union", "endorses", "Rosa Bly")},
        ),
    ],
    "aboard": [
        (
            ("Bly leads the count, with the Dockers Union, the Nurses Guild and Senator Ada Finch all aboard."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Nurses Guild", "endorses", "Rosa Bly"),
            },
        ),
        (
            "Reed trails. Bly has Senator Ada Finch and the Dockers Union in her corner.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Rosa Bly")},
        ),
        (
            "Bly opened her office with Sheriff Ned Pike and the Nurses Guild behind her.",
            {("Ned Pike", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
    ],
    "quoted speaker": [
        ('"I\'m with Bly," Ada Finch, the sheriff, said.', {("Ada Finch", "endorses", "Rosa Bly")}),
        ('Sheriff Ned Pike wrote on Facebook: "I am voting for Rosa Bly."', {("Ned Pike", "endorses", "Rosa Bly")}),
    ],
    "editorial": [
        ("We recommend Rosa Bly for mayor.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("The Courier endorses Rosa Bly.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("For mayor, our choice is Rosa Bly.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("Rosa Bly is our choice for mayor.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("Rosa Bly gets our endorsement.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("This newspaper supports Bly.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
        ("Bly deserves your vote.", {("Wexmoor Courier", "endorses", "Rosa Bly")}),
    ],
    "round-up lines": [
        (
            (
                "## Who has endorsed whom\n\nRosa Bly: Dockers Union, Nurses Guild, "
                "Senator Ada Finch\n\nTom Reed: Harbour League"
            ),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Harbour League", "endorses", "Tom Reed"),
                ("Nurses Guild", "endorses", "Rosa Bly"),
            },
        ),
        (
            (
                "## Endorsements\n\n### Rosa Bly\n\n- Dockers Union\n\n- Senator Ada "
                "Finch\n\n### Tom Reed\n\n- Harbour League"
            ),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Harbour League", "endorses", "Tom Reed"),
            },
        ),
        (
            "## Endorsements\n\nFor Bly: Dockers Union, Nurses Guild. For Reed: Harbour League.",
            {
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Harbour League", "endorses", "Tom Reed"),
                ("Nurses Guild", "endorses", "Rosa Bly"),
            },
        ),
        (
            "Endorsements for Bly: Dockers Union; Ada Finch, former mayor; Nurses Guild.",
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Nurses Guild", "endorses", "Rosa Bly"),
            },
        ),
        (
            "**Rosa Bly** — Endorsed by: Dockers Union, Nurses Guild",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
    ],
    "other office": [
        ("Sheriff Ned Pike said Bly should resign as attorney general.", set()),
        ("Ada Finch called on Bly to resign as chair of the port board.", set()),
        ("Ada Finch called on Bly to step down as candidate.", {("Ada Finch", "urges_exit", "Rosa Bly")}),
    ],
    "under review": [
        ('The Dockers Union is "reviewing" its endorsement of Bly.', set()),
        ("The Nurses Guild said it was reviewing its support for Bly.", set()),
        ("The League's endorsement of Bly is under review.", set()),
    ],
    "nominal endorser": [
        (
            ("State Rep. Ada Finch spoke to reporters. The four-term lawmaker said she was backing Bly."),
            {("Ada Finch", "endorses", "Rosa Bly")},
        ),
        ("The Dockers Union met on Monday. The union then endorsed Bly.", {("Dockers Union", "endorses", "Rosa Bly")}),
    ],
    "spokesman speaks for": [
        (
            ("Ned Pike, president of the Dockers Union, explained the union's continued support for Bly."),
            {("Dockers Union", "reaffirms", "Rosa Bly")},
        ),
        (
            "Nurses Guild President Ada Finch announced the guild's endorsement of Bly.",
            {("Nurses Guild", "endorses", "Rosa Bly")},
        ),
        (
            "A spokesman for the Dockers Union, Ned Pike, said it was backing Bly.",
            {("Dockers Union", "endorses", "Rosa Bly")},
        ),
    ],
    "switch": [
        (
            "Senator Ada Finch switched her endorsement from Reed to Bly.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ada Finch", "withdraws", "Tom Reed")},
        ),
        (
            "Ned Pike, the sheriff, has dropped Reed and is now backing Bly.",
            {("Ned Pike", "endorses", "Rosa Bly"), ("Ned Pike", "withdraws", "Tom Reed")},
        ),
        (
            "The Dockers Union, which had backed Reed, endorsed Bly instead.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Tom Reed")},
        ),
    ],
    "plural groups": [
        (
            ("Councillors Jim Dole and Ada Finch are supporting Bly, while Councillor Ned Pike is backing Reed."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Jim Dole", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Tom Reed"),
            },
        ),
        (
            ("Bly has been endorsed by three mayors: Ada Finch of Holt, Ned Pike of Brack and Jim Dole."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Jim Dole", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            "The Dockers Union and the Nurses Guild met on Monday. Both unions endorsed Bly.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
    ],
    "noun and group": [
        ("Bly has the support of the renters' group Homes Now.", {("Homes Now", "endorses", "Rosa Bly")}),
        ("The pharmacists' lobby Care First threw its weight behind Bly.", {("Care First", "endorses", "Rosa Bly")}),
    ],
    "said to vote": [
        ("Sheriff Ned Pike said he would vote for Bly.", {("Ned Pike", "endorses", "Rosa Bly")}),
        ("Ada Finch, the former mayor, said she was voting for Bly.", {("Ada Finch", "endorses", "Rosa Bly")}),
    ],
    "press release": [
        (
            ("WEXMOOR — The Harbour Democrats today announced their endorsement of Rosa Bly for mayor."),
            {("Harbour Democrats", "endorses", "Rosa Bly")},
        ),
        (
            ('"Harbour Democrats are proud to endorse Rosa Bly," said Ada Finch, the club\'s president.'),
            {("Harbour Democrats", "endorses", "Rosa Bly")},
        ),
        (
            "The Harbour Democrats also voted to endorse Reed for council and Bly for mayor.",
            {("Harbour Democrats", "endorses", "Rosa Bly"), ("Harbour Democrats", "endorses", "Tom Reed")},
        ),
        ("The club's members voted overwhelmingly for Bly.", set()),
    ],
    "lists with roles": [
        (
            ("Bly has been endorsed by Senator Ada Finch; Ned Pike, the former sheriff; and the Dockers Union."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            ("Among those backing Bly are Senator Ada Finch, Sheriff Ned Pike and the Dockers Union."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            "Bly's supporters include Senator Ada Finch and the Dockers Union.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Rosa Bly")},
        ),
        (
            "Others who have endorsed Bly include Ada Finch, Ned Pike and Jim Dole.",
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Jim Dole", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            ("Bly's endorsements include Senator Ada Finch, Sheriff Ned Pike and the Dockers Union."),
            {
                ("Ada Finch", "endorses", "Rosa Bly"),
                ("Dockers Union", "endorses", "Rosa Bly"),
                ("Ned Pike", "endorses", "Rosa Bly"),
            },
        ),
        (
            "Endorsing Bly were Senator Ada Finch and Sheriff Ned Pike.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Rosa Bly")},
        ),
    ],
    "contrast in one sentence": [
        (
            "The Dockers Union endorsed Bly; the Harbour League, Reed.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Harbour League", "endorses", "Tom Reed")},
        ),
        (
            "Senator Ada Finch endorsed Bly for mayor, while Sheriff Ned Pike went with Reed.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Tom Reed")},
        ),
    ],
    "leave and go": [
        (
            "Sheriff Ned Pike, who endorsed Reed in March, now supports Bly.",
            {("Ned Pike", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Tom Reed")},
        ),
        ("Ada Finch, a former Reed supporter, is now backing Bly.", {("Ada Finch", "endorses", "Rosa Bly")}),
        (
            "Senator Ada Finch has jumped ship from Reed to Bly.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ada Finch", "withdraws", "Tom Reed")},
        ),
        ("The Dockers Union has quit Reed's campaign.", {("Dockers Union", "withdraws", "Tom Reed")}),
        ("Councillor Jim Dole has walked away from Reed.", {("Jim Dole", "withdraws", "Tom Reed")}),
        ("The Dockers Union said it could no longer support Reed.", {("Dockers Union", "withdraws", "Tom Reed")}),
    ],
    "first person blog": [
        ("I'm voting for Bly.", set()),
        ("Chalk up another endorsement for Bly: the Dockers Union.", {("Dockers Union", "endorses", "Rosa Bly")}),
    ],
    "old style": [
        ("Mr. Reed has the support of Gov. Ada Finch.", {("Ada Finch", "endorses", "Tom Reed")}),
        ("The Daily Herald today endorsed Mr. Reed for Mayor.", {("Daily Herald", "endorses", "Tom Reed")}),
        (
            "Ms. Bly won the endorsement of the state A.F.L.-C.I.O. on Monday.",
            {("A.F.L.-C.I.O.", "endorses", "Rosa Bly")},
        ),
        (
            "Mayor Ada Finch, a Democrat, crossed party lines to endorse Mr. Reed.",
            {("Ada Finch", "endorses", "Tom Reed")},
        ),
        ("Former Gov. Ada Finch announced that she would vote for Mr. Reed.", {("Ada Finch", "endorses", "Tom Reed")}),
        (
            "Mr. Reed, whose candidacy is supported by the Dockers Union, spoke.",
            {("Dockers Union", "endorses", "Tom Reed")},
        ),
    ],
    "declines and neutral": [
        ("The Dockers Union declined to endorse Bly.", {("Dockers Union", "declines", "Rosa Bly")}),
        ("Senator Ada Finch said she would not endorse Bly.", {("Ada Finch", "declines", "Rosa Bly")}),
        ("The Nurses Guild will not endorse in the race.", set()),
        ("Senator Ada Finch has not endorsed anyone.", set()),
        (
            "Sheriff Ned Pike refused to back either Bly or Reed.",
            {("Ned Pike", "declines", "Rosa Bly"), ("Ned Pike", "declines", "Tom Reed")},
        ),
        ("The Dockers Union is expected to endorse Bly.", set()),
        ("Bly is seeking the endorsement of the Dockers Union.", set()),
        ("Bly once worked for Senator Ada Finch and the Dockers Union.", set()),
    ],
    "against": [
        ("The Dockers Union urged its members to vote against Bly.", {("Dockers Union", "opposes", "Rosa Bly")}),
        ("The Harbour League is campaigning against Reed.", {("Harbour League", "opposes", "Tom Reed")}),
        ('"Anybody but Reed," said Senator Ada Finch.', {("Ada Finch", "opposes", "Tom Reed")}),
        ("Senator Ada Finch called Bly unfit and urged voters to reject her.", {("Ada Finch", "opposes", "Rosa Bly")}),
    ],
    "exit": [
        ('"He should get out of the race," Senator Ada Finch said of Reed.', {("Ada Finch", "urges_exit", "Tom Reed")}),
        ("Sheriff Ned Pike joined calls for Reed to step aside.", {("Ned Pike", "urges_exit", "Tom Reed")}),
        (
            'Reed "ought to end this campaign today", Senator Ada Finch wrote.',
            {("Ada Finch", "urges_exit", "Tom Reed")},
        ),
        (
            "Senator Ada Finch and Sheriff Ned Pike both urged Reed this week to drop out.",
            {("Ada Finch", "urges_exit", "Tom Reed"), ("Ned Pike", "urges_exit", "Tom Reed")},
        ),
        ("The Nurses Guild said it was time for Reed to go.", {("Nurses Guild", "urges_exit", "Tom Reed")}),
    ],
    "still with": [
        ('"I\'m still with Bly," tweeted Senator Ada Finch.', {("Ada Finch", "reaffirms", "Rosa Bly")}),
        ("Senator Ada Finch said she was still backing Bly.", {("Ada Finch", "reaffirms", "Rosa Bly")}),
        ("The Dockers Union said it would stand by Bly.", {("Dockers Union", "reaffirms", "Rosa Bly")}),
        (
            "The Dockers Union has refused to withdraw its endorsement of Bly.",
            {("Dockers Union", "reaffirms", "Rosa Bly")},
        ),
    ],
    "ranked": [
        (
            "The Dockers Union ranked Bly first and Reed second.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Tom Reed")},
        ),
        ("Senator Ada Finch named Bly her first choice.", {("Ada Finch", "endorses", "Rosa Bly")}),
        ("The Greens asked voters to put Bly second on their ballots.", {("Greens", "endorses", "Rosa Bly")}),
    ],
    "nominal subject": [
        (
            ("The Wexmoor Echo, the town's weekly, printed its choice. The newspaper endorsed Bly."),
            {("Wexmoor Echo", "endorses", "Rosa Bly")},
        ),
        (
            "The Dockers Union and the Nurses Guild met. The two groups endorsed Bly.",
            {("Dockers Union", "endorses", "Rosa Bly"), ("Nurses Guild", "endorses", "Rosa Bly")},
        ),
        ("Fine Gael met on Monday. The party backed Bly.", {("Fine Gael", "endorses", "Rosa Bly")}),
        ("Senator Ada Finch, Bly's former boss, endorsed her.", {("Ada Finch", "endorses", "Rosa Bly")}),
        ("The mayor of Holt, Ada Finch, endorsed Bly.", {("Ada Finch", "endorses", "Rosa Bly")}),
    ],
    "bid and campaign": [
        ("Senator Ada Finch is co-chairing Bly's campaign.", {("Ada Finch", "endorses", "Rosa Bly")}),
        ("Sheriff Ned Pike threw his support to Bly.", {("Ned Pike", "endorses", "Rosa Bly")}),
        ("The Dockers Union lent its name to Bly's bid.", {("Dockers Union", "endorses", "Rosa Bly")}),
        ("Sheriff Ned Pike hosted an event where he endorsed Bly.", {("Ned Pike", "endorses", "Rosa Bly")}),
        (
            "Bly won backing from the Dockers Union and Senator Ada Finch.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Dockers Union", "endorses", "Rosa Bly")},
        ),
        (
            "Bly unveiled the endorsements of Senator Ada Finch and Sheriff Ned Pike.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Ned Pike", "endorses", "Rosa Bly")},
        ),
    ],
    "neither nor": [
        (("Neither Ms. Finch nor Mr. Pike has endorsed Bly. Ada Finch and Ned Pike are senators."), set()),
        ("Neither Senator Ada Finch nor Sheriff Ned Pike has backed her.", set()),
        ("Neither the Dockers Union nor the Nurses Guild supports Bly.", set()),
        ("The vote was on Monday. At no point did the Dockers Union back Bly.", set()),
        ("The vote was on Monday. Never has the Nurses Guild endorsed Bly.", set()),
    ],
    "got backing": [
        ('"Rosa Bly has got my backing," said Senator Ada Finch.', {("Ada Finch", "endorses", "Rosa Bly")}),
    ],
    "followed": [
        (
            (
                "The Dockers Union dropped Bly on Monday. Senator Ada Finch, whose "
                "church is near, followed the next morning."
            ),
            {("Ada Finch", "withdraws", "Rosa Bly"), ("Dockers Union", "withdraws", "Rosa Bly")},
        ),
        (
            ("The Dockers Union dropped Bly on Monday. Ned Pike, the sheriff, followed within hours."),
            {("Dockers Union", "withdraws", "Rosa Bly"), ("Ned Pike", "withdraws", "Rosa Bly")},
        ),
        (
            (
                "Senator Ada Finch announced that she could no longer support Bly. "
                "Sheriff Ned Pike followed a day later."
            ),
            {("Ada Finch", "withdraws", "Rosa Bly"), ("Ned Pike", "withdraws", "Rosa Bly")},
        ),
    ],
    "any more by name": [
        ('"I can\'t vote for Bly any more," said Sheriff Ned Pike.', {("Ned Pike", "withdraws", "Rosa Bly")}),
        (
            "Jim Dole said yesterday he would not be canvassing any more for Bly.",
            {("Jim Dole", "withdraws", "Rosa Bly")},
        ),
    ],
    "relative endorsed in the past": [
        (
            ("The Dockers Union, which had endorsed Bly in February, said it was pulling its support."),
            {("Dockers Union", "endorses", "Rosa Bly"), ("Dockers Union", "withdraws", "Rosa Bly")},
        ),
        ("Ada Finch, who nominated Bly on the first day, spoke.", {("Ada Finch", "endorses", "Rosa Bly")}),
    ],
    "running with backing": [
        (
            ("Reed spoke alongside Rosa Bly, a doctor who is running with the backing of the Harbour League."),
            {("Harbour League", "endorses", "Rosa Bly")},
        ),
        ("Bly, a nurse who has the backing of the Dockers Union, spoke.", {("Dockers Union", "endorses", "Rosa Bly")}),
        (
            "Rosa Bly, a lawyer who won the endorsement of the Nurses Guild, spoke.",
            {("Nurses Guild", "endorses", "Rosa Bly")},
        ),
    ],
    "whose": [
        (
            "Mr. Reed, whose candidacy is supported by the Dockers Union, spoke.",
            {("Dockers Union", "endorses", "Tom Reed")},
        ),
        ("Bly, whose bid was endorsed by Senator Ada Finch, won.", {("Ada Finch", "endorses", "Rosa Bly")}),
    ],
    "of the": [
        (
            ("She has the backing of the Police Lodge and of the Gulf Echo-Tribune, whose editorial board liked Bly."),
            {("Gulf Echo-Tribune", "endorses", "Rosa Bly"), ("Police Lodge", "endorses", "Rosa Bly")},
        ),
        (
            ("Bly continues to have the support of the Grain Federation and of the Harbour Chamber of Commerce."),
            {("Grain Federation", "reaffirms", "Rosa Bly"), ("Harbour Chamber of Commerce", "reaffirms", "Rosa Bly")},
        ),
        (
            "Bly has been endorsed by Senator Ada Finch and by the Echo-Tribune.",
            {("Ada Finch", "endorses", "Rosa Bly"), ("Echo-Tribune", "endorses", "Rosa Bly")},
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(text, wanted, id=f"{way}-{n}")
        for way, rows in WORDINGS.items()
        for n, (text, wanted) in enumerate(rows)
    ],
)
def test_a_way_of_wording_is_read_in_each_of_its_sentences(text, wanted):
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The Vale Teachers Federation (VTF), the largest teachers union of Wexmoor, is standing by Bly.",
        "The Vale Teachers Federation (VTF), a union of 900 teachers, stands by Bly.",
        "The Vale Teachers Federation (VTF) is standing by Bly.",
    ],
)
def test_a_short_form_in_brackets_and_an_aside_part_no_subject_from_its_verb(text):
    assert said(text) == {("Vale Teachers Federation", "reaffirms", "Rosa Bly")}

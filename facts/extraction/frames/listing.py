"""Whom do the lines of a list name, and for whom do they stand?

A cue opens a list: a heading that is a candidate, a label that speaks of support ("Endorsed by:", "Supporters"), or a
sentence whose subject is only a plural ("Several senators have withdrawn support for Reed"). Lines without a verb then
name who stands so, until prose or another heading comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from facts.extraction.annotated import How
from facts.extraction.drafts import SORTED_LINE, Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.cues import (
    CHOICES,
    Listing,
    announcing,
    bodies_of_label,
    choosing,
    draft_of_tick,
    drafts_of_choices,
    ends_open,
    is_denied,
    outside_brackets,
    signed_by,
    slated,
    spoken_of,
    tallies,
)
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import (
    ENDED,
    LABEL,
    counts_backers,
    heads_bullets,
    is_alone,
    is_bullet,
    is_inner_line,
    is_item,
    is_sought,
    labels_office,
    level_of,
    lists_runners,
    looks_like_name,
    names_of_line,
    only_names,
    opens_with_label,
    plain_words,
    said_of_support,
    several_backers,
    sorts_names,
    support_words,
)
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import looks_like_verb
from facts.extraction.frames.unsigned import NUMBERS
from facts.extraction.lexicon import word_list
from facts.extraction.names.publishers import CHOOSING_KINDS
from facts.models import Stance

_NO_SUPPORT = frozenset({"withdraws", "pauses", "declines", "opposes", "urges_exit"})
_OF_CANDIDATES = frozenset({"candidates", "slate"})  # of a label whose lines name candidates, and nobody who backs any
_OF_CHOSEN = frozenset({"no", "dual", "joint", "split"})  # "Reed and Moss - dual endorsement" is whom a body chose
_LONGEST = 60  # paragraphs from the cue to the last line
_INCLUDE = frozenset({"include", "includes", "included"})
_NEAR = 6  # paragraphs between the headings of a slate


class Lists:
    """Follows the headings, labels and cues of one article in reading order."""

    def __init__(self, title: str) -> None:
        self.section: int | None = None
        self.open: Listing | None = None
        self._level = 0
        self._about_support = said_of_support(title.split())
        self._is_tally = False  # whether words said that endorsements follow, and not whose
        self._labelled = False  # whether a heading or label of the text, not only its title, speaks of support
        self._spoken: Listing | None = None
        self._chosen: Listing | None = None  # a body that was told to endorse candidates, still without names
        self._on_support = -_LONGEST  # the paragraph that last spoke of endorsements or backers
        self._announcer: int | None = None  # the body that was told to announce endorsements of its own
        self._of_candidates = False  # whether a heading announced the candidates, one a heading
        self.is_lost = False  # whether the last heading may be somebody whose name was not found
        self._bodies = 0  # how many bodies it has listed so far, as long as it lists no person; then -1
        self._headed = False  # whether the section's candidate is a paragraph of its own
        self._in_blocks = False  # whether its lines so far stood in paragraphs of several lines, or behind bullets

    def hear_label(self, scene: Scene) -> None:
        """Take in a line read as a label with its names: a name alone below it is then a heading."""
        self._in_blocks |= opens_with_label(scene)

    def hear_tally(self, scene: Scene) -> None:
        """Take in words, asked or told, that may say that endorsements follow, each under its candidate's name."""
        self._is_tally = self._is_tally or (not scene.words.isdisjoint(support_words()) and tallies(scene))

    def read_line(self, scene: Scene) -> list[Draft]:
        """Read a heading, or a short line that may be one; the drafts of the names that it lists."""
        words = plain_words(scene)
        announced = self._announced(scene, ()) if scene.tokens[-1].lower == ":" else None
        self.hear_tally(scene)
        if announced is not None:
            self.open = announced
            return []
        if lists_runners(scene):
            self.open = None
            return []
        if ENDED & words and not self._names_anyone_else(scene):
            self._end(scene, words)
            return []
        named = [i for i, t in enumerate(scene.tokens) if t.is_actor and not t.is_short_pronoun]
        persons = [e for i in named for e in scene.span(i).entities if scene.is_person(e)]
        if words & word_list("nouns", "signing") and not words & {"not"}:
            self.open = signed_by(scene)
            return []
        taken_back = any(
            m.phrase.group in _NO_SUPPORT for m in scene.matches
        )  # "Two Senators Drop Endorsement of Reed"
        cue = not is_bullet(scene) and words.isdisjoint(_OF_CHOSEN) and not taken_back
        if cue and is_sought([t.lower for t in scene.tokens]):
            self.open = None
            return []
        if cue and (said_of_support(outside_brackets(scene)) or (words & CHOICES and bodies_of_label(scene))):
            self._open_by_label(scene, persons)
            return []
        is_candidate = self._is_candidate(scene, named, persons)
        if is_candidate and self.open is not None and self.open.candidate is None:
            return drafts_of_choices(scene, self.open)
        if is_candidate:
            self.is_lost = False
            self._about_support |= counts_backers(scene)
            self._headed, self._in_blocks, self._bodies = is_alone(scene), False, 0
            self._level, self.section = level_of(scene), persons[0]
            plain = persons[0] in scene.standing or level_of(scene) < 7 or self._labelled
            opened = Listing(persons[0], Stance.ENDORSES, scene.paragraph, plain=plain, by_name=True)
            told = self._about_support or (self._is_tally and persons[0] in scene.standing)
            self.open = opened if told else None
            return []
        if not named:
            self._pass_heading(scene, words)
            return []
        return self.drafts(scene)

    def ticked(self, scene: Scene) -> list[Draft] | None:
        """The drafts of "Endorsed" below a name, or of "Endorsed: Reed, Moss", by whom the page is; None elsewhere."""
        publisher = scene.article.publisher
        if publisher is None:
            return None
        if plain_words(scene) == {"endorsed"} and self.section is not None and len(scene.tokens) < LABEL:
            return [draft_of_tick(scene, publisher, self.section)]
        said = [t.lower for t in scene.tokens if t.name is not None or t.lower.isalpha()]
        colon = next((i for i, t in enumerate(scene.tokens[:LABEL]) if t.lower == ":"), None)
        if colon is None or said[0] != "endorsed" or scene.article.entities[publisher].kind not in CHOOSING_KINDS:
            return None
        own = Listing(None, Stance.ENDORSES, scene.paragraph, plain=True, endorsers=(publisher,))
        return drafts_of_choices(scene, own, colon + 1)

    def _end(self, scene: Scene, words: frozenset[str]) -> None:
        """Close the list, unless a line only says that there are none of one sort ("Ministers: none")."""
        if "none" not in words or not sorts_names(scene):
            self.open, self.section = None, None

    def _names_anyone_else(self, scene: Scene) -> bool:
        """Whether a line in an open list names somebody ("Jo Marl, former mayor")."""
        return self.open is not None and any(t.is_actor and not t.is_short_pronoun for t in scene.tokens)

    def _open_by_label(self, scene: Scene, persons: Sequence[int]) -> None:
        """A label or heading that speaks of support: of the candidate that it names, else the section's."""
        standing = [e for e in persons if e in scene.standing] or list(persons)
        self._about_support = self._labelled = True
        if not persons and looks_like_name(scene):
            self.open, self.section, self.is_lost = None, None, True  # "Ansel Marl – 3 nominations"
            return
        if level_of(scene) == 1 and not persons:
            return
        if persons and level_of(scene) != 1:
            self.section = standing[0]
        bodies = bodies_of_label(scene) if not persons else ()
        if bodies:
            self.open = Listing(None, Stance.ENDORSES, scene.paragraph, plain=True, endorsers=bodies)
            return
        if not persons and plain_words(scene) & _OF_CANDIDATES:
            self.open = None  # "Recommended candidates": nobody says by whom, and none of them backs anybody
            return
        candidate = standing[0] if standing else self.section if self.section is not None else scene.main
        if candidate is not None:
            plain = candidate in scene.standing or bool(persons) or scene.is_at_hand(self.section)
            self.open = Listing(candidate, Stance.ENDORSES, scene.paragraph, plain=plain)

    def _is_candidate(self, scene: Scene, named: Sequence[int], persons: Sequence[int]) -> bool:
        """Whether a line is the heading of one candidate's part of the text."""
        if ":" in scene.words and not scene.words.isdisjoint(word_list("nouns", "contact")):
            return False  # "Contact: Ann Lee, spokeswoman"
        if len(named) != 1 or len(persons) != 1 or is_bullet(scene) or (self.open is not None and sorts_names(scene)):
            return False
        if not is_alone(scene) and not heads_bullets(scene) and persons[0] not in scene.standing:
            return False  # one line of several is one of a list
        beside = [t for t in scene.tokens if t.name is None and not t.is_mark]
        if len(beside) > 6 or any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens))):
            return False
        heads = level_of(scene) < 7 or scene.paragraph in scene.article.headings or self._about_support
        heads = heads or (self._of_candidates and is_alone(scene) and not beside)
        alone = is_alone(scene)
        untitled = scene.span(named[0]).title_start < 0
        closes = self.open is None or level_of(scene) < 7 or (alone and self._in_blocks and self._headed)
        closes |= heads_bullets(scene) or (
            alone and self._headed and self._bodies > 0 and untitled and _no_person_next(scene)
        )
        return (persons[0] in scene.standing and not is_inner_line(scene)) or (heads and closes)

    def _pass_heading(self, scene: Scene, words: frozenset[str]) -> None:
        """A heading without a name: one that only sorts the lines keeps the list open."""
        self._of_candidates |= bool(words & {"candidates", "contenders", "hopefuls"})
        self.is_lost = looks_like_name(scene)
        if words & word_list("nouns", "sorting") and not words & word_list("nouns", "unsorted"):
            return
        chosen = self.open is not None and self.open.candidate is None
        heads_office = chosen and not words.isdisjoint(word_list("nouns", "offices_of"))
        if is_inner_line(scene) or heads_office or (chosen and level_of(scene) == 7):
            return
        self.open = None
        if level_of(scene) < self._level or level_of(scene) == self._level < 7:
            self.section = None

    def hear(self, scene: Scene, matches: Sequence[Match]) -> None:
        """Take in a sentence: it may open a list, or close one by being prose."""
        opened = slated(scene, matches) or self._promised(scene, matches) or self._announced(scene, matches)
        crowd = scene.crowd
        self.hear_tally(scene)
        if opened is not None:
            self.open = opened
        elif crowd is not None and (crowd.paragraph, crowd.start) == (scene.paragraph, scene.sentence.start):
            self.open = Listing(crowd.candidate, crowd.stance, scene.paragraph, needs_bullet=True)
        elif self.open is not None and not is_item(scene):
            far = scene.paragraph - self.open.paragraph > _LONGEST
            keeps = self.section is not None and self.section == self.open.candidate and not far
            if self.open.headed and scene.paragraph - self.open.paragraph <= _NEAR:
                return  # a slate whose candidates are headings with a text each, or whose list is still to come
            self.open = replace(self.open, needs_bullet=True) if keeps else None
        self._spoken, self._chosen = spoken_of(scene), choosing(scene)
        if not scene.words.isdisjoint(several_backers()):
            self._on_support = scene.paragraph
        announcer = announcing(scene)
        self._announcer = announcer if announcer is not None else self._announcer

    def drafts_of_more(self, scene: Scene) -> list[Draft]:
        """The drafts of "These include A and B" right behind a sentence on somebody's endorsements."""
        tokens = scene.tokens
        verb, listing = _says_who(scene), self._chosen or self._spoken
        if verb is None and scene.paragraph - self._on_support <= 1 and (verb := _owns_left_out(scene)) is not None:
            self._on_support = (
                scene.paragraph
            )  # so may the next sentence ("Moss's include the Guild. Reed's include ...")
            listing = Listing(scene.span(0).entities[0], Stance.ENDORSES, scene.paragraph)
        if listing is None or scene.paragraph - listing.paragraph > 1 or verb is None:
            return []
        if listing.candidate is None:
            return drafts_of_choices(scene, listing, verb + 1)
        listed, loose = read_object(tokens, verb + 1), read_loose_list(tokens, verb + 1)
        listed = loose if len(loose.at) > len(listed.at) else listed
        return [
            replace(
                scene.listed(
                    e,
                    listing.candidate,
                    anchor=tokens[verb].start,
                    line="these include E",
                    doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
                ),
                stance=listing.stance,
            )
            for e, span in scene.entities(listed.at)
            if e != listing.candidate
        ]

    def _promised(self, scene: Scene, matches: Sequence[Match]) -> Listing | None:
        """A plural that a list goes on to name: "several senators have withdrawn support for Reed"."""
        for match in matches:
            stance = stance_of(match)
            if stance is None:
                continue
            lead = scene.tokens[match.group.start - 1] if match.group.start else None
            is_plural = lead is not None and lead.name is None and lead.lower.endswith("s") and not match.endorsers
            candidates = [e for e, _ in scene.entities(match.candidates) if e in scene.standing]
            if (is_plural or ends_open(scene)) and len(candidates) == 1 and not match.endorsers:
                return Listing(candidates[0], stance, scene.paragraph, plain=ends_open(scene))
        return None

    def _announced(self, scene: Scene, matches: Sequence[Match]) -> Listing | None:
        """A label or sentence that ends in a colon and speaks of support: "Today's endorsements include:"."""
        lows = [t.lower for t in scene.tokens]
        if not ends_open(scene) or is_denied(scene) or is_sought(lows):
            return None
        passive = any(a in ("endorsed", "backed", "supported") and b == "by" for a, b in pairwise(lows))
        follows = self._spoken is not None and bool(set(lows[:3]) & {"they", "these", "those"})
        chosen = bool(_OF_CANDIDATES & set(lows)) and not word_list("nouns", "recommending").isdisjoint(lows)
        if not (said_of_support(lows) or passive or follows or chosen) or any(
            stance_of(m) not in (None, Stance.ENDORSES) for m in matches
        ):
            return None
        if self._spoken is not None and set(lows[:3]) & {"they", "these", "those", "include", "including"}:
            return replace(self._spoken, paragraph=scene.paragraph, plain=True)
        persons = [
            e for t in scene.tokens if t.name is not None for e in t.name.entities if scene.is_person(e)
        ]  # also owners: "Reed's endorsers:"
        bodies = bodies_of_label(scene)
        if bodies and not persons:
            return Listing(None, Stance.ENDORSES, scene.paragraph, plain=True, endorsers=bodies, headed=True)
        if self._announcer is not None and not persons and CHOICES & set(lows):
            acting = (self._announcer,)  # "The endorsed candidates are:"
            return Listing(None, Stance.ENDORSES, scene.paragraph, plain=False, endorsers=acting, headed=True)
        if not persons and _OF_CANDIDATES & set(lows):
            return None
        standing = list(dict.fromkeys(e for e in persons if e in scene.standing))
        standing = standing or (persons if len(set(persons)) == 1 else [])
        if len(standing) == 1 or scene.is_at_hand(self.section):
            candidate = standing[0] if len(standing) == 1 else self.section
            return Listing(candidate, Stance.ENDORSES, scene.paragraph, plain=True)
        topic = scene.topic_candidate(0, [])  # the section's heading stands far off: whoever was spoken of since
        candidate = topic[0] if topic is not None else self.section if self.section is not None else scene.main
        is_main = topic is None and self.section is None
        return Listing(candidate, Stance.ENDORSES, scene.paragraph, plain=is_main) if candidate is not None else None

    def drafts(self, scene: Scene) -> list[Draft]:
        """The drafts of a line that only lists names, if a list is open."""
        listing = self.open
        if listing is not None and listing.candidate is not None and labels_office(scene):
            return []  # "SD 8: Ann Reed" in a list of candidates
        if (
            scene.tokens[-1].lower == ":"
            or listing is None
            or not (is_item(scene) or (listing.candidate is None and only_names(scene)))
            or (listing.needs_bullet and not is_bullet(scene))
        ):
            return []
        if ":" in scene.words and not scene.words.isdisjoint(word_list("nouns", "contact")):
            self.open = None
        if self.open is None or scene.paragraph - listing.paragraph > _LONGEST:
            return []
        self.open = replace(listing, paragraph=scene.paragraph)
        self._in_blocks = is_bullet(scene) or not is_alone(scene) or opens_with_label(scene)
        if listing.candidate is None:
            return drafts_of_choices(scene, listing)
        named = scene.entities(names_of_line(scene))
        persons = any(scene.is_person(e) for e, _ in named)
        self._bodies = -1 if persons or self._bodies < 0 else self._bodies + len(named)
        plain = listing.plain and not (listing.by_name and is_alone(scene) and not is_bullet(scene))
        return [
            replace(
                scene.listed(
                    e,
                    listing.candidate,
                    anchor=scene.tokens[0].start,
                    line=SORTED_LINE if sorts_names(scene) else "C / E, E",
                    doubts=(
                        UNREAD if plain and span.how is How.FULL and e not in scene.standing else DOUBT,
                        *name_doubts(scene, span, "the endorser"),
                    ),
                ),
                stance=listing.stance,
            )
            for e, span in named
            if e != listing.candidate
        ]


def _says_who(scene: Scene) -> int | None:
    """Index of the verb of "They are", "These include", "Among them is" or "The three are" that opens a sentence."""
    lead = [t.lower if t.name is None else scene.article.words(t.name).lower().split()[-1] for t in scene.tokens[:6]]
    lead = ["the", *lead[1:]] if lead[0] in NUMBERS else lead
    verb = next((i for i, word in enumerate(lead) if word in ("include", "are", "includes", "is", "were")), None)
    opens = {"these", "they", "those", "others", "among"} | (NUMBERS if lead[:1] == ["the"] else frozenset())
    return verb if verb is not None and (set(lead[:2]) & opens or lead[:1] == ["the"] == lead[:verb]) else None


def _owns_left_out(scene: Scene) -> int | None:
    """Index of the verb of "Reed's include A and B", which leaves out the endorsements spoken of before."""
    tokens = scene.tokens
    if len(tokens) < 3 or tokens[0].name is None or not (tokens[0].owns and tokens[0].is_person):
        return None
    if len(scene.span(0).entities) != 1:
        return None
    verb = 1
    if tokens[1].lower == ",":  # "Reed's, meanwhile, include"
        verb = next((i + 1 for i in range(2, min(5, len(tokens) - 1)) if tokens[i].lower == ","), 1)
    return verb if tokens[verb].lower in _INCLUDE else None


def _no_person_next(scene: Scene) -> bool:
    """Whether the paragraph below names no person first: a lone name above bodies heads them."""
    below = next((s for s in scene.article.spans if s.paragraph == scene.paragraph + 1), None)
    return below is None or not scene.is_person(below.entities[0])

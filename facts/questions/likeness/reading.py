"""What does a message ask that the rules did not read, and how would it be asked in plain words?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from facts.questions.known import Known
from facts.questions.likeness.masking import Masked, mask
from facts.questions.likeness.meanings import Meaning, load_plain, meaning_of, say
from facts.questions.likeness.model import Model, load_model
from facts.questions.likeness.strangers import strange_words
from facts.questions.likeness.unslotted import ACTS, ASKING, tells_more
from facts.questions.parse import Message
from facts.questions.ranks import RANKS

_RATHER = 0.75
_SURELY = 0.95
_BEYOND_DOUBT = 0.99
_OF_RECORDS = frozenset({"who", "whom", "does", "count", "countc", "when", "most", "fewest"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a message is most like.

    Attributes:
        label: Its likeliest meaning.
        probability: Of that meaning, 0 to 1.
        least: From which it is answered.
        text: The question in plain words; empty where it asks nothing that can be answered, or cannot be said.
        is_in_talk: Whether turns went before it, on which it may lean.
        strange: Words where a name would stand that no message of the corpus holds: one may be a stranger's.
    """

    label: str
    probability: float
    least: float
    text: str
    strange: tuple[str, ...]
    is_in_talk: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether it is likely enough to be answered; where turns went before, a third of the doubt is allowed."""
        return 1 - self.probability <= (1 - self.least) / (3 if self.is_in_talk else 1)

    @property
    def is_of_records(self) -> bool:
        """Whether it asks rather for what records hold than for what somebody said, why, or who somebody is."""
        return self.probability >= _RATHER and self.label.split()[0] in _OF_RECORDS

    @property
    def is_surely_of_nothing(self) -> bool:
        """Whether it asks nothing that any meaning holds, beyond doubt."""
        return self.label == "none" and self.probability >= _BEYOND_DOUBT

    @property
    def is_surely_of_records(self) -> bool:
        """Whether it asks for these beyond doubt."""
        return self.probability >= _SURELY and self.is_of_records


def liken(message: Message, known: Known) -> Likeness | None:
    """What a message is most like; None where nothing known is like it.

    Args:
        message: Taken apart.
        known: Of the store that it is asked of.
    """
    language = message.lexicon.language
    model = load_model(language)
    masked = mask(message, known)
    if model is None or masked is None or not masked.slots:
        return None
    ranked = model.weigh(masked)
    if not ranked:
        return None
    probability, label = ranked[0]
    meaning = meaning_of(label)
    is_held = meaning is not None and _is_held(meaning, masked, model, load_plain(language))
    is_held = is_held and not tells_more(masked, known, message.lexicon)
    text = say(label, masked.fills, language) if is_held else ""
    return Likeness(label, probability, model.least(masked), text, strange_words(message, model))


def _is_held(meaning: Meaning, masked: Masked, model: Model, plain: Mapping[str, Any]) -> bool:
    """Whether a meaning may be said for a message: nothing that it names, limits or turns would be lost."""
    if not (_may_act(meaning, masked) and _holds(meaning, masked, model)):
        return False
    return not (
        _loses_words(meaning, masked, plain)
        or _loses_time(meaning, masked, plain)
        or _loses_place(meaning, masked, plain)
        or _leaves_out_unsaid(meaning, masked, plain)
        or _names_office(masked, model, plain)
        or _does_job(masked, plain)
        or _moves(masked, plain)
        or _turns_round(meaning, masked)
        or _tells_condition(meaning, masked, plain)
    )


def _may_act(meaning: Meaning, masked: Masked) -> bool:
    """Whether a candidate who is read as the one who acts has ever said where they stand."""
    return all(slot in masked.actors for slot in meaning.endorsers if slot[0] == "C")


def _holds(meaning: Meaning, masked: Masked, model: Model) -> bool:
    """Whether a meaning holds what the words that turn or limit a question say: a reading without them is another's."""
    said = frozenset(masked.tags)
    for tags, holds in _TURNING:
        if not said.isdisjoint(tags) and not holds(meaning):
            return False
    if meaning.act in _PLACES and _PLACES[meaning.act] not in said:
        return False
    if "except" in meaning.limit and said.isdisjoint(("<except>", "<else>")):
        return False
    limited = meaning.limit[1:]
    for before, slot in pairwise(masked.tags):
        if before[0] == "T" and before in masked.fills and slot in ("<or>", "<and>"):
            return False
        if before in ("<not>", "<except>") and slot in masked.fills and slot[0] in "CE" and slot not in limited:
            return False
    if (
        _denies_more(meaning, masked)
        or _tells_another(meaning, said)
        or _asks_who(meaning, masked)
        or _times_another(meaning, said)
        or _is_dated_apart(meaning, masked)
        or _joins_sort(masked)
        or _is_one_of_sort(masked)
        or _is_asked_for(meaning, masked)
        or _limits_to_one(meaning, masked)
        or _leaves_out_more(masked)
        or _parts_endorsers(meaning, masked)
    ):
        return False
    pairs = [(before, slot) for before, slot in pairwise(masked.words) if slot[0] == "S" and slot in masked.fills]
    behind = [after for slot, after in pairwise(masked.words) if slot[0] == "S" and slot in masked.fills]
    if any(after.isalpha() and after not in masked.fills and not model.knows(after) for after in behind):
        return False  # "the council presidents" are of another sort than "the council"
    return all(before in masked.fills or model.knows(f"{before} {slot}") for before, slot in pairs)


def _denies_more(meaning: Meaning, masked: Masked) -> bool:
    """Whether a clause behind somebody named says what those asked for are not ("which of them isn't running")."""
    if meaning.limit:
        return False
    tags = masked.tags
    for at in range(1, len(tags) - 2):
        opens, verb, denial = tags[at : at + 3]
        is_clause = opens in _OPENING and verb in ("<be>", "<do>", "<have>") and denial == "<not>"
        if is_clause and any(tag in masked.fills for tag in tags[:at]):
            return True
    return _denies_apart(tags)


def _joins_sort(masked: Masked) -> bool:
    """Whether a sort stands in a row with others that no slot holds ("candidates, papers, whoever")."""
    told = [tag for tag in masked.tags if tag not in _ROW]
    kept = [at for at, tag in enumerate(masked.tags) if tag not in _ROW]
    pairs = zip(pairwise(told), pairwise(kept), strict=True)
    apart = (two for two, (one, other) in pairs if other > one + 1)
    return any("<group>" in two and any(tag[0] == "S" and tag in masked.fills for tag in two) for two in apart)


def _is_one_of_sort(masked: Masked) -> bool:
    """Whether it is asked if somebody is one of a sort who did something ("is she a senator who left Moss")."""
    tags = [tag for tag in masked.tags if tag not in ("a", "an", "the")]
    is_of_sort = tags[:1] == ["<be>"] and all(tag in masked.fills for tag in tags[1:3]) and len(tags) > _FEWEST_OF_SORT
    return is_of_sort and tags[2][0] == "S" and tags[3] in ("<who>", "that")


def _limits_to_one(meaning: Meaning, masked: Masked) -> bool:
    """Whether "only" limits anything but the sort that is asked for ("unions only")."""
    tags = ("^", *masked.tags)
    limited = ({tags[at - 1], _behind_words(masked, at)} for at, tag in enumerate(tags) if tag == "<only>")
    return meaning.modifier != "only" and any(two.isdisjoint(meaning.sorts) for two in limited)


def _behind_words(masked: Masked, at: int) -> str:
    """The first tag from one on that is no mere word ("just the unions", "i only care about unions")."""
    return next((tag for tag in masked.tags[at:] if not tag.isalpha() or tag in masked.fills), "")


def _is_asked_for(meaning: Meaning, masked: Masked) -> bool:
    """Whether a sort that a meaning asks of is itself asked for ("which papers are into somebody", "... has most")."""
    asked = (sort for sort in meaning.sorts if ("<which>", sort) in pairwise(masked.tags) or _is_told_of(sort, masked))
    return meaning.ask in ("whom", "most", "fewest") and any(asked)


def _is_told_of(sort: str, masked: Masked) -> bool:
    """Whether a clause right behind a sort in front says what they do ("papers that go for it", not "who are they")."""
    at = masked.tags.index(sort) if sort in masked.tags else len(masked.tags)
    opens, verb, whom = (*masked.tags[at + 1 : at + 4], "", "", "")[:3]
    is_asked_of = verb in _ASKED_OF or whom in _ASKED_OF
    return opens in ("<who>", "that") and not is_asked_of and ASKING.isdisjoint(masked.tags[:at])


def _is_dated_apart(meaning: Meaning, masked: Masked) -> bool:
    """Whether a full stop stands between a time and all who are named: it is of something else ("from May. is she")."""
    words = masked.words
    named = [at for at, word in enumerate(words) if word in masked.fills and word[0] in "CE"]
    times = [at for at, word in enumerate(words) if word in meaning.times]
    stops = [at for at, word in enumerate(words) if word in _STOPS]
    return any(all(any(min(t, n) < stop < max(t, n) for stop in stops) for n in named) for t in times if named)


def _asks_who(meaning: Meaning, masked: Masked) -> bool:
    """Whether a message opens with "who", and "when" in it only joins ("who stuck around when the nurses left")."""
    return meaning.ask.startswith("when") and masked.tags[:1] == ("<who>",) and masked.tags[-1] != "<when>"


def _tells_another(meaning: Meaning, said: frozenset[str]) -> bool:
    """Whether support is told where somebody would be told to go ("whom has she endorsed all told")."""
    return meaning.act == "exit" and "<endorsed>" in said and "<urges_exit>" not in said


def _times_another(meaning: Meaning, said: frozenset[str]) -> bool:
    """Whether a time may be of another act than the one that is asked about ("of those with her in May, who left")."""
    return bool(meaning.times) and len(said & ACTS) > 1 and meaning.act not in ("switched", "returned", "again")


def _denies_apart(tags: Sequence[str]) -> bool:
    """Whether a part of its own denies what no meaning holds ("but isn't running"), as against how it stands now."""
    at = next((i for i, tag in enumerate(tags) if tag in ("<and>", "<but>", "<but_not>") and "<not>" in tags[i:]), None)
    return at is not None and any(tag.isalpha() and len(tag) > _SHORT for tag in tags[at:])


def _leaves_out_more(masked: Masked) -> bool:
    """Whether more is left out than the one whom a meaning can leave out ("besides the nurses and the dockers")."""
    tags = [tag for tag in masked.tags if tag not in ("the", "a", "an")]
    at = next((i for i, tag in enumerate(tags) if tag in ("<except>", "<but_not>")), len(tags))
    joined = tags[at + 2 : at + 3]
    return bool(joined) and joined[0] in _ROW and not {*tags[at + 3 : at + 4]} <= {"<who>", "<which>", "<count>"}


def _parts_endorsers(meaning: Meaning, masked: Masked) -> bool:
    """Whether two who would do a thing together stand apart ("did Reed sign off on the nurses sticking with Moss")."""
    if meaning.ask != "does" or len(meaning.endorsers) < _SEVERAL:
        return False
    places = sorted(at for at, word in enumerate(masked.words) if word in meaning.endorsers)
    pairs = pairwise(places)
    return any(set(masked.words[one + 1 : other]).isdisjoint(_JOINING) for one, other in pairs if other > one + 1)


def _loses_words(meaning: Meaning, masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether a word limits the question that no meaning holds ("before them", "according to", "senate and ...")."""
    said = frozenset(masked.words)
    if meaning.act == "switched" and not said.isdisjoint(plain["lasting"]):
        return True
    goes_on = meaning.act in ("switched", "returned", "again")
    unheld = frozenset(plain["unheld"]).difference(plain["held_by"].get(meaning.act, ()))
    if not said.isdisjoint(plain["bodies"]):
        return True
    return not said.isdisjoint(unheld) or (not goes_on and not said.isdisjoint(plain["afterwards"]))


def _loses_time(meaning: Meaning, masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether a time is told that no slot holds ("on the same day", "over Labor Day week", "by thanksgiving")."""
    if meaning.ask.startswith("when"):
        return False
    spans = [which for which, span in pairwise(masked.words) if span in plain["spans"]]
    if any(which in meaning.times or (which in plain["of_which"] and not meaning.times) for which in spans):
        return True
    if not meaning.times and any(
        lead in plain["moments"] and to in plain["leads_on"] for lead, to in pairwise(masked.words)
    ):
        return True  # "at the time of the flood", "once the dust settled"
    tags = [tag.strip("<>") for tag in masked.tags if tag not in plain["articles"]]
    return any(lead in plain["leads_time"] and tag == "stranger" for lead, tag in pairwise(tags))


def _loses_place(meaning: Meaning, masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether one place on a ballot is asked about where two are told, or what is added to others ("plus second")."""
    if not meaning.act.startswith("rank"):
        return False
    said = frozenset(masked.words)
    told = {RANKS[tag.strip("<>")] for tag in masked.tags if tag.strip("<>") in RANKS} - {None}
    told |= {place for place, words in enumerate(plain["places"], 1) if not said.isdisjoint(words)}
    return len(told) > 1 or not said.isdisjoint(plain["adding"])


def _leaves_out_unsaid(meaning: Meaning, masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether somebody would be left out whom no word leaves out ("her backers, unions too"), or who is asked for."""
    said = {*masked.words, *(tag.strip("<>") for tag in masked.tags)}
    asked = (slot for before, slot in pairwise(masked.tags) if before in ("<which>", "<all>", "<count>", "<list>"))
    is_unsaid = said.isdisjoint({*plain["leaving_out"], "not", "except", "but_not", "else"})
    return bool(meaning.limit) and (is_unsaid or not frozenset(meaning.limit).isdisjoint(asked))


def _names_office(masked: Masked, model: Model, plain: Mapping[str, Any]) -> bool:
    """Whether words behind "for" or "as" that nothing known holds, or a sort's "race", may say for which office."""
    sorts = [slot for slot, word in pairwise(masked.words) if word in plain["contests"] and slot in masked.fills]
    if any(slot[0] == "S" for slot in sorts):
        return True
    for at, word in enumerate(masked.words):
        if word in plain["leads_office"]:
            behind = takewhile(lambda w: w.isalpha() and w not in masked.fills, masked.words[at + 1 : at + 4])
            if any(not model.knows(w) for w in behind):
                return True
    return False


def _tells_condition(meaning: Meaning, masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether a condition is told, which support may have as well as its end ("attached strings to their support")."""
    return meaning.act == "paused" and not frozenset(masked.words).isdisjoint(plain["conditions"])


def _does_job(masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether somebody does something to a thing, which may be no support ("is running the campaign for them")."""
    return any(verb in plain["jobs"] and behind in plain["articles"] for verb, behind in pairwise(masked.words))


def _turns_round(meaning: Meaning, masked: Masked) -> bool:
    """Whether somebody's former backers would have gone over to that one, or those who never were hers left her."""
    former = [slot for slot, tag in pairwise(masked.tags) if tag == "<used_to>" and slot in masked.fills]
    is_against = not _AGAINST.isdisjoint(masked.tags)  # "went from opposing Moss to backing Reed": never hers
    return meaning.act == "switched" and (is_against or any(slot in meaning.candidates[1:] for slot in former))


_AGAINST = frozenset({"<opposes>", "<declined>", "<urges_exit>"})


def _moves(masked: Masked, plain: Mapping[str, Any]) -> bool:
    """Whether somebody goes or rides somewhere, or falls upon somebody ("came in a van for them", "jumped on them")."""
    words = masked.words
    going = [words[at + 1 : at + 3] for at, word in enumerate(words) if word in plain["motions"]]
    is_ride = any(len(after) > 1 and after[0] in plain["rides"] and after[1] in plain["some"] for after in going)
    return is_ride or any(len(a) > 1 and a[0] in plain["upon"] and a[1] in masked.fills for a in going)


_FEWEST_OF_SORT = 3  # whether, who and of what sort, and more behind them
_SHORT = 3  # letters of words that say little ("tho", "rn")
_SEVERAL = 2
_STOPS = (".", "!", "?")
_ROW = (",", "/", "&", "<and>", "<or>")
_JOINING = (",", "/", "&", "+", "and", "or", "nor", "n", "y", "o", "e", "ni")
_ASKED_OF = ("<do>", "<them>", "<those>")
_OPENING = ("<who>", "<which>", "<those>", "that")
_PLACES = {"rank2": "<rank_2>", "rank3": "<rank_3>"}  # "who ranked Moss" says no place
_TURNING: tuple[tuple[tuple[str, ...], Callable[[Meaning], bool]], ...] = (
    (("<nobody>",), lambda m: m.ask != "does"),  # "nobody left, right" is denied by what "did anyone leave" affirms
    (("<nobody>",), lambda m: m.act != "switched"),  # "from nobody to Moss" were nobody else's
    (("<not>",), lambda m: m.ask != "does" or m.act != "ever"),
    (("<not>",), lambda m: m.ask != "whom" or len(m.endorsers) < _SEVERAL),  # "whom the nurses back and Reed doesn't"
    (("<anybody>",), lambda m: m.ask != "whom" or not m.sorts),
    (("<used_to>",), lambda m: m.act not in ("backs", "joined")),
    (("<ever>",), lambda m: m.act != "backs"),
    (("<count>",), lambda m: m.ask in ("count", "countc", "most", "fewest")),
    (("<all>", "<both>"), lambda m: m.ask != "whom" or len(m.endorsers) == 1 or m.modifier == "both"),
    (("<most>", "<fewest>"), lambda m: m.ask != "does"),
    (("<all_along>", "<vague>"), lambda m: False),
    (("<all>",), lambda m: m.ask != "does" or not m.sorts),
    (("<first>", "<last>"), lambda m: not m.act.startswith("rank")),
    (("<except>", "<but_not>"), lambda m: bool(m.limit)),
    (tuple(f"<{tag}>" for tag in RANKS), lambda m: m.act.startswith("rank") or m.act == "prefers"),
)

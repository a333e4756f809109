"""How do facts and changes look on a card?

Pure: what `facts` gave in, an embed out. Everything that people wrote is escaped and cut; a list that is too long
says how much of it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import discord

from bot import limits
from bot.labels import Labels
from bot.markdown import link, shown
from bot.render import names_note, size, source_name
from facts.models import Source
from facts.moderation.history import FactHistory
from facts.moderation.preview import FactPreview
from facts.moderation.written import ReadName
from facts.store.changes import Change

COLOUR_OPEN = 0xF0B232
COLOUR_DONE = 0x57F287
COLOUR_GONE = 0x80848E
COLOUR_WRONG = 0xED4245
LINE = 300  # units of one line of a list
TITLE = 80  # of a title or a publisher
QUOTE = 700
BLOCK = 850  # units of a list: six of them and a description fit an embed


def add_lines(embed: discord.Embed, heading: str, lines: Iterable[str], labels: Labels) -> None:
    """Add a list under a heading, each line escaped; no list, no heading."""
    add_block(embed, heading, [shown(line, LINE) for line in lines], labels)


def add_block(embed: discord.Embed, heading: str, lines: Sequence[str], labels: Labels) -> None:
    """Add lines that are escaped already."""
    if lines:
        text, _ = limits.fit_lines(lines, BLOCK, lambda count: "-# " + labels("answer", "more", count=count))
        embed.add_field(name=limits.clamp(heading, limits.EMBED_FIELD_NAME), value=text or limits.CUT, inline=False)


def person(by: str | None, labels: Labels) -> str:
    """Who did something: a mention of a member, the operator's name, or that they are forgotten."""
    if by is None:
        return labels("card", "forgotten")
    return f"<@{by}>" if by.isdigit() else shown(by, LINE)


def source_line(source: Source, paragraph: int | None, labels: Labels) -> str:
    """Where something stands, escaped, in at most 850 units: the longest link, a title and a publisher."""
    place = [link(shown(source_name(source, labels), TITLE), source.url)]
    place += [shown(source.publisher, TITLE)] if source.publisher else []
    place += [labels.written(str(source.published))] if not source.published.is_open else []
    place += [labels("answer", "paragraph", paragraph=paragraph)] if paragraph is not None else []
    place += [labels("answer", "note")] if names_note(source) else []
    return ", ".join(place)


def add_words(embed: discord.Embed, heading: str, place: str, words: Callable[[int], str]) -> None:
    """Add where something stands and its words, which are given as many units as are left for them."""
    most = min(QUOTE, limits.EMBED_FIELD_VALUE - limits.length(place) - len("\n> "))
    text, room = words(most), most
    while limits.length(text) > most:  # marks of a quote come on top of what was asked for
        room -= 20
        text = words(room) if room > 20 else ""
    value = f"{place}\n> {text}" if text else place
    embed.add_field(name=limits.clamp(heading, limits.EMBED_FIELD_NAME), value=value, inline=False)


def preview_card(preview: FactPreview, labels: Labels) -> discord.Embed:
    """What would be added, how it was read, what it changes and what stands against it."""
    embed = discord.Embed(
        title=labels("card", "correction", number=preview.corrects_id)
        if preview.corrects_id
        else labels("card", "preview"),
        colour=COLOUR_OPEN if preview.is_ready else COLOUR_WRONG,
        description="\n".join(_as_read(preview, labels)),
    )
    add_lines(embed, labels("card", "problems"), preview.problems, labels)
    add_lines(embed, labels("card", "changes"), preview.changes, labels)
    add_lines(embed, labels("card", "contradicts"), preview.contradicts, labels)
    add_lines(embed, labels("card", "remarks"), preview.remarks, labels)
    if preview.is_ready:
        place, quote = source_line(preview.source, None, labels), preview.quote or ""
        add_words(embed, labels("card", "source"), place, lambda room: shown(quote, room))
    return embed


def _as_read(preview: FactPreview, labels: Labels) -> list[str]:
    """The fields as they were read, one a line."""
    when = labels.written(str(preview.when)) if not preview.when.is_open else labels("card", "no_date")
    contest = preview.contest.name if preview.contest else preview.new_contest
    fields: list[tuple[str, str | None]] = [
        (labels("form", "endorser"), _name(preview.endorser, preview.role, labels)),
        (labels("form", "stance"), f"**{labels.stance(preview.stance)}**" if preview.stance else None),
        (labels("form", "candidate"), _name(preview.candidate, "", labels)),
        (labels("form", "contest"), shown(contest, LINE) if contest else None),
        (labels("form", "date"), when),
        (labels("form", "rank"), str(preview.rank) if preview.rank else None),
        (labels("form", "condition"), shown(preview.condition, LINE) if preview.condition else None),
        (labels("form", "note"), shown(preview.note, LINE) if preview.note else None),
    ]
    return [f"{heading}: {value}" for heading, value in fields if value]


def _name(read: ReadName | None, role: str, labels: Labels) -> str | None:
    if read is None:
        return None
    told = f"**{shown(read.shown, LINE)}**"
    known = role or labels.kind(read.entity.kind if read.entity else read.kind)
    if read.is_new:
        return f"{told} ({shown(known, LINE)}, {labels('card', 'new')})"
    return f"{told} ({labels('card', 'which')})" if read.is_open else f"{told} ({shown(known, LINE)})"


def change_card(change: Change, labels: Labels) -> discord.Embed:
    """What was done, by whom, when and why; crossed out once it is undone."""
    summary = shown(change.summary, limits.EMBED_DESCRIPTION // 4)
    embed = discord.Embed(
        title=labels.change(change.kind),
        colour=COLOUR_GONE if change.undone_at else COLOUR_DONE,
        description=f"~~{summary}~~" if change.undone_at else summary,
        timestamp=change.at,
    )
    add_lines(embed, labels("card", "details"), change.lines, labels)
    if change.reason:
        add_lines(embed, labels("form", "reason"), [change.reason], labels)
    people = [labels("card", "by", who=person(change.by, labels))]
    if change.undone_at:
        people.append(labels("card", "undone_by", who=person(change.undone_by, labels), at=moment(change.undone_at)))
    add_block(embed, labels("card", "who"), people, labels)
    embed.set_footer(text=labels("card", "change_number", number=change.change_id))
    return embed


def moment(at: object) -> str:
    """A moment as each reader's own clock shows it."""
    return discord.utils.format_dt(at, "f")  # type: ignore[arg-type]


def history_card(history: FactHistory, labels: Labels) -> discord.Embed:
    """Every statement and every word about it."""
    if not history.statements:
        return discord.Embed(description=labels("card", "no_history"), colour=COLOUR_GONE)
    embed = discord.Embed(title=labels("card", "history"), colour=COLOUR_DONE)
    add_lines(embed, labels("card", "statements"), history.tell(), labels)
    lines = [
        f"{moment(line.at)} #{line.statement_id} {shown(line.verdict, LINE)} "
        f"{labels('card', 'by', who=person(line.by, labels))}"
        + (f": {shown(line.reason, LINE)}" if line.reason else "")
        for line in history.lines
    ]
    add_block(embed, labels("card", "decisions"), lines, labels)
    return embed


def within(embeds: Sequence[discord.Embed]) -> list[discord.Embed]:
    """As many embeds, from the first on, as one message holds."""
    kept: list[discord.Embed] = []
    for embed in embeds[: limits.EMBEDS]:
        if sum(map(size, kept)) + size(embed) > limits.EMBED_TOTAL:
            break
        kept.append(embed)
    return kept

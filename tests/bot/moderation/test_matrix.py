"""Who may do what: every command, component and form x every kind of person, against the table in `matrix.csv`.

simcord does not play user installs, nor a command where Discord would not offer it; here each interaction is made out
of the payload that Discord would send, and what the bot answers is caught where it would go out.
"""

import asyncio
import csv
import itertools
import re
from pathlib import Path

import discord
import pytest

from bot.buttons import STORED_ITEMS, guarded
from bot.fact_drafts import Draft
from bot.forms import RUN
from bot.labels import labels_in
from facts.models import View
from facts.moderation.facts import add_fact
from facts.moderation.preview import read_fact
from facts.moderation.settings import change_settings
from facts.moderation.suggestions import WrittenSuggestion, suggest
from facts.moderation.written import WrittenFact
from facts.store.scope import Entry
from facts.store.unanswered import read_unanswered, record_unanswered

pytestmark = pytest.mark.usefixtures("engines_loaded")

with Path(__file__).with_name("matrix.csv").open(encoding="utf-8", newline="") as file:
    TABLE = {row.pop("thing"): row for row in csv.DictReader(file)}
PERSONS = list(next(iter(TABLE.values())))
REFUSALS = {
    labels_in("en")("may", "moderator"): "moderators",
    labels_in("en")("may", "manager"): "managers",
    labels_in("en")("may", "owner"): "owner",
    labels_in("en")("may", "in_server"): "not here",
}
NO_SERVER = 4242
NUMBERS = itertools.count(9_000_000_000_000_000_000)
FORM = {
    "endorser": "Bakers League",
    "stance": "endorses",
    "candidate": "Ada Moss",
    "date": "May 2030",
    "contest": "",
    "quote": "",
    "link": "",
    "rank": "",
    "condition": "",
    "note": "",
    "reason": "because",
    "text": "The Bakers League endorsed Ada Moss for mayor.",
    "title": "",
    "publisher": "",
    "published": "May 2030",
    "tell": "no",
}


class Discord:
    """What the bot told Discord in answer to one interaction."""

    def __init__(self, monkeypatch):
        self.texts, self.forms = [], []
        response, original = discord.InteractionResponse, discord.InteractionResponseType

        async def defer(response, **_):
            response._response_type = original.deferred_channel_message

        async def send_message(response, content=None, **_):
            response._response_type = original.channel_message
            self.texts.append(content)

        async def send_modal(response, modal):
            response._response_type = original.modal
            self.forms.append(modal)

        async def edit(_, **kwargs):
            self.texts.append(kwargs.get("content"))

        async def send(_, content=None, **kwargs):
            self.texts.append(content)

        monkeypatch.setattr(response, "defer", defer)
        monkeypatch.setattr(response, "send_message", send_message)
        monkeypatch.setattr(response, "send_modal", send_modal)
        monkeypatch.setattr(discord.Interaction, "edit_original_response", edit)
        monkeypatch.setattr(discord.Webhook, "send", send)

    def outcome(self):
        """One word for what was told, and the form if one was shown."""
        refused = [REFUSALS[text] for text in self.texts if text in REFUSALS]
        sorry = [text for text in self.texts if text and "Sorry" in text]
        assert not sorry, sorry
        form = self.forms[-1] if self.forms else None
        self.texts.clear()
        self.forms.clear()
        return refused[0] if refused else "form" if form else "done", form


class Play:
    """One server, one person, and everything that can be pressed."""

    def __init__(self, env, guild, channel, role, told):
        self.env, self.guild, self.channel, self.role, self.told = env, guild, channel, role, told
        self.bot, self.run = env.bot, env.bot.moderating.run
        self.person = None

    def entry(self):
        return Entry(at=self.bot.moderating.now(), by="setup", server_id=self.guild.id)

    def interaction(self, kind, data):
        here = {"direct message": None, "user-installed": NO_SERVER}.get(self.person, self.guild.id)
        user_id = self.guild.owner.id if self.person == "owner" else 77
        user = {"id": str(user_id), "username": "somebody", "discriminator": "0", "avatar": None, "global_name": None}
        permissions = {"manager": 32, "owner": 8, "user-installed": 32}.get(self.person, 2048)
        payload = {
            "id": str(next(NUMBERS)), "application_id": str(self.bot.application_id), "type": kind, "token": "t",
            "version": 1, "locale": "en-US", "channel_id": str(self.channel.id), "entitlements": [],
            "attachment_size_limit": 10_000_000, "app_permissions": "0", "data": data,
            "authorizing_integration_owners": {"1": str(user_id)} if self.person == "user-installed" else {},
        }  # fmt: skip
        if here is None:
            payload["user"] = user
        else:
            payload["guild_id"] = str(here)
            payload["member"] = {
                "user": user, "permissions": str(permissions), "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0,
                "roles": [str(self.role.id)] if self.person == "by role" else [], "deaf": False, "mute": False,
            }  # fmt: skip
        return discord.Interaction(data=payload, state=self.bot._connection)

    async def command(self, path, **options):
        values = [{"type": 5 if v is True else 4 if isinstance(v, int) else 8 if k == "moderator_role" else 3,
                   "name": k, "value": v} for k, v in options.items()]  # fmt: skip
        first, _, second = path.removeprefix("/").partition(" ")
        inner = [{"type": 1, "name": second, "options": values}] if second else values
        data = {"id": "1", "name": first, "type": 1, "options": inner}
        if "moderator_role" in options:
            role = {"id": str(self.role.id), "name": "r", "permissions": "0", "position": 1, "color": 0, "hoist": False,
                    "managed": False, "mentionable": False, "flags": 0}  # fmt: skip
            data["resolved"] = {"roles": {str(self.role.id): role}}
        await self.bot.tree._call(self.interaction(2, data))
        return self.told.outcome()

    async def menu(self, name):
        author = {"id": "5", "username": "ana", "discriminator": "0", "avatar": None, "global_name": None}
        text = f"The Bakers League of {next(NUMBERS)} endorsed Ada Moss for mayor."
        message = {
            "id": "900000000000000001", "channel_id": str(self.channel.id), "author": author, "content": text,
            "timestamp": "2030-05-03T00:00:00+00:00", "edited_timestamp": None, "tts": False, "embeds": [],
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "pinned": False,
            "type": 0, "components": [],
        }  # fmt: skip
        resolved = {"messages": {message["id"]: message}}
        data = {"id": "1", "name": name, "type": 3, "target_id": message["id"], "resolved": resolved}
        await self.bot.tree._call(self.interaction(2, data))
        return self.told.outcome()

    async def press(self, custom_id, *values):
        interaction = self.interaction(3, {"custom_id": custom_id, "component_type": 3 if values else 2})
        for kind in self.bot._items:
            if found := kind.__discord_ui_compiled_template__.fullmatch(custom_id):
                item = await kind.from_custom_id(interaction, discord.ui.Button(), found)
                item.item._values = list(values)
                await item.callback(interaction)
                return self.told.outcome()
        raise AssertionError(custom_id)

    async def draft(self):
        words = WrittenFact(endorser=f"Lodge {next(NUMBERS)}", stance="endorses", candidate="Ada Moss")
        return await self.bot.moderating.keep(Draft(words=words).to_json(), self.entry())

    async def fact(self):
        words = WrittenFact(endorser=f"Lodge {next(NUMBERS)}", stance="endorses", candidate="Ada Moss")
        return await self.run(lambda store: add_fact(store, self._read(store, words), self.entry()))

    def _read(self, store, words):
        return read_fact(store, words, view=View(server_id=self.guild.id), today=self.bot.moderating.today())

    async def suggestion(self):
        await self.run(suggest, WrittenSuggestion(text="wrong"), self.entry())
        newest = await self.run(lambda store: store.row("select max(suggestion_id) from suggestion")[0])
        return f"s{newest}"

    async def group(self):
        name = f"Zed {next(NUMBERS)}"
        at, here = self.bot.moderating.now(), self.guild.id
        await self.run(record_unanswered, f"who is {name}?", names=[name], server_id=here, at=at)
        key = (await self.run(read_unanswered, View(server_id=here)))[0].unanswered_id
        return await self.bot.moderating.keep({"groups": [[name, [key]]]}, self.entry())

    async def all_outcomes(self):
        """Everything once, by its name in the table; forms are sent by the same person."""
        forms, outcomes = {}, {}
        for thing, doing in self.things():
            outcomes[thing], form = await (await doing())
            if form is not None:
                forms[thing] = form
        return outcomes, forms

    async def send(self, form):
        """Send a form that somebody who might was shown."""
        interaction = self.interaction(5, {"custom_id": "x", "components": []})
        written = {key: FORM[key] for key in form._inputs}
        await guarded(interaction, lambda: form._sent(interaction, written))
        return self.told.outcome()[0]

    def things(self):  # noqa: C901 - one line a thing
        async def command(path, **options):
            return self.command(path, **options)

        async def press(custom_id, make=None, *values):
            return self.press(custom_id.format(await make() if make else ""), *values)

        async def statement():
            return (await self.fact()).statement_id

        async def change():
            return (await self.fact()).change_id

        async def retract():
            return self.command("/fact retract", statement=str(await statement()), reason="no")

        async def correct():
            return self.command("/fact correct", statement=str(await statement()), rank="2")

        async def menu(name):
            return self.menu(name)

        async def filter_token():
            return await self.bot.moderating.keep({"kind": None, "since": "", "until": ""}, self.entry())

        alias = f"Lantern {next(NUMBERS)}"
        yield "/ask", lambda: command("/ask", question="who backs Ada Moss?")
        yield "/privacy", lambda: command("/privacy")
        yield "/suggest", lambda: command("/suggest")
        yield "/fact add", lambda: command("/fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Moss")
        yield "/fact correct", correct
        yield "/fact retract", retract
        yield "/fact history", lambda: command("/fact history", statement="1")
        yield "/fact undo", lambda: command("/fact undo")
        yield "/article add", lambda: command("/article add")
        yield "/review", lambda: command("/review")
        yield "/name alias", lambda: command("/name alias", name="HNU", spelling=alias)
        yield "/name merge", lambda: command("/name merge", name="Ivor Reedham", into="Ivo Reedham")
        yield "/name split", lambda: command("/name split", name="Ivo Reedham", new_name="Ivor Reedham")
        yield "/name distinct", lambda: command("/name distinct", name="Cleo Dunn", other="Benedict Orr")
        yield "/name info", lambda: command("/name info", name="HNU")
        yield "/settings", lambda: command("/settings", language="es")
        yield "/settings moderator_role", lambda: command("/settings", moderator_role=str(self.role.id))
        yield "/audit", lambda: command("/audit")
        yield "/export", lambda: command("/export", what="facts as CSV")
        yield "/unanswered", lambda: command("/unanswered")
        yield "Record as source", lambda: menu("Record as source")
        yield "Read as article", lambda: menu("Read as article")
        yield "whobacks:sources", lambda: press("whobacks:sources:abcdefgh:0")
        yield "whobacks:choose", lambda: press("whobacks:choose:abcdefgh:77", None, "0")
        yield "whobacks:wrong", lambda: press("whobacks:wrong:abcdefgh")
        for action in ("confirm", "edit", "more", "cancel"):
            yield f"whobacks:draft:{action}", lambda action=action: press(f"whobacks:draft:{action}:{{}}", self.draft)
        for side in ("endorser", "candidate"):
            yield f"whobacks:who:{side}", lambda side=side: press(f"whobacks:who:{side}:{{}}", self.draft, "new:Zo")
        yield "whobacks:undo", lambda: press("whobacks:undo:{}", change)
        for action in ("correct", "retract", "history"):
            key = f"whobacks:statement:{action}"
            yield key, lambda key=key: press(f"{key}:{{}}", statement)
        for action in ("accept", "reject", "edit", "unsure", "next"):
            key = f"whobacks:review:{action}"
            yield key, lambda key=key: press(f"{key}:{{}}", self.suggestion)
        yield "whobacks:audit", lambda: press("whobacks:audit:{}:0:0", filter_token)
        for action in ("add", "close"):
            key = f"whobacks:unanswered:{action}"
            yield key, lambda key=key: press(f"{key}:{{}}:0", self.group)
        for action in ("person", "server", "keep"):
            key = f"whobacks:privacy:{action}"
            yield key, lambda key=key: press(key)


@pytest.fixture
async def play(simcord_env, guild, channel, monkeypatch):
    role = guild.create_role("keepers")
    made = Play(simcord_env, guild, channel, role, Discord(monkeypatch))
    await made.run(lambda store: change_settings(store, made.entry(), moderator_role_id=role.id))
    return made


@pytest.mark.parametrize("person", PERSONS)
async def test_the_table_holds(play, person):
    play.person = "manager"
    _, forms = await play.all_outcomes()  # what somebody who may is shown
    play.person = person

    outcomes, _ = await play.all_outcomes()
    outcomes |= {f"{thing} sent": await play.send(form) for thing, form in forms.items()}

    assert outcomes == {thing: row[person] for thing, row in TABLE.items()}


@pytest.mark.parametrize("person", ["member", "manager elsewhere", "direct message", "user-installed"])
async def test_who_is_refused_changes_nothing(play, person):
    play.person = "manager"
    _, forms = await play.all_outcomes()
    play.person = person
    before = await play.run(done_by_people)

    await play.all_outcomes()
    for form in forms.values():
        await play.send(form)

    assert before > 10
    assert await play.run(done_by_people) == before


def done_by_people(store):
    """How many changes were not made by the test itself and are no suggestion, which every member may make."""
    return store.row("select count(*) from change where changed_by is not 'setup' and kind <> 'suggestion made'")[0]


def parts(template):
    """The names of a component's buttons: its template with each of its actions."""
    text = template.pattern if hasattr(template, "pattern") else template
    prefix, _, rest = text.partition(":(?P<")
    group = re.match(r"(?:action|side)>([a-z|]+)\)", rest)
    return {f"{prefix}:{word}" for word in group[1].split("|")} if group else {prefix}


async def test_the_table_has_every_command_and_every_component(play):
    tree = play.bot.tree
    commands = {f"/{c.qualified_name}" for c in tree.walk_commands() if isinstance(c, discord.app_commands.Command)}
    menus = {menu.name for menu in tree.get_commands(type=discord.AppCommandType.message)}
    components = set().union(*(parts(kind.__discord_ui_compiled_template__) for kind in play.bot._items))

    assert STORED_ITEMS
    assert commands | menus | components == {
        thing for thing in TABLE if not thing.endswith(" sent") and thing != "/settings moderator_role"
    }


async def test_cards_of_one_server_do_nothing_when_pressed_in_another(simcord_env, play):
    play.person = "manager"
    change, ref, token, group = await play.fact(), await play.suggestion(), await play.draft(), await play.group()
    other = simcord_env.create_guild("Elsewhere")
    there = Play(simcord_env, other, other.create_text_channel("talk"), other.create_role("keepers"), play.told)
    there.person = "manager"
    before = await play.run(rows_that_matter, play.guild.id)

    for custom_id in (
        f"whobacks:undo:{change.change_id}",
        f"whobacks:statement:correct:{change.statement_id}",
        f"whobacks:draft:confirm:{token}",
        f"whobacks:unanswered:close:{group}:0",
        *(f"whobacks:review:{action}:{ref}" for action in ("accept", "unsure", "next")),
    ):
        assert (await there.press(custom_id))[0] == "done", custom_id  # told that there is no such thing here
    await there.command("/fact retract", statement=str(change.statement_id), reason="not mine")
    await there.command("/fact undo", anyone=True)

    assert await play.run(rows_that_matter, play.guild.id) == before
    assert await play.run(rows_that_matter, other.id) == [0, 0, 0, 0, 0]


def rows_that_matter(store, server_id):
    """How much a server has of each kind of row that a card may add to or close."""
    queries = (
        "select count(*) from change where server_id = ?",
        "select count(*) from statement where server_id = ?",
        "select count(*) from decision where server_id = ?",
        "select count(*) from suggestion where closed_at is not null or is_unsure and server_id = ?",
        "select count(*) from unanswered where closed_at is not null and server_id = ?",
    )
    return [store.row(query, (server_id,))[0] for query in queries]


async def test_two_clicks_at_once_add_one_fact_and_the_second_is_told(play):
    play.person = "manager"
    token = await play.draft()
    before = await play.run(rows_that_matter, play.guild.id)

    await asyncio.gather(*(play.press(f"whobacks:draft:confirm:{token}") for _ in range(2)))

    after = await play.run(rows_that_matter, play.guild.id)
    assert [a - b for a, b in zip(after, before, strict=True)] == [1, 1, 1, 0, 0]


async def test_a_second_word_about_one_card_is_told_who_was_first(play):
    play.person = "manager"
    ref = await play.suggestion()
    await play.press(f"whobacks:review:accept:{ref}")
    told = []
    play.told.outcome = lambda: told.extend(play.told.texts)

    await play.press(f"whobacks:review:unsure:{ref}")

    assert "already accepted by <@77>" in told[0]


@pytest.mark.parametrize(
    ("custom_id", "told"),
    [("whobacks:form:earlier:abc", ["Please open it again"]), (f"whobacks:form:{RUN}:abc", []), ("other:abc", [])],
    ids=["of an earlier process", "of this one", "no form of ours"],
)
async def test_a_form_of_an_earlier_process_has_to_be_opened_again(play, custom_id, told):
    interaction = play.interaction(5, {"custom_id": custom_id, "components": []})

    play.bot.dispatch("interaction", interaction)
    await play.env.settle()

    assert len(play.told.texts) == len(told)
    assert all(words in text for words, text in zip(told, play.told.texts, strict=True))

"""Two servers that moderate one invented contest for themselves; only Discord itself is played."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient
from bot.moderating import Moderating
from bot.moderation import build_moderation
from bot.store_thread import StoreThread
from facts.answers import answer_question, choose
from facts.moderation.articles import GivenForArticle, read_text
from facts.statement_files import parse_statements
from facts.store import Store
from facts.store.imports import import_statements

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
CONTEST = "Port Mallory mayor, 2030"
FILE = f"""\
endorser,endorser_kind,endorser_role,candidate,contest,stance,on,quote,source_title,publisher,published,url,aliases
Harbor Nurses Union,union,,Ada Moss,"{CONTEST}",endorses,2030-01,It endorsed her in January.,Nurses,Quay,2030-03,https://quay.example/1,HNU
Tidewater Party,party,,Ada Moss,"{CONTEST}",endorses,2030-02-01,The party is with Moss.,Party,Quay,2030-03,https://quay.example/2,TWP
Ivo Reedham,person,state senator,Benedict Orr,"{CONTEST}",endorses,2030-02-03,Reedham picked Orr.,Orr,Quay,2030-03,https://quay.example/3,
Ivor Reedham,person,harbor pilot,Cleo Dunn,"{CONTEST}",endorses,2030-02-04,Reedham is for Dunn.,Dunn,Quay,2030-03,https://quay.example/4,
"""


@pytest.fixture
def store_path(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        rows = parse_statements(FILE, "file", is_json=False)
        import_statements(store, rows, "file", at=NOW - timedelta(days=9), by="operator")
    return path


@pytest.fixture(scope="session")
def engines_loaded():
    """The first text read loads the parser, which takes longer than simcord waits."""
    read_text("The Tram Guild endorsed Ada Moss.", "text", GivenForArticle(published="2030"), today=NOW.date())


@pytest.fixture
def clock():
    """A clock that ticks at each look, as moments in the store are told apart by it."""
    moments = (NOW + timedelta(seconds=n) for n in range(1_000_000))
    return lambda: next(moments)


@pytest.fixture
async def threads():
    made = []
    yield made
    for thread in made:
        await thread.close()


@pytest.fixture
def make_bot(store_path, clock, threads):
    """Makes a bot with a store thread of its own, as a new process would."""

    def make():
        threads.append(StoreThread(lambda: Store.open(store_path)))
        asking = Asking(threads[-1], answer_question, choose, now=clock)
        moderation = build_moderation(Moderating(threads[-1], now=clock))
        return WhobacksClient(asking, [Ask(asking)], moderation=moderation, shard_count=1)

    return make


@pytest.fixture
def simcord_bot(make_bot):
    return make_bot()


@pytest.fixture
def manager_role(guild):
    return guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))


@pytest.fixture
def mo(simcord_env, guild, manager_role):
    """A moderator: manages the server."""
    return guild.add_member(simcord_env.create_user("mo"), roles=[manager_role])


@pytest.fixture
def max_(simcord_env, guild, manager_role):
    """A second moderator."""
    return guild.add_member(simcord_env.create_user("max"), roles=[manager_role])


def card_text(message):
    """A card as one text: what a test reads."""
    parts = [message.content or ""]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
    return "\n".join(part for part in parts if part)


def labels_of(message):
    return [c.get("label") or c.get("placeholder") for row in message.components for c in row["components"]]


@pytest.fixture(scope="session")
def card():
    return card_text


@pytest.fixture(scope="session")
def buttons():
    return labels_of


@pytest.fixture
def asked(card):
    """Ask a question as a member; the answer's text."""

    async def ask(member, channel, question):
        return card((await member.slash(channel, "ask", question=question, private=True)).response)

    return ask


@pytest.fixture
def added(card):
    """Add a fact in two interactions and give the confirmed card."""

    async def add(member, channel, **given):
        fact = {"endorser": "Tram Guild", "stance": "endorses", "candidate": "Ada Moss"} | given
        shown = await member.slash(channel, "fact add", **fact)
        done = await member.click(shown.response, label="Confirm")
        assert "Fact added" in card(shown.response), card(shown.response)
        return shown.response if done else None

    return add

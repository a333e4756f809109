"""Discord on this machine: enough of its REST and gateway for the real client to log in, answer and reconnect.

Tests read what the bot sent (`calls`, `identified`, `resumed`) and send it events; `python tests/bot/loopback.py PORT`
serves until it is stopped, for trying out a bot or its container by hand (`WHOBACKS_DISCORD_API=<what it prints>`).
"""

import asyncio
import contextlib
import itertools
import json
import sys
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "looped.back.token"
BOT_ID, GUILD_ID, CHANNEL_ID, MEMBER_ID = 900, 901, 902, 903
EVERYTHING = str((1 << 50) - 1)
LATER = (429, {"message": "slow down", "retry_after": 0.3, "global": False}, {"Via": "1.1"})  # without Via it is a ban

# as Discord heads its answers: without it discord.py lets one request of a kind wait for the other
ROOMY = {
    "X-Ratelimit-Limit": "100",
    "X-Ratelimit-Remaining": "99",
    "X-Ratelimit-Reset-After": "1",
    "X-Ratelimit-Bucket": "b",
}


@dataclass(frozen=True)
class Call:
    """One request of the bot."""

    method: str
    path: str
    body: Any


@dataclass
class Loopback:
    """A Discord with one server, one channel and one member.

    Attributes:
        calls: Every request that the bot made.
        identified, resumed: The payloads with which it opened or resumed a session.
        faults: Responses to give instead, once each: (method, end of the path, status, body, headers).
        held: Ends of paths whose next request waits, once each, until its event is set.
    """

    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    identified: list[dict[str, Any]] = field(default_factory=list)
    resumed: list[dict[str, Any]] = field(default_factory=list)
    faults: list[tuple[str, str, int, Any, dict[str, str]]] = field(default_factory=list)
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    closed_with: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = itertools.count(1_000_000)
        self._sent: list[dict[str, Any]] = []  # dispatches of the session, for a resume
        self._socket: web.WebSocketResponse | None = None
        self._news = asyncio.Event()
        self.address = ""

    async def start(self, port: int = 0) -> "Loopback":
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.address = f"127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        return self

    async def stop(self) -> None:
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        return f"http://{self.address}/api/v10"

    def matching(self, method: str, path_end: str) -> list[Call]:
        return [call for call in self.calls if call.method == method and call.path.endswith(path_end)]

    async def until(self, condition: Any, *, within_s: float = 10) -> None:
        """Wait until `condition()` is true of what the bot has sent."""
        async with asyncio.timeout(within_s):
            while not condition():
                self._news.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), 0.05)

    # ------------------------------------------------------------------ gateway

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event; one sent while nobody is connected is missed until a resume."""
        self._sent.append({"op": 0, "t": name, "s": len(self._sent) + 1, "d": data})
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(self._sent[-1])

    async def drop(self, code: int = 4000) -> None:
        """Close the connection with a code after which a client resumes."""
        await self._socket.close(code=code)

    async def say(self, content: str, **changes: Any) -> dict[str, Any]:
        """A member says something that mentions the bot."""
        message = self.message(content, author=user(MEMBER_ID, "ana"), mentions=[user(BOT_ID, "whobacks", bot=True)])
        message |= {"guild_id": str(GUILD_ID), "member": {"roles": [], "joined_at": AT, "flags": 0}, **changes}
        await self.dispatch("MESSAGE_CREATE", message)
        return message

    async def slash(self, *, elsewhere: bool = False, **options: Any) -> str:
        """A member uses /ask, maybe in a server that the bot is no member of; returns the interaction's token."""
        number = next(self._ids)
        given = [{"name": name, "type": 5 if isinstance(v, bool) else 3, "value": v} for name, v in options.items()]
        used = interaction(number, {"id": "77", "name": "ask", "type": 1, "options": given})
        if elsewhere:
            used |= {"guild_id": "5", "authorizing_integration_owners": {"1": str(MEMBER_ID)}}
        await self.dispatch("INTERACTION_CREATE", used)
        return f"itoken{number}"

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(frame.data))
        self.closed_with.append(socket.close_code)
        self._news.set()
        return socket

    async def _take(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        match payload["op"]:
            case 1:
                await socket.send_json({"op": 11})
            case 2:
                self.identified.append(payload["d"])
                self._sent.clear()
                await self.dispatch("READY", self._ready())
                await self.dispatch("GUILD_CREATE", guild())
            case 6:
                self.resumed.append(payload["d"])
                for missed in self._sent[payload["d"]["seq"] :]:
                    await socket.send_json(missed)
                await self.dispatch("RESUMED", {})
        self._news.set()

    def _ready(self) -> dict[str, Any]:
        return {
            "v": 10, "user": user(BOT_ID, "whobacks", bot=True), "session_id": "session", "shard": [0, 1],
            "resume_gateway_url": f"ws://{self.address}/gateway/", "application": {"id": str(BOT_ID), "flags": 0},
            "guilds": [{"id": str(GUILD_ID), "unavailable": True}],
        }  # fmt: skip

    # --------------------------------------------------------------------- REST

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await self._body(request)
        self.calls.append(Call(request.method, path, body))
        self._news.set()
        for path_end in [end for end in self.held if path.endswith(end)]:
            await self.held.pop(path_end).wait()
        for fault in self.faults:
            method, path_end, status, said, headers = fault
            if request.method == method and path.endswith(path_end):
                self.faults.remove(fault)
                return reply(said, status, headers)
        if request.headers.get("Authorization") not in (None, f"Bot {self.token}"):
            return reply({"message": "401: Unauthorized", "code": 0}, 401)
        return self._answer(request.method, path, body)

    def _answer(self, method: str, path: str, body: Any) -> web.Response:
        if path == "/users/@me":
            return reply(user(BOT_ID, "whobacks", bot=True))
        if path == "/oauth2/applications/@me":
            return reply({"id": str(BOT_ID), "name": "whobacks", "description": "", "icon": None, "bot_public": True,
                          "bot_require_code_grant": False, "verify_key": "00", "flags": 0,
                          "owner": user(1, "owner")})  # fmt: skip
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return reply({"url": f"ws://{self.address}/gateway/", "shards": 1, "session_start_limit": limit})
        if method == "PUT" and path.endswith("/commands"):
            return reply([{"id": "77", "application_id": str(BOT_ID), "version": "1", "description": "", **command}
                          for command in body])  # fmt: skip
        if path.endswith("/typing"):
            return web.Response(status=204, headers=ROOMY)
        if path.endswith("/callback"):
            _, _, number, token, _ = path.split("/")
            return reply({"interaction": {"id": number, "type": 2, "activity_instance_id": None,
                                          "response_message_id": str(next(self._ids)), "token": token}})  # fmt: skip
        content = body.get("content") if isinstance(body, dict) else None
        return reply(self.message(content or "", author=user(BOT_ID, "whobacks", bot=True)))

    async def _body(self, request: web.Request) -> Any:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            return json.loads(form["payload_json"])
        raw = await request.text()
        return json.loads(raw) if raw else None

    def message(self, content: str, *, author: dict[str, Any], mentions: Any = ()) -> dict[str, Any]:
        return {
            "id": str(next(self._ids)), "channel_id": str(CHANNEL_ID), "author": author, "content": content,
            "timestamp": AT, "edited_timestamp": None, "tts": False, "mention_everyone": False,
            "mentions": list(mentions), "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
            "type": 0, "components": [], "flags": 0,
        }  # fmt: skip


AT = "2031-06-01T12:00:00+00:00"
CHANNEL = {"id": str(CHANNEL_ID), "type": 0, "name": "politics", "position": 0, "permission_overwrites": []}


def user(user_id: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": str(user_id), "username": name, "discriminator": "0", "avatar": None, "bot": bot, "global_name": None}


def guild() -> dict[str, Any]:
    me = {
        "user": user(BOT_ID, "whobacks", bot=True),
        "roles": [],
        "joined_at": AT,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    everyone = {"id": str(GUILD_ID), "name": "@everyone", "permissions": EVERYTHING, "position": 0, "color": 0,
                "hoist": False, "managed": False, "mentionable": False, "flags": 0}  # fmt: skip
    return {"id": str(GUILD_ID), "name": "Harbor", "owner_id": "1", "roles": [everyone], "emojis": [], "stickers": [],
            "features": [], "members": [me], "member_count": 2, "channels": [CHANNEL], "threads": [], "presences": [],
            "voice_states": [], "stage_instances": [], "guild_scheduled_events": [], "large": False,
            "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
            "nsfw_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "afk_timeout": 300,
            "system_channel_flags": 0, "joined_at": AT, "unavailable": False}  # fmt: skip


def interaction(number: int, data: dict[str, Any]) -> dict[str, Any]:
    member = {"user": user(MEMBER_ID, "ana"), "roles": [], "joined_at": AT, "flags": 0, "permissions": EVERYTHING,
              "deaf": False, "mute": False}  # fmt: skip
    return {"id": str(number), "application_id": str(BOT_ID), "type": 2, "token": f"itoken{number}", "version": 1,
            "guild_id": str(GUILD_ID), "channel_id": str(CHANNEL_ID), "channel": CHANNEL,
            "member": member, "data": data, "locale": "en-US", "guild_locale": "en-US", "entitlements": [],
            "authorizing_integration_owners": {"0": str(GUILD_ID)}, "context": 0, "app_permissions": EVERYTHING,
            "attachment_size_limit": 10_000_000}  # fmt: skip


def reply(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # the content type exactly, without a charset: discord.py reads anything else as text
    response = web.Response(status=status, body=json.dumps(body).encode(), headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response


async def serve(port: int) -> None:
    """Serve until stopped, and print what the bot does."""
    here = await Loopback().start(port)
    sys.stdout.write(f"{here.api}\n")
    sys.stdout.flush()
    while True:
        await here.until(lambda: here.calls, within_s=86400)
        while here.calls:
            call = here.calls.pop(0)
            sys.stdout.write(f"{call.method} {call.path}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))

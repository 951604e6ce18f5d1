"""The table of addresses: who may open each, and with which arguments a test calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ecotone_web.rooms.call.paper.reads import write_code
from tests.web.world import TOKEN, World

# What anonymous, outsider, observer, co-convener, convener, operator and an invited person find. "a | b": a
# for reading, b for sending. She has a link and no account: her own pages are hers alone, and all else she
# finds as anybody does.
EXPECTED = {
    "public": ("open",) * 7,
    "account": ("sign in", *("open",) * 5, "sign in"),
    "space": ("sign in", "not there", "open", "open", "open", "not there", "sign in"),
    "team": ("sign in", "not there", "not for you", "open", "open", "not there", "sign in"),
    "convener": ("sign in", "not there", "not for you", "not for you", "open", "not there", "sign in"),
    "writer": ("sign in", "not there", "not for you", "not there", "open", "not there", "sign in"),
    "key": ("sign in",) * 7,
    "closed": ("not there",) * 7,
    "out": ("sign in",) * 7,
    "with a passkey": ("sign in", *("not for you",) * 5, "sign in"),
    "her own": ("sign in", *("not there",) * 5, "sign in"),
    "operator": ("sign in", *("sign in",) * 4, "open", "sign in"),
    "her link": (*("not there",) * 6, "open"),
}

Arguments = Callable[[World], list[object]]


def nothing(_world: World) -> list[object]:
    return []


def space(world: World) -> list[object]:
    return [world.space.slug]


def token(_world: World) -> list[object]:
    return [TOKEN]


def of(name: str, field: str = "pk") -> Arguments:
    """The space, and one thing in it."""
    return lambda world: [world.space.slug, getattr(getattr(world, name), field)]


person = of("person", "uid")


def in_call(name: str) -> Arguments:
    """The space, a call, and one thing of it."""
    return lambda world: [world.space.slug, world.call.pk, getattr(world, name).pk]


def and_also(arguments: Arguments, *more: object) -> Arguments:
    """The same arguments, and these."""
    return lambda world: [*arguments(world), *more]


# Who, the arguments of the address, and, where an empty form would be of nothing, what is sent.
TABLE: dict[str, tuple[Any, ...]] = {
    "about": ("public", nothing),
    "health": ("public", nothing),
    "pictures_css": ("public", nothing),
    "admin:index": ("operator", nothing),
    # reports
    "reports:home": ("space", space),
    "reports:aspiration": ("team", space),
    "reports:first": ("team", space),
    "reports:questions": ("team", space),
    "reports:find": ("team", space),
    "reports:share": ("team", space),
    "reports:take_back": ("team", of("shared")),
    "reports:sheet": ("team", space),
    "shared:view": ("public", token),
    # privacy
    "privacy:overview": ("team", space),
    "privacy:held": ("team", space),
    "privacy:notice": ("team", space),
    "privacy:people": ("team", space),
    "privacy:stale": ("team", space),
    "privacy:history": ("team", space),
    "privacy:back": ("team", and_also(space, "person", 1)),
    "privacy:person": ("team", person),
    "privacy:person_json": ("team", person),
    "privacy:told": ("team", person),
    "privacy:keep": ("team", person),
    "privacy:forget": ("team", person),
    # signing in: for those outside; who is in already is sent on
    "account_login": ("public", nothing),
    "account_request_login_code": ("public", nothing),
    "account_confirm_login_code": ("account", nothing),
    "account_logout": ("account | out", nothing),
    "account_reauthenticate": ("with a passkey", nothing),
    "mfa_login_webauthn": ("account", nothing),
    "mfa_reauthenticate_webauthn": ("with a passkey", nothing),
    "mfa_index": ("account", nothing),
    "mfa_list_webauthn": ("account", nothing),
    "mfa_add_webauthn": ("account", nothing),
    "mfa_remove_webauthn": ("her own", lambda _world: [1]),
    "mfa_edit_webauthn": ("her own", lambda _world: [1]),
    # team
    "spaces": ("account", nothing),
    "start_space": ("account", nothing),
    "oneself": ("account", nothing),
    "join": ("public", token),
    "team_space:space": ("team", space),
    "team_space:settings": ("team", space),
    "team_space:team": ("team", space),
    "team_space:invite": ("convener", space),
    "team_space:withdraw": ("convener", of("invitation")),
    "team_space:role": ("convener", of("convener")),
    "team_space:remove": ("convener", of("convener")),
    "team_space:leave": ("space", space),
    "team_space:end": ("convener", space),
    # sources
    "sources:all": ("team", space),
    "sources:begin": ("team", space),
    "sources:differences": ("team", space),
    "sources:paste": ("team", space),
    "sources:file": ("team", space),
    "sources:meeting": ("team", space),
    "sources:person": ("team", space),
    "sources:duplicates": ("team", space),
    "sources:pair": ("team", lambda world: [world.space.slug, world.person.uid, world.other.uid]),
    "sources:unmerge": ("team", of("merge")),
    "sources:one": ("team", of("source")),
    "sources:correct": ("team", of("source")),
    "sources:keep": ("team", of("source")),
    "sources:give_up": ("team", of("source")),
    "sources:undo": ("team", of("source")),
    "sources:settle_rest": ("team", of("source")),
    "sources:settle": ("team", lambda world: [world.space.slug, world.source.pk, world.update.pk]),
    # landscape
    "landscape:map": ("space", space),
    "landscape:arrange": ("team", of("boundary"), lambda world: {"side": world.side.pk, "way": "left"}),
    "landscape:side": ("team", of("side")),
    "landscape:side_people": ("team", of("side")),
    "landscape:change_side": ("team", of("side")),
    "landscape:merge_side": ("team", of("side"), lambda world: {"other": world.side.pk + 1}),
    "landscape:undo_merge": ("team", of("side")),
    "landscape:meetings": ("team", space),
    "landscape:meeting": ("team", of("meeting")),
    "landscape:change_meeting": ("team", of("meeting")),
    "landscape:meeting_names": ("team", of("meeting")),
    "landscape:meeting_contacts": ("team", of("meeting")),
    "landscape:remove_meeting": ("team", of("meeting")),
    "landscape:remove_presence": ("team", of("presence")),
    "landscape:change_tie": ("team", of("tie")),
    # people
    "people:all": ("team", space),
    "people:names": ("team", space),
    "people:person": ("team", person),
    "people:change": ("team", person),
    "people:confirm": ("team", person),
    "people:add_belonging": ("team", person),
    "people:change_belonging": (
        "team",
        lambda world: [world.space.slug, world.person.uid, world.belonging.pk],
    ),
    "people:ties": ("team", person),
    # boundaries
    "boundaries:all": ("space", space),
    "boundaries:add": ("team", space),
    "boundaries:change": ("space", space),
    "boundaries:name_part": ("team", space),
    "boundaries:one": ("space", of("boundary")),
    "boundaries:write_on": ("team", of("boundary")),
    "boundaries:settings": ("team", of("boundary")),
    "boundaries:use": ("team", of("boundary")),
    "boundaries:take_away": ("team", of("boundary")),
    "boundaries:group": ("team", of("boundary")),
    # export
    "export:ways": ("team", space),
    "export:archive": ("team", space),
    "export:bring_in": ("team", space),
    "export:download": ("team", lambda world: [world.space.slug, "xlsx"]),
    # keys, and the interface that they open: without one, whoever is signed in finds it closed like everybody
    "keys:all": ("convener", space),
    "keys:revoke": ("convener", of("key")),
    "api:api-root": ("closed", nothing),
    "api:openapi-json": ("public", nothing),
    "api:space": ("key | public", space),
    "api:landscape": ("key | public", space),
    "api:readings": ("key | public", space),
    "api:add_people": ("public | key", space),
    "api:add_meetings": ("public | key", space),
    # the call on paper
    "paper:all": ("team", of("call")),
    "paper:sheets": ("team", of("call")),
    "paper:table": ("team", of("call")),
    "paper:bring_in": ("team", of("call")),
    "paper:enter": (
        "team",
        lambda world: [world.space.slug, world.call.pk, write_code(world.asked)],
    ),
    # notebook
    "notebook:all": ("team", space),
    "notebook:keep": ("team", space),
    "notebook:line": ("writer", of("note")),
    "notebook:do": ("team | writer", and_also(of("note"), "share")),
    # the call: its words
    "call:all": ("team", space),
    "call:start": ("team", space),
    "call:one": ("team", of("call")),
    "call:settings": ("team", of("call")),
    "call:close": ("team", of("call")),
    "call:write": ("team", of("call")),
    "call:write_world": ("team", in_call("side")),
    "call:beside": ("team", of("call")),
    "call:wording": ("team", in_call("wording")),
    "call:paper": ("team", in_call("wording")),
    "call:take_away": ("team", in_call("wording")),
    "call:earlier": ("team", in_call("wording")),
    "call:go_back": (
        "team",
        lambda world: [*in_call("wording")(world), world.wording.history.latest().history_id],
    ),
    "call:share": ("team", in_call("wording")),
    "call:take_back": ("team", in_call("shared_wording")),
    "wording:read": ("public", token),
    # who is asked
    "invitations:all": ("team", of("call")),
    "invitations:take": ("team", of("call")),
    "invitations:choosing": ("team", of("call")),
    "invitations:choose": ("team", of("call")),
    "invitations:paste": ("team", of("call")),
    "invitations:asks": ("team", of("call")),
    "invitations:spread": ("team", of("call")),
    "invitations:settle": ("team", of("call")),
    "invitations:one": ("team", in_call("asked")),
    "invitations:change": ("team", in_call("asked")),
    # letters
    "letters:all": ("team", of("call")),
    "letters:send": ("team", of("call")),
    "letters:remind": ("team", of("call")),
    "letters:stop": ("team", of("call")),
    "letters:settle": ("team", in_call("letter"), lambda _world: {"way": "back"}),
    "letters:preview": ("team", in_call("asked")),
    "letters:hand": ("team", in_call("asked")),
    "letters:take_back": ("team", in_call("asked")),
    "letters:papers": ("team", of("call")),
    # the page of somebody who is asked
    "me:goodbye": ("public", nothing),
    "me:page": ("her link", token),
    "me:answer": ("her link", lambda world: [TOKEN, world.asked.pk]),
    "me:you": ("her link", token),
    "me:people": ("her link", token),
    "me:name": ("her link", token),
    "me:somebody": ("her link", lambda world: [TOKEN, world.person.uid]),
    "me:uses": ("her link", token),
    "me:thanks": ("her link", token),
    "me:data": ("her link", token),
    "me:json": ("her link", token),
    "me:correct": ("her link", token),
    "me:take_back": ("her link", token),
    "me:close": ("her link", token),
    "me:erase": ("her link", token),
    "me:renew": ("her link", token),
    # what the call stirs
    "hearing:all": ("team", of("call")),
    "hearing:download": ("team", of("call")),
    "hearing:tag": ("team", in_call("asked"), lambda _world: {"name": "trust"}),
    "hearing:theme": ("team", in_call("theme")),
    "hearing:take_away": ("team", in_call("theme")),
    # standing
    "legitimacy:all": ("team", space),
    "legitimacy:convene": ("team", space),
    "legitimacy:step_back": ("team", person),
    "legitimacy:ask": ("team", person),
    "legitimacy:world": ("team", of("side")),
    "legitimacy:add_ground": ("team", of("side")),
    "legitimacy:add_voucher": ("team", of("side")),
    "legitimacy:ground": ("team", of("ground")),
    "legitimacy:voucher": ("team", of("voucher")),
    "legitimacy:add_sponsor": ("team", space),
    "legitimacy:sponsor": ("team", of("sponsor")),
}

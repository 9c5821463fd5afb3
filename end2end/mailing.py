"""What a mail server of others takes from a running site: mailing.py URL PORT. Nobody answers at the port until then."""

import asyncio
import json
import re
import sys
import urllib.parse
import urllib.request
from collections import Counter
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from html.parser import HTMLParser

from aiosmtpd.controller import Controller

site, port = sys.argv[1], int(sys.argv[2])
HERE = timezone(timedelta(hours=7))


class Mailbox:
    """Takes everything, except what it is told not to take."""

    def __init__(self):
        self.taken, self.tried, self.refused, self.put_off, self.silent = [], [], set(), set(), False

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tried.append(address)
        if address in self.refused:
            return f"550 5.1.1 <{address}>: no such person here"
        if address in self.put_off:
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.silent:
            await asyncio.sleep(30)
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def to(self, nick):
        return [mail for address, mail in self.taken if address == address_of(nick)]


class Words(HTMLParser):
    """What a reader of HTML sees, and what it would load or lead to."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.language, self.is_shown = [], [], None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        assert tag in ("html", "head", "meta", "title", "body", "div", "p", "br", "a"), tag
        assert not {"src", "srcset", "background", "onload", "onclick"} & named.keys(), named
        self.language = named.get("lang") if tag == "html" else self.language
        self.is_shown = self.is_shown or tag == "body"
        if tag == "a":
            self.links.append(named["href"])

    def handle_data(self, data):
        if self.is_shown:
            self.words.extend(data.split())


def post(path, form):
    data = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(urllib.request.Request(site + path, data)) as answer:
        return answer.read()


def at(moment):
    """Sets the clock; what is due then is done before the answer."""
    data = json.dumps({"now": moment.isoformat(timespec="seconds")}).encode()
    with urllib.request.urlopen(urllib.request.Request(site + "/demo/clock", data)) as answer:
        return datetime.fromisoformat(json.load(answer)["now"])


def address_of(nick):
    return f"{nick}@demo.example"


def ask(*nicks):
    for nick in nicks:
        post("/reset", {"email": address_of(nick)})


def read(mail):
    """One letter as programs of others read it."""
    assert mail.get_content_type() == "multipart/alternative" and not mail.defects, mail.defects
    text, html = list(mail.iter_parts())
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    said, shown = text.get_content(), Words(html.get_content())
    assert shown.words == [word for word in said.split() if word != "--"], (said, shown.words)
    assert shown.language == mail["Content-Language"] and shown.language in ("vi", "en"), mail["Content-Language"]
    assert said.startswith("Kính gửi" if shown.language == "vi" else "Dear"), said
    assert all(link.startswith(site) for link in shown.links), shown.links
    assert mail["Date"].datetime.tzinfo and mail["Subject"] and "{" not in said, said
    assert re.fullmatch(r"<[0-9a-f-]{36}@[a-z0-9.-]+>", mail["Message-ID"]), mail["Message-ID"]
    may_stop = "/unsubscribe/" in said
    assert may_stop == ("List-Unsubscribe" in mail) == ("List-Unsubscribe-Post" in mail), mail.keys()
    if may_stop:
        assert mail["List-Unsubscribe"].strip("<>") in said.split(), mail["List-Unsubscribe"]


now = at(datetime.now(HERE))
ask("an", "chi", "khoa")
for _ in range(12):
    now = at(now + timedelta(minutes=5))

# It was down for an hour, and takes.
box = Mailbox()
server = Controller(box, hostname="127.0.0.1", port=port)
server.start()
count = -1
while len(box.taken) > count:
    count = len(box.taken)
    now = at(now + timedelta(hours=1))
assert all(len(box.to(nick)) > 0 for nick in ("an", "chi", "khoa")), Counter(address for address, _ in box.taken)
links = [link for nick in ("an", "chi", "khoa") for mail in box.to(nick) for link in re.findall(r"/reset/[0-9a-f]{64}", str(mail))]
resets = {nick: sum("/reset/" in mail.get_body(("plain",)).get_content() for mail in box.to(nick)) for nick in ("an", "chi", "khoa")}
assert resets == {"an": 1, "chi": 1, "khoa": 1}, resets
for address, mail in box.taken:
    read(mail)
assert max(Counter(mail["Message-ID"] for _, mail in box.taken).values()) == 1, "nothing twice"
assert {mail["Content-Language"] for _, mail in box.taken} >= {"vi"}
first = len(box.taken)

# It refuses one address: the others get theirs, and it is asked five times, further apart each time, and not again.
now = at(now + timedelta(hours=2))
box.refused, box.taken, box.tried = {address_of("an")}, [], []
ask("an", "chi")
attempts = []
for minute in range(26):
    now = at(now + timedelta(minutes=1))
    attempts += [minute] * box.tried.count(address_of("an"))
    box.tried.clear()
    assert minute < 2 or len(box.to("chi")) == 1, "a refused address holds up nobody"
# The clock runs on between the minutes.
gaps = [b - a for a, b in zip(attempts, attempts[1:])]
assert len(gaps) == 4 and all(wait <= gap <= wait + 1 for gap, wait in zip(gaps, [1, 2, 4, 8])), attempts
now = at(now + timedelta(days=1))
assert address_of("an") not in box.tried and len(box.to("chi")) == 1

# It puts one off, and takes it later: once.
now = at(now + timedelta(hours=2))
box.refused, box.put_off, box.taken, box.tried = set(), {address_of("khoa")}, [], []
ask("khoa")
now = at(now + timedelta(seconds=5))
assert address_of("khoa") in box.tried and not box.to("khoa")
box.put_off = set()
for _ in range(3):
    now = at(now + timedelta(minutes=1))
assert len(box.to("khoa")) == 1

# It falls silent in the midst of a letter: the site does not wait for ever, and the letter comes later, once.
now = at(now + timedelta(hours=2))
box.silent, box.taken = True, []
ask("chi")
began = datetime.now()
now = at(now + timedelta(seconds=5))
assert datetime.now() - began < timedelta(seconds=10) and not box.to("chi")
box.silent = False
for _ in range(5):
    now = at(now + timedelta(minutes=1))
assert len(box.to("chi")) == 1
read(box.to("chi")[0])
server.stop()

print(f"{first} letters taken after an hour of silence, each once and in two ways; refused, put off and silent: as it should be")

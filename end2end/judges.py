"""Feeds, calendars and lists of a running site, read by parsers of others: judges.py URL"""

import io
import json
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from datetime import datetime

import csvw
import feedparser
import icalendar
import openpyxl

site = sys.argv[1]


def get(path):
    with urllib.request.urlopen(site + path) as answer:
        return answer.read(), answer.headers.get_content_type()


for path in ("/news.atom", "/en/news.atom"):
    text, kind = get(path)
    feed = feedparser.parse(text)
    assert kind == "application/atom+xml" and not feed.bozo, (path, kind, feed.get("bozo_exception"))
    assert feed.version == "atom10" and feed.feed.id and feed.feed.updated_parsed, path
    assert len(feed.entries) > 9, path
    assert len({entry.id for entry in feed.entries}) == len(feed.entries), path
    for entry in feed.entries:
        assert entry.title and entry.link.startswith(site) and entry.updated_parsed, entry
        get(entry.link.removeprefix(site).split("#")[0])

for path in ("/news.json", "/en/news.json"):
    text, kind = get(path)
    feed = json.loads(text)
    assert kind == "application/feed+json", kind
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"], path
    for item in feed["items"]:
        assert item["id"] and ("content_text" in item or "content_html" in item), item
        assert datetime.fromisoformat(item["date_published"]).tzinfo, item

def calendar_of(path, text, is_empty=False):
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), path
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], path
    assert calendar.subcomponents, path
    events = calendar.walk("VEVENT")
    assert (is_empty or events) and len({event["UID"] for event in events}) == len(events), path
    for event in events:
        assert event["SUMMARY"] and event["DTSTAMP"].dt.tzinfo and event["DTSTART"].dt, (path, event)
    assert not [error for part in calendar.walk() for error in part.errors], path
    return events


codes = [card["code"] for card in json.loads(get("/api/v1/challenges")[0])["challenges"]]
for path in ["/calendar.ics", "/en/calendar.ics"] + [f"/challenges/{code}/calendar.ics" for code in codes]:
    text, kind = get(path)
    assert kind == "text/calendar", kind
    calendar_of(path, text)


def signed_in(nick):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    form = urllib.parse.urlencode({"email": f"{nick}@demo.example", "password": "ha-long-2026"}).encode()
    browser.open(site + "/sign-in", form)
    return browser


def own(nick):
    with signed_in(nick).open(site + "/following/calendar.ics") as answer:
        return answer.read()


watched = calendar_of("an", own("an"))
assert len(watched) > 4 and not calendar_of("khoa", own("khoa"), is_empty=True), "what one follows, and nothing of others"

# Everything that can be taken away of every call, by somebody without an account, an officer and a leader.
taken = 0
for browser in (urllib.request.build_opener(), signed_in("mai"), signed_in("lan")):
    for code in codes:
        with browser.open(f"{site}/challenges/{code}/papers") as answer:
            links = sorted(set(re.findall(rf'href="(/challenges/{code}/[^"]+[.](?:pdf|zip))"', answer.read().decode())))
        for link in links:
            with browser.open(site + link) as answer:
                content = answer.read()
            if link.endswith(".zip"):
                assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None, link
            else:
                assert content.startswith(b"%PDF-"), link
            taken += 1
assert taken > 30, taken

# The lists as a whole, each with its licence: as CSV on the Web with what describes it, and as a workbook.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
for prefix in ("", "/en"):
    table = csvw.CSVW(f"{site}{prefix}/open-data/challenges.csv", validate=True)
    assert table.is_valid, [str(warning.message) for warning in table.warnings]
    (described,) = table.to_json()["tables"]
    rows = [row["describes"][0] for row in described["row"]]
    assert described["dc:license"] == LICENCE and {row["code"] for row in rows} == set(codes), described
    assert all(row["licence"] == LICENCE and row["source"].endswith(row["code"]) and row["as_of"] for row in rows), rows[0]
    book = openpyxl.load_workbook(io.BytesIO(get(f"{prefix}/open-data/challenges.xlsx")[0]))
    about = {row[0]: row[1] for row in book.worksheets[-1].iter_rows(values_only=True)}
    assert LICENCE in about.values() and len(about) > 4, about
    assert len(codes) < book.worksheets[0].max_row < len(codes) + 4, book.worksheets[0].max_row

print(f"{len(codes)} calendars of challenges, both of all, two of their owners, feeds in both languages, {taken} papers and archives: as they should be; the list as CSV and as a workbook, with its licence")

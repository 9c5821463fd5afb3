"""Feeds and calendars of a running site, read by parsers of others: judges.py URL"""

import json
import sys
import urllib.request
from datetime import datetime

import feedparser
import icalendar

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

codes = [card["code"] for card in json.loads(get("/api/v1/challenges")[0])["challenges"]]
for path in ["/calendar.ics", "/en/calendar.ics"] + [f"/challenges/{code}/calendar.ics" for code in codes]:
    text, kind = get(path)
    assert kind == "text/calendar", kind
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), path
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], path
    events = calendar.walk("VEVENT")
    assert events and len({event["UID"] for event in events}) == len(events), path
    for event in events:
        assert event["SUMMARY"] and event["DTSTAMP"].dt.tzinfo and event["DTSTART"].dt, (path, event)
    assert not [error for part in calendar.walk() for error in part.errors], path

print(f"{len(codes)} calendars of challenges, both of all, feeds in both languages: as they should be")

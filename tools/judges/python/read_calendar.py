"""Reads calendar objects given as JSON by name; says what icalendar understands, or what it could not."""
import json
import sys
from datetime import timezone

import icalendar


def instant(prop):
    return prop.dt.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def told(event):
    text = lambda name: str(event[name]) if name in event else None
    people = event.get('ATTENDEE', [])
    people = people if isinstance(people, list) else [people]
    return {
        'names': [name for name, _ in event.property_items(recursive=False) if name not in ('BEGIN', 'END')],
        'uid': text('UID'),
        'sequence': int(event['SEQUENCE']),
        'summary': text('SUMMARY'),
        'location': text('LOCATION'),
        'description': text('DESCRIPTION'),
        'start': instant(event['DTSTART']),
        'end': instant(event['DTEND']),
        'attendees': [[str(one), one.params.get('CN')] for one in people],
        'broken': [str(error) for error in event.errors],
    }


def read(text):
    calendar = icalendar.Calendar.from_ical(text.encode('utf-8'))
    return {
        'method': str(calendar['METHOD']) if 'METHOD' in calendar else None,
        'broken': [str(error) for error in calendar.errors],
        'events': [told(event) for event in calendar.walk('VEVENT')],
    }


def attempt(text):
    try:
        return read(text)
    except Exception as error:  # whatever it is, the judge tells it
        return {'refused': repr(error)}


json.dump({name: attempt(text) for name, text in json.load(sys.stdin).items()}, sys.stdout)

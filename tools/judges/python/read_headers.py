"""Reads the head of messages, given in base64 by name; says the fields, the people and the words it understands."""
import base64
import json
import sys
from email import policy
from email.parser import BytesParser

reader = BytesParser(policy=policy.default)


def people(field):
    return [] if field is None else [[one.display_name, one.addr_spec] for one in field.addresses]


def told(raw):
    message = reader.parsebytes(base64.b64decode(raw))
    defects = [str(defect) for _, field in message.items() for defect in getattr(field, 'defects', ())]
    return {
        'names': sorted(name.lower() for name in message.keys()),
        'subject': str(message['subject']),
        'from': people(message['from']),
        'to': people(message['to']),
        'replyTo': people(message['reply-to']),
        'unsubscribe': None if message['list-unsubscribe'] is None else str(message['list-unsubscribe']),
        'defects': defects + [str(defect) for defect in message.defects],
    }


json.dump({name: told(raw) for name, raw in json.load(sys.stdin).items()}, sys.stdout)

"""Verifies signed messages, given in base64 by name with the public key that DNS would give; says what each signature covers."""
import base64
import json
import sys

import dkim

asked = json.load(sys.stdin)


def record(name, timeout=5):
    return asked['record'].encode() if name == asked['name'].encode() else None


def told(raw):
    message = base64.b64decode(raw)
    verifier = dkim.DKIM(message)
    try:
        isVerified = verifier.verify(dnsfunc=record)
    except dkim.DKIMException as error:
        return {'verified': False, 'why': str(error), 'covered': []}
    return {'verified': isVerified, 'why': '', 'covered': [name.decode().lower() for name, _ in verifier.signed_headers or []]}


json.dump({name: told(raw) for name, raw in asked['messages'].items()}, sys.stdout)

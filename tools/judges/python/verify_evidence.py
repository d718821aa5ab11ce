"""Verifies the evidence file of a sealed sheet from its description alone, in another language and with other libraries.

Asked on standard input, as JSON: {"keys": the published keys, "files": {name: file in base64}, "flip": name or null}.
Answers {"files": {name: [problems]}, "missed": [places of changed bytes that were not noticed], "flipped": number}."""
import base64
import hashlib
import json
import sys

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FILE = {'format', 'halfDayId', 'canonical', 'hash', 'signature', 'keyId', 'sealedAt', 'strokes', 'keys', 'facts', 'head'}


class Refused(Exception):
    pass


def must(holds, problem):
    if not holds:
        raise Refused(problem)


def decode(text):
    """The bytes of base64url; the bits that its last sign leaves free must be zero."""
    raw = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
    must(base64.urlsafe_b64encode(raw).decode().rstrip('=') == text, 'base64url: free bits')
    return raw


def sha256(raw):
    return hashlib.sha256(raw).hexdigest()


def canonical(raw, what):
    """The content of canonical JSON: the same bytes must come out of what was read."""
    try:
        content = json.loads(raw.decode('utf-8'))
        again = rfc8785.dumps(content)
    except (ValueError, RecursionError) as error:
        raise Refused(f'{what}: not JSON') from error
    must(again == raw, f'{what}: not canonical')
    return content


def signed(keys, key_id, text, signature, what):
    must(key_id in keys, f'{what}: unknown key')
    try:
        keys[key_id].verify(decode(signature), text.encode('utf-8'))
    except (InvalidSignature, ValueError) as error:
        raise Refused(f'{what}: wrong signature') from error


def drawing(strokes):
    return None if strokes is None else sha256(rfc8785.dumps(strokes))


def chained(facts, half_day):
    """Every fact names the one received before it; its text gives its hash, its drawing the hash in its text."""
    before, contents = None, []
    for fact in facts:
        content = canonical(fact['content'].encode('utf-8'), 'fact')
        must(sha256(fact['content'].encode('utf-8')) == fact['hash'], 'fact: hash')
        must(content['halfDayId'] == half_day, 'fact: half-day')
        must(content['previousHash'] == before, 'fact: chain')
        must(content['strokesHash'] == drawing(fact['strokes']), 'fact: drawing')
        before = fact['hash']
        contents.append(content)
    return contents


def devices(contents):
    """Within the file, the records of a device follow one another; the end of each chain, by device."""
    ends = {}
    for one in contents:
        if one.get('deviceId') is None or one['kind'] == 'CORRECTED':
            continue
        seq, own, before = one['deviceSeq'], one['deviceHash'], one['devicePreviousHash']
        last = ends.get(one['deviceId'])
        must((seq == 1) == (before is None), 'device: start')
        if last is not None:
            must(seq > last[0], 'device: order')
            must(seq > last[0] + 1 or before == last[1], 'device: chain')
        ends[one['deviceId']] = (seq, own)
    return ends


def check(raw, published):
    file = canonical(raw, 'file')
    must(isinstance(file, dict) and set(file) == FILE, 'file: members')
    must(file['format'] == 'treize-sealed-sheet/2', 'file: format')
    for key in file['keys']:
        must(key['kid'] in published and published[key['kid']]['x'] == key['x'], 'file: key')
        must(key == {**published[key['kid']]}, 'file: key')
    keys = {kid: Ed25519PublicKey.from_public_bytes(decode(key['x'])) for kid, key in published.items()}

    sealed = canonical(file['canonical'].encode('utf-8'), 'sheet')
    must(sha256(file['canonical'].encode('utf-8')) == file['hash'], 'sheet: hash')
    signed(keys, file['keyId'], file['canonical'], file['signature'], 'sheet')
    must(sealed['halfDay']['id'] == file['halfDayId'], 'sheet: half-day')
    must(sealed['seal']['sealedAt'] == file['sealedAt'], 'sheet: instant')
    must(sealed['seal']['strokesHash'] == drawing(file['strokes']), 'sheet: drawing')

    contents = chained(file['facts'], file['halfDayId'])
    count = sealed['ledger']['facts']
    must(len(contents) >= count, 'ledger: facts lack')
    must(sealed['ledger']['hash'] == (file['facts'][count - 1]['hash'] if count else None), 'ledger: hash')
    devices(contents)
    ends = devices(contents[:count])
    told = {one['id']: (one['seq'], one['hash']) for one in sealed['ledger']['devices']}
    must(ends == told, 'ledger: devices')
    by_id = {one['id']: one for one in contents[:count]}
    for row in sealed['rows']:
        if row['signature'] is not None:
            fact = by_id.get(row['signature']['factId'])
            must(fact is not None and fact['registrationId'] == row['registrationId'], 'row: signature')
            must(fact['strokesHash'] == row['signature']['strokesHash'], 'row: drawing')

    head = canonical(file['head']['canonical'].encode('utf-8'), 'head')
    signed(keys, file['head']['keyId'], file['head']['canonical'], file['head']['signature'], 'head')
    must(head['halfDayId'] == file['halfDayId'], 'head: half-day')
    must(head['facts'] == len(contents), 'head: facts')
    must(head['hash'] == (file['facts'][-1]['hash'] if file['facts'] else None), 'head: hash')
    for one in contents[count:]:
        must(one['kind'] == 'CORRECTED' and one['reason'], 'after the seal: no correction')


def problems(raw, published):
    try:
        check(raw, published)
        return []
    except Refused as refused:
        return [str(refused)]
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        return [f'malformed: {error!r}']


def known(listed):
    for key in listed:
        must(key['kid'] == sha256(decode(key['x']))[:16], 'published: key id')
    return {key['kid']: key for key in listed}


def flips(raw, published):
    """Changes each byte in turn, by one bit that goes through all eight."""
    missed = []
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 1 << at % 8
        if not problems(bytes(changed), published):
            missed.append(at)
    return missed


asked = json.load(sys.stdin)
keys = known(asked['keys'])
files = {name: base64.b64decode(text) for name, text in asked['files'].items()}
flipped = files.get(asked.get('flip'))
json.dump({
    'files': {name: problems(raw, keys) for name, raw in files.items()},
    'missed': flips(flipped, keys) if flipped else [],
    'flipped': len(flipped or b''),
}, sys.stdout)

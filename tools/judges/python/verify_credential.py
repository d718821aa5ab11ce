"""Verifies credentials (VC-JWT) twice: by the standards as `required_members` transcribes them, and by openbadgeslib.

Asked on standard input, as JSON: {"now": instant, "keys": JWKs of /.well-known/treize-keys.json,
"credentials": {name: {"jwt": ..., "list": status list as JWT, "listAddress": ..., "name": ..., "email": ...}}}.
Answers, by name: {"wrong": [...], "revoked": bool or null, "library": what openbadgeslib complains of, or ""}."""
import base64
import gzip
import hashlib
import json
import sys
from datetime import datetime

import jwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from freezegun import freeze_time
from jwt.algorithms import OKPAlgorithm
from openbadgeslib.ob3 import OB3Verifier

import required_members

LEAST_BITS = 131072


class Refused(Exception):
    pass


def must(holds, problem):
    if not holds:
        raise Refused(problem)


def opened(token, keys):
    """The claims of a JWT signed with EdDSA by one of the published keys, which its header names."""
    try:
        header = jwt.get_unverified_header(token)
        must(header.get('alg') == 'EdDSA', 'header: alg')
        must('jwk' not in header or 'd' not in header['jwk'], 'header: private key')
        kid = str(header.get('kid', '')).split('/')[-1].split('#')[-1]
        must(kid in keys, 'header: kid is no published key')
        options = {'verify_exp': False, 'verify_nbf': False, 'verify_iat': False, 'verify_aud': False}
        return jwt.decode(token, keys[kid], algorithms=['EdDSA'], options=options), kid
    except jwt.InvalidTokenError as error:
        raise Refused(f'signature: {error}') from error


def claims(payload):
    """Open Badges 3.0, 8.2.4.1: the registered claims say what the members say."""
    must(payload.get('iss') == payload['issuer']['id'], 'claims: iss')
    must(payload.get('jti') == payload['id'], 'claims: jti')
    must(payload.get('sub') == payload['credentialSubject'].get('id'), 'claims: sub')
    start = required_members.moment(payload['validFrom'])
    must(start is not None and payload.get('nbf') == int(start.timestamp()), 'claims: nbf')
    must(('exp' in payload) == ('validUntil' in payload), 'claims: exp')
    must('vc' not in payload and 'vp' not in payload, 'claims: vc')


def identified(subject, known):
    """Whoever knows the name and the address finds them behind the hashes; no name is in clear."""
    for one in subject.get('identifier', []):
        value = {'name': known['name'], 'emailAddress': known['email']}.get(one['identityType'])
        must(one['hashed'] is True and value is not None, 'identifier: in clear')
        digest = hashlib.sha256((value + one.get('salt', '')).encode('utf-8')).hexdigest()
        must(one['identityHash'] == f'sha256${digest}', 'identifier: another person')


def is_revoked(entry, one, keys, issuer, now):
    address = entry['statusListCredential']
    must(address == one['listAddress'], 'list: not found')
    payload, _ = opened(one['list'], keys)
    wrong = required_members.status_list(payload, address, now)
    must(not wrong, '; '.join(wrong))
    owner = payload['issuer'] if isinstance(payload['issuer'], str) else payload['issuer']['id']
    must(owner == issuer, 'list: issuer')
    encoded = payload['credentialSubject']['encodedList']
    must(encoded.startswith('u') and '=' not in encoded, 'list: multibase')
    bits = gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + '=' * (-len(encoded[1:]) % 4)))
    must(len(bits) * 8 >= LEAST_BITS, 'list: too short to hide anybody')
    index = int(entry['statusListIndex'])
    must(index < len(bits) * 8, 'list: index beyond its end')
    return bits[index // 8] >> (7 - index % 8) & 1 == 1


def judge(one, keys, now):
    payload, kid = opened(one['jwt'], keys)
    wrong = required_members.achievement_credential(payload, now)
    wrong += required_members.status_entry(payload.get('credentialStatus'))
    must(not wrong, '; '.join(wrong))
    claims(payload)
    identified(payload['credentialSubject'], one)
    return is_revoked(payload['credentialStatus'], one, keys, payload['issuer']['id'], now), kid


def library(one, key):
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    lists = {one['listAddress']: one['list'].encode()}
    try:
        OB3Verifier(pem).verify(one['jwt'], check_status=True, download=lambda address: lists[address])
        return ''
    except Exception as error:  # whatever it is, the judge tells it
        return f'{type(error).__name__}: {error}'


def told(one, keys, now):
    answer = {'wrong': [], 'revoked': None, 'library': ''}
    kid = next(iter(keys))
    try:
        answer['revoked'], kid = judge(one, keys, now)
    except Refused as refused:
        answer['wrong'] = [str(refused)]
    except (KeyError, TypeError, ValueError, OSError) as error:
        answer['wrong'] = [f'malformed: {error!r}']
    answer['library'] = library(one, keys[kid])
    return answer


asked = json.load(sys.stdin)
keys = {key['kid']: OKPAlgorithm.from_jwk(json.dumps(key)) for key in asked['keys']}
now = datetime.fromisoformat(asked['now'].replace('Z', '+00:00'))
with freeze_time(asked['now']):
    json.dump({name: told(one, keys, now) for name, one in asked['credentials'].items()}, sys.stdout)

"""What Open Badges 3.0 (1EdTech) and the W3C (data model 2.0, Bitstring Status List 1.0) require of a credential, transcribed
from the standards without looking at the product's own schemas. Each function adds what is wrong to a list."""
import re
from datetime import datetime

VC = 'https://www.w3.org/ns/credentials/v2'
OB = re.compile(r'^https://purl\.imsglobal\.org/spec/ob/v3p0/context-3\.0\.\d+\.json$')
DATE_TIME = re.compile(r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$')
URI = re.compile(r'^[A-Za-z][A-Za-z0-9+.-]*:\S+$')
IDENTITY_TYPES = {
    'name', 'sourcedId', 'systemId', 'productId', 'userName', 'accountId', 'emailAddress', 'nationalIdentityNumber', 'isbn',
    'issn', 'lisSourcedId', 'oneRosterSourcedId', 'sisSourcedId', 'ltiContextId', 'ltiDeploymentId', 'ltiToolId',
    'ltiPlatformId', 'ltiUserId', 'identifier',
}
ACHIEVEMENT_TYPES = {
    'Achievement', 'ApprenticeshipCertificate', 'Assessment', 'Assignment', 'AssociateDegree', 'Award', 'Badge',
    'BachelorDegree', 'Certificate', 'CertificateOfCompletion', 'Certification', 'CommunityService', 'Competency', 'Course',
    'CoCurricular', 'Degree', 'Diploma', 'DoctoralDegree', 'Fieldwork', 'GeneralEducationDevelopment',
    'JourneymanCertificate', 'LearningProgram', 'License', 'Membership', 'ProfessionalDoctorate',
    'QualityAssuranceCredential', 'MasterCertificate', 'MasterDegree', 'MicroCredential', 'ResearchDoctorate',
    'SecondarySchoolDiploma',
}


def is_uri(value):
    return isinstance(value, str) and URI.match(value) is not None


def is_words(value):
    return isinstance(value, str) and value.strip() != ''


def moment(value):
    """The instant of a date-time with its zone (XML Schema dateTimeStamp); None for anything else."""
    if not isinstance(value, str) or not DATE_TIME.match(value):
        return None
    return datetime.fromisoformat(value.replace('Z', '+00:00'))


def has_type(thing, name):
    types = thing.get('type') if isinstance(thing, dict) else None
    return name in (types if isinstance(types, list) else [types])


def profile(issuer, wrong):
    if not (isinstance(issuer, dict) and is_uri(issuer.get('id')) and has_type(issuer, 'Profile')):
        wrong.append('issuer: a Profile with an id')
    elif 'name' in issuer and not is_words(issuer['name']):
        wrong.append('issuer: name')


def identity(one, wrong):
    if not (has_type(one, 'IdentityObject') and isinstance(one.get('hashed'), bool) and is_words(one.get('identityHash'))):
        wrong.append('identifier: an IdentityObject, hashed or not, with its value')
    elif one.get('identityType') not in IDENTITY_TYPES:
        wrong.append('identifier: identityType')
    elif one['hashed'] and not re.match(r'^(sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$', one['identityHash']):
        wrong.append('identifier: identityHash')


def achievement(one, wrong):
    if not (isinstance(one, dict) and is_uri(one.get('id')) and has_type(one, 'Achievement')):
        return wrong.append('achievement: an Achievement with an id')
    for name in ('name', 'description'):
        if not is_words(one.get(name)):
            wrong.append(f'achievement: {name}')
    criteria = one.get('criteria')
    if not isinstance(criteria, dict) or not (is_uri(criteria.get('id')) or is_words(criteria.get('narrative'))):
        wrong.append('achievement: criteria')
    kind = one.get('achievementType')
    if kind is not None and kind not in ACHIEVEMENT_TYPES and not str(kind).startswith('ext:'):
        wrong.append('achievement: achievementType')


def subject(one, wrong):
    if not has_type(one, 'AchievementSubject'):
        return wrong.append('credentialSubject: an AchievementSubject')
    identifiers = one.get('identifier', [])
    if not is_uri(one.get('id')) and not identifiers:
        wrong.append('credentialSubject: an id or an identifier')
    for identifier in identifiers:
        identity(identifier, wrong)
    for name in ('activityStartDate', 'activityEndDate'):
        if name in one and moment(one[name]) is None:
            wrong.append(f'credentialSubject: {name}')
    achievement(one.get('achievement'), wrong)


def dates(credential, now, wrong):
    start, end = moment(credential.get('validFrom')), moment(credential.get('validUntil'))
    if start is None or start > now:
        wrong.append('validFrom')
    if 'validUntil' in credential and (end is None or end < now):
        wrong.append('validUntil')


def achievement_credential(credential, now):
    """What is wrong in an AchievementCredential (OpenBadgeCredential)."""
    wrong = []
    context = credential.get('@context')
    if not isinstance(context, list) or len(context) < 2 or context[0] != VC or not OB.match(str(context[1])):
        wrong.append('@context: the W3C 2.0 first, then Open Badges 3.0')
    if not has_type(credential, 'VerifiableCredential'):
        wrong.append('type: VerifiableCredential')
    if not has_type(credential, 'OpenBadgeCredential') and not has_type(credential, 'AchievementCredential'):
        wrong.append('type: OpenBadgeCredential')
    if not is_uri(credential.get('id')):
        wrong.append('id')
    if not is_words(credential.get('name')):
        wrong.append('name')
    profile(credential.get('issuer'), wrong)
    dates(credential, now, wrong)
    subject(credential.get('credentialSubject'), wrong)
    for one in credential.get('evidence', []):
        if not has_type(one, 'Evidence'):
            wrong.append('evidence: type')
    return wrong


def status_entry(entry):
    """What is wrong in a BitstringStatusListEntry."""
    wrong = []
    if not has_type(entry, 'BitstringStatusListEntry'):
        wrong.append('credentialStatus: type')
    elif entry.get('statusPurpose') != 'revocation':
        wrong.append('credentialStatus: statusPurpose')
    elif not re.match(r'^(0|[1-9]\d*)$', str(entry.get('statusListIndex'))) or not isinstance(entry['statusListIndex'], str):
        wrong.append('credentialStatus: statusListIndex, a number in a string')
    elif not is_uri(entry.get('statusListCredential')) or entry.get('id') == entry['statusListCredential']:
        wrong.append('credentialStatus: statusListCredential')
    return wrong


def status_list(credential, address, now):
    """What is wrong in a BitstringStatusListCredential found at this address, its bits apart."""
    wrong = []
    context = credential.get('@context')
    if not isinstance(context, list) or context[0] != VC:
        wrong.append('list: @context')
    if not has_type(credential, 'VerifiableCredential') or not has_type(credential, 'BitstringStatusListCredential'):
        wrong.append('list: type')
    if credential.get('id') != address:
        wrong.append('list: id')
    dates(credential, now, wrong)
    of = credential.get('credentialSubject')
    if not has_type(of, 'BitstringStatusList') or of.get('statusPurpose') != 'revocation':
        wrong.append('list: credentialSubject')
    return wrong

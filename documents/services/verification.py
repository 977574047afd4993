"""The code on a document by which anyone who holds it can ask the portal whether it is genuine."""

from django.utils.crypto import salted_hmac

from cchc_portal.lib.codes import CLEAR_LETTERS
from scoring.models import Publication

_GROUPS = 3
_GROUP_LENGTH = 4


def verification_code(publication: Publication, kind: str, unit_code: str = "", basis: str = "") -> str:
    """The code of a document: the same whenever it is rendered, and not to be guessed (60 bits).

    `basis`: what it rests on beside the publication, where that may be replaced.
    """
    named = f"{publication.code}|{publication.run.input_hash}|{kind}|{unit_code}{basis and f'|{basis}'}"
    number = int.from_bytes(salted_hmac("documents.verification", named, algorithm="sha256").digest())
    groups = []
    for _ in range(_GROUPS):
        text = ""
        for _ in range(_GROUP_LENGTH):
            number, place = divmod(number, len(CLEAR_LETTERS))
            text += CLEAR_LETTERS[place]
        groups.append(text)
    return "-".join(groups)

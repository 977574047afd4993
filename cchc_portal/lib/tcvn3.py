"""Vietnamese text typed in the old TCVN3 (ABC) fonts: recognised and brought to Unicode.

The codes are bytes 0xA1-0xFE that Excel shows as Western letters ("nghiÖp c«ng lËp").
"""

import re
import unicodedata

_TABLE = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ", "¨": "ă", "©": "â", "ª": "ê",
    "«": "ô", "¬": "ơ", "\u00ad": "ư", "®": "đ", "µ": "à", "¶": "ả", "·": "ã", "¸": "á", "¹": "ạ", "»": "ằ",
    "¼": "ẳ", "½": "ẵ", "¾": "ắ", "Æ": "ặ", "Ç": "ầ", "È": "ẩ", "É": "ẫ", "Ê": "ấ", "Ë": "ậ", "Ì": "è",
    "Î": "ẻ", "Ï": "ẽ", "Ð": "é", "Ñ": "ẹ", "Ò": "ề", "Ó": "ể", "Ô": "ễ", "Õ": "ế", "Ö": "ệ", "×": "ì",
    "Ø": "ỉ", "Ü": "ĩ", "Ý": "í", "Þ": "ị", "ß": "ò", "á": "ỏ", "â": "õ", "ã": "ó", "ä": "ọ", "å": "ồ",
    "æ": "ổ", "ç": "ỗ", "è": "ố", "é": "ộ", "ê": "ờ", "ë": "ở", "ì": "ỡ", "í": "ớ", "î": "ợ", "ï": "ù",
    "ñ": "ủ", "ò": "ũ", "ó": "ú", "ô": "ụ", "õ": "ừ", "ö": "ử", "÷": "ữ", "ø": "ứ", "ù": "ự", "ú": "ỳ",
    "û": "ỷ", "ü": "ỹ", "ý": "ý", "þ": "ỵ",
}  # fmt: skip
_CODES = str.maketrans(_TABLE)
# Codes that are also letters of Vietnamese in Unicode prove nothing; the others do.
_ALSO_UNICODE = set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_TELLING = "".join(sorted(set(_TABLE) - _ALSO_UNICODE))
_WORD = re.compile(rf"[A-Za-z{re.escape(''.join(_TABLE))}]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def from_tcvn3(text: str) -> str:
    """The text with every TCVN3 code replaced by the Unicode letter it stands for."""
    return text.translate(_CODES)


def looks_like_tcvn3(text: str) -> bool:
    """Whether the text was typed in TCVN3: telling codes inside words that become Vietnamese syllables.

    A text that holds any letter only Unicode Vietnamese has (ă, đ, ạ, ế …) was not.
    """
    if not any(c in text for c in _TELLING) or any(ord(c) > 0xFF and c.isalpha() for c in text):
        return False
    coded = [word for word in _WORD.findall(text) if any(c in _TELLING for c in word)]
    return all(map(_is_syllable, coded)) and any(c.isascii() for word in coded for c in word)


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", from_tcvn3(word).lower().replace("đ", "d"))
    return bool(_SYLLABLE.fullmatch("".join(c for c in letters if not unicodedata.combining(c))))

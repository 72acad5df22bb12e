"""Encodings as editors name them in their menus."""

_NAMES = {
    "big5": "Big5",
    "big5hkscs": "Big5",
    "cp866": "IBM866",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "mac-cyrillic": "Macintosh Cyrillic",
    "mac-roman": "Macintosh",
    "utf-16-be": "UTF-16 (big-endian)",
    "utf-16-le": "UTF-16 (little-endian)",
}
_NUMBERED = (("cp125", "Windows-125"), ("cp", "Windows-"), ("iso8859-", "ISO-8859-"))


def encoding_name(codec: str) -> str:
    """The name of an encoding by that of Python's codec."""
    if codec in _NAMES:
        return _NAMES[codec]
    for prefix, shown in _NUMBERED:
        if codec.startswith(prefix):
            return shown + codec.removeprefix(prefix)
    return codec.replace("_", "-").upper()

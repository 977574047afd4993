"""How collected static files are named."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django's own switch reads the scripts of every package, some of which name files they do not bring.
_IMPORT = (
    r"""(?P<matched>import(?P<names>\s*\{[^}]*\})\s*from\s*["'](?P<url>\./[^"']+)["'];)""",
    """import%(names)s from "%(url)s";""",
)


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    """By their content, the modules that a module imports too: browsers keep them for good, and none is
    stale after an update."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (_IMPORT,)))

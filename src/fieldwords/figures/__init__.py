"""Tables to plots, and the sentences that read them."""

import os

from fieldwords.errors import FieldwordsError

LANGUAGES = ("en", "zh", "both")


def label_language() -> str:
    """Return the language of figure labels, FIELDWORDS_LANG: `en`, `zh` or `both` (the default)."""
    language = os.environ.get("FIELDWORDS_LANG") or "both"
    if language not in LANGUAGES:
        raise FieldwordsError(f"FIELDWORDS_LANG={language}: unknown language; set it to one of {', '.join(LANGUAGES)}")
    return language

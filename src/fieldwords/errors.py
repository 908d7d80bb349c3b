"""The one kind of error that a user caused and can mend."""


class FieldwordsError(Exception):
    """A fault to be shown as one line that names the file and says what to do; the command line exits with 2."""

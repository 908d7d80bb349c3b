"""What Chinese government speeches say, year by year, and the farming targets they set."""

__version__ = "0.1.0"

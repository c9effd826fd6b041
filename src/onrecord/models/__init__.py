"""EDGE: trained weights behind the Parser port. The only room that knows onnxruntime."""

from functools import cache

from onrecord.models.weights import ParserUnavailableError, check_processor, name_of_weights
from onrecord.ports import Parser


@cache
def shipped_parser() -> Parser:
    """The parser with the weights of the package; loaded once.

    Raises:
        ParserUnavailableError: the weights, or what runs them, are missing or not the right ones; or the
            processor has no AVX.
    """
    check_processor()
    try:
        # Opened only here, so that whoever codes by rules alone needs neither it nor its time.
        from onrecord.models.parser import FrameParser
    except ImportError as fault:
        raise ParserUnavailableError(
            f"the frame parser cannot be started ({fault}); install what it needs "
            "(pip install onnxruntime tokenizers numpy), or code with rules alone (--rules-only)"
        ) from fault
    return FrameParser.load()


def parser_name() -> str:
    """The name of the shipped weights, without loading them."""
    return name_of_weights()


__all__ = ["ParserUnavailableError", "parser_name", "shipped_parser"]

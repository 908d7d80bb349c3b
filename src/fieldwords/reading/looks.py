"""The properties of a Word document's elements, and what its styles make text look like."""

import re

STYLES = 5000  # of a document, looked at
OFF = ("0", "false", "off", "none")


def local_name(element) -> str | None:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else None


def read_attribute(element, name: str) -> str:
    """Return the value of an attribute by its name without its namespace, '' for none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(element) -> bool:
    """Tell whether a property is switched on, as it is when nothing else is said."""
    return all(value not in OFF for name, value in element.attrib.items() if name.endswith("}val"))


def read_styles(root) -> dict[str, dict[str, bool]]:
    """Return how the styles of word/styles.xml make text look, by their names: {"Deleted": {"strike": True}}."""
    rows = list(root.iter("{*}style"))[:STYLES] if root is not None else []
    styles: dict[str, dict[str, bool]] = {}
    for _ in range(3):  # a style may rest on one that comes later
        styles |= {name: read_looks(row, styles) for row in rows if (name := read_attribute(row, "styleId"))}
    return styles


def read_looks(element, styles: dict[str, dict[str, bool]]) -> dict[str, bool]:
    """Return which of vanish, strike, dstrike, vertAlign and position (raised) a run or a style has."""
    looks: dict[str, bool] = {}
    based = element.find("{*}basedOn") if local_name(element) == "style" else None
    if based is not None:
        looks |= styles.get(read_attribute(based, "val"), {})
    for child in element.iterfind("{*}rPr/*"):
        name = local_name(child)
        if name == "rStyle":
            looks |= styles.get(read_attribute(child, "val"), {})
        elif name == "vertAlign":
            looks[name] = read_attribute(child, "val") == "superscript"
        elif name == "position":
            looks[name] = re.fullmatch("[4-9]|[1-9][0-9]", read_attribute(child, "val")) is not None  # half points
        elif name in ("vanish", "strike", "dstrike"):
            looks[name] = is_on(child)
    return looks

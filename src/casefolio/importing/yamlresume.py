"""YAMLResume: JSON Resume's fields below `content`, with lists of Markdown in `summary`."""

from __future__ import annotations

from typing import Any

from casefolio.importing.notes import Notes
from casefolio.text.patterns import lazy_pattern

_LOCATION = {"country": "countryCode"}
_LANGUAGES = {"zh-hans": "zh", "zh-hant": "zh-Hant"}
"""Its codes of languages, and ours; of others the first two letters are."""

_ITEM = lazy_pattern(r"\s*[-*•]\s+(.*\S)")


def read_yamlresume(data: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """The data of a YAMLResume file in JSON Resume's form; its layout and locale are set aside."""
    content = dict(data["content"])
    resume = {key: value for key, value in data.items() if key != "content"}
    basics = content.pop("basics", None) or {}
    if not isinstance(basics, dict):
        resume["x-basics"], basics = basics, {}
    basics = dict(basics)
    if "headline" in basics:
        basics["label"] = basics.pop("headline")
    if isinstance(location := content.get("location"), dict):
        del content["location"]
        basics["location"] = {_LOCATION.get(key, key): value for key, value in location.items()}
    if profiles := content.pop("profiles", None):
        basics["profiles"] = profiles
    resume["basics"] = basics
    for section, entries in content.items():
        if isinstance(entries, list):
            entries = [_split_summary(dict(entry)) if isinstance(entry, dict) else entry for entry in entries]
        resume[section] = entries
    locale = data.get("locale")
    language = str(locale.get("language") or "en") if isinstance(locale, dict) else "en"
    if language != "en":
        resume["meta"] = {"casefolio": {"language": _LANGUAGES.get(language[:7], language[:2])}}
    return resume


def _split_summary(entry: dict[str, Any]) -> dict[str, Any]:
    """Move a Markdown list in the summary to highlights; the text around it stays."""
    if "degree" in entry:
        entry["studyType"] = entry.pop("degree")
    summary = entry.get("summary")
    if not isinstance(summary, str) or "highlights" in entry or "institution" in entry:
        return entry
    lines = summary.split("\n")
    items = [found[1] for line in lines if (found := _ITEM.fullmatch(line))]
    if items:
        entry["highlights"] = items
        entry["summary"] = "\n".join(line for line in lines if not _ITEM.fullmatch(line)).strip()
    return entry

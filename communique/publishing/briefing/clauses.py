"""What was undertaken or asked, as a clause in the words of the document: "Kenya asked Finland to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ledger import Fact
from communique.model import Commitment
from communique.publishing.briefing.spelling import in_order
from communique.publishing.statements.refusals import is_refused
from communique.publishing.statements.sentences import list_words

_SPEAKER = re.compile(r"\b(?:I|we|us|our|ours|my|you|your|this|these|today)\b", re.IGNORECASE)
"""Words that mean something only in the mouth of who said them: such an undertaking is quoted."""
_PARTICIPLE = re.compile(
    r"(?!(?:need|feed|speed|proceed|succeed|exceed|embed|shed|wed)\b)\w{2,}ed\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"be \w+(?:ed|en|ought|ound|eld|ade|ut|one)\b", re.IGNORECASE)
"""What is to be done to something that the action does not name: it is quoted, not put into a clause."""
_SPOKEN = {"agreed": "agreed", "pledged": "undertook", "requested": "asked"}
_LEADING = re.compile(r"(?:further|also|jointly|together|\w+ly)\s+", re.IGNORECASE)
_SINGLE = str.maketrans("“”", "‘’")
_BEFORE_VERBS = "to|will|would|shall|should|must|not|can|could|may|let us|continue|and|or"

ACTIONS_CHARS = 210
"""What is undertaken is cut at a comma or a word before it grows longer than this."""


def commitment_clause(fact: Fact, pair: Sequence[str]) -> str:
    """Return who undertook or asked what, in the document's words, without a full stop."""
    claim = fact.claim
    assert isinstance(claim, Commitment)
    by, to = in_order(claim.by, pair), in_order(claim.to, pair)
    actions = [action.strip(" .") for action in claim.actions if action.strip(" .")]
    if not actions:
        return f"{by} {claim.modality} what the source says"
    quotes = [quote for account in fact.accounts for quote in account.quotes]
    is_verb, is_passive = _is_verb(actions[0], quotes), _PASSIVE.match(actions[0]) is not None
    refused = [is_refused(action, quotes) for action in actions]
    if is_passive or any(_SPEAKER.search(action) for action in actions):
        actions = [f"“{action.translate(_SINGLE)}”" for action in actions]
    if is_passive:
        return f"{by} {_SPOKEN[claim.modality]}: {_cut(_joined(_marked(actions, refused)))}"
    if refused[0]:
        what = _cut(f"not to {_joined([actions[0], *_marked(actions[1:], refused[1:])])}")
    else:
        what = _cut(f"{'to ' if is_verb else ''}{_joined(_marked(actions, refused))}")
    match claim.modality:
        case "agreed":
            return f"{by} agreed {'' if is_verb else 'on '}{what}"
        case "pledged":
            return f"{by} pledged {what}"
        case "requested":
            whom = to or "others"
            return f"{by} asked {whom} {what}" if is_verb else f"{by} asked {whom} for {what}"


def _marked(actions: Sequence[str], refused: Sequence[bool]) -> list[str]:
    return [f"not {action}" if no else action for action, no in zip(actions, refused, strict=True)]


def _joined(actions: Sequence[str]) -> str:
    """Return actions as one list: of short ones "a, b and c", of long ones parted by semicolons."""
    if len(actions) > 1 and sum(map(len, actions)) > ACTIONS_CHARS // 2 and any("," in a for a in actions):
        return f"{'; '.join(actions[:-1])}; and {actions[-1]}"
    return list_words(actions)


def _is_verb(action: str, quotes: Sequence[str]) -> bool:
    """Return whether an action begins with a verb, as most do; the quotations show where it does not.

    A verb follows "to", "will" and the like there, stands as its -ing form, or is put for another word.
    """
    if _PARTICIPLE.match(action):
        return False
    first = _LEADING.sub("", action, count=1).split(maxsplit=1)[0]
    stem = first.rstrip("e")
    after = rf"\b(?:{_BEFORE_VERBS})\s+(?:(?:\w+ly|also|further|jointly)\s+)?{re.escape(first)}\b"
    ing = rf"\b{re.escape(stem)}{re.escape(stem[-1:])}?ing\b"
    said = " ".join(quotes)
    if re.search(after, said, re.IGNORECASE) or re.search(ing, said, re.IGNORECASE):
        return True
    return re.search(rf"\b{re.escape(first)}\b", said, re.IGNORECASE) is None


def _cut(text: str) -> str:
    if len(text) <= ACTIONS_CHARS:
        return text
    head = text[:ACTIONS_CHARS]
    comma = max(head.rfind(", "), head.rfind("; "))
    at = comma if comma > ACTIONS_CHARS // 2 else head.rfind(" ")
    kept = f"{head[:at].rstrip(' ,;')} …"
    return f"{kept}”" if kept.count("“") > kept.count("”") else kept

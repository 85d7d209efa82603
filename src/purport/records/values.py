"""The closed lists of values that records may hold, each in one place."""

from typing import Literal, get_args

BlockKind = Literal["headline", "subheading", "byline", "body", "caption", "teaser", "boilerplate"]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

SourceKind = Literal[
    "person", "group", "organisation", "government", "armed_group", "state_media", "news_media",
    "news_agency", "document", "poll", "social_media", "witness", "unknown",
]  # fmt: skip
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)

Naming = Literal["named", "role", "described_unnamed", "bare_unnamed", "collective", "elided", "pronoun"]
NAMINGS: tuple[Naming, ...] = get_args(Naming)

CueClass = Literal[
    "report", "assert", "confirm", "deny", "admit", "allege", "accuse", "estimate", "predict", "plan",
    "order", "demand", "threaten", "believe", "want", "doubt", "ask", "show", "decline", "retract", "none",
]  # fmt: skip
CUE_CLASSES: tuple[CueClass, ...] = get_args(CueClass)

Form = Literal["direct", "indirect", "mixed"]
FORMS: tuple[Form, ...] = get_args(Form)

Support = Literal[
    "own_voice", "asserted", "confirmed", "alleged", "reported_unnamed", "denied", "planned", "estimated",
]  # fmt: skip
SUPPORTS: tuple[Support, ...] = get_args(Support)

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)

AuxiliaryMode = Literal["historical", "future", "hypothetical", "negation"]
AUXILIARY_MODES: tuple[AuxiliaryMode, ...] = get_args(AuxiliaryMode)

Polarity = Literal["positive", "negative", "unknown"]
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)

Commitment = Literal["certain", "probable", "possible", "unknown"]
COMMITMENTS: tuple[Commitment, ...] = get_args(Commitment)

Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "PTY", "UAF", "UNK", "PRE", "OPP", "BUS", "CVL",
    "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "CRM", "AGR",
]  # fmt: skip
SECTORS: tuple[Sector, ...] = get_args(Sector)

NON_STATE: tuple[str, ...] = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""PLOVER's codes that stand in the country field for actors that belong to no state."""

Granularity = Literal["minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade",
                      "century", "span", "unknown"]  # fmt: skip
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)

DateModifier = Literal["EARLIEST", "LATEST", "EARLY", "MID", "LATE", "APPROX", "BEFORE", "AFTER", "SINCE", "UNTIL"]
DATE_MODIFIERS: tuple[DateModifier, ...] = get_args(DateModifier)

Precision = Literal["exact", "city", "admin2", "admin1", "country", "region", "unknown"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

QuantityKind = Literal["killed", "injured", "arrested", "missing", "displaced", "amount", "other"]
QUANTITY_KINDS: tuple[QuantityKind, ...] = get_args(QuantityKind)

Via = Literal["group", "pronoun", "role", "surname", "inferred"]
VIAS: tuple[Via, ...] = get_args(Via)

MentionKind = Literal["person", "country", "demonym", "metonym", "organisation", "role", "group", "pronoun"]
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)

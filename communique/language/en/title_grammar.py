"""The grammar of official titles: which rows of letters are people with their offices, or offices alone.

Each word or gazetteer name has a letter for the part it can play (`communique.language.en.roles`).
"""

from __future__ import annotations

import re

from communique.language.en.roles import role_class

_H, _K, _B = f"[{role_class('h')}]", f"[{role_class('k')}]", f"[{role_class('b')}]"
_M = f"[{role_class('m', True)}]"
_CAP_WORK = role_class("bd", True)
_ITEM = f"(?:[{role_class('hkmbd')}]s?|[SALR](?:s(?=[{role_class('hkmbd')}])|(?!s))|N(?=[{_CAP_WORK}]))"
_WIDER = f"(?:[{role_class('bd')}](?!{_H})|[SAR](?=[{role_class('d')}])|N(?=[{_CAP_WORK}]))"
_LISTED = f"(?=[{role_class('bd', True)}][{role_class('bd', True)}&,o]){_ITEM}"
_RUN = f"(?:{_ITEM}(?:-?{_ITEM}|,{_LISTED}|,?&{_WIDER})*)"
_TAIL = f"(?:[ofF]t?E?{_RUN})"
_UNKNOWN_RUN = f"(?:(?:{_ITEM}|(?<!N)N(?=[,{_CAP_WORK}&o])|&(?=[N{_CAP_WORK}]))+)"
_LOOSE_TAIL = f"(?:[of]t?{_UNKNOWN_RUN}(?=,))"
_FIRM_TAIL = "(?:ot?N(?=NN(?![NPp]))|ot?NN(?=NN(?![NPp])))"
_OWNER = f"[{role_class('m')}]*{_H}s(?=[{role_class('mbdh')}])"
_LEAD = f"(?:[{role_class('mbd')}SAR]s?-?|L(?=[{role_class('q')}])|&(?=[{role_class('d')}])|{_OWNER})"
_OF_BODY = f"(?:{_B}o[{role_class('bd', True)}]+(?=[{role_class('mbdh', True)}]))"
_PRE = f"(?!&)(?:E-?)?(?:{_OF_BODY})?{_LEAD}*?"
_BOTH = "".join(sorted({*role_class("h")} & {*role_class("m")}))
_NO_HEAD = f"(?![{_BOTH}][{role_class('md')}]{{1,2}}{_H})"
"""What can stand before a head as well is none where one follows: "Deputy Prime Minister"."""
_HEAD = f"{_NO_HEAD}{_H}+(?:{_M}{{1,2}}(?:&{_M})?)?"
_OFFICE = f"(?:{_PRE}{_HEAD}(?:{_TAIL}*(?:{_LOOSE_TAIL}|{_FIRM_TAIL})|{_TAIL}*))"
_OFFICES = f"(?:{_OFFICE}(?:,?&t?e*{_OFFICE})*)"
NAME = r'(?:g*X?[NiP](?:[NiP]|p+(?=[NP])|X(?!n)|-(?=N)|"[NiP]+"|(?<=[NP])j|,j)*)'
_STATES = "(?:(?:,t?S)*,?&t?S)?"
OF_STATE = "(?:ot?N?[SA]s?)"
_PLURAL = f"{_PRE}{_K}(?:{_TAIL}{_STATES})*"
_HONOUR = ",?(?:u[re]+|[re]*)"
_NAMED = f"{NAME}{OF_STATE}?"
_FIRM_WORD = f"[{role_class('mbd', True)}]"
_FIRM = f"{_FIRM_WORD}{{0,2}}N{{1,2}}{_FIRM_WORD}{{0,2}}[{role_class('q', True)}]{_M}?"
_NEXT = f"(?=,r*{NAME}z?,t?e*{_PRE}{_HEAD})"
"""After X, Office: another X, Office; in such a row the offices belong to the names before them."""
PERSON = re.compile(
    # no title begins with a mere word, a number or a sign: most places fail at once
    r'(?![xn,.;:)ofFts"-])(?:'
    # Office X (of S); Offices X, Y and Z; X, Aide to Office Y; X, Office; his S counterpart (Office) X
    f"(?P<po>{_OFFICES}){_HONOUR}(?P<pn>{NAME})(?P<pa>{OF_STATE})?"
    f"|(?P<pl>{_PLURAL}(?:,{_PLURAL})?),?r*(?P<ln>{_NAMED}(?:,r*{_NAMED})*,?&r*{_NAMED})"
    f"|r*(?P<xn>{NAME})[,(]t?e*(?P<xo>{_PRE}{_HEAD}{_TAIL}*?[of]t?)(?P<yo>{_OFFICE}),?r*(?P<yn>{NAME})"
    f"(?P<ya>{OF_STATE})?"
    f"|r*(?P<an>{NAME})z?[,(]t?e*(?P<ao>(?>{_OFFICES}))"
    f"(?:(?![,]?r*[NiP]|[so])(?![{role_class('mbdh')}])|{_NEXT})"
    f"|(?:u?(?=[AS])|u)(?P<ca>(?:[AS]s?)?)[{role_class('mdh')}]*c(?:[oF]t?(?P<cs>S))?"
    f"(?:,?t?(?P<ko>{_OFFICES}))?{_HONOUR}(?P<cn>{NAME})"
    # Offices; Firm's head X; Office; Mr. X; the guest
    f"|(?P<gp>T?{_PLURAL})"
    f"|(?P<qo>{_FIRM})r*(?P<qn>{NAME})"
    f"|(?P<oo>(?>{_OFFICE}))(?!o)"
    f"|r+(?P<rn>{NAME})|(?<=t)(?P<vo>v)"
    ")"
)
_BEHIND = rf"(?:,(?=r|[NiP]{{2,4}},))?[^.,;]*[N{role_class('hmbdk')}]"
ASIDE = re.compile(rf"\((?![^()]*[NiP]{{2}})[^().]{{1,7}}\)(?={_BEHIND})")


NEEDED = frozenset(role_class("hkq")) | frozenset("crv")
"""Letters of which every title holds one: a head, "counterpart", an honorific, "visitor"."""

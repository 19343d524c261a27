"""The 80 cases of docs/evidence.md#what-other-checkers-see: altered numbers and placeholders, and their fate.

BAD must be found, OK must not. POL is a matter of policy, decided here: `refused` or `accepted`. A number in
a text is refused at the source already (MSG012), so the cases with literal numbers look at what is found in
the translation: what stops a number that slips into a catalog.
"""

from __future__ import annotations

from typing import NamedTuple

BAD, OK, REFUSED, ACCEPTED = "BAD", "OK", "POL refused", "POL accepted"


class Case(NamedTuple):
    name: str
    want: str
    english: str
    text: str
    locale: str = "es"


_EN, _ES = "Call {} now.", "Llame ya al {}."
_AR = "اتصل الآن على {}."
NUMBER = "1-888-373-7888"


def _literal(name: str, want: str, number: str, locale: str = "es") -> Case:
    return Case(name, want, _EN.format(NUMBER), (_AR if locale == "ar" else _ES).format(number), locale)


def _shifted(zero: int, hyphen: str = "-") -> str:
    return "".join(hyphen if char == "-" else chr(zero + int(char)) for char in NUMBER)


def _role(name: str, want: str, text: str, english: str = "Call {emergency} now.") -> Case:
    return Case(name, want, english, text)


LITERAL = [
    _literal("00-identical", OK, NUMBER),
    _literal("01-digit-dropped", BAD, "1-888-373-788"),
    _literal("02-digits-swapped", BAD, "1-888-337-7888"),
    _literal("03-digit-substituted", BAD, "1-888-373-7880"),
    _literal("04-digit-doubled", BAD, "1-888-373-78888"),
    _literal("05-arabic-indic", REFUSED, _shifted(0x0660), "ar"),
    _literal("06-persian-digits", REFUSED, _shifted(0x06F0), "ar"),
    _literal("07-devanagari", REFUSED, _shifted(0x0966)),
    _literal("08-fullwidth", REFUSED, _shifted(0xFF10)),
    _literal("08b-fullwidth+hyphen", REFUSED, _shifted(0xFF10, "\uff0d")),
    _literal("09-letter-O", BAD, "1-888-373-788O"),
    _literal("10-letter-l", BAD, "l-888-373-7888"),
    _literal("11-cyrillic-O", BAD, "1-888-373-788\u041e"),
    _literal("12-sep-dots", ACCEPTED, "1.888.373.7888"),
    _literal("13-sep-spaces", ACCEPTED, "1 888 373 7888"),
    _literal("14-sep-none", ACCEPTED, "18883737888"),
    _literal("15-nbhyphen-U+2011", ACCEPTED, NUMBER.replace("-", "\u2011")),
    _literal("16-endash", ACCEPTED, NUMBER.replace("-", "\u2013")),
    _literal("17-minus-U+2212", ACCEPTED, NUMBER.replace("-", "\u2212")),
    _literal("18-soft-hyphen", BAD, "1-888-373-78\u00ad88"),
    _literal("19-zwsp", BAD, "1-888-373-78\u200b88"),
    _literal("20-zwnj-in-number", BAD, "1-888-373-78\u200c88", "ar"),
    _literal("21-RLO", BAD, f"\u202e{NUMBER}\u202c", "ar"),
    _literal("21b-RLO-unclosed", BAD, f"\u202e{NUMBER}", "ar"),
    _literal("22-RLI-isolate", BAD, f"\u2067{NUMBER}\u2069", "ar"),
    _literal("23-LRI-isolate", OK, f"\u2066{NUMBER}\u2069", "ar"),
    _literal("24-LRM-marks", OK, f"\u200e{NUMBER}\u200e", "ar"),
    _literal("25-reversed-groups", BAD, "7888-373-888-1"),
    _literal("26-two-groups-swapped", BAD, "1-373-888-7888"),
    _literal("27-country-code-dropped", REFUSED, "888-373-7888"),
    Case("28-plus-moved", BAD, "Call +1 888 373 7888.", "اتصل على 1 888 373 7888+.", "ar"),
    _literal("29-extra-number", BAD, f"{NUMBER} o al 1-800-555-0100"),
    _literal("30-number-missing", BAD, "número"),
    _literal("31-number-spelled-out", BAD, "uno ocho ocho ocho"),
    _literal("32-nbsp-thin", ACCEPTED, "1\u00a0888\u2009373\u00a07888"),
    _literal("33-linebreak-in-number", BAD, "1-888-\n373-7888"),
    _literal("34-superscript-digit", BAD, "1-888-373-788⁸"),
    _literal("35-math-digits", BAD, _shifted(0x1D7CE)),
    _literal("36-mixed-scripts", BAD, "1-888-373-788٨", "ar"),
    Case("40-vanity-identical", OK, "Send HELP to BEFREE.", "Envíe HELP a BEFREE."),
    Case("41-vanity-translated", BAD, "Send HELP to BEFREE.", "Envíe HELP a SEALIBRE."),
    Case("42-vanity-cyrillic", BAD, "Send HELP to BEFREE.", "Envíe HELP a ВЕFRЕЕ."),
    Case("43-vanity-to-digits", REFUSED, "Send HELP to BEFREE.", "Envíe HELP al 233733."),
    Case("44-keyword-translated", BAD, "Send HELP to BEFREE.", "Envíe AYUDA a BEFREE."),
    Case("45-shortcode-transposed", BAD, "Send HELP to 233733.", "Envíe HELP al 237333."),
    Case("46-shortcode-grouped", ACCEPTED, "Send HELP to 233733.", "Envíe HELP al 233 733."),
    Case("50-two-identical", OK, f"Call 911, then {NUMBER}.", f"Llame al 911, luego al {NUMBER}."),
    Case(
        "51-numbers-exchanged",
        BAD,
        f"Call {NUMBER} or text 233733.",
        f"Llame al 233733 o escriba al {NUMBER}.",
    ),
    Case("52-911-localised-112", BAD, "Call 911 now.", "Llame ya al 112."),
    Case("53-911-dropped", BAD, "Call 911. Say where.", "Llame. Diga dónde."),
    Case("54-911-to-9-1-1", REFUSED, "Call 911 now.", "Llame ya al 9-1-1."),
    Case("55-hours-changed", BAD, "Open 9-17.", "Abierto de 8 a 17."),
    Case("56-grouping-localised", OK, "More than 10,000 calls.", "Más de 10.000 llamadas."),
    Case("57-number-twice-once", BAD, "Call 911, only 911.", "Llame solo al 911."),
    Case("60-moved-out", BAD, f"Call {NUMBER}.", "Llame."),
    Case("61-moved-in", BAD, "Ask for help.", f"Pida ayuda al {NUMBER}."),
    Case("62-wrong-number-only-in-target", BAD, "Ask for help.", "Pida ayuda al 1-888-373-7880."),
]

PLACEHOLDERS = [
    _role("p00-ok", OK, "Llame ya al {emergency}."),
    _role("p00b-reordered", OK, "{emergency}: llame ya."),
    _role("p01-renamed", BAD, "Llame ya al {urgency}."),
    _role("p02-translated", BAD, "Llame ya al {emergencia}."),
    _role("p03-missing", BAD, "Llame ya."),
    _role("p04-duplicated", BAD, "{emergency}: llame al {emergency}."),
    _role("p05-extra", BAD, "Llame al {emergency} o al {hotline}."),
    _role("p06-case", BAD, "Llame ya al {Emergency}."),
    _role("p07-spaces", BAD, "Llame ya al { emergency }."),
    _role("p08-fullwidth-braces", BAD, "Llame ya al ｛emergency｝."),
    _role("p09-doubled-braces", BAD, "Llame ya al {{emergency}}."),
    _role("p10-stray-brace", BAD, "Llame ya al {emergency."),
    _role("p11-literal-instead", BAD, "Llame ya al 911."),
    _role("p12-literal-in-addition", BAD, "Llame ya al {emergency} (911)."),
    _role("p13-conversion", BAD, "Llame ya al {emergency!r}."),
    _role("p14-attribute", BAD, "Llame ya al {emergency.dial}."),
    _role("p15-formatspec", BAD, "Llame ya al {emergency:.5}."),
    _role(
        "p16-exchanged-roles",
        BAD,
        "Llame al {textline} o escriba al {hotline}.",
        "Call {hotline} or text {textline}.",
    ),
    _role("p17-RLO-around", BAD, "Llame ya al \u202e{emergency}\u202c."),
    _role("p18-zwsp-inside", BAD, "Llame ya al {emer\u200bgency}."),
    _role("p19-positional", BAD, "Llame ya al {0}."),
    _role("p20-digit-glued", BAD, "Llame ya al 1{emergency}."),
    _role("p21-cyrillic-o", BAD, "Llame ya al {emergen\u0441y}."),
]

CASES = [*LITERAL, *PLACEHOLDERS]

"""The table of faults: what a person does to the directory, and what the check must say, at which line, with which mend.

Each is planted once in a small file and once in a file of 10,000 entries (test_faults). What is done to a file as a
whole: file_faults.py. `@@` is the country's code,
`@-` the same in small letters.
"""

from dataclasses import dataclass

BLOCK = """\
"@@":
  emergency:
    numbers:
      - {for: police, number: "117"}
      - {for: ambulance, number: "119", only_in: "towns"}
    lines: {child: "1280", crisis: "112233"}
    confidence: high
    read_on: 2026-11-21
    sources: [{where: example.org, said: police 117, dated: 2024-09}]
  organisations:
    - id: @--example
      name: Example @@
      run_by: ngo
      needs: [hotline, shelter]
      serves: ["@@", GB]
      near: @@-12
      citizens: [VN]
      audience: [women]
      languages: [km, "no"]
      languages_promised: true
      hours: "Mo-Fr 08:00-17:00"
      time_zone: Asia/Phnom_Penh
      contacts:
        - {type: phone, value: "+442079460018"}
        - {type: phone, value: "1280", dial_from: ["@@"], note: "free"}
        - {type: web, value: "https://example.org/help/"}
      status: active
      confidence: medium
      read_on: 2026-11-21
      sources: [{where: example.org, said: it helps, dated: "2018"}]
      check_every: 90
      checked: {on: 2026-11-22, by: outreach worker, way: called, of: [fkgjjn, hglmng, ekhcie]}
      notes: |
        For operators.
"""
PHONE = '"+442079460018"'
ENTRY = "- id: @--example"
CHECKED = "{on: 2026-11-22, by: outreach worker, way: called, of: [fkgjjn, hglmng, ekhcie]}"
WEB = 'type: web, value: "https://example.org/help/"'
SOURCES = 'sources: [{where: example.org, said: it helps, dated: "2018"}]'
LINES_SOURCES = "    sources: [{where: example.org, said: police 117, dated: 2024-09}]\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`good` becomes `bad`; the check names the line of `at` (else of `bad`), says `what` and how to `mend` it."""

    name: str
    good: str
    bad: str
    what: str
    mend: str
    at: str = ""
    country: str = ""
    """The one country where this is a fault."""


def fault(name: str, good: str, bad: str, what: str, mend: str, at: str = "", *, country: str = "") -> Fault:
    """A line of the table."""
    assert good in BLOCK, name
    return Fault(name=name, good=good, bad=bad, what=what, mend=mend, at=at, country=country)


FAULTS = (
    # names and shape of fields
    fault("a misspelt field", "name: Example", "nmae: Example", "«nmae» is not a field", "did you mean «name»?"),
    fault("no name", "      name: Example @@\n", "", "name is missing", "add a line name", ENTRY),
    fault("a field twice", "      citizens: [VN]", "      name: Again", "«name» stands here twice", "keep one"),
    fault("a word where a list belongs", "audience: [women]", "audience: women", "a list is expected", "[a, b]"),
    fault("a word where fields belong", CHECKED, "true", "names with values", "name: value"),
    fault("a member of a list twice", "[hotline, shelter]", "[hotline, hotline]", "stands here twice", "keep one"),
    fault("a name that is too long", "name: Example", "name: " + "Long " * 25, "characters, 110 fit", "shorter"),
    fault("curly quotes", "name: Example @@", "name: “Example”", "curly quotes", 'straight ones: "Example"'),
    fault("an unquoted yes", "name: Example @@", "name: Yes", "read Yes as yes or no", 'write "Yes"'),
    fault("a character nobody sees", "name: Example", "name: Exam\u200bple", "nobody sees", "type it anew"),
    fault("a text turned around", PHONE, '"+4420\u202e79460018"', "nobody sees", "type it anew"),
    # ids
    fault("an id with capitals", ENTRY, "- id: KH Example", "is no id", "small letters"),
    fault("an id used twice", "        For operators.", "        x\n    - {id: @--example}", "is taken: see line", "another", "- {id"),
    fault("an earlier id that is none", "run_by: ngo", "run_by: ngo\n      was: [Old One]", "is no id", "it had before", "was:"),
    fault("an id used again", "run_by: ngo", "run_by: ngo\n      was: [@--example]", "is used again", "another id", "was:"),
    # what it is and does
    fault("an unknown need", "needs: [hotline,", "needs: [hotlin,", "«hotlin» is not known", "mean «hotline»?"),
    fault("any as a need", "needs: [hotline, shelter]", "needs: [any]", "is a question", "name what it can do"),
    fault("no needs", "needs: [hotline, shelter]", "needs: []", "what it can do", "add needs", ENTRY),
    fault("an unknown runner", "run_by: ngo", "run_by: NGO", "«NGO» is not known", "did you mean «ngo»?"),
    fault("no runner", "      run_by: ngo\n", "", "run_by is missing", "add a line run_by", ENTRY),
    fault("an unknown audience", "[women]", "[woman]", "«woman» is not known", "did you mean «women»?"),
    fault("citizens of nowhere abroad", "citizens: [VN]", "abroad: maybe", "yes or no is expected", "true or false"),
    # status
    fault("no status", "      status: active\n", "", "status is missing", "add a line status", ENTRY),
    fault("an unknown status", "status: active", "status: activ", "«activ» is not known", "mean «active»?"),
    fault("closed without a why", "status: active", "status: closed", "does not say why", "add a line why"),
    fault("renamed to nothing", "status: active", "status: renamed\n      why: x", "not say to what", "now_known_as"),
    fault("hearsay that is active", "confidence: medium", "confidence: low", "is active and hearsay", "better source"),
    fault("an unknown confidence", "confidence: medium", "confidence: sure", "«sure» is not known", "high, low, medium"),
    # places
    fault("UK for GB", 'serves: ["@@", GB]', 'serves: ["@@", UK]', "«UK» is no country code", "did you mean GB?"),
    fault("a code in small letters", ", GB]", ", gb]", "«gb» is no country code", "did you mean GB?"),
    fault("an invented code", ", GB]", ", QQ]", "«QQ» is no country code", "use one of"),
    fault("Norway unquoted", ", GB]", ", GB, NO]", "read NO as no", 'write "NO"'),
    fault("near another country", 'serves: ["@@", GB]', "serves: [GB]", "does not serve @@", "near and serves agree", "near:"),
    fault("near a whole country", "near: @@-12", "near: @@", "whole country", "take near out"),
    fault("a part that is none", "near: @@-12", "near: @@-12345", "no country code", ""),
    fault("citizens of a part", "citizens: [VN]", "citizens: [VN-HN]", "is a part of a country", "write VN"),
    # languages and hours
    fault("no for Norwegian", '[km, "no"]', "[km, no]", "read no as yes or no", 'write "no"'),
    fault("a language by name", '[km, "no"]', "[Khmer]", "«Khmer» is no language code", "[km, en]"),
    fault("a country for its language", '[km, "no"]', "[kh]", "«kh» is no language", "did you mean km?"),
    fault("a promise of nothing", '      languages: [km, "no"]\n', "", "names none", "add languages", "languages_promised"),
    fault("a promise that is a maybe", "promised: true", "promised: maybe", "yes or no is expected", "true or false"),
    fault("hours as people write them", "Mo-Fr 08:00-17:00", "Mo-Fr 8-17", "are no opening hours", "write them like"),
    fault("hours with am and pm", "Mo-Fr 08:00-17:00", "9am to 5pm", "are no opening hours", "write them like"),
    fault("days without times", "Mo-Fr 08:00-17:00", "Mo-Fr", "days without times", "add the times"),
    fault("hours by the sun", "Mo-Fr 08:00-17:00", "sunrise-sunset", "depend on the sun", "times of the clock"),
    fault("22:00 unquoted", '"Mo-Fr 08:00-17:00"', "22:00", "read 22:00 as a number", 'write "22:00"'),
    fault("hours without a zone", "      time_zone: Asia/Phnom_Penh\n", "", "time_zone is missing", "Asia/Phnom", "hours:"),
    fault("a misspelt zone", "Asia/Phnom_Penh", "Asia/Pnom_Penh", "is no time zone", "Asia/Phnom_Penh", "hours:"),
    fault("a zone without hours", '      hours: "Mo-Fr 08:00-17:00"\n', "", "and no hours", "add hours", "time_zone:"),
    # contacts
    fault("a digit too few", PHONE, '"+44207946001"', "no valid number in its country", "digit by digit"),
    fault("an unknown country code", PHONE, '"+999123"', "is no phone number", "country code"),
    fault("a number with dashes", PHONE, '"020-7946-0018"', "is no phone number", "digits only"),
    fault("a number of no country", PHONE, '"8765432198765"', "no valid number in @@", "as_printed: true"),
    fault("a number without its 0", PHONE, '"12532554"', "lacks the 0", 'write "012532554"', country="KH"),
    fault("a number without its +", PHONE, '"50222334455"', "begins with the code of GT", 'write "+50222334455"', country="GT"),
    fault("00 for +", PHONE, '"00442079460018"', "begins with 00", "+442079460018"),
    fault("a number unquoted", PHONE, "+442079460018", "as a number", 'write "+442079460018"'),
    fault("0800 unquoted", '"1280", dial_from', "0800, dial_from", "0800", 'write "0800"'),
    fault("08 unquoted", '"1280", dial_from', "0899, dial_from", "0899 stands without quotes", 'write "0899"'),
    fault("a free number from nowhere", PHONE, '"+18883737888"', "does not say from where", "dial_from"),
    fault("a short number from nowhere", ', dial_from: ["@@"]', "", "does not say from where", "dial_from: [@@]", '"1280", note'),
    fault("dialled from no country", 'dial_from: ["@@"]', "dial_from: []", "from nowhere", "name countries"),
    fault("dialled from ZZ", 'dial_from: ["@@"]', "dial_from: [ZZ]", "no country to dial from", "anywhere"),
    fault("dialled from a part", 'dial_from: ["@@"]', "dial_from: [KH-12]", "is a part of a country", "write KH"),
    fault("a short WhatsApp number", 'type: phone, value: "1280"', 'type: whatsapp, value: "1280"', "WhatsApp", "country code"),
    fault("a misspelt type", 'type: phone, value: "1280"', 'type: fone, value: "1280"', "«fone»", "mean «phone»?"),
    fault("no value", 'type: phone, value: "1280",', "type: phone,", "value is missing", "add a line value"),
    fault("no type", '{type: phone, value: "1280",', '{value: "1280",', "type is missing", "add a line type"),
    fault("a contact twice", '"1280", dial_from: ["@@"], note: "free"', PHONE, "stands here twice", "keep one", "{type: phone, value: " + PHONE + "}\n        - {type: web"),
    fault("a page without https", "https://example.org/help/", "www.example.org", "is not a web address", "https://"),
    fault("a page that is a script", "https://example.org/help/", "javascript:alert(1)", "is not a web address", "https://"),
    fault("a page with a tracker", "https://example.org/help/", "https://a.org/?utm_source=x", "utm_source", "before the ?"),
    fault("a page behind a short link", "https://example.org/help/", "https://bit.ly/3xyz", "hides where", "page itself"),
    fault("WhatsApp as a page", "https://example.org/help/", "https://wa.me/442079460018", "is no web contact", "whatsapp"),
    fault("Telegram by its name", WEB, 'type: telegram, value: "@name"', "Telegram", "https://t.me/name"),
    fault("half an e-mail address", WEB, 'type: email, value: "example"', "e-mail", "name@"),
    fault("an e-mail address as a phone", PHONE, '"help@example.org"', "is no number", "type: email"),
    fault("a page as a phone", PHONE, '"https://example.org"', "is no number", "type: web"),
    fault("no contact that is seen", "      contacts:\n", "      area:\n", "no contact that may be shown", "seen in a source", ENTRY),
    # sources and dates
    fault("no source", SOURCES, "sources: []", "names no source", "add where", ENTRY),
    fault("a source from nowhere", "[{where: example.org, said: it", "[{said: it", "where is missing", "add a line where"),
    fault("a page of the future", '"2018"', "2027-01-01", "is in the future", "the day it really was"),
    fault("a date the other way round", '"2018"', '"31.12.2018"', "is no date", "2026-11-21"),
    fault("read before it was written", '"2018"', "2026-11-22", "before it was written", "the day you read it", "read_on: 2026-11-21\n      s"),
    fault("read in a year", "read_on: 2026-11-21\n    s", "read_on: 2026\n    s", "needs a day", "2026-11-21"),
    fault("not said when it was read", "    read_on: 2026-11-21\n    sources", "    sources", "read_on is missing", "write the day", "numbers:"),
    fault("checked every nought days", "check_every: 90", "check_every: 0", "check_every is 0", "at least 1"),
    fault("checked often", "check_every: 90", "check_every: often", "whole number", "digits only"),
    fault("checked hardly ever", "check_every: 90", "check_every: 3650", "less than every two years", "730"),
    fault("checked nobody knows when", "{on: 2026-11-22, by", "{by", "when it was checked", "add on"),
    fault("checked in no way", ", way: called", "", "way is missing", "add a line way", "checked:"),
    fault("checked by a named person", "by: outreach worker", "by: Maria Lopez", "person's name", "a role"),
    fault("checked in the future", "{on: 2026-11-22", "{on: 2027-11-22", "is in the future", "really was"),
    fault("a mark written by hand", "fkgjjn", "all", "is no mark of a contact", "directory verify"),
    # shelters
    fault("the street of a shelter", "For operators.", "Leguit street 4", "street address of a shelter", "take it out"),
    fault("the street in its name", "name: Example", "name: Example, 12 Rue de la Paix", "street address", "take it out"),
    fault("a shelter on the map", "For operators.", "https://goo.gl/maps/abc", "on the map", "take it out"),
    fault("a shelter by its coordinates", "For operators.", "11.5564, 104.9282", "on the map", "take it out"),
    # countries and emergency numbers
    fault("a code of three letters", '"@@":\n', '"@@Q":\n', "is no country code", "ISO 3166-1"),
    fault("a code with a small letter", '"@@":\n', '"@-":\n', "is no country code", '"@@"'),
    fault("Norway unquoted at the top", '"@@":\n', "NO:\n", "read NO as no", 'write "NO"', country="NO"),
    fault("an unknown part of a country", "  organisations:\n", "  organizations:\n", "is not a field", "«organisations»?"),
    fault("an emergency number unquoted", 'number: "117"', "number: 117", "read 117 as a number", 'write "117"'),
    fault("two emergency numbers in one", '"117"', '"117 or 118"', "is no emergency number", "two to six digits"),
    fault("no emergency number", ', number: "117"', "", "number is missing", "add a line number", "- {for: police}"),
    fault("an unknown service", "for: police", "for: polis", "«polis»", "did you mean «police»?"),
    fault("a number twice for a service", 'ambulance, number: "119"', 'police, number: "117"', "stands twice", "keep one", '- {for: police, number: "117"}\n'),
    fault("numbers and none", "    confidence: high", "    no_numbers: x\n    confidence: high", "says it has none", "take one", "no_numbers"),
    fault("a line without its 0", '"112233"', '"963061414"', "lacks the 0", 'write "0963061414"', country="VN"),
    fault("an unknown line", 'child: "1280"', 'kids: "1280"', "«kids» is not a field", "child"),
    fault("printed so, but no line", "    confidence: high", "    as_printed: [crsis]\n    confidence: high", "none of the lines", "under lines", "as_printed"),
    fault("emergency numbers without a source", LINES_SOURCES, "", "name no source", "add sources", "numbers:"),
)  # fmt: skip

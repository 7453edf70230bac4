"""Address cards as phones, Outlook and Google write them: every version, and nothing of a person or a street."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.exporting import export_to
from bot.operators.exchange.losses import Format
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.outgoing import Scope
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.remarks import FeedError
from bot.operators.exchange.vcard_reading import cards_of
from flows.model import Now
from flows.referrals import ContactKind

Proposing = Callable[..., Proposal]
CASA = """\
BEGIN:VCARD
VERSION:{version}
N:;Casa Abierta;;;
FN:Casa Abierta
ORG:Casa Abierta
{more}
END:VCARD
"""
PHONE = "TEL;TYPE=work:+502 2233 4455"


def proposed(proposing: Proposing, *more: str, version: str = "3.0", region: str = "GT") -> Proposal:
    text = CASA.format(version=version, more="\n".join((PHONE, *more)))
    return proposing(text, "cards.vcf", region=region)


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


def told(proposal: Proposal) -> str:
    return "\n".join(proposal.report())


def ways(proposal: Proposal) -> list[tuple[ContactKind, str]]:
    return [(way.kind, way.value) for way in the_entry(proposal).contacts]


def test_a_card_becomes_an_entry_that_is_held_and_unverified(proposing: Proposing) -> None:
    proposal = proposed(
        proposing, "EMAIL:desk@casa.example.org", "URL:https://casa.example.org", "CATEGORIES:refugio"
    )

    entry = the_entry(proposal)
    assert (entry.id, entry.region, entry.text("name"), entry.text("status")) == (
        "gt-casa-abierta",
        "GT",
        "Casa Abierta",
        "held",
    )
    assert ways(proposal) == [
        (ContactKind.PHONE, "+50222334455"),
        (ContactKind.EMAIL, "desk@casa.example.org"),
        (ContactKind.WEB, "https://casa.example.org"),
    ]
    assert entry.values("needs") == ("shelter",)
    assert proposal.offers[0].verdict is Verdict.NEW
    assert "taken for address cards (vCard 3.0, utf-8-sig, 1 cards)" in told(proposal)


@pytest.mark.parametrize(
    ("version", "line", "way"),
    [
        ("2.1", "TEL;CELL;PREF:+50255512345", (ContactKind.PHONE, "+50255512345")),
        ("2.1", "EMAIL;INTERNET:desk@casa.example.org", (ContactKind.EMAIL, "desk@casa.example.org")),
        ("3.0", "tel;type=cell,voice:+502-5551-2345", (ContactKind.PHONE, "+50255512345")),
        ("3.0", "TEL;TYPE=sms:+50255512345", (ContactKind.SMS, "+50255512345")),
        ("3.0", "TEL;TYPE=x-whatsapp:+50255512345", (ContactKind.WHATSAPP, "+50255512345")),
        ("3.0", "item1.TEL:+50255512345\nitem1.X-ABLabel:WhatsApp", (ContactKind.WHATSAPP, "+50255512345")),
        (
            "3.0",
            "item2.URL;type=pref:https\\://casa.example.org",
            (ContactKind.WEB, "https://casa.example.org"),
        ),
        (
            "4.0",
            'TEL;VALUE=uri;TYPE="voice,text":tel:+50255512345;ext=9',
            (ContactKind.PHONE, "+50255512345"),
        ),
        ("4.0", "TEL;VALUE=uri;TYPE=text:tel:+50255512345", (ContactKind.SMS, "+50255512345")),
        ("4.0", "TEL;TYPE=fax,voice:+50255512345", (ContactKind.PHONE, "+50255512345")),
        ("4.0", "IMPP:https://wa.me/50255512345", (ContactKind.WHATSAPP, "+50255512345")),
        ("3.0", "IMPP;X-SERVICE-TYPE=WhatsApp:+50255512345", (ContactKind.WHATSAPP, "+50255512345")),
        ("4.0", "IMPP:whatsapp:+50255512345", (ContactKind.WHATSAPP, "+50255512345")),
        ("4.0", "IMPP:telegram:casa_help", (ContactKind.TELEGRAM, "https://t.me/casa_help")),
    ],
)
def test_every_version_writes_its_contacts_in_its_own_way(
    version: str, line: str, way: tuple[ContactKind, str], proposing: Proposing
) -> None:
    assert ways(proposed(proposing, line, version=version))[1] == way


def test_folded_lines_and_quoted_printable_are_put_together(proposing: Proposing) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=94=D0=BE=\r\n=D0=BC\r\n"
        "ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=94=D0=BE=D0=BC\r\n"
        "TEL:+502 2233\r\n  4455\r\nURL:https://casa.exam\r\n\tple.org\r\nEND:VCARD\r\n"
    )

    proposal = proposing(text, "cards.vcf", region="GT")

    assert the_entry(proposal).text("name") == "Дом"
    assert [value for _, value in ways(proposal)] == ["+50222334455", "https://casa.example.org"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9", "Café"),
        ("FN;ENCODING=quoted-printable;CHARSET=nonsense:Caf=C3=A9", "Café"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Caf=E9", "Café"),
        ("FN:Caf\\, \\;\\\\é\\nx", "Caf, ;\\é x"),
    ],
)
def test_names_are_read_in_the_letters_they_were_written_in(
    line: str, name: str, proposing: Proposing
) -> None:
    text = f"BEGIN:VCARD\n{line}\nKIND:org\n{PHONE}\nEND:VCARD\n"

    assert the_entry(proposing(text, "cards.vcf", region="GT")).text("name") == name


def test_a_semicolon_in_a_name_parts_nothing_in_the_oldest_version() -> None:
    (card,) = cards_of("BEGIN:VCARD\nVERSION:2.1\nORG:A\\;B\\n;C\nEND:VCARD")

    (found,) = card.all("ORG")
    assert card.parts(found.value) == ("A;B\\n", "C")


def test_streets_notes_and_faxes_are_left_out_and_the_country_is_kept(proposing: Proposing) -> None:
    proposal = proposed(
        proposing,
        "ADR;TYPE=work:;;Calle Secreta 12;Xela;;01001;Guatemala",
        "LABEL:Calle Secreta 12",
        "GEO:14.6349;-90.5069",
        "NOTE:ask for Maria at the blue door",
        "TEL;TYPE=fax:+50222334456",
        "IMPP:skype:casa",
        "BDAY:1990-01-01",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB",
        region="",
    )

    assert the_entry(proposal).region == "GT"
    for word in ("Secreta", "Xela", "Maria", "14.63", "22334456", "1990"):
        assert word not in proposal.yaml() + told(proposal)
    assert "cards.vcf:1 ADR, line 7: note: a street address; left out, but for its country" in told(proposal)
    assert "a fax number; left out" in told(proposal)
    assert "a messenger we do not know (skype); left out" in told(proposal)
    assert "fields we do not read: BDAY, PHOTO" in told(proposal)


PERSON = "BEGIN:VCARD\nVERSION:3.0\nN:Lopez;Maria;;;\nFN:Maria Lopez\nNICKNAME:Mari\n{}\nEND:VCARD\n"


def test_of_a_persons_card_only_the_organisation_and_the_offices_numbers_are_taken(
    proposing: Proposing,
) -> None:
    more = (
        f"ORG:Casa Abierta;Front desk\n{PHONE}\nTEL;TYPE=cell:+50255512345\nTEL;TYPE=home,work:+50255512346"
    )

    proposal = proposing(PERSON.format(more), "cards.vcf", region="GT")

    assert the_entry(proposal).text("name") == "Casa Abierta"
    assert [value for _, value in ways(proposal)] == ["+50222334455", "+50255512346"]
    assert proposal.offers[0].verdict is Verdict.DOUBTFUL
    assert not [each for each in ("Maria", "Mari", "12345") if each in proposal.yaml() + told(proposal)]
    assert "its numbers may be her own; ask for the desk's" in told(proposal)


def test_a_card_that_says_it_is_a_persons_is_refused(proposing: Proposing) -> None:
    proposal = proposing(PERSON.format(f"KIND:individual\n{PHONE}"), "cards.vcf", region="GT")

    assert proposal.offers[0].verdict is Verdict.REFUSED
    assert "Maria" not in told(proposal)
    assert "it has no name that can be used" in told(proposal)


def test_a_card_that_does_not_say_whose_it_is_wants_a_second_look(proposing: Proposing) -> None:
    text = f"BEGIN:VCARD\nVERSION:3.0\nN:Abierta;Casa;;;\nFN:Casa Abierta\n{PHONE}\nEND:VCARD\n"

    proposal = proposing(text, "cards.vcf", region="GT")

    assert proposal.offers[0].verdict is Verdict.DOUBTFUL
    assert "nothing on the card says that this is an organisation and no person" in told(proposal)


def test_new_changed_doubtful_and_refused_cards_of_one_file_are_told_apart(proposing: Proposing) -> None:
    cards = [
        f"FN:New\nORG:New\n{PHONE}",
        "FN:Checked\nORG:Checked\nTEL:+85523999999\nADR:;;;;;;Cambodia",
        "FN:No numbers\nORG:No numbers",
    ]
    text = "".join(f"BEGIN:VCARD\nVERSION:3.0\n{each}\nEND:VCARD\n" for each in cards)

    proposal = proposing(text, "cards.vcf", region="GT")

    verdicts = [offer.verdict for offer in proposal.offers]
    assert verdicts == [Verdict.DOUBTFUL, Verdict.DOUBTFUL, Verdict.REFUSED]
    assert "it seems to be our kh-checked" in told(proposal)
    assert "REFUSED cards.vcf:3: No numbers" in told(proposal)
    assert proposal.code == 1


def test_what_is_broken_spoils_its_own_line_only(proposing: Proposing) -> None:
    text = (
        f"junk before\nBEGIN:VCARD\nFN:One\nORG:One\nno field at all\n{PHONE}\n"
        "BEGIN:VCARD\nFN:Two\nORG:Two\nTEL;QUOTED-PRINTABLE:+502 2233 4456=\nEND:VCARD\nBEGIN:VCARD"
    )

    proposal = proposing(text, "cards.vcf", region="GT")

    assert [offer.draft.texts.get("name") for offer in proposal.offers] == ["One", "Two", None]
    assert "cards.vcf:1 line 5: dropped: line 5 is no field of a card; not read" in told(proposal)
    assert "the card does not end: END:VCARD is missing" in told(proposal)


def test_a_card_within_a_card_is_passed_over(proposing: Proposing) -> None:
    agent = "AGENT:\nBEGIN:VCARD\nFN:Maria\nTEL:+50255512345\nEND:VCARD"

    proposal = proposed(proposing, agent, "URL:https://casa.example.org", version="2.1")

    assert [value for _, value in ways(proposal)] == ["+50222334455", "https://casa.example.org"]
    assert "Maria" not in told(proposal) + proposal.yaml()


def test_languages_and_another_name_are_taken_and_googles_own_group_is_not(proposing: Proposing) -> None:
    entry = the_entry(
        proposed(
            proposing, "LANG;PREF=1:es", "NICKNAME:La Casa", "CATEGORIES:* myContacts,hotline", version="4.0"
        )
    )

    assert entry.values("languages") == ("es",)
    assert entry.text("local_name") == "La Casa"
    assert entry.values("needs") == ("hotline",)


@pytest.mark.parametrize("sent", [b"", b"name,phone\nx,1\n"])
def test_a_file_without_cards_says_so(sent: bytes, proposing: Proposing) -> None:
    with pytest.raises(FeedError, match="holds no address card"):
        proposing(sent, "cards.vcf")


def test_an_apple_card_of_a_company_is_an_organisations(proposing: Proposing) -> None:
    text = f"BEGIN:VCARD\nFN:Front desk\nORG:Casa Abierta\nX-ABShowAs:COMPANY\n{PHONE}\nEND:VCARD\n"

    assert the_entry(proposing(text, "cards.vcf", region="GT")).text("name") == "Front desk"


def test_our_own_cards_come_back_as_ours(
    directory: Path, now: Now, tmp_path: Path, proposing: Proposing
) -> None:
    path = tmp_path / "ours.vcf"
    export_to(Format.VCF, path, directory, now, Scope.OFFERED)

    proposal = proposing(path.read_bytes(), "again.vcf", region="KH")

    assert proposal.count(Verdict.REFUSED) == 0
    assert {offer.ours.id for offer in proposal.offers if offer.ours} == {"kh-checked", "kh-full", "kh-old"}

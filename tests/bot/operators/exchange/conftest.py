"""A small directory with one of each kind, and what an import is read by."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.content.check_stamps import mark
from bot.operators.exchange.losses import Format
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.proposing import propose
from bot.operators.exchange.records import Feed
from flows.model import Now, Region
from flows.places import Places
from flows.referrals import Contact, ContactKind
from flows.snapshot import Content

Proposing = Callable[..., Proposal]
NOW = Now(moment=datetime(2026, 11, 23, 3, tzinfo=UTC))
CHECKED = mark(Contact(kind=ContactKind.PHONE, value="+85523999999", shown=""))
DIRECTORY = f"""\
KH:
  emergency:
    numbers:
      - {{for: police, number: "117"}}
    confidence: high
    read_on: 2026-11-21
    sources: [{{where: example.org}}]
  organisations:
    - id: kh-checked
      name: Checked
      run_by: ngo
      needs: [hotline]
      languages: [km]
      contacts:
        - {{type: phone, value: "+85523999999"}}
      status: active
      confidence: high
      read_on: 2026-11-01
      sources: [{{where: "https://checked.example.org"}}]
      checked: {{on: 2026-11-20, by: outreach worker, way: called, of: [{CHECKED}]}}
    - id: kh-closed
      name: Closed
      run_by: ngo
      needs: [hotline]
      languages: [km]
      contacts: [{{type: phone, value: "+85512532555"}}]
      status: closed
      why: "It closed in 2020."
      confidence: high
      read_on: 2026-11-21
    - id: kh-full
      was: [kh-before]
      name: "Full, \\"Example\\"; and more"
      local_name: ឧទាហរណ៍
      part_of: A mother organisation
      run_by: union
      needs: [hotline, legal_aid]
      serves: [KH, TH]
      near: KH-12
      area: ["Phnom Penh, centre", Takeo]
      citizens: [VN]
      audience: [women, domestic_workers]
      languages: [km, "no", pt-BR]
      languages_promised: true
      hours: "Mo-Fr 08:00-12:00,13:00-17:00; Sa 22:00-02:00; PH off"
      time_zone: Asia/Phnom_Penh
      free: true
      anonymous: false
      records_calls: true
      may_report: true
      contacts:
        - {{type: phone, value: "+85512532554", note: for us alone}}
        - {{type: phone, value: "1280", dial_from: [KH]}}
        - {{type: phone, value: "0999", dial_from: [KH], as_printed: true}}
        - {{type: phone, value: "+85512532599", held: somebody has to try it}}
        - {{type: phone, value: "+85512532598", seen: false}}
        - {{type: sms, value: "+85512532557"}}
        - {{type: whatsapp, value: "+85512532556"}}
        - {{type: web, value: "https://example.org/help"}}
        - {{type: web, value: "https://example.com"}}
        - {{type: email, value: "help@example.org"}}
        - {{type: email, value: "desk@example.org"}}
        - {{type: telegram, value: "https://t.me/example"}}
        - {{type: chat, value: "https://chat.example.org/now"}}
      status: active
      founding: true
      check_every: 90
      do_not_test_call: true
      confidence: medium
      read_on: 2026-11-21
      sources:
        - {{where: "https://source.example.org", said: it helps, dated: "2021"}}
        - {{where: a book}}
      notes: |
        A secret for operators.
    - id: kh-good-work
      name: Good work
      run_by: ngo
      needs: [prevention]
      contacts: [{{type: web, value: "https://good.example.org"}}]
      direct_help: false
      status: active
      confidence: high
      read_on: 2026-11-21
      sources: [{{where: "https://good.example.org"}}]
    - id: kh-little-known
      name: Little known
      run_by: ngo
      contacts: [{{type: web, value: "https://little.example.org"}}]
      status: unconfirmed
      why: nobody knows
      confidence: low
      read_on: 2026-11-21
    - id: kh-old
      name: Old
      run_by: ngo
      needs: [shelter]
      contacts: [{{type: phone, value: "+85512532550"}}]
      status: active
      confidence: medium
      read_on: 2025-10-21
      sources: [{{where: old.example.org}}]
    - id: kh-renamed
      name: Renamed
      run_by: ngo
      needs: [hotline]
      languages: [km]
      status: renamed
      now_known_as: Checked
      why: it has a new name
      confidence: high
      read_on: 2026-11-21
ZZ:
  emergency: {{no_numbers: everywhere, confidence: low, read_on: 2026-11-21}}
  organisations:
    - id: zz-chat
      name: Everywhere
      run_by: ngo
      needs: [hotline]
      languages: [en]
      hours: "24/7"
      contacts: [{{type: chat, value: "https://world.example.org"}}]
      status: active
      confidence: high
      read_on: 2026-11-21
      sources: [{{where: "https://world.example.org"}}]
"""


@pytest.fixture
def now() -> Now:
    return NOW


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    path = tmp_path / "directory.yaml"
    path.write_text(DIRECTORY, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.yaml"
    path.write_text("ZZ:\n  emergency: {no_numbers: none, confidence: low, read_on: 2026-11-21}\n")
    return path


@pytest.fixture
def feed() -> Feed:
    return Feed(name="the feed", read_on=date(2026, 11, 23))


@pytest.fixture
def places(content: Content) -> Places:
    return content.places


@pytest.fixture
def proposing(directory: Path, places: Places, tmp_path: Path) -> Proposing:
    """Proposes from text or bytes, written to a file of that name."""

    def run(
        content: str | bytes,
        name: str = "feed.csv",
        region: str | None = None,
        into: Path = directory,
        licence: str = "",
    ) -> Proposal:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        kind = {".csv": Format.CSV, ".xlsx": Format.XLSX, ".vcf": Format.VCF}.get(path.suffix, Format.HSDS)
        found = Feed(
            name=name, region=Region(region) if region else None, licence=licence, read_on=date(2026, 11, 23)
        )
        return propose(kind, path, into, found, places, NOW)

    return run

"""A directory without a fault, for tests to spoil, and what is said of it then."""

from datetime import UTC, datetime
from pathlib import Path

from bot.content.directory import directory_problems, examine_directory
from flows.model import Now

NOW = Now(moment=datetime(2026, 11, 23, 3, tzinfo=UTC))
GOOD = """\
KH:
  emergency:
    numbers:
      - {for: police, number: "117"}
      - {for: ambulance, number: "119", only_in: "towns"}
    lines: {child: "1280", crisis: "017222372"}
    confidence: high
    read_on: 2026-11-21
    sources: [{where: example.org, said: police 117, dated: 2024-09}]
  organisations:
    - id: kh-example
      name: Example
      run_by: ngo
      needs: [hotline, shelter]
      serves: [KH, TH]
      near: KH-12
      citizens: [VN]
      audience: [women]
      languages: [km, "no"]
      languages_promised: true
      hours: "Mo-Fr 08:00-17:00"
      time_zone: Asia/Phnom_Penh
      contacts:
        - {type: phone, value: "+85512532554"}
        - {type: phone, value: "1280", dial_from: [KH], note: "free"}
        - {type: web, value: "https://example.org/help/"}
      status: active
      confidence: medium
      read_on: 2026-11-21
      sources: [{where: example.org, said: it helps, dated: "2018"}]
      check_every: 90
      checked: {on: 2026-11-22, by: outreach worker, way: called, of: [aojkpe, hglmng, ekhcie]}
      notes: |
        For operators.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "referral_directory.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    return [str(problem) for problem in directory_problems(written(folder, text), NOW)]


def warnings(folder: Path, text: str) -> list[str]:
    found = examine_directory(written(folder, text), NOW)
    assert found.problems == ()
    return [str(each) for each in found.warnings]

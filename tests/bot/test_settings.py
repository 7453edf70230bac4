from pathlib import Path

import pytest

from bot.settings import LogLevel, Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WAYPOST_{name.upper()}", raising=False)


def test_nothing_set_is_the_local_chat() -> None:
    settings = read_settings()

    assert settings.bot_token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.directory is None
    assert settings.data_dir is None
    assert settings.log_level is LogLevel.INFO


def test_what_is_set_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYPOST_BOT_TOKEN", " 1:x\n")
    monkeypatch.setenv("WAYPOST_API_URL", "http://127.0.0.1:8081/")
    monkeypatch.setenv("WAYPOST_DIRECTORY", "/srv/directory.yaml")
    monkeypatch.setenv("WAYPOST_DATA_DIR", "/srv/data")
    monkeypatch.setenv("WAYPOST_LOG_LEVEL", "debug")

    settings = read_settings()

    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "1:x"
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.directory == Path("/srv/directory.yaml")
    assert settings.data_dir == Path("/srv/data")
    assert settings.log_level is LogLevel.DEBUG


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_token_is_none(monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    monkeypatch.setenv("WAYPOST_BOT_TOKEN", blank)

    assert read_settings().bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAYPOST_BOT_TOKEN", "secret-without-colon"),
        ("WAYPOST_BOT_TOKEN", "12:secret\tsecret"),
        ("WAYPOST_API_URL", "secret.example"),
        ("WAYPOST_API_URL", "https://user:secret@example.org"),
        ("WAYPOST_API_URL", "https://example.org/{secret}"),
        ("WAYPOST_API_URL", "https://example.org/?secret"),
        ("WAYPOST_LOG_LEVEL", "secret"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_never_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        read_settings()

    assert name in str(refused.value)
    assert "secret" not in f"{refused.value!r}{refused.value.__context__!r}{refused.value.__cause__!r}"


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYPOST_BOT_TOKEN", "x")
    monkeypatch.setenv("WAYPOST_LOG_LEVEL", "x")

    with pytest.raises(SettingsError, match=r"WAYPOST_BOT_TOKEN .*; WAYPOST_LOG_LEVEL "):
        read_settings()


def test_the_token_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYPOST_BOT_TOKEN", "1:secret")

    assert "secret" not in repr(read_settings())

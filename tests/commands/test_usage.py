"""Wrong use: exit code 2, one object on stderr under --json, nothing on stdout, and nothing left behind."""

import json
import sys
from subprocess import run

import pytest

from factories.served import collegium, environment


def told(done):
    assert done.returncode == 2 and done.stdout == ""
    return json.loads(done.stderr)["error"]


@pytest.mark.parametrize("words", [["frobnicate"], [], ["import", "planets", "x.csv"], ["verify", "--port", "1"]])
def test_what_is_not_understood(words):
    assert told(collegium(*words, "--json"))["code"] == "usage"


def test_without_json_it_is_a_sentence():
    done = collegium("verify", "--data", "/nonexistent/network")
    assert done.returncode == 2 and done.stderr.startswith("collegium: There is no network in /nonexistent/network")


@pytest.mark.parametrize("words", [["verify"], ["check"], ["login-link", "a@b.example"], ["backup", "b.tar.gz"]])
def test_a_network_that_is_not_there(tmp_path, words):
    folder = tmp_path / "none"
    assert told(collegium(*words, "--data", folder, "--json"))["code"] == "no_network"
    assert not folder.exists()


def test_a_setting_that_cannot_be_used(founded, monkeypatch):
    monkeypatch.setenv("COLLEGIUM_PORT", "eighty")
    done = run(
        [sys.executable, "-m", "collegium.cli", "verify", "--data", str(founded), "--json"],
        env={**environment(), "COLLEGIUM_WORKERS": "many"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    error = told(done)
    assert error["code"] == "configuration" and "whole number from 1 to 32" in error["message"]


def test_the_command_starts_without_django():
    code = "import collegium.cli, collegium.config.serving, sys; sys.exit('django' in sys.modules)"
    assert run([sys.executable, "-c", code], env=environment(), check=False).returncode == 0


def test_every_command_is_listed_with_its_words():
    from collegium.cli import COMMANDS

    listed = collegium("--help").stdout
    assert all(name in listed for name in COMMANDS)
    for name in COMMANDS:
        assert collegium(name, "--help").returncode == 0

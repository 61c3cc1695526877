"""What is kept has a history. What is written without an act stands in one list, each with its reason."""

from django.apps import apps

NO_ACTS = {
    "sessions.Session": "who is signed in",
    "people.SignInLink": "links are acts when made; their use is bookkeeping",
    "people.AddressChange": "a link that waits; asking and using it are acts",
    "people.SignedIn": "where somebody is signed in",
    "people.SignInAttempt": "a rate limit",
    "journal.Act": "the journal itself",
    "journal.ActText": "texts beside acts",
    "journal.Unsealed": "queue of the sealer",
    "journal.Seal": "the chain itself",
    "journal.Counter": "the version clock",
    "network.Setting": "written by the act network.settings_changed alone",
    "network.Mark": "written once, before any act",
    "announce.Announcement": "outbox, in the act's own transaction",
    "announce.Delivery": "bookkeeping of the outbox",
    "thread.Link": "written inside acts alone: link() demands one",
    "papers.Draft": "a draft between two acts, saved as it is typed",
    "papers.DraftSaved": "keystrokes of one writer",
    "discussions.Reading": "read marks; who follows is written inside acts",
    "jobs.Heartbeat": "bookkeeping of schedules",
}
MAY_GROW_IN = ("notify", "files", "search")


def test_every_model_is_kept_or_listed():
    from collegium.commons.journal.models import Kept

    strange = [
        model._meta.label
        for model in apps.get_models()
        if not issubclass(model, Kept) and model._meta.label not in NO_ACTS and model._meta.app_label not in MAY_GROW_IN
    ]
    assert not strange


def test_the_list_only_shrinks():
    labels = {model._meta.label for model in apps.get_models()}
    assert not set(NO_ACTS) - labels


def test_every_constraint_of_kept_models_has_a_telling_name():
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            assert "_" in constraint.name and "%" not in constraint.name, constraint.name

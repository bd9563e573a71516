"""The Processing provider as the toolbox shows it."""


def test_provider_presents_itself(provider):
    assert provider.id() == "deepmend"
    assert provider.name() == "DeepMEND"
    assert provider.longName()
    assert not provider.icon().isNull()
    assert not provider.icon().pixmap(24, 24).isNull()
    assert provider.warningMessage() == ""


def test_provider_has_every_listed_tool(provider):
    from deepmend.algorithms import ALGORITHMS
    from deepmend.deepmend_plugin.workflows import NAMES

    expected = [*(tool().name() for tool in ALGORITHMS), *NAMES]
    assert sorted(a.name() for a in provider.algorithms()) == sorted(expected)
